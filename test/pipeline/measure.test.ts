import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseMeasure } from '../../src/measures/index.ts';
import { readInput } from '../../src/pipeline/input.ts';
import { measureInput } from '../../src/pipeline/measure.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const request = {
  window: { kind: 'days', days: 2 },
  step: { kind: 'days', days: 2 },
  measures: [parseMeasure('hhi')],
  levels: null,
  fromMs: null,
  toMs: null,
  interval: null,
  unattributed: 'thin',
  correction: 'plug-in',
  seed: 1,
} as const;

async function dailyTable() {
  const path = join(temporaryFolder(), 'daily.csv');
  writeFileSync(
    path,
    'Entity,01/01/2018,02/01/2018\nBitmain,3,3\nAntPool,1,0\n1AM2fYfpY3ZeMeCKXmN66haoWxvB89pJUx,2,1\n',
  );
  return readInput(path);
}

test('a daily table of owners is measured at the one level that it has, when no level is asked for', async () => {
  const readings = [...measureInput(await dailyTable(), request)].flat();
  // Bitmain 3 + 3, AntPool 1 under Bitmain in 2018, an address is nobody known: 7 of 10 held by one owner.
  expect(readings).toHaveLength(1);
  expect(readings[0]).toMatchObject({ layer: 'bitcoin/blocks/parent', weight: 10, entities: 1, unattributedWeight: 3 });
  expect(readings[0]!.estimate).toBeCloseTo(4900, 9);
});

test('a level that an input does not have is named with those that it has', async () => {
  const input = await dailyTable();
  expect(() => [...measureInput(input, { ...request, levels: ['pool'] })]).toThrow(
    "measure: expected a level of this input (parent), got 'pool'",
  );
});
