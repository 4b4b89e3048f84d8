import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catchUpProbability } from '../../../src/models/security/catch-up.ts';
import { nakamotoProbability, timedCatchUpProbability } from '../../../src/models/security/timed-catch-up.ts';

const nakamoto = (attackerProportion: number, confirmations: number): number =>
  nakamotoProbability({ attackerProportion, confirmations });

describe("Nakamoto's probability", () => {
  // Nakamoto (2008), section 11, to seven decimals.
  test('is that of the published tables', () => {
    const tenth = [
      1, 0.2045873, 0.0509779, 0.0131722, 0.0034552, 0.0009137, 0.0002428, 0.0000647, 0.0000173, 0.0000046, 0.0000012,
    ];
    const threeTenths = [
      1, 0.1773523, 0.0416605, 0.0101008, 0.0024804, 0.0006132, 0.0001522, 0.0000379, 0.0000095, 0.0000024, 0.0000006,
    ];
    for (const [z, expected] of tenth.entries()) expect(Math.abs(nakamoto(0.1, z) - expected)).toBeLessThan(0.51e-7);
    for (const [index, expected] of threeTenths.entries()) {
      expect(Math.abs(nakamoto(0.3, 5 * index) - expected)).toBeLessThan(0.51e-7);
    }
  });

  // 1 − Σ pois(k)(1 − (q/p)^(z − k)) with 300 digits, from the fraction that the double q is.
  test.each([
    [0.1, 5, 0.00091368218792777],
    [0.3, 50, 5.9029538880344e-7],
    [0.45, 340, 0.00099472141450566],
    [0.49, 1000, 0.33145232814869],
    [0.1, 60, 4.371848209605337e-35],
    [0.3, 1000, 8.04798101294663e-121],
  ])('keeps its digits at q = %d, z = %i', (q, z, expected) => {
    expect(Math.abs(nakamoto(q, z) / expected - 1)).toBeLessThan(2e-13);
  });

  test('falls short of the exact one as confirmations are many', () => {
    for (const q of [0.05, 0.1, 0.2, 0.3, 0.4]) {
      for (const z of [50, 100, 200]) {
        expect(nakamoto(q, z)).toBeLessThan(catchUpProbability({ attackerProportion: q, confirmations: z }));
      }
    }
    expect(nakamoto(0.4, 5)).toBeGreaterThan(catchUpProbability({ attackerProportion: 0.4, confirmations: 5 }));
  });

  test('falls with the confirmations', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.49, noNaN: true }), fc.integer({ min: 0, max: 2000 }), (q, z) => {
        const here = nakamoto(q, z);
        if (here > 1e-300) expect(nakamoto(q, z + 1)).toBeLessThan(here);
      }),
    );
  });

  test('has the ends it should', () => {
    expect(nakamoto(0, 0)).toBe(1);
    expect(nakamoto(0, 3)).toBe(0);
    for (const q of [0.5, 0.8, 1]) expect(nakamoto(q, 9)).toBe(1);
    expect(() => nakamoto(Number.NaN, 1)).toThrow(RangeError);
    expect(() => nakamoto(0.1, 1.5)).toThrow(RangeError);
  });
});

describe('the catch-up probability at a known time', () => {
  const race = { attackerProportion: 0.2, confirmations: 6 };

  test('is (q/p)^z at once, and 1 in the long run', () => {
    expect(timedCatchUpProbability({ ...race, elapsedSeconds: 0 })).toBeCloseTo(0.25 ** 6, 15);
    expect(timedCatchUpProbability({ ...race, elapsedSeconds: 1e6 })).toBe(1);
    expect(timedCatchUpProbability({ ...race, elapsedSeconds: Number.MAX_VALUE })).toBe(1);
    // By hand at z = 1: P(N ≥ 1) + P(N = 0) q/p, of mean 0.2.
    const one = timedCatchUpProbability({ attackerProportion: 0.2, confirmations: 1, elapsedSeconds: 600 });
    expect(one).toBeCloseTo(1 - Math.exp(-0.2) * 0.75, 15);
  });

  test("is Nakamoto's at the expected time", () => {
    for (const [q, z] of [
      [0.1, 5],
      [0.3, 50],
      [0.45, 800],
    ] as const) {
      const elapsedSeconds = (z * 600) / (1 - q);
      const timed = timedCatchUpProbability({ attackerProportion: q, confirmations: z, elapsedSeconds });
      expect(Math.abs(timed / nakamoto(q, z) - 1)).toBeLessThan(1e-12);
    }
  });

  // The time of z blocks of the public chain is Gamma(z, p/T): its mean over the times is the exact P(z), here by Simpson's
  // rule in units of T/p.
  test('has the exact probability as its mean over the times', () => {
    for (const [q, z, factorial] of [
      [0.1, 3, 2],
      [0.3, 6, 120],
    ] as const) {
      const steps = 2000;
      let mean = 0;
      for (let step = 0; step <= steps; step++) {
        const time = (60 * step) / steps;
        const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
        const elapsedSeconds = (time * 600) / (1 - q);
        const density = (time ** (z - 1) * Math.exp(-time)) / factorial;
        mean +=
          ((weight * 60) / steps / 3) *
          density *
          timedCatchUpProbability({ attackerProportion: q, confirmations: z, elapsedSeconds });
      }
      expect(mean).toBeCloseTo(catchUpProbability({ attackerProportion: q, confirmations: z }), 7);
    }
  });

  test('rises with the time, and depends on its ratio to the interval alone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.49, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (attackerProportion, confirmations, elapsedSeconds) => {
          const one = { attackerProportion, confirmations };
          const here = timedCatchUpProbability({ ...one, elapsedSeconds });
          expect(here).toBeLessThanOrEqual(1);
          expect(timedCatchUpProbability({ ...one, elapsedSeconds: elapsedSeconds * 1.01 })).toBeGreaterThanOrEqual(
            here * (1 - 1e-12),
          );
          const faster = { elapsedSeconds: elapsedSeconds / 4, blockIntervalSeconds: 150 };
          expect(timedCatchUpProbability({ ...one, ...faster })).toBe(here);
        },
      ),
    );
  });

  test('refuses what is no time', () => {
    for (const elapsedSeconds of [-1, Number.NaN, Infinity]) {
      expect(() => timedCatchUpProbability({ ...race, elapsedSeconds })).toThrow(RangeError);
    }
    for (const blockIntervalSeconds of [0, -600, Number.NaN]) {
      expect(() => timedCatchUpProbability({ ...race, elapsedSeconds: 60, blockIntervalSeconds })).toThrow(RangeError);
    }
  });
});
