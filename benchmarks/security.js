// The models of security: the optimal policy of selfish mining between its bounds, the chance of catching up and the confirmations
// for a risk, and the whole panel of the bundled snapshot with 10,000 draws. Needs `npm run build`.
import { catchUpProbability, confirmationsNeededOver, optimalSelfish } from '../dist/models/security/index.js';
import { readBundledBlocks } from '../dist/pipeline/bundled-snapshot.js';
import { measureBlockLayers } from '../dist/pipeline/observe.js';
import { toObserved } from '../dist/pipeline/observed-input.js';
import { readBundledHalf } from '../dist/pipeline/published-half.js';
import { securityHistory } from '../dist/pipeline/security/history.js';
import { blockLayers } from '../dist/pipeline/security/measured-levels.js';
import { securityPanel } from '../dist/pipeline/security/panel.js';
import { median } from './_report.js';

/** Milliseconds of a call: the first, as the program makes it, and the middle of five after it. */
function timed(name, limit, run) {
  const times = Array.from({ length: 6 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  const [first, ...others] = times;
  console.log(`  ${name.padEnd(52)} ${first.toFixed(1).padStart(8)} ms, then ${median(others).toFixed(1)} ms${limit}`);
}

console.log('\nmodels of security: the first call, and the middle of five more');
for (const [attackerProportion, tieWinProportion] of [
  [0.35, 0],
  [0.35, 0.5],
  [0.45, 0],
]) {
  const best = optimalSelfish({ attackerProportion, tieWinProportion });
  const name = `optimal policy, α ${attackerProportion}, γ ${tieWinProportion}, truncation 80, width ${(best.high - best.low).toExponential(1)}`;
  timed(name, ' (limit 1,000)', () => optimalSelfish({ attackerProportion, tieWinProportion }));
}
timed('100,000 chances of catching up, 36 confirmations', '', () => {
  for (let step = 0; step < 100_000; step++) {
    catchUpProbability({ attackerProportion: 0.3 + step * 1e-6, confirmations: 36 });
  }
});
timed('100 confirmations for a risk over a posterior', '', () => {
  for (let step = 0; step < 100; step++) confirmationsNeededOver({ shapes: { a: 1300 + step, b: 3000 }, risk: 0.001 });
});

const input = toObserved(await readBundledBlocks(), await readBundledHalf());
const measured = measureBlockLayers(input, { windowDays: 30, interval: 0.95, seed: 1 });
const options = { names: input.names, risk: 0.001, interval: 0.95, draws: 10_000, seed: 1 };
timed('the panel: three levels, 10,000 draws', ' (limit 2,000)', () => securityPanel(measured, options));
timed('its history: all windows of three levels', '', () =>
  blockLayers(measured).map((layer) => securityHistory(layer, options)),
);
