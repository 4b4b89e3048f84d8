// Whole process from the shell: read a table of 282,174 blocks, attribute it, measure 30-day windows every day with ten
// measures and intervals at three levels, write CSV. Then the same at a half, a quarter and an eighth of the blocks, and
// the start of the program itself. Reads blocks_post_2021.parquet of the development data where it is there, else a table
// of the same size made here. Needs `npm run build`.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTable } from './_made-table.js';
import { growthExponent, shown, timeProgram } from './_report.js';

const real = join(process.env.CONTRAFLOW_DATA ?? '../shared/data', 'btc-pools/blocks_post_2021.parquet');
const folder = mkdtempSync(join(tmpdir(), 'contraflow-bench-'));

const measures =
  'entities,nakamoto-coefficient,concentration-ratio:1,concentration-ratio:3,hhi,effective-number,shannon-entropy,renyi-entropy,gini,theil-index';
const measureArgs = (path) => [
  'measure',
  path,
  '--window',
  '30d',
  '--step',
  '1d',
  '--measures',
  measures,
  '--level',
  'pool,parent,proxy-group',
  '--format',
  'csv',
  '--out',
  join(folder, 'readings.csv'),
];
try {
  const whole = existsSync(real) ? real : await makeTable(folder, 282_174);
  const result = timeProgram(measureArgs(whole));
  const rows = readFileSync(join(folder, 'readings.csv'), 'utf8').split('\n').length - 2;
  console.log(`\nmeasure: 30-day windows every day, ten measures with intervals, three levels`);
  console.log(
    `  input     ${whole === real ? 'blocks_post_2021.parquet' : 'made table'}, 282,174 blocks, ${(statSync(whole).size / 1e6).toFixed(1)} MB`,
  );
  console.log(`  output    ${rows.toLocaleString('en-US')} readings as CSV (${rows / 30} windows)`);
  console.log(`  time      ${shown(result)}`);

  const start = timeProgram(['--help']).medianSeconds;
  console.log(`\n--help: ${(start * 1000).toFixed(0)} ms`);

  console.log('\ncost against size (made tables, the time of --help taken off)');
  const sizes = [1, 2, 4, 8].map((scale) => scale * 141_087);
  const seconds = [];
  for (const blocks of sizes) {
    const timed = timeProgram(measureArgs(await makeTable(folder, blocks)), 3);
    seconds.push(timed.medianSeconds - start);
    console.log(`  ${blocks.toLocaleString('en-US').padStart(9)} blocks  ${shown(timed)}`);
  }
  console.log(`  exponent  ${growthExponent(sizes, seconds).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
