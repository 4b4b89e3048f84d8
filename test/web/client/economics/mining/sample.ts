import type { Mining } from '../../../../../src/web/client/economics/mining/mining.ts';

const assumed = (value: number, low: number, high: number) => ({ value, low, high, why: 'a sample' });
const source = { grade: 'press' as const, source: 'a sample', url: null };

/** A network on which a coin takes 1.92 · 10²³ hashes, with two machines, three tariffs and a fleet of 20 J/TH. */
export const sample: Mining = {
  network: { hashes_per_second: 1e21, coins_per_day: 450, facts: [] },
  hashprice: { usd_per_ph_day: 45, date: '2026-01-01', fact: 'hashprice-2026-01' },
  assumptions: {
    median_usd_per_kwh: assumed(0.05, 0.04, 0.06),
    log_deviation: assumed(0.3, 0.2, 0.4),
    half_life_years: assumed(2, 1, 4),
  },
  fleet: {
    date: '2026-01-01',
    joules_per_terahash: 20,
    low: 18,
    high: 24,
    level: 0.9,
    draws: 100,
    seed: 1,
    running_proportion: 0.8,
    marginal: 'old',
  },
  machines: [
    {
      ...source,
      id: 'old',
      name: 'Old',
      class: 'asic-8-7nm',
      from: '2021-01-01',
      joules_per_terahash: 30,
      terahashes_per_second: 100,
      watts: 3000,
      usd: 1000,
      breakeven_usd_per_kwh: 0.0625,
      running_proportion: 0.8,
      hashrate_proportion: 0.25,
    },
    {
      ...source,
      id: 'new',
      name: 'New',
      class: 'asic-5nm',
      from: '2025-01-01',
      joules_per_terahash: 15,
      terahashes_per_second: 200,
      watts: 3000,
      usd: 4000,
      breakeven_usd_per_kwh: 0.125,
      running_proportion: 1,
      hashrate_proportion: 0.75,
    },
  ],
  places: [
    ['et', 'Ethiopia', 'miners', 0.03] as const,
    ['us-aa', 'A state', 'industry', 0.09] as const,
    ['us-bb', 'Another state', 'industry', 0.1] as const,
    ['zz', 'A country', 'industry', 0.2] as const,
  ].map(([id, name, customers, usd_per_kwh]) => ({
    id,
    name,
    customers,
    usd_per_kwh,
    from: '2024-01-01',
    fact: `electricity-${id}-${customers}-2024`,
    quantity: 'price',
    source: 'A source, of a title',
    url: 'https://example.org',
  })),
  published: [],
};
