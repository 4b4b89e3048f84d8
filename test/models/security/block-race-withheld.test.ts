import { expect, test } from 'vitest';
import { type RaceEntity, type RacePolicy, simulateRace } from '../../../src/models/security/block-race.ts';
import { optimalSelfish } from '../../../src/models/security/optimal-selfish.ts';
import { simulateRaces } from '../../../src/models/security/race-summary.ts';
import { entitiesOf, pools, withPolicy } from './race-entities.ts';

const revenue = (attackerProportion: number, tieWinProportion: number) => {
  const entities = entitiesOf([attackerProportion, 0.7 - attackerProportion, 0.3], 0);
  const race = { entities: withPolicy(entities, 'selfish'), tieWinProportion, blocks: 3e5, seed: 31 };
  return simulateRaces(race).entities[0]!.revenueProportion;
};

test('at no delay its revenue is that of the closed form', () => {
  for (const [a, g] of [
    [0.4, 0],
    [0.33, 0.5],
    [0.25, 1],
    [0.1, 0.2],
  ] as const) {
    // Eyal & Sirer (2014), equation 8.
    const expected = (a * (1 - a) ** 2 * (4 * a + g * (1 - 2 * a)) - a ** 3) / (1 - a * (1 + (2 - a) * a));
    const { estimate, standardError } = revenue(a, g);
    expect(Math.abs(estimate - expected)).toBeLessThan(4 * standardError);
  }
});

test('the block that wins a tie is published at once: 48.4% of the chain for 40% of the hashrate', () => {
  // Equation 8 with α = 0.4 and γ = 0; to keep the block back would earn 46.7%.
  expect(Math.abs(revenue(0.4, 0).estimate - 0.48372)).toBeLessThan(0.008);
});

test('where it wins every tie it loses nothing, and else it does', () => {
  const entities = withPolicy(entitiesOf([0.3, 0.7], 0), 'selfish');
  const stale = (tieWinProportion: number) => {
    const { found, best } = simulateRace({ entities, tieWinProportion, blocks: 1e5, seed: 2 });
    return found[0]! - best[0]!;
  };
  expect(stale(1)).toBe(0);
  expect(stale(0)).toBeGreaterThan(1000);
});

test('without a proportion of ties each extends what it saw first: at no delay the others’ own', () => {
  const entities = withPolicy(entitiesOf([0.3, 0.4, 0.3], 0), 'selfish');
  const first = simulateRaces({ entities, blocks: 3e5, seed: 5 }).entities[0]!.revenueProportion;
  // Eyal & Sirer (2014), equation 8, with α = 0.3 and γ = 0: 0.26612.
  expect(Math.abs(first.estimate - (0.3 * 0.49 * 1.2 - 0.027) / (1 - 0.3 * 1.51))).toBeLessThan(
    4 * first.standardError,
  );
});

test('a table of SM1’s actions gives the counts of SM1', () => {
  const truncation = 60;
  const actions = new Uint8Array(3 * truncation ** 2);
  const actionAt = (own: number, others: number, fork: number): number => {
    if (others === 0) return 3;
    if (own < others) return 0;
    if (own === others + 1) return 1;
    return fork === 1 ? 2 : 3;
  };
  for (const index of actions.keys()) {
    const state = Math.floor(index / 3);
    actions[index] = actionAt(Math.floor(state / truncation), state % truncation, index % 3);
  }
  const race = (policy: RacePolicy) =>
    simulateRace({ entities: withPolicy(entitiesOf(pools, 20), policy), blocks: 1e5, seed: 8 });
  expect(race({ truncation, actions })).toEqual(race('selfish'));
});

test('one that publishes each block and adopts each other’s fares as one that is honest', () => {
  // With fewer than two blocks a side: override (1) with one against none, else adopt (0).
  const actions = Uint8Array.from({ length: 12 }, (_, index) => (index >= 6 && index < 9 ? 1 : 0));
  const entities = entitiesOf([0.4, 0.3, 0.2, 0.1], [20, 40, 5, 10]);
  const rate = (raced: readonly RaceEntity[]) =>
    simulateRaces({ entities: raced, blocks: 1e6, seed: 9 }).entities[0]!.staleRate!;
  const honest = rate(entities);
  const table = rate(withPolicy(entities, { truncation: 2, actions }));
  expect(honest.estimate).toBeGreaterThan(0.01);
  const together = Math.hypot(honest.standardError, table.standardError);
  expect(Math.abs(table.estimate - honest.estimate)).toBeLessThan(4 * together);
});

test('by the best policy it has the revenue that the decision process gives that policy', () => {
  for (const [attackerProportion, tieWinProportion] of [
    [0.4, 0],
    [0.35, 0.5],
    [0.3, 0.9],
  ] as const) {
    const best = optimalSelfish({ attackerProportion, tieWinProportion, truncation: 30 });
    const entities = withPolicy(entitiesOf([attackerProportion, 0.25, 0.75 - attackerProportion], 0), best.policy);
    const race = { entities, tieWinProportion, blocks: 6e5, seed: 8 };
    const { estimate, standardError } = simulateRaces(race).entities[0]!.revenueProportion;
    // Policy evaluation and simulation share no code: `low` is the exact revenue of the policy.
    expect(Math.abs(estimate - best.low)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.002);
  }
});
