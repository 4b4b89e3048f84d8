// Who holds how much, by published estimates: the interval is what the publisher's own 5% and 95% could change, the bounds are what
// the part that is tied to nobody could. The amounts are made up.
import assert from 'node:assert/strict';
import { createAmountReader, parseMeasure } from 'contraflow';

const origin = { source: 'made-up', file: 'owners.csv', row: 1 };
const held = (entity, weight, low, high) => ({ entity, group: 'vendor', weight, low, high, origin });

// A vendor sold 100 in all, of which three owners are named with 75: the other 25 are nobody's.
const quarter = {
  span: { fromMs: Date.UTC(2025, 9), toMs: Date.UTC(2026, 0) },
  holdings: [held('north', 40, 30, 53), held('south', 20, 15, 27), held('east', 15, 10, 22)],
  totals: [{ group: 'vendor', weight: 100, low: 90, high: 111, origin }],
  isIncomplete: false,
};

const reader = createAmountReader([parseMeasure('effective-number')], {
  interval: 0.95,
  unattributed: 'thin',
  seed: 1,
});
const [{ estimate, low, high, boundLow, boundHigh }] = reader.estimate(quarter);
console.log(`effective owners  ${estimate.toFixed(2)}`);
console.log(`interval          ${low.toFixed(2)} to ${high.toFixed(2)}, the publisher's estimates`);
console.log(`bounds            ${boundLow.toFixed(2)} to ${boundHigh.toFixed(2)}, one more owner or countless`);

// 1 / (0.4² + 0.2² + 0.15²), and with one holder of the rest 1 / (0.4² + 0.2² + 0.15² + 0.25²).
assert.ok(Math.abs(estimate - 1 / 0.2225) < 1e-9);
assert.ok(Math.abs(boundLow - 1 / 0.285) < 1e-9);
assert.ok(low < estimate && estimate < high);
