import { describe, expect, test } from 'vitest';
import { YEAR_MS } from '../../../../src/core/time-span.ts';
import {
  byAge,
  lineName,
  lineText,
  measureName,
  measureText,
  panelsOf,
  parseSeries,
  relativeToFirst,
  type ShownSeries,
  seriesText,
} from '../../../../src/web/client/explore/series.ts';

const point = (estimate: number | null, from = 0) => ({
  x: from + 1,
  from,
  to: from + 2,
  estimate,
  low: estimate === null ? null : estimate - 1,
  high: null,
  boundLow: null,
  boundHigh: null,
  id: null,
});
const shown = (layer: string, measure: string) => ({
  layer,
  measure,
  info: { id: layer, title: `Title of ${layer}` } as ShownSeries['info'],
  points: [point(1)],
});

describe('series', () => {
  test('come back from an address as they went there, alike ones once, and no more than five', () => {
    const text = 'bitcoin/blocks/pool:hhi,ai/accelerators/owner:concentration-ratio:3';
    expect(seriesText(parseSeries(text))).toBe(text);
    expect(parseSeries(`${text},bitcoin/blocks/pool:hhi,nonsense`)).toHaveLength(2);
    expect(parseSeries('a:1,a:2,a:3,a:4,a:5,a:6')).toHaveLength(5);
  });

  test('a measure is named as the catalogue has it', () => {
    expect(measureText('nakamoto-coefficient', '0.5')).toBe('nakamoto-coefficient');
    expect(measureText('nakamoto-coefficient', '0.33')).toBe('nakamoto-coefficient:0.33');
    expect(measureText('concentration-ratio', '1')).toBe('concentration-ratio:1');
    expect(measureName('concentration-ratio:3')).toBe('Proportion of the largest 3');
    expect(measureName('hill-number:inf')).toBe('Hill number (inf)');
  });

  test('those of one unit share a panel, and percentages are no other ratios', () => {
    const panels = panelsOf([
      shown('a', 'effective-number'),
      shown('a', 'gini'),
      shown('b', 'hill-number:1'),
      shown('a', 'concentration-ratio:1'),
      shown('a', 'entropy-percentage'),
    ]);
    expect(panels.map(({ id, series }) => [id, series.length])).toEqual([
      ['explore-effective-entities', 2],
      ['explore-ratio', 1],
      ['explore-proportion', 2],
    ]);
  });

  test('a line is called by what tells it from the others', () => {
    const [a, b, c] = [shown('a', 'hhi'), shown('b', 'hhi'), shown('a', 'gini')];
    expect(lineName(a, [a, b])).toBe('Title of a');
    expect(lineName(a, [a, c])).toBe('Herfindahl–Hirschman index');
    expect(lineName(a, [a, b, c])).toBe('Title of a: Herfindahl–Hirschman index');
  });
});

describe('points', () => {
  test('against the first are percentages of the first value that there is', () => {
    expect(relativeToFirst([point(null), point(4), point(6)]).map(({ estimate, low }) => [estimate, low])).toEqual([
      [null, null],
      [100, 75],
      [150, 125],
    ]);
  });

  test('by age count years from the beginning of the field', () => {
    expect(byAge([point(1, YEAR_MS)], YEAR_MS)[0]).toMatchObject({ from: 0, x: 1 / YEAR_MS });
  });

  test('are told in words with their ends and extremes', () => {
    const day = 86_400_000;
    const text = lineText('Pools', [point(4, 0), point(6, day), point(5, 2 * day)], String);
    expect(text).toBe(
      'Pools: 3 windows from 1970-01-01 to 1970-01-03; from 4 to 5; highest 6 in the window from 1970-01-02, lowest 4 in the window from 1970-01-01.',
    );
    expect(lineText('Pools', [point(null)], String)).toBe('Pools: no window has a value.');
  });
});
