import { formatPercent, formatRange, formatValue } from '../../../report/format.ts';
import type { Reading } from './documents.ts';

/** What the interval and the bounds of one reading mean, a sentence each, with its numbers. */
export interface Explained {
  readonly value: string;
  /** What chance could change. */
  readonly chance: string;
  /** What attribution could change. */
  readonly attribution: string;
}

/**
 * A reading of a layer explained in place.
 *
 * @param unit what weights count, `blocks`.
 */
export function explained(reading: Reading, unit: string): Explained {
  const { estimate, unattributed_weight: nobody, weight } = reading;
  return {
    value: formatValue(estimate, reading),
    chance: chanceOf(reading),
    attribution: attributionOf(
      reading,
      nobody === 0 ? `All ${unit}` : `${formatPercent(nobody / weight)} of the ${unit}`,
    ),
  };
}

function chanceOf(reading: Reading): string {
  const { low, high } = reading;
  if (low === null && high === null) return `No interval is known${because(reading)}.`;
  if (low === null || high === null) return `Chance alone: ${formatRange(low, high, reading)}${because(reading)}.`;
  const [from, to] = [formatValue(low, reading), formatValue(high, reading)];
  return from === to
    ? `Chance would hardly move it: both ends of its interval are ${from}.`
    : `Chance alone could put it between ${from} and ${to}: finding blocks is a lottery, and one window is one draw.`;
}

function attributionOf(reading: Reading, whose: string): string {
  const { estimate, bound_low: low, bound_high: high, unattributed_weight: nobody } = reading;
  if (nobody === 0) return `${whose} are tied to somebody, so attribution can change nothing but by error.`;
  const value = formatValue(estimate, reading);
  const others = [low, high].filter((one) => one !== null && formatValue(one, reading) !== value);
  if (low === null && high === null) return `${whose} are tied to nobody; for this measure no bounds follow from that.`;
  if (others.length === 0) return `${whose} are tied to nobody; whose they were would not change what is shown.`;
  if (others.length === 1)
    return `${whose} are tied to nobody; if all of them belonged to one holder, it would be ${formatValue(others[0]!, reading)}.`;
  return `${whose} are tied to nobody; depending on whose they were, it could be anywhere from ${formatValue(low, reading)} to ${formatValue(high, reading)}.`;
}

function because({ reason }: Reading): string {
  return reason === null ? '' : `: ${reason}`;
}
