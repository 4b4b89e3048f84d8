import { HOURS_PER_YEAR, SECONDS_PER_DAY } from './units.ts';

/** A task, the device that would do it, and what a provider asks for it. */
export interface EdgeCostOptions {
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly callsPerDay: number;
  /** That the device is busy with a call. */
  readonly secondsPerCall: number;
  /** Above what the device takes when idle. */
  readonly watts: number;
  readonly usdPerKilowattHour: number;
  /** Part of the device's price that the task has to pay: 0 where it was bought anyway. */
  readonly chargedUsd: number;
  readonly deviceYears: number;
  readonly cloudUsdPerMillionIn: number;
  readonly cloudUsdPerMillionOut: number;
}

/** What a task costs on a device and from a provider. */
export interface EdgeCost {
  readonly wattHoursPerCall: number;
  readonly wattHoursPerThousandTokens: number;
  /** Electricity alone: what one more call costs. */
  readonly marginalUsdPerCall: number;
  /** Electricity, and the charged price of the device spread evenly over the calls of its life. */
  readonly fullUsdPerCall: number;
  readonly cloudUsdPerCall: number;
  /** The same three per million tokens, those read and those written counted alike. */
  readonly marginalUsdPerMillionTokens: number;
  readonly fullUsdPerMillionTokens: number;
  readonly cloudUsdPerMillionTokens: number;
  /** From which on the device costs less; null where its electricity alone costs as much as the provider. */
  readonly breakevenCallsPerDay: number | null;
  readonly breakevenTokensPerDay: number | null;
  /** That one device can serve, one after the other, around the clock. */
  readonly capacityCallsPerDay: number;
}

const DAYS_PER_YEAR = HOURS_PER_YEAR / 24;
const MUST_BE_POSITIVE: readonly string[] = ['callsPerDay', 'secondsPerCall', 'deviceYears'];

/**
 * Cost of a call on a device of one's own and from a provider, and the volume at which they are equal:
 * charged price / (days of its life · calls a day) + watts · seconds · price of electricity = provider's price.
 *
 * US dollars, undiscounted. The break-even may lie above the capacity, which is then one more reason for the provider. It leaves out
 * what the device takes when idle, repairs, resale, work of setting up, and that the two answers may not be equally good.
 *
 * @throws {RangeError} if tokens are not whole numbers from 1, calls, seconds or years not positive, or another number is negative.
 * @example
 * const options = {
 *   tokensIn: 1000, tokensOut: 1000, callsPerDay: 100, secondsPerCall: 36, watts: 100, usdPerKilowattHour: 0.2,
 *   chargedUsd: 1461, deviceYears: 4, cloudUsdPerMillionIn: 1, cloudUsdPerMillionOut: 4.2,
 * };
 * edgeCost(options).wattHoursPerCall; // => 1
 * edgeCost(options).fullUsdPerCall; // => 0.0102
 * edgeCost(options).breakevenCallsPerDay; // => 200
 */
export function edgeCost(options: EdgeCostOptions): EdgeCost {
  check(options);
  const { tokensIn, tokensOut, callsPerDay, secondsPerCall, watts, usdPerKilowattHour } = options;
  const tokens = tokensIn + tokensOut;
  const wattHoursPerCall = (watts * secondsPerCall) / 3600;
  const marginalUsdPerCall = (wattHoursPerCall / 1000) * usdPerKilowattHour;
  const deviceUsdPerDay = options.chargedUsd / (options.deviceYears * DAYS_PER_YEAR);
  const fullUsdPerCall = deviceUsdPerDay / callsPerDay + marginalUsdPerCall;
  const cloudUsdPerCall = providerUsdPerCall(options);
  const savedUsdPerCall = cloudUsdPerCall - marginalUsdPerCall;
  const breakevenCallsPerDay = savedUsdPerCall > 0 ? deviceUsdPerDay / savedUsdPerCall : null;
  return {
    wattHoursPerCall,
    wattHoursPerThousandTokens: (1000 * wattHoursPerCall) / tokens,
    marginalUsdPerCall,
    fullUsdPerCall,
    cloudUsdPerCall,
    marginalUsdPerMillionTokens: (1e6 * marginalUsdPerCall) / tokens,
    fullUsdPerMillionTokens: (1e6 * fullUsdPerCall) / tokens,
    cloudUsdPerMillionTokens: (1e6 * cloudUsdPerCall) / tokens,
    breakevenCallsPerDay,
    breakevenTokensPerDay: breakevenCallsPerDay === null ? null : breakevenCallsPerDay * tokens,
    capacityCallsPerDay: SECONDS_PER_DAY / secondsPerCall,
  };
}

/**
 * What a provider asks for a call, in US dollars.
 *
 * @example
 * providerUsdPerCall({ tokensIn: 1000, tokensOut: 500, cloudUsdPerMillionIn: 1, cloudUsdPerMillionOut: 4 }); // => 0.003
 */
export function providerUsdPerCall({
  tokensIn,
  tokensOut,
  cloudUsdPerMillionIn,
  cloudUsdPerMillionOut,
}: Pick<EdgeCostOptions, 'tokensIn' | 'tokensOut' | 'cloudUsdPerMillionIn' | 'cloudUsdPerMillionOut'>): number {
  return (tokensIn * cloudUsdPerMillionIn + tokensOut * cloudUsdPerMillionOut) / 1e6;
}

function check(options: EdgeCostOptions): void {
  const { tokensIn, tokensOut, ...amounts } = options;
  for (const [name, tokens] of Object.entries({ tokensIn, tokensOut })) {
    if (!(Number.isSafeInteger(tokens) && tokens >= 1)) {
      throw new RangeError(`edgeCost: expected ${name} to be a whole number from 1, got ${tokens}`);
    }
  }
  for (const [name, value] of Object.entries(amounts)) {
    const isPositive = MUST_BE_POSITIVE.includes(name);
    if (!(isPositive ? value > 0 : value >= 0) || value === Infinity) {
      throw new RangeError(
        `edgeCost: expected ${name} to be finite and ${isPositive ? 'positive' : 'not negative'}, got ${value}`,
      );
    }
  }
}
