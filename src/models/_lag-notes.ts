import type { ScoredModel } from '../core/ai-model.ts';
import { formatDate, MONTH_MS } from '../core/time-span.ts';
import { type LagFigures, type LevelWeighting, lagDefinitions } from './_lag-figures.ts';
import type { Draws } from './_lag-resample.ts';
import type { LagLevel } from './lag.ts';

/** What is known of a comparison when its readings and notes are made. */
export interface Comparison {
  readonly asOfMs: number;
  readonly levels: readonly LagLevel[];
  readonly leaderBest: ScoredModel;
  readonly followerBest: ScoredModel;
  readonly figures: LagFigures;
  /** null where no interval is wanted. */
  readonly draws: Draws | null;
  readonly interval: number;
  readonly weighting: LevelWeighting;
  /** The horizontal average with the weighting that was not asked for. */
  readonly otherHorizontal: number;
}

/** Sentences on the sample as it is. */
export function sampleNotes(sample: Comparison): string[] {
  const { asOfMs, levels, figures, leaderBest, followerBest, weighting, otherHorizontal } = sample;
  const notes: string[] = [];
  const unmatched = levels.filter(isUnmatched).length;
  const ahead = levels.filter(({ lagMonths }) => lagMonths !== null && lagMonths < 0).length;
  if (followerBest.score > leaderBest.score) {
    notes.push(`the follower leads: its best, ${shown(followerBest)}, is above the leader’s, ${shown(leaderBest)}`);
  }
  if (unmatched > 0) {
    notes.push(
      `${unmatched} of ${levels.length} levels are unmatched: the horizontal average leaves them out, which biases it down (as if matched ` +
        `on ${formatDate(asOfMs)}, a lower limit, they make it ${figures.floor.toFixed(1)} months); survival counts how long they have stood`,
    );
  }
  if (ahead > 0)
    notes.push(`${ahead} of ${levels.length} levels were reached by the follower first: their lag is negative`);
  if (Number.isFinite(otherHorizontal)) {
    const how = weighting === 'points' ? 'with each record alike' : 'with each level weighing the points it added';
    notes.push(`${how} the horizontal average is ${otherHorizontal.toFixed(1)} months`);
  }
  const ageMonths = (asOfMs - followerBest.releasedMs) / MONTH_MS;
  notes.push(
    `the follower’s best, ${shown(followerBest)}, is ${ageMonths.toFixed(1)} months old, all of which counts in the look-back`,
    'scores are those of one snapshot: the publisher estimates them anew, so an earlier as-of date is not what was known then',
  );
  return notes;
}

function shown({ name, score }: ScoredModel): string {
  return `${name} (${score.toFixed(1)})`;
}

/** Where resamples have no number, how many they are and where they count. */
export function intervalNotes(draws: Draws | null): string[] {
  if (draws === null) return [];
  return lagDefinitions.flatMap((definition) => {
    const values = draws[definition];
    const percentOf = (end: number): string => {
      const count = values.filter((value) => value === end).length;
      return count === 0 ? '' : `${Math.max(0.1, (100 * count) / values.length).toFixed(1)}%`;
    };
    const leads = percentOf(-Infinity);
    const open = percentOf(Infinity);
    return [
      ...(leads === ''
        ? []
        : [`${definition}: in ${leads} of the resamples the follower leads, which counts below every number`]),
      ...(open === ''
        ? []
        : [`${definition}: in ${open} of the resamples too little is matched, which counts above every number`]),
    ];
  });
}

export function isUnmatched({ lagMonths }: LagLevel): boolean {
  return lagMonths === null;
}
