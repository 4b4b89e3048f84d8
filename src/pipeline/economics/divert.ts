import { total } from '../../core/distribution.ts';
import type { Fact } from '../../core/fact.ts';
import {
  type DifficultyPeriod,
  difficultyPath,
  divertMegawatts,
  HASHES_PER_DIFFICULTY,
  type Holder,
  type NetworkMachines,
  remainingProportions,
} from '../../models/economics/index.ts';
import { loadFacts } from '../../platform/facts.ts';
import type { AnswerColumn } from '../answer.ts';
import type { FlatAnswer } from './flat-answer.ts';

type Flat = Readonly<Record<string, string | number | boolean | null>>;

/** Someone with so much of something. */
interface Amount {
  readonly name: string;
  readonly value: number;
}

export interface DivertRequest {
  readonly gigawatts: number;
  readonly order: 'marginal' | 'pro-rata';
  /** Days in which the power leaves, evenly. */
  readonly rampDays: number;
  /** Kinds of machines: J/TH and their proportion of the hashrate; null: those assumed here. */
  readonly fleet: readonly { readonly joulesPerTerahash: number; readonly proportion: number }[] | null;
  readonly networkExahashesPerSecond: number | null;
  readonly coinsPerBlock: number;
  readonly coinUsd: number | null;
  readonly periods: number;
  /** Who has the hashrate, as proportions of the world; null: the countries that the facts name. */
  readonly holders: readonly Holder[] | null;
  /** Who gives it up; null: everyone alike. */
  readonly from: readonly string[] | null;
  /** Megawatts of AI by owner; null: not said. */
  readonly aiMegawatts: readonly Amount[] | null;
  /** Who has the megawatts after; null: everyone alike. */
  readonly to: string | null;
}

/** What is taken where nothing else is said. */
export interface DivertDefaults {
  readonly networkExahashesPerSecond: number;
  /** Fact that it is of. */
  readonly networkFact: string;
  readonly fleet: readonly { readonly joulesPerTerahash: number; readonly proportion: number }[];
  /** Countries, and others for the rest; the sum is 1. */
  readonly holders: readonly Holder[];
  readonly coinsPerBlock: number;
}

/** Subsidy from April 2024, and fees of quiet months. */
const COINS_PER_BLOCK = 3.15;

/** @throws {RangeError} if the facts have no hashrate of the network. */
export function divertDefaults(facts: readonly Fact[] = loadFacts()): DivertDefaults {
  const { id, value } = latestHashrate(facts);
  return {
    networkExahashesPerSecond: value,
    networkFact: id,
    fleet: ASSUMED_FLEET,
    holders: withRest(factHolders(facts)),
    coinsPerBlock: COINS_PER_BLOCK,
  };
}

/** Proportions of the hashrate by J/TH that are assumed where none are given: about 19 J/TH together. */
const ASSUMED_FLEET = [
  { joulesPerTerahash: 13.5, proportion: 0.2 },
  { joulesPerTerahash: 17.5, proportion: 0.45 },
  { joulesPerTerahash: 21.5, proportion: 0.2 },
  { joulesPerTerahash: 29.5, proportion: 0.12 },
  { joulesPerTerahash: 34, proportion: 0.03 },
] as const;

const NETWORK_HASHRATE = /^network-hashrate-\d{4}-\d{2}$/;
const HOLDERS_LAYER = 'bitcoin/hashrate/jurisdiction';
const REST = 'others';

/**
 * What a network looks like after gigawatts turned from mining to AI: a record for each period of one difficulty, each with the whole.
 *
 * @throws {RangeError} if more is taken than there is, or a name is not known.
 */
export function divertAnswer(request: DivertRequest, facts: readonly Fact[] = loadFacts()): FlatAnswer {
  const { gigawatts, order, rampDays, coinsPerBlock, coinUsd, from } = request;
  const before = request.networkExahashesPerSecond ?? latestHashrate(facts).value;
  const kinds = request.fleet ?? ASSUMED_FLEET;
  const fleet = kinds.map(
    ({ joulesPerTerahash, proportion }): NetworkMachines => ({
      joulesPerTerahash,
      megawatts: before * proportion * joulesPerTerahash,
    }),
  );
  const diverted = divertMegawatts({ fleet, megawatts: gigawatts * 1000, order });
  const removed = diverted.removedExahashesPerSecond;
  const path = difficultyPath({
    difficulty: (before * 1e18 * 600) / HASHES_PER_DIFFICULTY,
    exahashesPerSecond: (day) => before - removed * (day >= rampDays ? 1 : day / rampDays),
    periods: request.periods,
    coinsPerBlock,
  });
  const holders = withRest(request.holders ?? factHolders(facts));
  checkNames(from, holders);
  const after = remainingProportions(holders, { removed: removed / before, from });
  const whole = {
    diverted_gw: gigawatts,
    order,
    ramp_days: rampDays,
    network_eh_per_s_before: before,
    network_gw_before: total(fleet.map(({ megawatts }) => megawatts)) / 1000,
    network_gw_after: diverted.remainingMegawatts / 1000,
    removed_eh_per_s: removed,
    network_eh_per_s_after: diverted.remainingExahashesPerSecond,
    removed_proportion: removed / before,
    joules_per_terahash_before: total(fleet.map(({ megawatts }) => megawatts)) / before,
    joules_per_terahash_after: diverted.remainingMegawatts / diverted.remainingExahashesPerSecond,
    coins_per_block: coinsPerBlock,
    ...holderFields(holders, after),
    ...aiFields(request),
    ...Object.fromEntries(
      kinds.flatMap(({ joulesPerTerahash, proportion }, index) => [
        [`fleet_${index + 1}_joules_per_terahash`, joulesPerTerahash],
        [`fleet_${index + 1}_hashrate_proportion`, proportion],
      ]),
    ),
  };
  const records = path.map((period, index) => ({ period: index, ...periodFields(period, coinUsd), ...whole }));
  return {
    records,
    columns: [
      ...pathColumns,
      ...(coinUsd === null ? [] : [{ name: 'hashprice_usd_per_ph_day', as: 'number', title: 'USD/PH/day' } as const]),
    ],
    remarks: [wholeRemark(whole), ...remarksOf(request)],
  };
}

const pathColumns: readonly AnswerColumn[] = [
  { name: 'from_day', as: 'number', title: 'from day' },
  { name: 'until_day', as: 'number', title: 'until day' },
  { name: 'difficulty', as: 'count' },
  { name: 'seconds_per_block', as: 'number', title: 'seconds a block' },
  { name: 'coins', as: 'number', title: 'coins' },
  { name: 'hashprice_coins_per_ph_day', as: 'number', title: 'coins/PH/day' },
];

/** What holds for every period, in a sentence: a table shows the periods alone. */
function wholeRemark(whole: Flat): string {
  const shown = (name: string) => Number(Number(whole[name]).toPrecision(4));
  return `${shown('diverted_gw')} GW of ${shown('network_gw_before')} GW take ${Number((100 * Number(whole.removed_proportion)).toPrecision(3))}% of the hashrate: ${shown('network_eh_per_s_before')} to ${shown('network_eh_per_s_after')} EH/s, ${shown('joules_per_terahash_before')} to ${shown('joules_per_terahash_after')} J/TH; holders before and after are in csv and json`;
}

function periodFields(period: DifficultyPeriod, coinUsd: number | null): Flat {
  return {
    from_day: period.fromDay,
    until_day: period.untilDay,
    difficulty: period.difficulty,
    seconds_per_block: period.secondsPerBlock,
    coins: period.coins,
    hashprice_coins_per_ph_day: period.hashpriceCoins,
    hashprice_usd_per_ph_day: coinUsd === null ? null : period.hashpriceCoins * coinUsd,
    coin_usd: coinUsd,
  };
}

function holderFields(before: readonly Holder[], after: readonly Holder[]): Flat {
  return Object.fromEntries(
    before.flatMap(({ name, proportion }, index) => {
      const key = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
      return [
        [`${key}_proportion_before`, proportion],
        [`${key}_proportion_after`, after[index]!.proportion],
      ];
    }),
  );
}

/** Concentration of AI's power by owner before and after it has the megawatts; nobody is added. */
function aiFields({ aiMegawatts, gigawatts, to }: DivertRequest): Flat {
  if (aiMegawatts === null) return {};
  const whole = total(aiMegawatts.map(({ value }) => value));
  if (to !== null && !aiMegawatts.some(({ name }) => name === to))
    throw new RangeError(`divert: expected an owner of ${aiMegawatts.map(({ name }) => name).join(', ')}, got '${to}'`);
  const added = gigawatts * 1000;
  const after = aiMegawatts.map(
    ({ name, value }) => value + (to === null ? (added * value) / whole : name === to ? added : 0),
  );
  return {
    ai_gw_before: whole / 1000,
    ai_gw_after: total(after) / 1000,
    ai_effective_owners_before: effectiveNumber(aiMegawatts.map(({ value }) => value)),
    ai_effective_owners_after: effectiveNumber(after),
  };
}

function effectiveNumber(weights: readonly number[]): number {
  return total(weights) ** 2 / total(weights.map((weight) => weight * weight));
}

function latestHashrate(facts: readonly Fact[]): Fact {
  const latest = facts
    .filter(({ id }) => NETWORK_HASHRATE.test(id))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (latest === undefined) throw new RangeError('divert: expected the hashrate of the network, got none');
  return latest;
}

/** Countries of the latest quarter that the facts name. */
function factHolders(facts: readonly Fact[]): readonly Holder[] {
  const named = facts.filter(
    ({ layer, entity, unit }) => layer === HOLDERS_LAYER && entity !== null && unit === 'percent',
  );
  const latest = named.reduce((last, { from }) => (from > last ? from : last), '');
  return named
    .filter(({ from }) => from === latest)
    .map(({ entity, value }) => ({ name: entity!, proportion: value / 100 }));
}

function withRest(holders: readonly Holder[]): readonly Holder[] {
  const rest = 1 - total(holders.map(({ proportion }) => proportion));
  if (rest < -1e-6) throw new RangeError(`divert: expected holders of at most the whole, got ${1 - rest}`);
  return rest < 1e-6 ? holders : [...holders, { name: REST, proportion: rest }];
}

function checkNames(names: readonly string[] | null, holders: readonly Holder[]): void {
  const unknown = names?.find((name) => !holders.some((holder) => holder.name === name));
  if (unknown !== undefined)
    throw new RangeError(`divert: expected holders of ${holders.map(({ name }) => name).join(', ')}, got '${unknown}'`);
}

function remarksOf({ fleet, holders, networkExahashesPerSecond, aiMegawatts }: DivertRequest): string[] {
  return [
    'nobody comes to mine in place of what left, and the price of a coin stays: the path is what the retarget alone does',
    'blocks come as expected; chance moves the length of a period by about 2%',
    ...(fleet === null ? ['the fleet by J/TH is an assumption: --fleet gives another'] : []),
    ...(holders === null
      ? [
          'countries: the latest quarter of the facts (Hashrate Index, as told by the press); others is what it does not name',
        ]
      : []),
    ...(networkExahashesPerSecond === null
      ? ['hashrate of the network: the latest of the facts, from a difficulty']
      : []),
    ...(aiMegawatts === null ? ['owners of AI after it: say who has how much with --ai-megawatts'] : []),
  ];
}
