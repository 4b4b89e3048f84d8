import { parseInstant, type TimeSpan } from '../../../core/time-span.ts';
import { formatNumber, formatPercent, formatSlope, formatSlopeRange } from '../../../report/format.ts';
import { shortened } from '../../../report/text-width.ts';
import { wholeOf } from './holders.ts';
import { type LevelData, latestReading, levelNouns } from './level.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** First and last day of a span, for prose. */
export function daysOf({ fromMs, toMs }: TimeSpan): string {
  return `${dayFormat.format(fromMs)} to ${dayFormat.format(Math.max(fromMs, toMs - 1))}`;
}

/** A number as a word up to ten. */
export function countWord(count: number): string {
  const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return words[count] ?? formatNumber(count, 0);
}

/** Who mines, and whether it concentrates: sentences made from the readings and the verdict, a direction only where the verdict has one. */
export function answerOf(data: LevelData): {
  readonly who: string;
  readonly direction: string;
  readonly change: string;
} {
  return { who: whoOf(data), direction: directionOf(data), change: data.verdict.would_change };
}

function whoOf(data: LevelData): string {
  const { one, many } = levelNouns[data.info.level];
  const { items, names } = data.distributions;
  const latest = items.at(-1);
  const number = latestReading(data, 'effective-number');
  const majority = latestReading(data, 'nakamoto-coefficient');
  const [first] = latest?.holders ?? [];
  if (latest === undefined || first === undefined) return 'The latest window has no block that is tied to anyone.';
  const whole = wholeOf(latest);
  const days = daysOf({ fromMs: parseInstant(latest.from), toMs: parseInstant(latest.to) });
  const did = data.info.level === 'builder' ? 'built' : 'mined';
  const sentences = [
    `From ${days}, ${shortened(names[first.entity] ?? first.entity, 40)} ${did} ${formatPercent(first.weight / whole)} of Bitcoin’s blocks, more than any other ${one}.`,
  ];
  if (majority !== null && majority.estimate !== null) {
    sentences.push(
      majority.estimate === 1
        ? `That alone is more than half.`
        : `The ${countWord(majority.estimate)} largest ${many} together ${did} more than half.`,
    );
  }
  if (number !== null && number.estimate !== null) {
    const chance =
      number.low === null || number.high === null
        ? ''
        : ` (between ${formatNumber(number.low, 1)} and ${formatNumber(number.high, 1)}, as far as chance goes)`;
    sentences.push(`Blocks are spread as if over ${formatNumber(number.estimate, 1)} equal ${many}${chance}.`);
  }
  return sentences.join(' ');
}

function directionOf({ verdict, info }: LevelData): string {
  const { one } = levelNouns[info.level];
  const since = monthFormat.format(parseInstant(verdict.from));
  const { slope_per_year: slope, low, high } = verdict;
  if (verdict.verdict === 'too little data' || slope === null || low === null || high === null)
    return `The record by ${one} is too short for a direction.`;
  const numbers = `${formatSlope(slope)}, interval ${formatSlopeRange(low, high)}`;
  if (verdict.verdict === 'no trend')
    return `Mining by ${one} shows no trend since ${since}: the effective number’s slope (${numbers}) cannot be told from none.`;
  const artefact = verdict.artefact === null ? '' : ` ${verdict.artefact}`;
  return `Mining by ${one} is ${verdict.verdict}: since ${since} the effective number has ${verdict.verdict === 'concentrating' ? 'fallen' : 'risen'} (${numbers}).${artefact}`;
}
