import { checkPositive } from './_mining-checks.ts';
import type { Fleet } from './fleet.ts';
import { kilowattHoursPerCoin } from './mining-energy.ts';
import { type TariffDistribution, tariffQuantile } from './tariff-distribution.ts';

/** A step of the curve: hashrate of one machine at one tariff. */
export interface CostStep {
  readonly id: string;
  readonly usdPerKilowattHour: number;
  readonly electricityUsdPerCoin: number;
  readonly hashesPerSecond: number;
  /** With all that mines for less. */
  readonly cumulativeHashesPerSecond: number;
}

/**
 * Cost curve of a network: its hashrate in the order of what a coin costs in electricity, the cheapest first.
 *
 * Each machine stands in as many steps as there are tariffs, at the middles of equal parts of the tariffs that let it run; the
 * last steps are the marginal miners, whose cost is what a coin brings. The steps sum to the hashrate.
 *
 * @param options.tariffSteps parts in which the tariffs of each machine are cut.
 * @throws {RangeError} if the hashrate, the hashes of a coin or the number of steps is not positive.
 * @see Sharrock, "Bitcoin mining network supply-side modelling" (2016), cash cost curves.
 */
export function costCurve(
  fleet: Fleet,
  {
    hashesPerSecond,
    hashesPerCoin,
    tariffs,
    tariffSteps = 10,
  }: {
    readonly hashesPerSecond: number;
    readonly hashesPerCoin: number;
    readonly tariffs: TariffDistribution;
    readonly tariffSteps?: number;
  },
): readonly CostStep[] {
  checkPositive('costCurve', 'hashesPerSecond', hashesPerSecond);
  if (!(Number.isInteger(tariffSteps) && tariffSteps > 0))
    throw new RangeError(`costCurve: expected a whole number of tariffSteps above 0, got ${tariffSteps}`);
  const steps = fleet.parts
    .filter(({ runningProportion }) => runningProportion > 0)
    .flatMap(({ id, joulesPerTerahash, runningProportion, hashrateProportion }) =>
      Array.from({ length: tariffSteps }, (_, index) => {
        const usdPerKilowattHour = tariffQuantile((runningProportion * (index + 0.5)) / tariffSteps, tariffs);
        return {
          id,
          usdPerKilowattHour,
          electricityUsdPerCoin: kilowattHoursPerCoin({ hashesPerCoin, joulesPerTerahash }) * usdPerKilowattHour,
          hashesPerSecond: (hashesPerSecond * hashrateProportion) / tariffSteps,
        };
      }),
    )
    .sort((a, b) => a.electricityUsdPerCoin - b.electricityUsdPerCoin);
  let cumulative = 0;
  return steps.map((step) => {
    cumulative += step.hashesPerSecond;
    return { ...step, cumulativeHashesPerSecond: cumulative };
  });
}
