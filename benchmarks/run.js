// Runs every benchmark and prints the machine first.
import { commit, machine } from './_report.js';

console.log(`machine   ${machine()}`);
console.log(`commit    ${commit()}`);
await import('./measure.js');
await import('./observe.js');
await import('./block-scan.js');
