import type { NumberInput } from '../../parts/number-input.ts';
import { typedNumber } from '../../parts/number-input.ts';
import type { Calculator, Task } from './calculator.ts';

/** Inputs of the calculator; what is typed is in the address under these names. */
export const inputs = {
  tokensIn: { name: 'tokens-in', label: 'Tokens of a prompt', unit: 'tokens', least: 1, most: 200_000, step: 1 },
  tokensOut: { name: 'tokens-out', label: 'Tokens of an answer', unit: 'tokens', least: 1, most: 100_000, step: 1 },
  calls: { name: 'calls', label: 'Calls a day', unit: 'a day', least: 0.01, most: 1e7 },
  bound: { name: 'bound', label: 'Longest a call may take', unit: 'seconds', least: 0.01, most: 1e6 },
  priceIn: { name: 'price-in', label: 'Price of tokens read', unit: 'USD a million', least: 0, most: 1e4 },
  priceOut: { name: 'price-out', label: 'Price of tokens written', unit: 'USD a million', least: 0, most: 1e4 },
  tariff: { name: 'kwh-price', label: 'Electricity', unit: 'USD/kWh', least: 0, most: 10 },
  deviceUsd: { name: 'device-price', label: 'Price of the device', unit: 'USD', least: 0, most: 1e6 },
  years: { name: 'device-life', label: 'Years that it serves', unit: 'years', least: 0.1, most: 50 },
  charged: { name: 'device-charged', label: 'Part of its price for this task', unit: '%', least: 0, most: 100 },
} as const satisfies Readonly<Record<string, NumberInput>>;

/** What stands where nothing is typed. */
export const defaults = { tokensIn: 1000, tokensOut: 300, calls: 50, charged: 100, tier: 'laptop-16gb' } as const;

/** A price of one’s own, as the address has it. */
export const OWN = 'own';

/** The task that an address asks for: what it does not say, or says wrongly, is as the defaults and the inputs have it. */
export function taskOf(get: (name: string, fallback: string) => string, data: Calculator): Task {
  const typed = ({ name, ...limits }: NumberInput): number | null => typedNumber(get(name, ''), limits);
  const listed =
    data.prices.find(({ id }) => id === get('provider', data.default_price)) ??
    data.prices.find(({ id }) => id === data.default_price) ??
    data.prices[0];
  const isOwn = get('provider', '') === OWN;
  return {
    tokensIn: Math.round(typed(inputs.tokensIn) ?? defaults.tokensIn),
    tokensOut: Math.round(typed(inputs.tokensOut) ?? defaults.tokensOut),
    callsPerDay: typed(inputs.calls) ?? defaults.calls,
    latencySeconds: typed(inputs.bound),
    isPrivate: get('private', '') === '1',
    tier: (data.tiers.find(({ id }) => id === get('device', defaults.tier)) ?? data.tiers[0]!).id,
    model: get('run', '') === '' ? null : get('run', ''),
    usdPerMillionIn: (isOwn ? typed(inputs.priceIn) : null) ?? listed?.usd_per_million_in ?? 1,
    usdPerMillionOut: (isOwn ? typed(inputs.priceOut) : null) ?? listed?.usd_per_million_out ?? 1,
    usdPerKilowattHour: typed(inputs.tariff),
    deviceUsd: typed(inputs.deviceUsd),
    deviceYears: typed(inputs.years),
    chargedProportion: (typed(inputs.charged) ?? defaults.charged) / 100,
  };
}
