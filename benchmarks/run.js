// Runs every benchmark and prints the machine first. The block scan measures its own process, so it comes before the others
// make their tables there.
import { commit, machine } from './_report.js';

console.log(`machine   ${machine()}`);
console.log(`commit    ${commit()}`);
await import('./block-scan.js');
await import('./measure.js');
await import('./observe.js');
await import('./security.js');
await import('./security-race.js');
await import('./economics-pivot.js');
