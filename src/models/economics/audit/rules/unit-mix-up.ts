import { amountsOf } from '../claim.ts';
import { finding } from '../finding.ts';
import { type AuditRule, shown } from './_rule.ts';

/** Prices of electricity that anybody pays over a year, in USD per kWh. */
const MOST_USD_PER_KWH = 1;
/** Electricity that the world makes in a year, about 30,000 TWh, in Wh. */
const WORLD_WATT_HOURS = 3.2e16;

/** Units that cannot be what is meant. */
export const unitMixUp: AuditRule = {
  id: 'unit-mix-up',
  title: 'Units',
  checks:
    'power per time, sites sized in watt-hours, prices per kW, prices of electricity and energies out of all range',
  check: (claim) => [
    ...claim.amounts
      .filter(({ mixUp }) => mixUp !== null)
      .map(({ text, mixUp }) => finding('unit-mix-up', 'inconsistent', { why: `${text}: ${mixUp}.` })),
    ...amountsOf(claim, 'usd_per_kwh')
      .filter(({ value }) => value > MOST_USD_PER_KWH)
      .map(({ text, value }) =>
        finding('unit-mix-up', 'inconsistent', {
          why: `${text} is ${shown(value * 1000)} USD per MWh; no miner pays so much: MWh or cents are meant.`,
          implied: { name: 'usd_per_mwh', value: value * 1000 },
        }),
      ),
    ...[...amountsOf(claim, 'watt_hours_per_year'), ...amountsOf(claim, 'watt_hours')]
      .filter(({ value }) => value > WORLD_WATT_HOURS)
      .map(({ text }) =>
        finding('unit-mix-up', 'impossible', { why: `${text} is more electricity than the world makes in a year.` }),
      ),
    ...amountsOf(claim, 'watts')
      .filter(({ value, mixUp }) => mixUp === null && value > WORLD_WATT_HOURS / 8766)
      .map(({ text }) =>
        finding('unit-mix-up', 'impossible', { why: `${text} is more power than the world has on average.` }),
      ),
  ],
};
