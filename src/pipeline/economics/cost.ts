import { formatDate } from '../../core/time-span.ts';
import {
  costCrossing,
  costOf,
  HASHES_PER_DIFFICULTY,
  hashesPerCoin,
  type MiningCharges,
  type MiningCostKind,
  miningCost,
} from '../../models/economics/index.ts';
import type { CostNetwork } from './cost-network.ts';
import type { FlatAnswer } from './flat-answer.ts';
import type { InferredFleet } from './inferred-fleet.ts';
import { BLOCK_SECONDS } from './network-days.ts';
import type { PlaceTariff } from './places.ts';

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

/** What the three costs are, in a sentence. */
export const COST_KINDS =
  'electricity: power alone; cash: with operations, site and the pool’s fee; all-in: with the wear of the machines and overhead. What is not given costs nothing';

/** Costs of a coin at one tariff, and where they cross an amount. */
export function costAnswer(
  question: CostQuestion,
  tariff: {
    readonly usdPerKilowattHour: number;
    readonly place: PlaceTariff | null;
    readonly machine: string | null;
    /** Whose efficiency it is, where it is that of the inferred fleet. */
    readonly fleet: InferredFleet | null;
  },
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
      COST_KINDS,
      'crossings: each with all else as given; the difficulty is that at which blocks come every ten minutes',
      ...(tariff.place === null ? [] : [placeRemark(tariff.place)]),
      ...(tariff.fleet === null ? [] : efficiencyRemarks(question, tariff.fleet)),
      ...network.remarks,
    ],
  };
}

function placeRemark({ name, customers, from, fact }: PlaceTariff): string {
  return `tariff: ${name}, ${customers}, from ${from} (fact ${fact}); not what mines pay unless it says miners`;
}

/** Sentences: whose efficiency a cost is of. */
export function efficiencyRemarks({ joulesPerTerahash }: CostQuestion, fleet: InferredFleet | null): readonly string[] {
  if (fleet === null) return [`efficiency: ${joulesPerTerahash} J/TH, as given`];
  const { low, high, level } = fleet.interval;
  const { marginalId, runningProportion } = fleet.fleet;
  return [
    `efficiency: ${joulesPerTerahash.toFixed(1)} J/TH, ${100 * level}% from ${low.toFixed(1)} to ${high.toFixed(1)}, on ${formatDate(fleet.atMs)}; ${(100 * runningProportion).toFixed(0)}% of the installed hashrate runs; the marginal machine is ${marginalId ?? 'none'}`,
    ...fleet.remarks,
  ];
}
