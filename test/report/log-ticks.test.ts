import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logTicks, yearlyTicks } from '../../src/report/log-ticks.ts';

test('a wide logarithmic scale has round numbers, as dense as there is room', () => {
  const texts = (low: number, high: number, most: number) => logTicks(low, high, most).map(({ text }) => text);
  expect(texts(1.9, 11, 12)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(texts(1.9, 11, 5)).toEqual(['2', '3', '5', '10']);
  expect(texts(0.9, 1100, 6)).toEqual(['1', '10', '100', '1,000']);
});

test('a narrow scale, on which logarithms are nearly even, has even steps', () => {
  expect(logTicks(5.8, 6.4, 8).map(({ text }) => text)).toEqual(['5.8', '5.9', '6.0', '6.1', '6.2', '6.3', '6.4']);
});

test('ticks are inside the scale and there are at least two of them', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e4, noNaN: true }),
      fc.double({ min: 1.05, max: 1e4, noNaN: true }),
      (low, ratio) => {
        const ticks = logTicks(low, low * ratio, 8);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        for (const { value } of ticks) {
          expect(value).toBeGreaterThanOrEqual(low * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(low * ratio * (1 + 1e-12));
        }
      },
    ),
  );
});

test('small slopes are marked by even percentages, large ones by those that read well, zero always', () => {
  expect(yearlyTicks(-0.11, 0.11, 0.03).map(({ text }) => text)).toEqual(['−10%', '−5%', '0%', '+5%', '+10%']);
  // From none outwards: ln 1.3 = 0.26 and ln 0.7 = −0.36 are the first that are 0.25 away; ln 0.6 is within that of ln 0.7.
  const large = yearlyTicks(-1.2, 1.2, 0.25);
  expect(large.map(({ text }) => text)).toEqual(['−65%', '−50%', '−30%', '0%', '+30%', '+100%', '+200%']);
  expect(large.find(({ text }) => text === '+100%')!.value).toBeCloseTo(Math.LN2, 10);
});

test('marks of yearly changes keep their distance', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 0, noNaN: true }),
      fc.double({ min: 0.02, max: 3, noNaN: true }),
      (low, high) => {
        const gap = (high - low) / 9;
        const values = yearlyTicks(low, high, gap).map(({ value }) => value);
        expect(values).toContain(0);
        for (const [index, value] of values.entries()) {
          if (index > 0) expect(value - values[index - 1]!).toBeGreaterThanOrEqual(gap * (1 - 1e-12));
        }
      },
    ),
  );
});
