import { expect, test } from 'vitest';
import { confirmationsNeeded } from '../../../src/models/security/index.ts';
import { confirmationsFor, proportionEnds } from '../../../src/pipeline/security/confirmations.ts';
import { securityDigest } from '../../../src/pipeline/security/digest.ts';
import { measuredBlocks, sampleNames } from './sample.ts';

test('a digest holds every level, with its latest window and its history', () => {
  const { risk, levels } = securityDigest(
    [
      measuredBlocks([{ held: [100], unattributed: 900 }, { held: [600] }, { held: [300, 200], unattributed: 500 }]),
      measuredBlocks([{ held: [500, 100], unattributed: 400 }], { level: 'proxy-group' }),
    ],
    sampleNames,
  )!;
  expect(levels.map(({ layer }) => layer.role)).toEqual(['pool', 'proxy-group']);
  const [pool, group] = levels;
  const window = { blocks: 1000, interval: 0.95, risk };
  expect(pool!.largest).toEqual({ name: 'Alpha', estimate: 0.3, ...proportionEnds(300, window) });
  expect(pool!.confirmations).toEqual(confirmationsFor(300, window));
  expect(pool!.pair).toMatchObject({ names: ['Alpha', 'Beta'], estimate: 0.5 });
  // Rosenfeld's least number at a tenth is 6 for a risk of 0.1%; with every block in one hand no number is enough.
  expect(pool!.windows.map(({ estimate }) => estimate)).toEqual([
    6,
    null,
    confirmationsNeeded({ attackerProportion: 0.3, risk }),
  ]);
  expect(pool!.windows[1]).toMatchObject({ low: null, high: null });
  // Half as counted: less at the low end of its interval, for which a number is enough.
  expect(group!.windows[0]).toMatchObject({ estimate: null, high: null, low: expect.any(Number) });
});

test('there is none without a block that is tied to somebody', () => {
  expect(securityDigest([], sampleNames)).toBeNull();
  expect(securityDigest([measuredBlocks([{ held: [], unattributed: 5 }])], sampleNames)).toBeNull();
});
