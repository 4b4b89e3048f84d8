import { formatAmount, formatNumber } from '../../../../report/format.ts';
import type { Answer, Task } from './calculator.ts';

/**
 * Dollars of any size in two or three digits, small ones in full.
 *
 * @example
 * usd(0.00025); // => '$0.00025'
 * usd(10.64); // => '$10.6'
 * usd(0); // => '$0'
 */
export function usd(amount: number): string {
  if (amount === 0) return '$0';
  if (amount >= 1) return `$${formatAmount(amount).replace(/\.0+(?=[kMBT]?$)/, '')}`;
  if (amount < 1e-9) return 'under $0.000000001';
  const digits = Math.min(12, 1 - Math.floor(Math.log10(amount)));
  return `$${amount.toFixed(digits)}`;
}

/**
 * A number of calls.
 *
 * @example
 * count(3087.4); // => '3,087'
 * count(0.25); // => '0.25'
 */
export function count(calls: number): string {
  if (calls >= 1e6) return formatAmount(calls);
  return formatNumber(calls, calls >= 10 || Number.isInteger(calls) ? 0 : calls >= 1 ? 1 : 2);
}

/**
 * Seconds, or minutes and hours of many.
 *
 * @example
 * seconds(0.254); // => '0.25 s'
 * seconds(23.9); // => '24 s'
 * seconds(4); // => '4 s'
 * seconds(600); // => '10 min'
 */
export function seconds(value: number): string {
  if (value >= 2 * 3600) return `${formatAmount(value / 3600)} h`;
  if (value >= 120) return `${formatNumber(value / 60, 0)} min`;
  return `${formatNumber(value, value >= 10 ? 0 : value >= 1 ? 1 : 2).replace(/\.0$/, '')} s`;
}

/**
 * Watt-hours.
 *
 * @example
 * wattHours(0.166); // => '0.17 Wh'
 */
export function wattHours(value: number): string {
  if (value >= 10) return `${formatAmount(value)} Wh`;
  return `${formatNumber(value, value >= 1 ? 1 : value >= 0.1 ? 2 : 3)} Wh`;
}

/** Gigabytes, as memory is sold by the thousand million. */
function gigabytes(bytes: number): string {
  return `${formatNumber(bytes / 1e9, 1)} GB`;
}

/**
 * How many parameters a model has.
 *
 * @example
 * parameters({ total_parameters: 30.5e9, active_parameters: 3.3e9 }); // => '30.5B, 3.3B a token'
 * parameters({ total_parameters: 14e9, active_parameters: 14e9 }); // => '14B'
 */
export function parameters({
  total_parameters: total,
  active_parameters: active,
}: {
  readonly total_parameters: number;
  readonly active_parameters: number;
}): string {
  const short = (value: number): string => `${formatNumber(value / 1e9, 1).replace(/\.0$/, '')}B`;
  return active < total ? `${short(total)}, ${short(active)} a token` : short(total);
}

/**
 * A tier inside a sentence: `Laptop with 16 GB` → `laptop with 16 GB`.
 *
 * @example
 * inSentence('Graphics card with 24 GB'); // => 'graphics card with 24 GB'
 */
export function inSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** What to do, and which constraint decides it. */
export interface Decision {
  readonly verdict: string;
  readonly why: string;
}

const verdicts = { local: 'Run it on the device', cloud: 'Use the provider', neither: 'Neither will do' } as const;

/** The choice of an answer as a sentence in two parts. */
export function decisionOf(answer: Answer, task: Task): Decision {
  return { verdict: verdicts[answer.choice], why: whyOf(answer, task) };
}

function whyOf(answer: Answer, task: Task): string {
  const { decides, choice, tier, model, runs, neededBytes } = answer;
  const device = `a ${inSentence(tier.title)}`;
  const hidden = choice === 'neither' ? ', and the task may not leave it' : '';
  if (decides === 'memory') {
    return model === null
      ? `no scored open model fits ${device} with this many tokens${hidden}.`
      : `${model.name} needs ${gigabytes(neededBytes!)}, and ${device} leaves ${gigabytes(tier.usable_bytes)}${hidden}.`;
  }
  const run = runs!.value;
  const calls = count(task.callsPerDay);
  if (decides === 'latency')
    return `a call of ${model!.name} on ${device} takes ${seconds(run.secondsPerCall)}, longer than the ${seconds(task.latencySeconds!)} that it may${hidden}.`;
  if (decides === 'privacy')
    return `nothing may leave it, and ${model!.name} on ${device} does a call in ${seconds(run.secondsPerCall)}.`;
  if (task.callsPerDay > run.capacityCallsPerDay)
    return `${calls} calls a day are more than one ${inSentence(tier.title)} can do, ${count(run.capacityCallsPerDay)}${hidden}.`;
  if (decides === 'cost')
    return choice === 'local'
      ? `the device costs the task nothing, and its electricity is ${usd(run.marginalUsdPerCall)} a call against the provider’s ${usd(run.cloudUsdPerCall)}.`
      : `electricity alone, ${usd(run.marginalUsdPerCall)} a call, costs as much as the provider, ${usd(run.cloudUsdPerCall)}.`;
  return volumeText(answer, task);
}

/** Where the number of calls decides: whether they pay for the device. */
function volumeText({ choice, runs, tier }: Answer, { callsPerDay }: Task): string {
  const { breakevenCallsPerDay, capacityCallsPerDay } = runs!.value;
  const breakeven = count(breakevenCallsPerDay!);
  if (choice === 'local')
    return `at ${count(callsPerDay)} calls a day it costs less: it has paid for itself from ${breakeven} a day on.`;
  if (breakevenCallsPerDay! > capacityCallsPerDay)
    return `a device bought for the task never pays: it would take ${breakeven} calls a day, and one ${inSentence(tier.title)} can do ${count(capacityCallsPerDay)}.`;
  return `${count(callsPerDay)} calls a day do not pay for a device bought for the task: it would take ${breakeven}.`;
}
