// How concentrated is a distribution? Any weights will do: blocks, megawatts, accelerators.
import assert from 'node:assert/strict';
import { createEstimator, hhi, nakamotoCoefficient, parseMeasure } from 'contraflow';

// Four pools found 8, 6, 3 and 3 blocks.
const blocks = [8, 6, 3, 3];
console.log('HHI as counted', hhi.compute(blocks, hhi.defaults));
console.log('Nakamoto coefficient', nakamotoCoefficient.compute(blocks, nakamotoCoefficient.defaults));

// Twenty blocks say little of the hashrate behind them: ask for the corrected value with its interval.
const estimate = createEstimator([parseMeasure('hhi')], {
  interval: 0.95,
  unattributed: 'thin',
  correction: 'corrected',
  seed: 1,
  isCount: true,
});
const [reading] = estimate({ weights: blocks, unattributedWeight: 0 });
console.log(
  `HHI corrected ${reading.estimate.toFixed(0)}, 95% interval ${reading.low.toFixed(0)} to ${reading.high.toFixed(0)}`,
);

assert.equal(hhi.compute(blocks, {}), 2950);
assert.ok(reading.low < reading.estimate && reading.estimate < reading.high);
