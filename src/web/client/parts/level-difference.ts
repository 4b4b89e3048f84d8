import { formatNumber, formatPercent, formatSigned } from '../../../report/format.ts';
import { countWord } from './answer-of-level.ts';
import { type ComparedMeasure, type LevelData, latestReading, levelNouns } from './level.ts';

/** One level beside pools. */
export interface LevelDifference {
  readonly data: LevelData;
  readonly number: Compared;
  readonly majority: Compared;
  readonly largest: Compared;
}

/** A value with its interval, and its difference to that of pools. */
interface Compared {
  readonly value: string;
  readonly interval: string | null;
  /** null for pools themselves, and where there is no value. */
  readonly difference: string | null;
}

/** Every level against the first, which is pools. */
export function levelDifferences(levels: readonly LevelData[]): LevelDifference[] {
  const base = levels[0]!;
  return levels.map((data) => ({
    data,
    number: compared(data, base, {
      measure: 'effective-number',
      format: (value) => formatNumber(value, 1),
      difference: relative,
    }),
    majority: compared(data, base, {
      measure: 'nakamoto-coefficient',
      format: (value) => formatNumber(value, 0),
      difference: steps,
    }),
    largest: compared(data, base, { measure: 'concentration-ratio:1', format: formatPercent, difference: points }),
  }));
}

interface Comparison {
  readonly measure: ComparedMeasure;
  readonly format: (value: number) => string;
  readonly difference: (value: number, base: number) => string;
}

function compared(data: LevelData, base: LevelData, { measure, format, difference }: Comparison): Compared {
  const reading = latestReading(data, measure);
  const estimate = reading?.estimate ?? null;
  const baseEstimate = latestReading(base, measure)?.estimate ?? null;
  return {
    value: estimate === null ? '–' : format(estimate),
    interval:
      reading === null || reading.low === null || reading.high === null
        ? null
        : `[${format(reading.low)}, ${format(reading.high)}]`,
    difference: data === base || estimate === null || baseEstimate === null ? null : difference(estimate, baseEstimate),
  };
}

function relative(value: number, base: number): string {
  const percent = 100 * (value / base - 1);
  return Math.abs(percent) < 0.5 ? 'the same' : `${formatSigned(percent, 0)}%`;
}

function steps(value: number, base: number): string {
  return value === base ? 'the same' : `${formatNumber(base, 0)} → ${formatNumber(value, 0)}`;
}

function points(value: number, base: number): string {
  const difference = 100 * (value - base);
  return Math.abs(difference) < 0.05 ? 'the same' : `${formatSigned(difference, 1)} points`;
}

/** What it changes to count by a level in place of pools, in one sentence. */
export function differenceSentence({ data, number, majority }: LevelDifference, base: LevelDifference): string {
  const { many } = levelNouns[data.info.level];
  const { number: from, majority: fromMajority } = base;
  const changed =
    number.difference === 'the same'
      ? `${from.value} pools and ${number.value} ${many}: counted so, it is as spread.`
      : `${from.value} equal pools become ${number.value} equal ${many}: ${number.difference}.`;
  const half =
    majority.difference === 'the same'
      ? `More than half still takes ${countWord(Number(majority.value))}.`
      : `More than half takes ${countWord(Number(majority.value))} in place of ${countWord(Number(fromMajority.value))}.`;
  return `${changed} ${half}`;
}
