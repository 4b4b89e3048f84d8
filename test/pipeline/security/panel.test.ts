import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../../src/models/security/index.ts';
import { confirmationsFor, proportionEnds, riskAt } from '../../../src/pipeline/security/confirmations.ts';
import { securityDocument } from '../../../src/pipeline/security/document.ts';
import { blocksSecurity, securityPanel } from '../../../src/pipeline/security/panel.ts';
import { securityReport } from '../../../src/pipeline/security/report.ts';
import { poolsOf } from './by-hand.ts';

const options = { risk: 0.001, interval: 0.95, draws: 2000, seed: 1 };
const names = new Map([['a', 'Pool A']]);

/** Mean of f over a Beta distribution of whole shapes, by the midpoint rule on its density of unnormalized weight. */
function meanOver(a: number, b: number, f: (q: number) => number): number {
  const points = 20_000;
  const mode = (a - 1) / (a + b - 2);
  const logDensity = (q: number) => (a - 1) * Math.log(q) + (b - 1) * Math.log(1 - q);
  let [sum, weights] = [0, 0];
  for (let point = 0; point < points; point++) {
    const q = (point + 0.5) / points;
    const weight = Math.exp(logDensity(q) - logDensity(mode));
    sum += weight * f(q);
    weights += weight;
  }
  return sum / weights;
}

/** Rosenfeld's sum for the probability of catching up, in place of the incomplete beta function. */
function rosenfeld(q: number, z: number): number {
  if (q >= 0.5) return 1;
  let [term, lost] = [(1 - q) ** z, 0];
  for (let m = 0; m < z; m++) {
    lost += term * (1 - (q / (1 - q)) ** (z - m));
    term *= (q * (z + m)) / (m + 1);
  }
  return 1 - lost;
}

describe('a risk over what a proportion may truly be', () => {
  test.each([
    [30, 100, 6],
    [10, 100, 2],
    [300, 1000, 10],
  ])('of %i blocks of %i, at %i confirmations, is the integral over the posterior', (held, blocks, confirmations) => {
    const { probability, low, high } = riskAt(held, { blocks, interval: 0.95, confirmations });
    const mean = meanOver(held, blocks - held, (q) => rosenfeld(q, confirmations));
    expect(probability).toBeCloseTo(mean, 5);
    const ends = proportionEnds(held, { blocks, interval: 0.95 });
    expect(low).toBeCloseTo(rosenfeld(ends.low, confirmations), 9);
    expect(high).toBeCloseTo(rosenfeld(ends.high, confirmations), 9);
  });

  test('takes the fewest confirmations that keep it below', () => {
    const { estimate, low, high } = confirmationsFor(100, { blocks: 1000, interval: 0.95, risk: 0.001 });
    const risk = (z: number) => meanOver(100, 900, (q) => rosenfeld(q, z));
    expect(risk(estimate!)).toBeLessThan(0.001);
    expect(risk(estimate! - 1)).toBeGreaterThanOrEqual(0.001);
    expect(low!).toBeLessThanOrEqual(estimate!);
    expect(high!).toBeGreaterThanOrEqual(estimate!);
  });

  test('is certain, and no number enough, for one with every block', () => {
    expect(riskAt(5, { blocks: 5, interval: 0.95, confirmations: 6 })).toMatchObject({
      probability: 1,
      low: 1,
      high: 1,
    });
    expect(confirmationsFor(5, { blocks: 5, interval: 0.95, risk: 0.5 })).toEqual({
      estimate: null,
      low: null,
      high: null,
    });
    expect(proportionEnds(5, { blocks: 5, interval: 0.95 })).toEqual({ low: 1, high: 1 });
  });
});

describe('the panel of 100 blocks, 60 by one, 30 by another and 10 by nobody known', () => {
  const [level] = securityPanel(
    [
      poolsOf([
        { a: 1, b: 99 },
        { a: 60, b: 30, '': 10 },
      ]),
    ],
    { names, ...options },
  ).levels;

  test('is of the latest window', () => {
    expect(level).toMatchObject({ blocks: 100, unattributed: 10 });
    expect(level!.entities).toEqual([
      { id: 'a', name: 'Pool A', blocks: 60 },
      { id: 'b', name: 'b', blocks: 30 },
    ]);
  });

  test('has the largest alone and both together, in whose hands the unattributed could be', () => {
    expect(level!.coalitions.map(({ size, blocks, proportion }) => [size, blocks, proportion])).toEqual([
      [1, 60, 0.6],
      [2, 90, 0.9],
    ]);
    expect(level!.coalitions.map(({ withUnattributed }) => withUnattributed.proportion)).toEqual([0.7, 1]);
    expect(level!.coalitions[1]!.names).toEqual(['Pool A', 'b']);
    const [first] = level!.coalitions;
    expect(first!.confirmations.estimate).toBeNull();
    // One that refuses with 60% makes a payment wait 1/0.4 blocks of ten minutes.
    expect(first!.refused.expectedSeconds).toBeCloseTo(1500, 9);
  });

  test('finds the largest to be the largest, and one enough for a majority', () => {
    expect(level!.largest[0]!.name).toBe('Pool A');
    // 60 against 30: the difference is 30 with a deviation of √(100(0.6 + 0.3) − 30²/100) = 9, 3.3 of them.
    expect(level!.largest[0]!.probability).toBeGreaterThan(0.99);
    expect(level!.majority).toBe(1);
  });

  test('shows merging both as one with 90', () => {
    expect(level!.mergers).toHaveLength(1);
    expect(level!.mergers[0]).toMatchObject({ names: ['Pool A', 'b'], nakamotoCoefficient: 1, confirmations: null });
    // 2 · 60 · 30 in points of 100² for shares in percent.
    expect(level!.mergers[0]!.proportion).toBeCloseTo(0.9, 12);
    expect(level!.mergers[0]!.hhiAdded).toBeCloseTo(3600, 9);
  });
});

describe('a panel', () => {
  test('of pools that are all small knows no majority where too much is tied to nobody', () => {
    const { majority, coalitions } = blocksSecurity(
      { entities: [{ id: 'a', name: 'a', blocks: 10 }], unattributed: 90, blocks: 100 },
      options,
    );
    expect(majority).toBeNull();
    expect(coalitions).toHaveLength(1);
    expect(coalitions[0]!.proportion).toBe(0.1);
    expect(catchUpProbability({ attackerProportion: 0.1, confirmations: 6 })).toBeLessThan(0.001);
  });

  test('passes over windows that the data only touch, and without blocks has no levels', () => {
    const measured = poolsOf([{ a: 6, b: 4 }, { b: 1 }], { isWhole: [true, false] });
    expect(securityPanel([measured], { names, ...options }).levels[0]!.blocks).toBe(10);
    for (const windows of [[], [{}], [{ '': 5 }]])
      expect(securityPanel([poolsOf(windows)], { names, ...options }).levels).toEqual([]);
  });

  test('is the same for the same seed', () => {
    const measured = [poolsOf([{ a: 10, b: 9, c: 8 }])];
    const whichever = (seed: number) =>
      securityPanel(measured, { names, ...options, seed }).levels[0]!.largest.map(({ probability }) => probability);
    expect(whichever(1)).toEqual(whichever(1));
    expect(whichever(1)).not.toEqual(whichever(2));
  });
});

describe('the document', () => {
  const report = securityReport([poolsOf([{ a: 60, b: 30, '': 10 }])], { names, facts: [] }, options);
  const document = securityDocument(report);

  test('has what the panel has, in the names of files', () => {
    expect(document).toMatchObject({ risk: 0.001, interval: 0.95, draws: 2000, seed: 1, cost: null });
    const [level] = document.levels;
    expect(level).toMatchObject({ level: 'pool', from: '2024-01-01', blocks: 100, unattributed: 10, majority: 1 });
    expect(level!.coalitions[0]).toMatchObject({
      size: 1,
      entities: [{ id: 'a', name: 'Pool A' }],
      proportion: 0.6,
      bound_high: 0.7,
      confirmations: { estimate: null, low: null, high: null },
    });
    expect(level!.selfish.map(({ tie_win }) => tie_win)).toEqual([0, 0.5, 1]);
  });

  test('is JSON without a number that JSON does not know', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test('says what every model assumes and does not say', () => {
    for (const { id, assumptions, not_said, citations } of document.models) {
      expect(assumptions.length).toBeGreaterThan(0);
      expect(not_said.length).toBeGreaterThan(0);
      // What machines cost is of no paper: the facts have their sources.
      expect(citations.length > 0).toBe(id !== 'cost');
    }
  });

  test('of an input without blocks is empty, not missing', () => {
    const empty = securityDocument(securityReport([], { names, facts: [] }, options));
    expect(empty).toMatchObject({ levels: [], delays: [], stale: null, cost: null });
  });
});
