import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { parseWindowSpec } from '../../src/core/window-spec.ts';
import { parseMeasure } from '../../src/measures/index.ts';
import { readInput } from '../../src/pipeline/input.ts';
import { type MeasureRequest, measureInput } from '../../src/pipeline/measure.ts';
import { readingsCsv } from '../../src/pipeline/output.ts';
import { root } from '../helpers/source-files.ts';

const defaults: MeasureRequest = {
  window: parseWindowSpec('4d'),
  step: parseWindowSpec('2d'),
  measures: [
    'effective-number',
    'hhi',
    'nakamoto-coefficient',
    'concentration-ratio:3',
    'hill-number:1',
    'shannon-entropy',
    'gini',
  ].map(parseMeasure),
  levels: ['pool', 'parent', 'proxy-group'],
  fromMs: null,
  toMs: null,
  interval: 0.95,
  unattributed: 'thin',
  correction: 'corrected',
  seed: 1,
};

const synthetic = () => readInput(join(root, 'test/fixtures/blocks/synthetic.csv'));

async function measured(request: Partial<MeasureRequest>): Promise<string> {
  return [...readingsCsv([...measureInput(await synthetic(), { ...defaults, ...request })].flat())].join('');
}

// A figure that moves is a diff of these files; `npx vitest run -u` writes them again after a wanted change.
test('overlapping windows of days give the committed readings with intervals and bounds', async () => {
  await expect(await measured({})).toMatchFileSnapshot('../fixtures/golden/readings-4d-2d.csv');
});

test('windows of blocks without correction, the unattributed as one holder, give the committed readings', async () => {
  const text = await measured({
    window: parseWindowSpec('500b'),
    step: parseWindowSpec('500b'),
    interval: null,
    unattributed: 'one',
    correction: 'plug-in',
  });
  await expect(text).toMatchFileSnapshot('../fixtures/golden/readings-500b-one.csv');
});

test('the seed moves only what is drawn: the probabilities of a Nakamoto coefficient', async () => {
  // Small windows, for ranks that are certain need no draw.
  const short = { ...defaults, window: parseWindowSpec('36b'), step: parseWindowSpec('36b') };
  const readings = async (seed: number) => [...measureInput(await synthetic(), { ...short, seed })].flat();
  const [first, second] = [await readings(1), await readings(2)];
  const isMoved = (reading: Reading, index: number) => JSON.stringify(reading) !== JSON.stringify(second[index]);
  const moved = first.filter(isMoved).map(({ measure }) => measure);
  expect(new Set(moved)).toEqual(new Set(['nakamoto-coefficient']));
});
