import { describe, expect, it } from 'vitest';
import { attackCost } from '../../../src/models/security/index.ts';
import { loadFacts } from '../../../src/platform/facts.ts';

const machine = { terahashesPerSecond: 200, watts: 3500, usd: 4000 };
const options = { networkHashesPerSecond: 900e18, attackerProportion: 0.4, machine, usdPerKilowattHour: 0.08 };

describe('attackCost', () => {
  it('is worked out by hand', () => {
    // Added: 900 · 0.4/0.6 = 600 EH/s = 3,000,000 machines of 200 TH/s; 10,500 MW; $12 G; 10,500,000 kW · $0.08.
    // Infrastructure at $300/kW: $3.15 G. Rent at $50 per PH/s and day: 600,000 · 50 / 24.
    const priced = { ...options, infrastructureUsdPerKilowatt: 300, rentUsdPerPetahashDay: 50 };
    const { added, taken } = attackCost(priced);
    expect(added.hashesPerSecond).toBeCloseTo(600e18, -6);
    expect(added).toMatchObject({
      machines: 3_000_000,
      megawatts: 10_500,
      machinesUsd: 12e9,
      infrastructureUsd: 3.15e9,
      capitalUsd: 15.15e9,
      runningUsdPerHour: 840_000,
    });
    expect(added.rentUsdPerHour).toBeCloseTo(1_250_000, 3);
    // Taken: 360 EH/s = 1,800,000 machines; 6,300 MW.
    expect(taken).toMatchObject({
      machines: 1_800_000,
      megawatts: 6300,
      machinesUsd: 7.2e9,
      runningUsdPerHour: 504_000,
    });
  });

  it('earns, honestly, its proportion of six blocks an hour', () => {
    const { honestRevenueUsdPerHour } = attackCost({ ...options, coinUsd: 80_000, rewardCoinsPerBlock: 3.125 });
    expect(honestRevenueUsdPerHour).toBeCloseTo(600_000, 6); // 0.4 · 6 · 3.125 · 80,000
  });

  it('leaves out what it was given no price for', () => {
    const { added, honestRevenueUsdPerHour } = attackCost(options);
    expect([added.rentUsdPerHour, honestRevenueUsdPerHour, added.infrastructureUsd]).toEqual([null, null, 0]);
    expect(added.capitalUsd).toBe(added.machinesUsd);
  });

  it('makes the added hashrate the proportion of the new whole, and the taken one of the old', () => {
    for (const attackerProportion of [0.1, 1 / 3, 0.5, 0.51, 0.9]) {
      const { added, taken } = attackCost({ ...options, attackerProportion });
      const whole = options.networkHashesPerSecond;
      expect(added.hashesPerSecond / (whole + added.hashesPerSecond)).toBeCloseTo(attackerProportion, 12);
      expect(taken.hashesPerSecond / whole).toBeCloseTo(attackerProportion, 12);
    }
    expect(attackCost({ ...options, attackerProportion: 0 }).added).toMatchObject({ machines: 0, capitalUsd: 0 });
  });

  it('grows with the proportion, the network, the price of machines and of power', () => {
    const cost = (changed: Partial<typeof options>) => {
      const { added } = attackCost({ ...options, ...changed });
      return added.capitalUsd + 1000 * added.runningUsdPerHour;
    };
    const base = cost({});
    expect(cost({ attackerProportion: 0.41 })).toBeGreaterThan(base);
    expect(cost({ networkHashesPerSecond: 901e18 })).toBeGreaterThan(base);
    expect(cost({ usdPerKilowattHour: 0.09 })).toBeGreaterThan(base);
    expect(cost({ machine: { ...machine, usd: 4100 } })).toBeGreaterThan(base);
    expect(cost({ machine: { ...machine, watts: 3600 } })).toBeGreaterThan(base);
  });

  it('takes the facts of the package', () => {
    // 900.974 EH/s (February 2026) and machines of 270 TH/s, 3,645 W, $4,000: 900,974,000 / 270 = 3,336,940.7 of them;
    // 3,336,941 · 3.645 kW = 12,163.15 MW, at $0.0861 a kilowatt hour.
    const value = (id: string) => loadFacts().find((fact) => fact.id === id)!.value;
    const { added } = attackCost({
      networkHashesPerSecond: value('network-hashrate-2026-02') * 1e18,
      attackerProportion: 0.5,
      machine: {
        terahashesPerSecond: value('antminer-s21-xp-hashrate'),
        watts: value('antminer-s21-xp-power'),
        usd: value('antminer-s21-xp-price'),
      },
      usdPerKilowattHour: value('electricity-us-industry-2025'),
    });
    expect(added.machines).toBe(3_336_941);
    expect(added.megawatts).toBeCloseTo(12_163.15, 2);
    expect(added.machinesUsd).toBe(13_347_764_000);
    expect(added.runningUsdPerHour).toBeCloseTo(1_047_247.2, 0);
  });

  it('refuses what cannot be', () => {
    for (const attackerProportion of [1, 1.2, -0.1, Number.NaN]) {
      expect(() => attackCost({ ...options, attackerProportion })).toThrow(
        /attackerProportion must be in \[0, 1\), got/,
      );
    }
    expect(() => attackCost({ ...options, networkHashesPerSecond: 0 })).toThrow(
      /networkHashesPerSecond must be positive/,
    );
    expect(() => attackCost({ ...options, machine: { ...machine, watts: -1 } })).toThrow(/watts must be positive/);
    expect(() => attackCost({ ...options, usdPerKilowattHour: Number.NaN })).toThrow(/usdPerKilowattHour/);
    expect(() => attackCost({ ...options, infrastructureUsdPerKilowatt: -1 })).toThrow(/infrastructureUsdPerKilowatt/);
    expect(() => attackCost({ ...options, rentUsdPerPetahashDay: 0 })).toThrow(
      /rentUsdPerPetahashDay must be positive/,
    );
    expect(() => attackCost({ ...options, coinUsd: 80_000 })).toThrow(
      /expected coinUsd and rewardCoinsPerBlock together/,
    );
  });
});
