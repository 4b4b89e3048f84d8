import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.ts';
import {
  costCurve,
  type FleetMachine,
  fleetInterval,
  fleetOf,
  tariffQuantile,
  tariffsUpTo,
} from '../../../src/models/economics/index.ts';

const tariffs = { medianUsdPerKilowattHour: 0.05, logDeviation: 0.3 };
const machines: readonly FleetMachine[] = [
  { id: 'new', joulesPerTerahash: 15, ageYears: 0.5 },
  { id: 'mid', joulesPerTerahash: 25, ageYears: 2.5 },
  { id: 'twin', joulesPerTerahash: 30, ageYears: 2.1 },
  { id: 'old', joulesPerTerahash: 100, ageYears: 8 },
  { id: 'coming', joulesPerTerahash: 5, ageYears: -0.1 },
];
const assumptions = { usdPerPetahashDay: 36, tariffs, halfLifeYears: 2 };

describe('tariffs', () => {
  it('lie below the median by a half, and below a deviation more by 84.13%', () => {
    // Table of the normal distribution: Φ(1) = 0.841345.
    expect(tariffsUpTo(0.05, tariffs)).toBe(0.5);
    expect(tariffsUpTo(0.05 * Math.exp(0.3), tariffs)).toBeCloseTo(0.841345, 6);
    expect(tariffQuantile(0.841345, tariffs)).toBeCloseTo(0.05 * Math.exp(0.3), 6);
  });
});

describe('fleetOf', () => {
  it('is worked out by hand', () => {
    // Weights: age 0 → 1; age 2 → 1/2, shared by two: 1/4 each; age 8 → 1/16. Break-even 36/(24 e): 0.1, 0.06, 0.05, 0.015 $/kWh.
    // On: Φ(ln(b/0.05)/0.3): ln 2/0.3 = 2.31049 → 0.989570; ln 1.2/0.3 = 0.60774 → 0.728320; 0.5; −4.01324 → 2.995e-5.
    // Running: 0.989570 + 0.182080 + 0.125 + 0.0000019 = 1.296652, of 1.5625 installed: 0.829857.
    // J/TH: (0.989570·15 + 0.182080·25 + 0.125·30 + 0.0000019·100) / 1.296652 = 17.8504.
    const fleet = fleetOf(machines, assumptions);
    expect(fleet.parts.map(({ id }) => id)).toEqual(['new', 'mid', 'twin', 'old']);
    expect(fleet.runningProportion).toBeCloseTo(0.829857, 4);
    expect(fleet.joulesPerTerahash).toBeCloseTo(17.85, 2);
    expect(fleet.parts.reduce((sum, part) => sum + part.hashrateProportion, 0)).toBeCloseTo(1, 12);
    expect(fleet.marginalId).toBe('twin'); // breaks even at the median exactly
  });

  it('counts a model of the last year by how long it could be had', () => {
    // (0.25 + 1/12) : (0.5 + 1/12) = 4 : 7; both always run.
    const fleet = fleetOf(
      [
        { id: 'a', joulesPerTerahash: 1, ageYears: 0.25 },
        { id: 'b', joulesPerTerahash: 2, ageYears: 0.5 },
      ],
      { ...assumptions, usdPerPetahashDay: 1000 },
    );
    expect(fleet.parts[0]!.hashrateProportion).toBeCloseTo(4 / 11, 9);
  });

  it('takes quantities where all are known', () => {
    const sold = machines
      .slice(0, 2)
      .map((machine) => ({ ...machine, ageYears: 0, soldWeight: machine.id === 'new' ? 3 : 1 }));
    const fleet = fleetOf(sold, { ...assumptions, usdPerPetahashDay: 1e5 });
    expect(fleet.parts.map(({ hashrateProportion }) => hashrateProportion)).toEqual([0.75, 0.25]);
    expect(() => fleetOf([...sold, machines[3]!], assumptions)).toThrow(
      'a sold weight for all machines or none, got 2 of 3',
    );
  });

  it('sends inefficient machines off as hashprice falls or tariffs rise', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 10, max: 200, noNaN: true }),
        fc.double({ min: 1.01, max: 2, noNaN: true }),
        (usdPerPetahashDay, factor) => {
          const before = fleetOf(machines, { ...assumptions, usdPerPetahashDay });
          const poorer = fleetOf(machines, { ...assumptions, usdPerPetahashDay: usdPerPetahashDay / factor });
          const dearer = fleetOf(machines, {
            ...assumptions,
            usdPerPetahashDay,
            tariffs: { ...tariffs, medianUsdPerKilowattHour: 0.05 * factor },
          });
          expect(poorer.joulesPerTerahash).toBeLessThanOrEqual(before.joulesPerTerahash + 1e-9);
          expect(poorer.runningProportion).toBeLessThanOrEqual(before.runningProportion);
          // Only the quotient of hashprice and tariff counts.
          expect(dearer.joulesPerTerahash).toBeCloseTo(poorer.joulesPerTerahash, 9);
        },
      ),
    );
  });

  it('is older, and takes more, the longer machines last', () => {
    const at = (halfLifeYears: number) => fleetOf(machines, { ...assumptions, halfLifeYears }).joulesPerTerahash;
    expect(at(4)).toBeGreaterThan(at(2));
    expect(at(2)).toBeGreaterThan(at(1));
  });

  it('refuses no machines, a hashprice at which none runs, and assumptions that are none', () => {
    expect(() => fleetOf([machines[4]!], assumptions)).toThrow('fleetOf: expected a machine that is there, got none');
    expect(() => fleetOf(machines, { ...assumptions, usdPerPetahashDay: 0 })).toThrow(RangeError);
    expect(() => fleetOf(machines, { ...assumptions, usdPerPetahashDay: 1e-9 })).toThrow('at which a machine runs');
    expect(() => fleetOf(machines, { ...assumptions, halfLifeYears: -1 })).toThrow(RangeError);
    expect(() => fleetOf(machines, { ...assumptions, tariffs: { ...tariffs, logDeviation: 0 } })).toThrow(RangeError);
  });
});

describe('fleetInterval', () => {
  const one = (value: number) => ({ value, low: value, high: value });
  const ranges = {
    medianUsdPerKilowattHour: { value: 0.05, low: 0.04, high: 0.07 },
    logDeviation: { value: 0.3, low: 0.2, high: 0.5 },
    halfLifeYears: { value: 2, low: 1, high: 4 },
  };
  const options = { usdPerPetahashDay: 36, ranges, draws: 500 };

  it('is the value alone where nothing is assumed, and the same for one seed', () => {
    const sure = { medianUsdPerKilowattHour: one(0.05), logDeviation: one(0.3), halfLifeYears: one(2) };
    const interval = fleetInterval(machines, { ...options, ranges: sure, random: createRandom(1) });
    const { joulesPerTerahash } = fleetOf(machines, assumptions);
    expect(interval).toEqual({ joulesPerTerahash, low: joulesPerTerahash, high: joulesPerTerahash, level: 0.9 });
    const again = () => fleetInterval(machines, { ...options, random: createRandom(7) });
    expect(again()).toEqual(again());
  });

  it('covers nine tenths of what the ranges give', () => {
    // 4,000 draws of another seed: 90% within 2.5 points, sampling of 500 draws included.
    const { low, high, joulesPerTerahash } = fleetInterval(machines, {
      ...options,
      draws: 4000,
      random: createRandom(3),
    });
    expect(low).toBeLessThan(joulesPerTerahash);
    expect(high).toBeGreaterThan(joulesPerTerahash);
    const random = createRandom(4);
    const between = (range: { low: number; high: number }) => range.low + random() * (range.high - range.low);
    let inside = 0;
    for (let draw = 0; draw < 4000; draw++) {
      const value = fleetOf(machines, {
        usdPerPetahashDay: 36,
        tariffs: {
          medianUsdPerKilowattHour: between(ranges.medianUsdPerKilowattHour),
          logDeviation: between(ranges.logDeviation),
        },
        halfLifeYears: between(ranges.halfLifeYears),
      }).joulesPerTerahash;
      if (value >= low && value <= high) inside++;
    }
    expect(inside / 4000).toBeCloseTo(0.9, 1);
  });

  it('refuses a value outside its range and no draws', () => {
    const wrong = { ...ranges, halfLifeYears: { value: 5, low: 1, high: 4 } };
    expect(() => fleetInterval(machines, { ...options, ranges: wrong, random: createRandom(1) })).toThrow(
      'fleetInterval: expected halfLifeYears from 1 to 4, got 5',
    );
    expect(() => fleetInterval(machines, { ...options, draws: 0, random: createRandom(1) })).toThrow(RangeError);
  });
});

describe('costCurve', () => {
  const fleet = fleetOf(machines, assumptions);
  const hashesPerCoin = 1.92e23;
  const steps = costCurve(fleet, { hashesPerSecond: 1e21, hashesPerCoin, tariffs });

  it('rises, and sums to the hashrate of the network', () => {
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (before === undefined) continue;
      expect(step.electricityUsdPerCoin).toBeGreaterThanOrEqual(before.electricityUsdPerCoin);
      expect(step.cumulativeHashesPerSecond).toBeGreaterThan(before.cumulativeHashesPerSecond);
    }
    expect(steps.at(-1)!.cumulativeHashesPerSecond / 1e21).toBeCloseTo(1, 9);
  });

  it('ends below what a coin brings: who would pay more is off', () => {
    // 36 $/PH/s/day and 1.92e23 hashes a coin: 36 · 1.92e23 / (1e15 · 86,400) = 80,000 $ a coin.
    expect(steps.at(-1)!.electricityUsdPerCoin).toBeLessThan(80_000);
    const fine = costCurve(fleet, { hashesPerSecond: 1e21, hashesPerCoin, tariffs, tariffSteps: 2000 });
    expect(fine.at(-1)!.electricityUsdPerCoin).toBeLessThanOrEqual(80_000);
    expect(fine.at(-1)!.electricityUsdPerCoin).toBeGreaterThan(79_900); // and the margin touches it
  });

  it('refuses steps that are no number', () => {
    expect(() => costCurve(fleet, { hashesPerSecond: 1e21, hashesPerCoin, tariffs, tariffSteps: 0.5 })).toThrow(
      RangeError,
    );
    expect(() => costCurve(fleet, { hashesPerSecond: 0, hashesPerCoin, tariffs })).toThrow(RangeError);
  });
});
