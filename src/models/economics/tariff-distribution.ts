import { normalQuantile, normalTail } from '../../statistics/index.ts';
import { checkPositive } from './_mining-checks.ts';

/** Tariffs that miners pay, taken to be lognormal over hashrate. */
export interface TariffDistribution {
  /** Half of the machines would pay less. USD/kWh. */
  readonly medianUsdPerKilowattHour: number;
  /** Standard deviation of the tariff’s natural logarithm: 0.3 puts two thirds between 0.74 and 1.35 medians. */
  readonly logDeviation: number;
}

/**
 * Proportion of machines whose tariff is at most an amount. Range: [0, 1].
 *
 * @throws {RangeError} if the distribution or the amount is not positive.
 * @example
 * tariffsUpTo(0.05, { medianUsdPerKilowattHour: 0.05, logDeviation: 0.3 }); // => 0.5
 */
export function tariffsUpTo(usdPerKilowattHour: number, tariffs: TariffDistribution): number {
  checkPositive('tariffsUpTo', 'usdPerKilowattHour', usdPerKilowattHour);
  checkTariffs(tariffs);
  return normalTail(-Math.log(usdPerKilowattHour / tariffs.medianUsdPerKilowattHour) / tariffs.logDeviation);
}

/**
 * The tariff below which a proportion of machines lies. Unit: USD/kWh.
 *
 * @throws {RangeError} if the proportion is outside (0, 1), or the distribution is not positive.
 * @example
 * tariffQuantile(0.5, { medianUsdPerKilowattHour: 0.05, logDeviation: 0.3 }); // => 0.05
 */
export function tariffQuantile(proportion: number, tariffs: TariffDistribution): number {
  checkTariffs(tariffs);
  return tariffs.medianUsdPerKilowattHour * Math.exp(tariffs.logDeviation * normalQuantile(proportion));
}

function checkTariffs({ medianUsdPerKilowattHour, logDeviation }: TariffDistribution): void {
  checkPositive('tariffs', 'medianUsdPerKilowattHour', medianUsdPerKilowattHour);
  checkPositive('tariffs', 'logDeviation', logDeviation);
}
