import type { Fact } from '../../core/fact.ts';
import { formatDate } from '../../core/time-span.ts';
import {
  costCrossing,
  costCurve,
  costOf,
  HASHES_PER_DIFFICULTY,
  hashesPerCoin,
  type MiningCharges,
  type MiningCostKind,
  miningCost,
} from '../../models/economics/index.ts';
import type { FlatAnswer } from './flat-answer.ts';
import type { InferredFleet } from './inferred-fleet.ts';
import { BLOCK_SECONDS, BLOCKS_PER_DAY, latestFact, subsidyOn } from './network-days.ts';
import type { PlaceTariff } from './places.ts';

/** The network as it is given; null: from the facts. */
export interface GivenNetwork {
  readonly hashesPerSecond: number | null;
  readonly coinsPerDay: number | null;
  readonly difficulty: number | null;
  /** Subsidy and fees of a block. */
  readonly coinsPerBlock: number | null;
  readonly feesCoinsPerBlock: number | null;
}

export interface CostNetwork {
  readonly hashesPerSecond: number;
  readonly coinsPerDay: number;
  readonly remarks: readonly string[];
}

/**
 * The network of a question: hashrate and coins a day, or difficulty and coins a block, and the facts for what is not given.
 *
 * @throws {RangeError} if one thing is given twice, or the facts lack what is not given.
 */
export function costNetwork(given: GivenNetwork, facts: readonly Fact[]): CostNetwork {
  if (given.hashesPerSecond !== null && given.difficulty !== null)
    throw new RangeError('costNetwork: expected a hashrate or a difficulty, got both');
  const coins = [given.coinsPerDay, given.coinsPerBlock, given.feesCoinsPerBlock].filter((one) => one !== null);
  if (coins.length > 1)
    throw new RangeError(`costNetwork: expected one of coins a day, coins a block and fees, got ${coins.length}`);
  const used: string[] = [];
  const fact = (id: RegExp, what: string): Fact => {
    const found = latestFact(facts, id);
    if (found === undefined) throw new RangeError(`costNetwork: expected ${what}, got none`);
    used.push(found.id);
    return found;
  };
  const difficulty =
    given.difficulty ?? (given.hashesPerSecond === null ? fact(/^difficulty-\d+$/, 'a difficulty').value : null);
  const perBlock = () => {
    const fees = given.feesCoinsPerBlock ?? fact(/^fees-per-block-/, 'fees').value;
    return subsidyOn(fact(/^difficulty-\d+$/, 'a difficulty').from, facts) + fees;
  };
  return {
    hashesPerSecond: given.hashesPerSecond ?? (difficulty! * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS,
    coinsPerDay: given.coinsPerDay ?? BLOCKS_PER_DAY * (given.coinsPerBlock ?? perBlock()),
    remarks:
      used.length === 0
        ? []
        : [
            `network: from the facts ${[...new Set(used)].join(', ')} (contraflow facts shows their sources), at ten minutes a block`,
          ],
  };
}

/** What is asked of a cost. */
export interface CostQuestion {
  readonly network: CostNetwork;
  readonly joulesPerTerahash: number;
  readonly charges: MiningCharges;
  /** An amount, and the cost that is compared with it. */
  readonly usdPerCoin: number;
  readonly cost: MiningCostKind;
}

const chargeKeys = {
  poolFeeProportion: 'pool_fee_proportion',
  operationsUsdPerKilowattHour: 'operations_usd_per_kwh',
  siteUsdPerMegawattYear: 'site_usd_per_mw_year',
  machineUsdPerTerahash: 'machine_usd_per_terahash',
  machineLifeYears: 'machine_life_years',
  overheadUsdPerMegawattYear: 'overhead_usd_per_mw_year',
  uptimeProportion: 'uptime_proportion',
} as const satisfies Record<keyof MiningCharges, string>;

const KINDS =
  'electricity: power alone; cash: with operations, site and the pool’s fee; all-in: with the wear of the machines and overhead. What is not given costs nothing';

/** Costs of a coin at one tariff, and where they cross an amount. */
export function costAnswer(
  question: CostQuestion,
  tariff: { readonly usdPerKilowattHour: number; readonly place: PlaceTariff | null; readonly machine: string | null },
): FlatAnswer {
  const { network, joulesPerTerahash, charges, usdPerCoin, cost } = question;
  const options = {
    ...charges,
    hashesPerCoin: hashesPerCoin(network),
    joulesPerTerahash,
    usdPerKilowattHour: tariff.usdPerKilowattHour,
  };
  const result = miningCost(options);
  const amount = costOf(result, cost);
  const crossing = amount > 0 ? costCrossing(options, { usdPerCoin, cost }) : null;
  const difficulty = (network.hashesPerSecond * BLOCK_SECONDS) / HASHES_PER_DIFFICULTY;
  return {
    records: [
      {
        kwh_per_coin: result.kilowattHoursPerCoin,
        electricity_usd_per_coin: result.electricityUsdPerCoin,
        cash_usd_per_coin: result.cashUsdPerCoin,
        all_in_usd_per_coin: result.allInUsdPerCoin,
        depreciation_usd_per_coin: result.depreciationUsdPerCoin,
        crossing_usd_per_coin: usdPerCoin,
        crossing_cost: cost,
        is_above_crossing: amount > usdPerCoin,
        crossing_usd_per_kwh: crossing?.usdPerKilowattHour ?? null,
        crossing_joules_per_terahash: crossing?.joulesPerTerahash ?? null,
        crossing_hashes_per_second: crossing === null ? null : network.hashesPerSecond * crossing.difficultyRatio,
        crossing_difficulty: crossing === null ? null : difficulty * crossing.difficultyRatio,
        joules_per_terahash: joulesPerTerahash,
        usd_per_kwh: tariff.usdPerKilowattHour,
        hashes_per_second: network.hashesPerSecond,
        coins_per_day: network.coinsPerDay,
        difficulty,
        hashes_per_coin: options.hashesPerCoin,
        machine: tariff.machine,
        place: tariff.place?.place ?? null,
        ...Object.fromEntries(
          Object.entries(chargeKeys).map(([name, key]) => [key, charges[name as keyof MiningCharges] ?? null]),
        ),
      },
    ],
    remarks: [
      KINDS,
      'crossings: each with all else as given; the difficulty is that at which blocks come every ten minutes',
      ...(tariff.place === null ? [] : [placeRemark(tariff.place)]),
      ...network.remarks,
    ],
  };
}

function placeRemark({ name, customers, from, fact }: PlaceTariff): string {
  return `tariff: ${name}, ${customers}, from ${from} (fact ${fact}); not what mines pay unless it says miners`;
}

/** Costs of a coin at every place with a tariff, the dearest first; with an interval where the efficiency has one. */
export function placesAnswer(
  question: CostQuestion,
  { tariffs, fleet }: { readonly tariffs: readonly PlaceTariff[]; readonly fleet: InferredFleet | null },
): FlatAnswer {
  const { network, joulesPerTerahash, charges, usdPerCoin, cost } = question;
  const at = (usdPerKilowattHour: number, efficiency: number) =>
    costOf(
      miningCost({
        ...charges,
        hashesPerCoin: hashesPerCoin(network),
        joulesPerTerahash: efficiency,
        usdPerKilowattHour,
      }),
      cost,
    );
  const records = tariffs
    .map((tariff) => {
      const amount = at(tariff.usdPerKilowattHour, joulesPerTerahash);
      return {
        place: tariff.place,
        name: tariff.name,
        customers: tariff.customers,
        tariff_from: tariff.from,
        usd_per_kwh: tariff.usdPerKilowattHour,
        [`${cost.replace('-', '_')}_usd_per_coin`]: amount,
        low_usd_per_coin: fleet === null ? null : at(tariff.usdPerKilowattHour, fleet.interval.low),
        high_usd_per_coin: fleet === null ? null : at(tariff.usdPerKilowattHour, fleet.interval.high),
        is_above_crossing: amount > usdPerCoin,
        crossing_usd_per_coin: usdPerCoin,
        joules_per_terahash: joulesPerTerahash,
        hashes_per_second: network.hashesPerSecond,
        coins_per_day: network.coinsPerDay,
      };
    })
    .reverse();
  const above = records.filter((record) => record.is_above_crossing).length;
  return {
    records,
    remarks: [
      `${above} of ${records.length} places are above ${usdPerCoin} USD a coin (${cost})`,
      KINDS,
      ...efficiencyRemarks(question, fleet),
      'tariffs are averages of industry, or of whom the column names, of different years: contracts of mines lie below them, and mines go where they are low',
      ...network.remarks,
    ],
  };
}

function efficiencyRemarks({ joulesPerTerahash }: CostQuestion, fleet: InferredFleet | null): readonly string[] {
  if (fleet === null) return [`efficiency: ${joulesPerTerahash} J/TH, as given`];
  const { low, high, level } = fleet.interval;
  const { marginalId, runningProportion } = fleet.fleet;
  return [
    `efficiency: ${joulesPerTerahash.toFixed(1)} J/TH, ${100 * level}% from ${low.toFixed(1)} to ${high.toFixed(1)}, on ${formatDate(fleet.atMs)}; ${(100 * runningProportion).toFixed(0)}% of the installed hashrate runs; the marginal machine is ${marginalId ?? 'none'}`,
    ...fleet.remarks,
  ];
}

/** Cost curve of the inferred fleet: hashrate in the order of the electricity cost of a coin. */
export function curveAnswer(question: CostQuestion, inferred: InferredFleet): FlatAnswer {
  const { network } = question;
  const steps = costCurve(inferred.fleet, {
    hashesPerSecond: network.hashesPerSecond,
    hashesPerCoin: hashesPerCoin(network),
    tariffs: inferred.tariffs,
  });
  return {
    records: steps.map((step) => ({
      machine: step.id,
      usd_per_kwh: step.usdPerKilowattHour,
      electricity_usd_per_coin: step.electricityUsdPerCoin,
      hashes_per_second: step.hashesPerSecond,
      cumulative_hashes_per_second: step.cumulativeHashesPerSecond,
      cumulative_proportion: step.cumulativeHashesPerSecond / network.hashesPerSecond,
      is_above_crossing: step.electricityUsdPerCoin > question.usdPerCoin,
    })),
    remarks: [
      'each machine stands in ten steps of equal hashrate, by its tariff; the last are the marginal miners',
      ...efficiencyRemarks(question, inferred),
      ...network.remarks,
    ],
  };
}
