// Every benchmark of what is looked at: pages, Explore, the API, publishing.
import { commit, machine } from './_report.js';

console.log(`machine   ${machine()}`);
console.log(`commit    ${commit()}`);
await import('./web-pages.js');
await import('./web-explore.js');
await import('./web-publish.js');
await import('./web-api.js');
