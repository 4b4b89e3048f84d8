import { expect, test } from 'vitest';
import { aiLayers, bitcoinLayers, cautions } from '../../../../src/web/client/geography/layers.ts';
import {
  differenceSentence,
  leadSentence,
  placeInSentence,
  placeName,
} from '../../../../src/web/client/geography/sentences.ts';
import { compared, placeWindows } from '../../../../src/web/client/geography/windows.ts';

const window = (layer: string, unattributed: number, weights: Readonly<Record<string, number>>) =>
  placeWindows(layer, [
    {
      from: '2025-10-01',
      to: '2026-01-01',
      is_whole: true,
      unattributed_weight: unattributed,
      holders: Object.entries(weights).map(([entity, weight]) => ({ entity, weight })),
    },
  ])[0]!;
const estimate = window('bitcoin/hashrate/jurisdiction', 30, { us: 40, ru: 20, ae: 10 });
const clusters = window('ai/clusters/jurisdiction', 0, { us: 75, china: 24, ru: 1 });

test('who leads is said with the whole that the proportion is of, and what is in no named country', () => {
  expect(leadSentence(bitcoinLayers[0]!, estimate)).toBe(
    'Bitcoin hashrate, an estimate, 2025-10-01 to 2025-12-31: the United States leads with 40.0% of the world’s hashrate, as estimated, then Russia 20.0% and the United Arab Emirates 10.0%. 30.0% of the weight is in no named country.',
  );
  expect(leadSentence(aiLayers[0]!, clusters)).toContain('All of the weight is in named countries.');
});

test('a sample is said to be of the sample', () => {
  expect(leadSentence(bitcoinLayers[1]!, estimate)).toContain('40.0% of the sample, not of the world');
});

test('an instant before every window is said to have none', () => {
  expect(leadSentence(aiLayers[0]!, null)).toBe('AI clusters, where they stand: no window was over by then.');
});

test('the largest difference is said with whether the unattributed part could turn its sign', () => {
  // 40% less 75% is −35 points; with all 30% unattributed there it is −5: still below zero.
  expect(differenceSentence(compared(estimate, clusters))).toBe(
    'They differ most in the United States: 40.0% of Bitcoin’s and 75.0% of AI’s, −35.0 points. What is in no named country could not turn the sign.',
  );
  const doubtful = window('bitcoin/hashrate/jurisdiction', 60, { us: 40 });
  expect(differenceSentence(compared(doubtful, clusters))).toContain('could turn the sign.');
});

test('without a country that has a value in both there is no difference to tell', () => {
  expect(differenceSentence(compared(null, clusters))).toBeNull();
});

test('an id that is no jurisdiction is shown as it is', () => {
  expect(placeName('nowhere')).toBe('nowhere');
  expect(placeInSentence('kr')).toBe('South Korea');
});

test('every layer that the map offers says what it is and is not', () => {
  expect(Object.keys(cautions).sort()).toEqual([...bitcoinLayers, ...aiLayers].map(({ id }) => id).sort());
});
