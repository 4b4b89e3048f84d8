import { describe, expect, test } from 'vitest';
import { answerOf, countWord } from '../../../../src/web/client/parts/answer-of-level.ts';
import { explained } from '../../../../src/web/client/parts/chance-and-attribution.ts';
import type { Reading } from '../../../../src/web/client/parts/documents.ts';
import type { ComparedMeasure, LevelData } from '../../../../src/web/client/parts/level.ts';
import { differenceSentence, levelDifferences } from '../../../../src/web/client/parts/level-difference.ts';

function reading(measure: string, estimate: number | null, changes: Partial<Reading> = {}): Reading {
  return {
    layer: 'bitcoin/blocks/pool',
    from: '2026-03-23T00:00:00Z',
    to: '2026-04-22T00:00:00Z',
    weight: 4330,
    entities: 24,
    unattributed_weight: 0,
    measure,
    unit: measure.startsWith('concentration') ? 'ratio' : 'entities',
    estimate,
    low: null,
    high: null,
    bound_low: null,
    bound_high: null,
    snapshot: '0'.repeat(64),
    reason: null,
    probabilities: null,
    ...changes,
  };
}

function level(
  name: LevelData['info']['level'],
  values: Readonly<Record<ComparedMeasure, number>>,
  verdict: Partial<LevelData['verdict']> = {},
): LevelData {
  const readings = Object.fromEntries(
    Object.entries(values).map(([measure, value]) => [measure, [reading(measure, value, { low: value, high: value })]]),
  );
  return {
    info: { level: name },
    readings,
    verdict: {
      verdict: 'no trend',
      slope_per_year: 0,
      low: -0.1,
      high: 0.1,
      from: '2016-03-01T00:00:00Z',
      artefact: null,
      would_change: 'More windows.',
      ...verdict,
    },
    distributions: {
      names: { a: 'Pool A', b: 'Pool B' },
      items: [
        {
          from: '2026-03-23T00:00:00Z',
          to: '2026-04-22T00:00:00Z',
          unattributed_weight: 10,
          holders: [
            { entity: 'a', weight: 60 },
            { entity: 'b', weight: 30 },
          ],
        },
      ],
    },
  } as unknown as LevelData;
}

const pools = level('pool', { 'effective-number': 6.1, 'nakamoto-coefficient': 3, 'concentration-ratio:1': 0.311 });
const groups = level('proxy-group', {
  'effective-number': 4.5,
  'nakamoto-coefficient': 2,
  'concentration-ratio:1': 0.313,
});

describe('what a level changes', () => {
  test('is said as the difference to pools, beside each value', () => {
    const [base, group] = levelDifferences([pools, groups]);
    expect(base!.number).toEqual({ value: '6.1', interval: '[6.1, 6.1]', difference: null });
    // 4.5 ÷ 6.1 − 1 = −26.2%.
    expect(group!.number.difference).toBe('−26%');
    expect(group!.majority.difference).toBe('3 → 2');
    expect(group!.largest.difference).toBe('+0.2 points');
    expect(differenceSentence(group!, base!)).toBe(
      '6.1 equal pools become 4.5 equal pools or groups: −26%. More than half takes two in place of three.',
    );
  });

  test('is nothing where the level counts as pools do', () => {
    const [base, same] = levelDifferences([pools, { ...pools, info: { ...pools.info, level: 'parent' } }]);
    expect(same!.number.difference).toBe('the same');
    expect(differenceSentence(same!, base!)).toMatch(
      /counted so, it is as spread\. More than half still takes three\.$/,
    );
  });
});

describe('the answer', () => {
  test('says who mines most, how many have half, and over how many it is as if spread', () => {
    // 60 of 100 blocks, the ten of nobody included; the window ends before 22 April.
    expect(answerOf(pools).who).toBe(
      'From 23 March 2026 to 21 April 2026, Pool A mined 60.0% of Bitcoin’s blocks, more than any other pool. The three largest pools together mined more than half. Blocks are spread as if over 6.1 equal pools (between 6.1 and 6.1, as far as chance goes).',
    );
  });

  test.each(['concentrating', 'dispersing'] as const)('names the direction of the verdict: %s', (verdict) => {
    const slope = verdict === 'concentrating' ? -0.1 : 0.1;
    const judged = level(
      'pool',
      { 'effective-number': 6, 'nakamoto-coefficient': 3, 'concentration-ratio:1': 0.3 },
      { verdict, slope_per_year: slope },
    );
    expect(answerOf(judged).direction).toMatch(new RegExp(`^Mining by pool is ${verdict}: since March 2016`));
  });

  test.each(['no trend', 'too little data'] as const)('names no direction where the verdict is %s', (verdict) => {
    const judged = level(
      'pool',
      { 'effective-number': 6, 'nakamoto-coefficient': 3, 'concentration-ratio:1': 0.3 },
      { verdict },
    );
    expect(answerOf(judged).direction).not.toMatch(/concentrating|dispersing|fallen|risen/);
  });

  test('writes small counts as words', () => {
    expect([1, 3, 10, 11].map(countWord)).toEqual(['one', 'three', 'ten', '11']);
  });
});

describe('chance and attribution explained', () => {
  test('are told apart with the numbers of the window', () => {
    const said = explained(
      reading('effective-number', 6.14, {
        low: 5.89,
        high: 6.38,
        bound_low: 6.01,
        bound_high: 6.14,
        unattributed_weight: 433,
      }),
      'blocks',
    );
    expect(said.value).toBe('6.14');
    expect(said.chance).toMatch(/^Chance alone could put it between 5\.89 and 6\.38/);
    expect(said.attribution).toBe(
      '10.0% of the blocks are tied to nobody; if all of them belonged to one holder, it would be 6.01.',
    );
  });

  test('say so where nothing is tied to nobody, or it would not show', () => {
    expect(explained(reading('effective-number', 6), 'blocks').attribution).toMatch(/^All blocks are tied to somebody/);
    const same = reading('effective-number', 6, { bound_low: 5.9999, bound_high: 6, unattributed_weight: 4 });
    expect(explained(same, 'blocks').attribution).toMatch(/whose they were would not change what is shown\.$/);
    const wide = reading('effective-number', 6, { bound_low: 5, bound_high: 7, unattributed_weight: 4 });
    expect(explained(wide, 'blocks').attribution).toMatch(/it could be anywhere from 5\.00 to 7\.00\.$/);
  });

  test('give the reason where there is no interval', () => {
    const none = reading('effective-number', null, { reason: 'no block' });
    expect(explained(none, 'blocks')).toMatchObject({ value: '–', chance: 'No interval is known: no block.' });
  });
});
