import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeParquet } from '../dist/store/table-writer.js';

const pools = JSON.parse(readFileSync('benchmarks/pool-proportions.json', 'utf8'));

/** A table with the columns of the real one: pools drawn by a fixed multiplicative generator, a block every ten minutes. */
export async function makeTable(folder, blocks) {
  const path = join(folder, `${blocks}.parquet`);
  let state = 1;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const draw = () => {
    let left = next();
    for (const [pool, proportion] of pools) {
      left -= proportion;
      if (left < 0) return pool;
    }
    return 'unknown';
  };
  const rows = Array.from({ length: blocks }, (_, index) => ({
    height: 664_063 + index,
    timeMs: 1_609_547_186_000 + index * 592_000,
    pool: draw(),
  }));
  await writeParquet(
    path,
    [
      { name: 'height', type: 'integer', value: ({ height }) => height },
      { name: 'date', type: 'time', value: ({ timeMs }) => timeMs },
      { name: 'pool_slug', type: 'text', value: ({ pool }) => pool },
    ],
    rows,
  );
  return path;
}
