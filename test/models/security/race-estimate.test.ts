import { expect, test } from 'vitest';
import { estimateRace } from '../../../src/models/security/race-estimate.ts';
import { entitiesOf, pools } from './race-entities.ts';

test('between the episodes blocks are found in proportion to the hashrate', () => {
  const { found } = estimateRace({ entities: entitiesOf(pools, 10), blocks: 1e7, seed: 1 });
  const total = found.reduce((sum, blocks) => sum + blocks, 0);
  for (const [entity, proportion] of pools.entries()) {
    expect(found[entity]! / total).toBeCloseTo(proportion, 4);
  }
});

test('a block takes the block interval', () => {
  const { found, seconds } = estimateRace({ entities: entitiesOf(pools, 60), blocks: 1e6, seed: 2 });
  const total = found.reduce((sum, blocks) => sum + blocks, 0);
  expect(Math.abs(seconds / total / 600 - 1)).toBeLessThan(0.003);
});

test('the same seed gives the same counts', () => {
  const options = { entities: entitiesOf(pools, 10), blocks: 1e5 };
  expect(estimateRace({ ...options, seed: 3 })).toEqual(estimateRace({ ...options, seed: 3 }));
  expect(estimateRace({ ...options, seed: 3 }).best).not.toEqual(estimateRace({ ...options, seed: 4 }).best);
});

test('delays that never leave the network quiet are refused', () => {
  expect(() => estimateRace({ entities: entitiesOf(pools, 15_000), blocks: 50, seed: 1 })).toThrow(
    'estimateRace: expected delays after which the network is quiet, got some that are too long',
  );
});
