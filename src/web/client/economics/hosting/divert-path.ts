import {
  type DifficultyPeriod,
  type DivertedFleet,
  difficultyPath,
  divertMegawatts,
  type Holder,
  type NetworkMachines,
  remainingProportions,
} from '../../../../models/economics/diverted-megawatts.ts';
import { HASHES_PER_DIFFICULTY } from '../../../../models/economics/units.ts';
import type { CurvePoint } from '../../charts/chart.ts';
import type { NumberInput } from '../../parts/number-input.ts';
import type { Hosting } from './words.ts';

/** Inputs of the diverted megawatts. */
export const divertInputs = {
  gigawatts: { name: 'divert_gw', label: 'Power that turns to AI', unit: 'GW', least: 0.001, most: 1000 },
  days: { name: 'divert_days', label: 'Days in which it leaves', unit: 'days', least: 0, most: 3650 },
  coinUsd: { name: 'divert_coin_usd', label: 'Price of a bitcoin, held', unit: 'USD', least: 0.01, most: 1e9 },
  coins: {
    name: 'divert_coins_per_block',
    label: 'Subsidy and fees of a block',
    unit: 'BTC',
    least: 0.000001,
    most: 1000,
  },
} as const satisfies Readonly<Record<string, NumberInput>>;

export interface DivertQuestion {
  readonly network: Hosting['network'];
  readonly gigawatts: number;
  readonly days: number;
  readonly coinsPerBlock: number;
  readonly order: 'marginal' | 'pro-rata';
  /** Id of who gives it up; null: everyone alike. */
  readonly from: string | null;
}

export interface Diversion {
  readonly beforeGigawatts: number;
  readonly fleet: DivertedFleet;
  readonly removedProportion: number;
  readonly path: readonly DifficultyPeriod[];
  /** Proportions by id, in the order of the holders. */
  readonly after: readonly Holder[];
}

/** Periods of one difficulty that are looked at at the least, and beyond the days of leaving. */
const PERIODS = 6;
const PERIOD_DAYS = 14;

/** Power that the network's machines draw. Unit: GW. */
export function networkGigawatts({ exahashes_per_second: exahashes, fleet }: Hosting['network']): number {
  return fleet.reduce((sum, one) => sum + exahashes * one.proportion * one.joules_per_terahash, 0) / 1000;
}

/**
 * What a network looks like after gigawatts turned away, as the command `economics divert` has it.
 *
 * @throws {RangeError} if nobody is left to mine, or a country has not so much to give.
 */
export function diversion({ network, gigawatts, days, coinsPerBlock, order, from }: DivertQuestion): Diversion {
  const { exahashes_per_second: before } = network;
  const machines = network.fleet.map(
    ({ joules_per_terahash, proportion }): NetworkMachines => ({
      joulesPerTerahash: joules_per_terahash,
      megawatts: before * proportion * joules_per_terahash,
    }),
  );
  const fleet = divertMegawatts({ fleet: machines, megawatts: gigawatts * 1000, order });
  const removed = fleet.removedExahashesPerSecond;
  const path = difficultyPath({
    difficulty: (before * 1e18 * 600) / HASHES_PER_DIFFICULTY,
    exahashesPerSecond: (day) => before - removed * (day >= days ? 1 : day / days),
    periods: PERIODS + Math.ceil(days / PERIOD_DAYS),
    coinsPerBlock,
  });
  return {
    beforeGigawatts: networkGigawatts(network),
    fleet,
    removedProportion: removed / before,
    path,
    after: remainingProportions(
      network.holders.map(({ id, proportion }) => ({ name: id, proportion })),
      { removed: removed / before, from: from === null ? null : [from] },
    ),
  };
}

/** A difficulty nearer to the last one than this, as a ratio, has settled. */
const SETTLED = 0.001;

/** The period from which on the difficulty stays where it ends. */
export function settledPeriod(path: readonly DifficultyPeriod[]): DifficultyPeriod {
  const { difficulty } = path.at(-1)!;
  const moving = path.findLastIndex((period) => Math.abs(period.difficulty / difficulty - 1) > SETTLED);
  return path[moving + 1]!;
}

/** A value of each period as steps over the days, held to the end of the last. */
export function periodSteps(
  path: readonly DifficultyPeriod[],
  value: (period: DifficultyPeriod) => number,
): CurvePoint[] {
  const at = (x: number, period: DifficultyPeriod): CurvePoint => ({ x, value: value(period), low: null, high: null });
  const last = path.at(-1)!;
  return [...path.map((period) => at(period.fromDay, period)), at(last.untilDay, last)];
}

/** The difficulties of 2021 as they were and as modelled, over days from the start of the path. */
export function backcastCurves({ from, periods }: Hosting['backcast']): {
  measured: CurvePoint[];
  modelled: CurvePoint[];
} {
  const point = (x: number, value: number): CurvePoint => ({ x, value, low: null, high: null });
  const day = (date: string): number => (Date.parse(date) - Date.parse(from)) / 86_400_000;
  const last = periods.at(-1)!;
  const end = Math.max(day(last.from), last.modelled_from_day) + PERIOD_DAYS;
  return {
    measured: [...periods.map((one) => point(day(one.from), one.measured)), point(end, last.measured)],
    modelled: [...periods.map((one) => point(one.modelled_from_day, one.modelled)), point(end, last.modelled)],
  };
}
