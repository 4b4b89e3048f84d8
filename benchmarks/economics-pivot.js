// A hundred thousand paths of fifteen years for a site of 100 MW: seconds by threads. The limit is 3 s on two cores.
import { readFileSync } from 'node:fs';
import { parsePivotInputs, parseSite } from '../dist/models/economics/index.js';
import { runPivot } from '../dist/platform/pivot-workers.js';
import { median } from './_report.js';

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const question = {
  site: parseSite(read('examples/sites/texas-100mw.json')),
  inputs: parsePivotInputs(read('data/pivot-inputs.json')),
  paths: 100_000,
  seed: 1,
};

console.log('economics pivot: 100,000 paths of 180 months, limit 3 s on two cores');
for (const workers of [0, 1]) {
  const seconds = [];
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await runPivot(question, { workers });
    seconds.push((performance.now() - started) / 1000);
  }
  console.log(`  ${workers + 1} ${workers === 0 ? 'thread ' : 'threads'} ${median(seconds).toFixed(2)} s`);
}
