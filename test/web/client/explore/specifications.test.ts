import { describe, expect, test } from 'vitest';
import { specificationSummary } from '../../../../src/models/specification-curve.ts';
import { comparisons } from '../../../../src/pipeline/comparisons.ts';
import {
  curveExtent,
  differencePaths,
  differenceText,
  rowPaths,
  type Specification,
} from '../../../../src/web/client/charts/_curve.ts';
import {
  type CurveDocument,
  filtersText,
  matching,
  pairParts,
  parseFilters,
  readSpecifications,
} from '../../../../src/web/client/explore/specifications.ts';
import { specificationCurve } from '../../../../src/web/routes/diverge.ts';
import { bundledObservatory } from '../../../helpers/served.ts';

async function bundledCurve(): Promise<CurveDocument> {
  const { a, b } = comparisons[0]!;
  const request = { params: pairParts(a, b), query: {} };
  return (await specificationCurve.answer(await bundledObservatory(), request)) as CurveDocument;
}

const made = (rank: number, difference: number, option: string): Specification => ({
  rank,
  choices: { measure: option },
  differencePerYear: difference,
  low: difference - 1,
  high: difference + 1,
  pValue: 0.5,
  verdict: 'no difference shown',
  matchesClaim: 'not shown',
});

describe('specifications', () => {
  test('agree with each other in the browser as they do in the run', async () => {
    const document = await bundledCurve();
    const summary = specificationSummary(readSpecifications(document));
    expect(summary.medianDifference).toBe(document.median_difference);
    expect(Object.entries(summary.verdicts)).toEqual(
      document.agreement.map(({ verdict, proportion }) => [verdict, proportion]),
    );
    expect(summary.influences.map(({ choice, varianceExplained }) => [choice, varianceExplained])).toEqual(
      document.influence.map(({ choice, variance_explained }) => [choice, variance_explained]),
    );
  });

  test('a filter keeps those that chose so, as many as the influence of the option counts', async () => {
    const document = await bundledCurve();
    const all = readSpecifications(document);
    for (const { choice, options } of document.influence) {
      for (const { option, specifications, median_difference } of options) {
        const kept = matching(all, { [choice]: option });
        expect(kept).toHaveLength(specifications);
        expect(specificationSummary(kept).medianDifference).toBe(median_difference);
      }
    }
  });

  test('filters come back from an address, without what the curve does not have', () => {
    const choices = [
      { choice: 'ai scope', options: ['accelerators'] },
      { choice: 'measure', options: ['concentration-ratio:3', 'hhi'] },
    ];
    const text = filtersText({ 'ai scope': 'accelerators' }, 'measure', 'concentration-ratio:3');
    expect(text).toBe('ai scope=accelerators;measure=concentration-ratio:3');
    expect(parseFilters(text, choices)).toEqual({ 'ai scope': 'accelerators', measure: 'concentration-ratio:3' });
    expect(parseFilters('measure=gini;__proto__=x;nonsense', choices)).toEqual({});
    expect(filtersText({ measure: 'hhi' }, 'measure', '')).toBe('');
  });
});

describe('the drawing of a curve', () => {
  const x = (column: number) => column;

  test('joins columns side by side that are alike, and leaves out those that chose otherwise', () => {
    const specifications = [made(0, 1, 'a'), made(1, 2, 'a'), made(2, 3, 'b'), made(3, 4, 'a')];
    expect(rowPaths({ specifications, x }, ({ choices }) => choices.measure === 'a', 9)).toEqual([
      { verdict: 'no difference shown', d: 'M0,9H2M3,9H4' },
    ]);
  });

  test('marks a difference in the middle of its column, a direction as a triangle where there is room', () => {
    const one = { ...made(0, 0.5, 'a'), verdict: 'first disperses relative to second' } as const;
    const y = (value: number) => 10 * value;
    expect(differencePaths({ specifications: [one], x }, y)[0]!.d).toBe('M0.5,5h0');
    const wide = (column: number) => 10 * column;
    expect(differencePaths({ specifications: [one], x: wide }, y)[0]!.d).toBe('M5,5m-3,2.5h6l-3,-5.5z');
  });

  test('has room for every difference and for zero', () => {
    const [low, high] = curveExtent([made(0, 0.2, 'a'), made(1, 3, 'a')]);
    expect(low).toBeLessThan(-0.8); // the lower end of the first interval
    expect(high).toBeGreaterThan(4);
  });

  test('says a difference with its interval and p-value', () => {
    // exp(0.05) − 1 = 5.1%, exp(−0.1) − 1 = −9.5%, exp(0.2) − 1 = 22.1%.
    expect(differenceText({ differencePerYear: 0.05, low: -0.1, high: 0.2, pValue: 0.5 })).toBe(
      '+5.1%/year [−9.5, +22.1], p = 0.50',
    );
    expect(differenceText({ differencePerYear: null, low: null, high: null, pValue: null })).toBe('too little data');
  });
});
