// Should a mining site go on, host AI, or wait? The same paths of prices for every choice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parsePivotInputs, parseSite, simulatePivot } from 'contraflow/models/economics';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { choices, best, waitValueUsd, breakevenHashpriceUsdPerPetahashDay, tornado } = simulatePivot({
  site: parseSite(read('sites/norway-30mw.json')),
  inputs: parsePivotInputs(read('../data/pivot-inputs.json')),
  paths: 2000,
  seed: 1,
});

const millions = (usd) => `${(usd / 1e6).toFixed(1)} M USD`;
for (const [choice, { npvUsd, lossProbability, regretUsd }] of Object.entries(choices)) {
  console.log(
    choice.padEnd(8),
    millions(npvUsd.mean).padStart(14),
    `loss ${lossProbability.toFixed(2)}`,
    millions(regretUsd),
  );
}
console.log('best', best, 'waiting is worth', millions(waitValueUsd));
console.log('hosting pays below a hashprice of', breakevenHashpriceUsdPerPetahashDay?.toFixed(1), 'USD/PH/s/day');
console.log('what matters most:', tornado[0].name);

assert.ok(choices.wait.npvUsd.mean > choices.mine.npvUsd.mean);
