import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programVersion } from '../../../src/cli/version.ts';
import { readBundledBlocks } from '../../../src/pipeline/bundled-snapshot.ts';
import { createObservatory } from '../../../src/pipeline/observatory.ts';
import { toObserved } from '../../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../../src/pipeline/published-half.ts';
import { addressOf, publishedFormsOf, routes } from '../../../src/web/routes/index.ts';
import { createApp } from '../../../src/web/server/app.ts';
import { runHere } from '../../cli/run-here.ts';
import { csvRecords } from '../../helpers/csv-table.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { publishTo } from './sample.ts';

test('a reading is the same from the command line, from the API and from a published site', async () => {
  const blocks = await readBundledBlocks();
  const observatory = createObservatory(toObserved(blocks, await readBundledHalf()), {
    windowDays: 30,
    interval: 0.95,
    seed: 1,
    groupCorrelation: 0,
    programVersion: programVersion(),
    labelSet: blocks.labelSet,
    inputName: blocks.name,
  });
  const site = join(temporaryFolder(), 'site');
  const chosen = routes.filter(({ id }) =>
    ['layers', 'measures', 'verdicts', 'readings', 'readings-by-measure', 'distributions'].includes(id),
  );
  await publishTo(site, observatory, { routes: chosen });
  const app = await createApp(observatory);

  // Byte for byte, every tenth address of the site is what the API answers there.
  let compared = 0;
  for (const route of chosen) {
    const sets = [...route.published(observatory)];
    for (const [at, params] of sets.entries()) {
      if (at % 10 !== 0) continue;
      for (const form of publishedFormsOf(route, sets.length)) {
        const address = `api/v1/${addressOf(route, params)}.${form}`;
        const answer = await app.inject({ url: `/${address}` });
        expect.soft(answer.statusCode, address).toBe(200);
        expect.soft(answer.rawPayload.equals(readFileSync(join(site, address))), address).toBe(true);
        compared++;
      }
    }
  }
  await app.close();
  expect(compared).toBeGreaterThan(40);

  // And the numbers are those of the command line, digit by digit.
  const report = join(temporaryFolder(), 'report');
  expect((await runHere(['observe', '--no-store', '--out', report])).code).toBe(0);
  const rows = csvRecords(readFileSync(join(report, 'readings.csv'), 'utf8')).filter((_, at) => at % 97 === 0);
  let found = 0;
  for (const row of rows) {
    const address = `api/v1/readings/${row.layer}.csv`;
    const of = csvRecords(readFileSync(join(site, address), 'utf8'));
    expect.soft(of).toContainEqual(row);
    found++;
  }
  expect(found).toBeGreaterThan(10);
}, 240_000);
