import { describe, expect, test } from 'vitest';
import { lagGroups } from '../../src/models/index.ts';
import { scored } from './scored.ts';

const idsOf = (model: ReturnType<typeof scored>) =>
  lagGroups({ phone: ({ totalParameters }) => (totalParameters ?? Infinity) < 5e9 })
    .filter(({ includes }) => includes(model))
    .map(({ id }) => id);

describe('groups of models', () => {
  test('go by access and jurisdiction; a model of two jurisdictions is in both', () => {
    expect(idsOf(scored('a', 0, { score: 1, access: 'open', jurisdictions: ['us', 'china'] }))).toEqual([
      'open',
      'us',
      'china',
      'frontier',
    ]);
    expect(idsOf(scored('b', 0, { score: 1, access: 'closed', jurisdictions: ['fr'] }))).toEqual([
      'closed',
      'frontier',
    ]);
  });

  test('leave out of open and closed what nobody states', () => {
    expect(idsOf(scored('a', 0, { score: 1, access: null }))).toEqual(['frontier']);
  });

  test('take in tiers of devices from who knows them', () => {
    expect(idsOf(scored('a', 0, { score: 1, access: 'open', totalParameters: 3e9 }))).toEqual([
      'open',
      'frontier',
      'phone',
    ]);
    expect(() => lagGroups({ open: () => true })).toThrow(RangeError);
  });
});
