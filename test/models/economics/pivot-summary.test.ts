import { expect, test } from 'vitest';
import texas from '../../../examples/sites/texas-100mw.json' with { type: 'json' };
import { returnChoices, simulatePivot } from '../../../src/models/economics/index.ts';
import { parseSite } from '../../../src/models/economics/site.ts';
import { graded, type inputs, site, still } from './pivot-cases.ts';

const example = { site: parseSite(texas), inputs: graded, paths: 1000, seed: 1 };
const summary = simulatePivot(example);
const fixed = (values: typeof inputs) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, low: value, high: value, grade: 'assumption', why: 'a test' },
    ]),
  ) as typeof graded;

test('the same seed says the same, another one nearly', () => {
  expect(simulatePivot(example)).toEqual(summary);
  const other = simulatePivot({ ...example, seed: 2 });
  for (const choice of returnChoices) {
    const [one, two] = [summary.choices[choice].npvUsd, other.choices[choice].npvUsd];
    expect(Math.abs(one.mean - two.mean)).toBeLessThan(5 * Math.hypot(one.standardError, two.standardError));
  }
});

test('regret is never below zero, and least where the mean is highest', () => {
  const open = returnChoices.filter((choice) => summary.choices[choice].obstacle === null);
  for (const choice of open) expect(summary.choices[choice].regretUsd).toBeGreaterThan(0);
  const byRegret = open.toSorted((a, b) => summary.choices[a].regretUsd - summary.choices[b].regretUsd);
  expect(summary.best).toBe(byRegret[0]);
});

test('the right to turn later is worth no less than never turning, but for chance', () => {
  expect(summary.optionUsd).toBeGreaterThan(-3 * summary.choices.wait.npvUsd.standardError);
  expect(summary.waitValueUsd).toBeLessThanOrEqual(summary.optionUsd);
});

test('at the break-even hashprice hosting is worth what mining is', () => {
  // Where nothing moves: mining k·68,484.375 − 36,525 a month for ever equals the landlord's value, which does not depend on k.
  const { breakevenHashpriceUsdPerPetahashDay, choices, hashpriceUsdPerPetahashDay } = simulatePivot({
    site,
    inputs: fixed(still),
    paths: 1000,
    seed: 1,
    years: 3,
  });
  expect(hashpriceUsdPerPetahashDay).toBeCloseTo(45, 9);
  const annuity = choices.mine.npvUsd.mean / (68_484.375 - 36_525);
  const ratio = (choices.host.npvUsd.mean / annuity + 36_525) / 68_484.375;
  expect(breakevenHashpriceUsdPerPetahashDay).toBeCloseTo(45 * ratio, 6);
});

test('what a site cannot do is said, and not chosen', () => {
  const far = simulatePivot({ ...example, site: { ...example.site, grid: { ...example.site.grid, latency_ms: 41 } } });
  expect(far.choices.host.obstacle).toBe('latency of 41 ms, above 40 ms');
  const poor = simulatePivot({ ...example, site: { ...example.site, capital_usd: 0 } });
  expect(poor.choices.host.obstacle).toBe('more capital than there is');
  expect(['mine', 'curtail', 'idle']).toContain(poor.best);
});

test('the tornado is sorted by swing, and a dearer building is worse for hosting', () => {
  const capital = summary.tornado.find(({ name }) => name === 'capital_usd_per_critical_mw')!;
  expect(capital.lowUsd).toBeGreaterThan(0);
  expect(capital.highUsd).toBeLessThan(0);
  const swings = summary.tornado.map(({ lowUsd, highUsd }) =>
    Math.max(Math.abs(lowUsd), Math.abs(highUsd), Math.abs(highUsd - lowUsd)),
  );
  expect(swings).toEqual(swings.toSorted((a, b) => b - a));
});

test('too few paths and years that are none are refused', () => {
  expect(() => simulatePivot({ ...example, paths: 10 })).toThrow('pivot: expected from 1000 to 5000000 paths, got 10');
  expect(() => simulatePivot({ ...example, years: 1.5 })).toThrow('pivot: expected from 1 to 30 whole years, got 1.5');
  expect(() => simulatePivot({ ...example, seed: -1 })).toThrow('createRandom: seed');
});
