// Whole processes from the shell over both fields, on the bundled snapshot: the main job with and without the store, the
// whole specification curve, the verdicts, the brief and the lag. Then the curve again over made tables of blocks, from a
// half to four times 282,174, beside the bundled published amounts. Needs `npm run build`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTable } from './_made-table.js';
import { growthExponent, shown, timeProgram } from './_report.js';

const folder = mkdtempSync(join(tmpdir(), 'contraflow-bench-'));
const out = (name) => ['--out', join(folder, name)];
const diverge = (...input) => [
  'diverge',
  'bitcoin/blocks/pool',
  'ai/accelerators/owner',
  ...input,
  '--format',
  'csv',
  ...out('curve.csv'),
];
const specifications = () => readFileSync(join(folder, 'curve.csv'), 'utf8').trimEnd().split('\n').length - 1;
const line = (name, result, limit) =>
  console.log(`  ${name.padEnd(20)}  ${shown(result)}${limit === undefined ? '' : `  (limit ${limit})`}`);

try {
  console.log('\nboth fields, bundled snapshot');
  line('observe --no-store', timeProgram(['observe', '--no-store', ...out('report')]), '8 s on two cores');
  line('observe', timeProgram(['observe', '--store', join(folder, 'store.duckdb'), ...out('report')]));
  line('diverge', timeProgram(diverge()), '10 s for 500 specifications or more');
  console.log(`    the whole specification curve: ${specifications().toLocaleString('en-US')} specifications`);
  line('verdict', timeProgram(['verdict', '--format', 'csv', ...out('verdicts.csv')]));
  line('brief', timeProgram(['brief', '--format', 'json', ...out('brief.json')]));
  line('lag', timeProgram(['lag', '--format', 'csv', ...out('lag.csv')]));
  console.log('    2,000 resamples');

  const start = timeProgram(['--help']).medianSeconds;
  console.log('\nspecification curve against size (made tables, the time of --help taken off)');
  const sizes = [1, 2, 4, 8].map((scale) => scale * 141_087);
  const seconds = [];
  for (const blocks of sizes) {
    const timed = timeProgram(diverge(await makeTable(folder, blocks)), 3);
    seconds.push(timed.medianSeconds - start);
    const size = `${blocks.toLocaleString('en-US').padStart(9)} blocks`;
    console.log(`  ${size}  ${specifications().toLocaleString('en-US')} specifications, ${shown(timed)}`);
  }
  console.log(`  exponent  ${growthExponent(sizes, seconds).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
