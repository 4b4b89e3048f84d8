import { JOULES_PER_KILOWATT_HOUR, SECONDS_PER_DAY } from '../../units.ts';
import { type Amount, type Claim, onlyAmount } from '../claim.ts';
import { type Finding, finding } from '../finding.ts';
import { type AuditWorld, BLOCKS_PER_DAY, bestMachineAt, networkAt, subsidiesAt } from '../world.ts';
import {
  type AuditRule,
  impliedRange,
  meets,
  type Range,
  rangeOf,
  shown,
  shownDate,
  shownUsd,
  timeOf,
} from './_rule.ts';

/** What monthly hashrates, luck and fees leave open where the claim does not bring its own. */
const WORLD_SLACK = 0.15;
/** Rounding of what the claim itself says. */
const OWN_SLACK = 0.03;
/** Fleets run within this of each other; far above the best machine nobody mines. */
const WORST_TIMES_BEST = 12;

/** Cost of a coin against tariff, efficiency, hashrate and coins a day; the one that is missing is solved for. */
export const coinCost: AuditRule = {
  id: 'coin-cost',
  title: 'Cost of a coin',
  checks:
    'cost per coin = hashrate · J/TH · seconds of a day / coins of a day · tariff; what is missing comes from the network at that date, or is solved for',
  check(claim, world) {
    const cost = onlyAmount(claim, 'usd_per_coin');
    const [tariff, efficiency] = [onlyAmount(claim, 'usd_per_kwh'), onlyAmount(claim, 'joules_per_terahash')];
    const perCoin = onlyAmount(claim, 'watt_hours_per_coin');
    if (cost !== null && tariff !== null && perCoin !== null) return [againstEnergy(cost, tariff, perCoin)];
    if (perCoin !== null) return efficiencyOf(claim, world, { perCoin, kilowattHours: scaled(perCoin, 1e-3) });
    if (cost === null) return [];
    const work = workPerCoin(claim, world);
    if (work === null)
      return [
        finding('coin-cost', 'could not check', {
          why: `${cost.text} a coin cannot be checked: neither the claim nor its date says the hashrate and the coins of a day.`,
        }),
      ];
    if (tariff === null) return [withoutTariff(cost, { work, efficiency })];
    if (efficiency !== null) return [againstAll({ cost, tariff, efficiency }, work)];
    const kilowattHours = impliedRange([rangeOf(cost), rangeOf(tariff)], (usd, price) => usd / price);
    return efficiencyOf(claim, world, { perCoin: cost, tariff, kilowattHours });
  },
};

interface Work {
  /** Terahashes that a coin takes. */
  readonly terahashes: Range;
  readonly isOwn: boolean;
  readonly source: string;
}

const scaled = (amount: Amount, by: number): Range => {
  const { low, high } = rangeOf(amount);
  return { low: low * by, high: high * by };
};

/** Hashes that a coin takes, from the claim's own hashrate and coins a day, else from the network at its date. */
function workPerCoin(claim: Claim, world: AuditWorld): Work | null {
  const date = timeOf(claim, world);
  const hashrate = onlyAmount(claim, 'network_hashes_per_second') ?? onlyAmount(claim, 'hashes_per_second');
  const coins = onlyAmount(claim, 'coins_per_day');
  const subsidy = onlyAmount(claim, 'coins_per_block');
  const network = hashrate !== null ? rangeOf(hashrate) : date === null ? null : networkAt(date, world);
  const daily =
    coins !== null
      ? rangeOf(coins)
      : subsidy !== null
        ? scaled(subsidy, BLOCKS_PER_DAY)
        : date === null
          ? null
          : dailyAt(subsidiesAt(date, world));
  if (network === null || daily === null) return null;
  const terahashes = impliedRange([network, daily], (rate, perDay) => (rate * SECONDS_PER_DAY) / perDay / 1e12);
  const parts = [
    hashrate?.text ?? `${shown(middle(network) / 1e18)} EH/s (the month known nearest to ${shownDate(date!)})`,
    `${shown(middle(daily))} coins a day`,
  ];
  return { terahashes, isOwn: hashrate !== null && (coins ?? subsidy) !== null, source: parts.join(' and ') };
}

function dailyAt(subsidies: readonly number[]): Range | null {
  if (subsidies.length === 0) return null;
  return { low: Math.min(...subsidies) * BLOCKS_PER_DAY, high: Math.max(...subsidies) * BLOCKS_PER_DAY };
}

const middle = ({ low, high }: Range): number => (low + high) / 2;

function againstEnergy(cost: Amount, tariff: Amount, perCoin: Amount): Finding {
  const implied = impliedRange([scaled(perCoin, 1e-3), rangeOf(tariff)], (kwh, price) => kwh * price);
  const value = (perCoin.value / 1e3) * tariff.value;
  const isMet = meets(implied, rangeOf(cost), OWN_SLACK) || (implied.high < cost.value && isAllIn(cost));
  return finding('coin-cost', isMet ? 'consistent' : 'inconsistent', {
    why: `${perCoin.text} at ${tariff.text} is ${shownUsd(value)} a coin; the claim says ${cost.text}.`,
    formula: `${shown(perCoin.value / 1e3)} kWh × ${tariff.value} USD/kWh = ${shownUsd(value)}`,
    implied: { name: 'electricity_usd_per_coin', value },
  });
}

const isAllIn = ({ bound }: Amount): boolean => bound === 'above';

/** Efficiency that an energy or a cost per coin implies, against the best machine of the date. */
function efficiencyOf(
  claim: Claim,
  world: AuditWorld,
  {
    perCoin,
    tariff,
    kilowattHours,
  }: { readonly perCoin: Amount; readonly tariff?: Amount; readonly kilowattHours: Range },
): Finding[] {
  const work = workPerCoin(claim, world);
  if (work === null)
    return [
      finding('coin-cost', 'could not check', {
        why: `${perCoin.text} cannot be checked: neither the claim nor its date says the hashrate and the coins of a day.`,
      }),
    ];
  const implied = impliedRange(
    [kilowattHours, work.terahashes],
    (kwh, terahashes) => (kwh * JOULES_PER_KILOWATT_HOUR) / terahashes,
  );
  const value = (middle(kilowattHours) * JOULES_PER_KILOWATT_HOUR) / middle(work.terahashes);
  const at = tariff === undefined ? perCoin.text : `${perCoin.text} at ${tariff.text}`;
  const formula = `${shown(middle(kilowattHours))} kWh a coin with ${work.source} = ${shown(value)} J/TH`;
  const shared = { formula, implied: { name: 'joules_per_terahash', value } };
  const stated = onlyAmount(claim, 'joules_per_terahash');
  if (stated !== null) {
    const isMet = meets(implied, rangeOf(stated), work.isOwn ? OWN_SLACK : WORLD_SLACK);
    return [
      finding('coin-cost', isMet ? 'consistent' : 'inconsistent', {
        ...shared,
        why: `${at} implies ${shown(value)} J/TH; the claim says ${stated.text}.`,
      }),
    ];
  }
  const date = timeOf(claim, world);
  const best = date === null ? null : bestMachineAt(date, world);
  if (best === null)
    return [
      finding('coin-cost', 'could not check', {
        ...shared,
        why: `${at} implies ${shown(value)} J/TH; the date to compare machines at is not stated.`,
      }),
    ];
  if (implied.high * (1 + (work.isOwn ? OWN_SLACK : WORLD_SLACK)) < best.joulesPerTerahash && perCoin.bound !== 'above')
    return [
      finding('coin-cost', 'impossible', {
        ...shared,
        why: `${at} needs ${shown(value)} J/TH; the best machine anybody had in ${shownDate(date!)}, the ${best.name}, takes ${best.joulesPerTerahash}.`,
      }),
    ];
  if (implied.low > best.joulesPerTerahash * WORST_TIMES_BEST)
    return [
      finding('coin-cost', 'inconsistent', {
        ...shared,
        why: `${at} implies ${shown(value)} J/TH, more than ${WORST_TIMES_BEST} times the best machine of ${shownDate(date!)}: no fleet that runs is so old, or the cost holds more than electricity.`,
      }),
    ];
  return [
    finding('coin-cost', 'consistent', {
      ...shared,
      why: `${at} implies ${shown(value)} J/TH, which machines of ${shownDate(date!)} can do, if the cost is that of electricity.`,
    }),
  ];
}

function againstAll(
  { cost, tariff, efficiency }: { readonly cost: Amount; readonly tariff: Amount; readonly efficiency: Amount },
  work: Work,
): Finding {
  const of = (terahashes: number, joules: number, price: number) =>
    ((terahashes * joules) / JOULES_PER_KILOWATT_HOUR) * price;
  const implied = impliedRange([work.terahashes, rangeOf(efficiency), rangeOf(tariff)], of);
  const value = of(middle(work.terahashes), efficiency.value, tariff.value);
  const isMet = meets(implied, rangeOf(cost), work.isOwn ? OWN_SLACK : WORLD_SLACK);
  const needed = (cost.value / value) * efficiency.value;
  return finding('coin-cost', isMet ? 'consistent' : 'inconsistent', {
    why: isMet
      ? `${work.source}, ${efficiency.text} and ${tariff.text} make ${shownUsd(value)} of electricity a coin; the claim says ${cost.text}.`
      : `${work.source}, ${efficiency.text} and ${tariff.text} make ${shownUsd(value)} of electricity a coin, not ${cost.text}: that would take ${shown(needed)} J/TH, or other costs beside electricity.`,
    formula: `${shown(middle(work.terahashes))} TH × ${efficiency.value} J/TH / 3.6e6 × ${tariff.value} USD/kWh = ${shownUsd(value)}`,
    implied: { name: 'electricity_usd_per_coin', value },
  });
}

/** Energy per hash of the machines in use in 2024, which a cost without a tariff is read with (Cambridge, fact cambridge-survey-2024-efficiency). */
const USUAL_JOULES_PER_TERAHASH = 28.2;

function withoutTariff(
  cost: Amount,
  { work, efficiency }: { readonly work: Work; readonly efficiency: Amount | null },
): Finding {
  const joules = efficiency?.value ?? USUAL_JOULES_PER_TERAHASH;
  const kilowattHours = (middle(work.terahashes) * joules) / JOULES_PER_KILOWATT_HOUR;
  const value = cost.value / kilowattHours;
  return finding('coin-cost', 'could not check', {
    why: `No tariff is stated, nor which cost it is: with ${work.source} and ${efficiency?.text ?? `${joules} J/TH`}, ${shownUsd(cost.value)} of electricity a coin means ${shown(value * 100)} cents per kWh.`,
    formula: `${shownUsd(cost.value)} / ${shown(kilowattHours)} kWh = ${shown(value)} USD/kWh`,
    implied: { name: 'usd_per_kwh', value },
  });
}
