import type { ScoredModel } from '../core/ai-model.ts';
import { MONTH_MS } from '../core/time-span.ts';
import { kaplanMeierQuantile } from '../statistics/kaplan-meier.ts';

/** What "how far behind" can mean, in the order shown. */
export const lagDefinitions = ['horizontal', 'look-back', 'vertical', 'survival'] as const;
export type LagDefinition = (typeof lagDefinitions)[number];

/** What one level counts for: the index points by which it raised the leader's frontier, or one a record. */
export type LevelWeighting = 'points' | 'records';

/** The models of both groups as columns, in order of release; one may be of both. */
export interface LagColumns {
  readonly models: readonly ScoredModel[];
  readonly timesMs: Float64Array;
  readonly scores: Float64Array;
  readonly isLeader: Uint8Array;
  readonly isFollower: Uint8Array;
}

/** Records of one group as rows of the columns: each later and higher than the one before, one a release date. */
export interface Frontier {
  readonly rows: Int32Array;
  count: number;
}

/** Stretches of the score axis with what the follower took to reach them; only the first `count` places are filled. */
interface Stretches {
  readonly durations: Float64Array;
  readonly weights: Float64Array;
  readonly hasHappened: Uint8Array;
  count: number;
}

/**
 * The four definitions in months and points, without a null: −Infinity where the follower leads, +Infinity where nothing was matched
 * or too little to tell.
 */
export interface LagFigures {
  readonly horizontal: number;
  /** What the horizontal average would be, were everything unmatched matched at the as-of date. */
  readonly floor: number;
  readonly lookBack: number;
  readonly vertical: number;
  readonly survival: number;
}

export interface LagRules {
  readonly asOfMs: number;
  readonly tolerancePoints: number;
  readonly weighting: LevelWeighting;
}

function createFrontier(rows: number): Frontier {
  return { rows: new Int32Array(rows), count: 0 };
}

/** Fills a frontier from the members that are present. Of models released on one date the best counts. */
function fillFrontier(
  frontier: Frontier,
  { timesMs, scores }: LagColumns,
  { members, present }: { readonly members: Uint8Array; readonly present: Uint8Array },
): void {
  const { rows } = frontier;
  let count = 0;
  for (let row = 0; row < timesMs.length; row++) {
    if (present[row] === 0 || members[row] === 0) continue;
    const last = rows[count - 1]!;
    if (count > 0 && scores[row]! <= scores[last]!) continue;
    if (count > 0 && timesMs[row] === timesMs[last]) count--;
    rows[count++] = row;
  }
  frontier.count = count;
}

/** Place of the leader's first record that lies at or above the follower's first; `count` where none does. */
export function firstLevel({ scores }: LagColumns, leader: Frontier, follower: Frontier): number {
  let at = 0;
  while (at < leader.count && scores[leader.rows[at]!]! < scores[follower.rows[0]!]!) at++;
  return at;
}

/** Fills the frontiers from the models present and takes the figures; both groups need a model that is present. */
export function createLagMeter(
  columns: LagColumns,
  rules: LagRules,
): { readonly leader: Frontier; readonly follower: Frontier; readonly figures: (present: Uint8Array) => LagFigures } {
  const size = columns.timesMs.length;
  const leader = createFrontier(size);
  const follower = createFrontier(size);
  const stretches: Stretches = {
    durations: new Float64Array(2 * size),
    weights: new Float64Array(2 * size),
    hasHappened: new Uint8Array(2 * size),
    count: 0,
  };
  const figures = (present: Uint8Array): LagFigures => {
    fillFrontier(leader, columns, { members: columns.isLeader, present });
    fillFrontier(follower, columns, { members: columns.isFollower, present });
    fillStretches(stretches, columns, { ...rules, leader, follower });
    const { scores } = columns;
    const vertical = scores[leader.rows[leader.count - 1]!]! - scores[follower.rows[follower.count - 1]!]!;
    if (stretches.count === 0) return { ...NO_LEVEL, vertical };
    return {
      horizontal: meanDuration(stretches, { unmatched: false }),
      floor: meanDuration(stretches, { unmatched: true }),
      lookBack: lookBack(columns, { ...rules, leader, follower }),
      vertical,
      survival: kaplanMeierQuantile(stretches, 0.5),
    };
  };
  return { leader, follower, figures };
}

interface Race extends LagRules {
  readonly leader: Frontier;
  readonly follower: Frontier;
}

/** Scores this close are one: a tolerance is added to them, and sums are rounded. */
const ROUNDING_POINTS = 1e-9;

/** The follower's first is above the leader's best. */
const NO_LEVEL = { horizontal: -Infinity, floor: -Infinity, lookBack: -Infinity, survival: -Infinity };

/** Mean duration of what was matched, or of all with what is unmatched as long as it has stood. */
function meanDuration(
  { durations, weights, hasHappened, count }: Stretches,
  { unmatched }: { readonly unmatched: boolean },
): number {
  let sum = 0;
  let weight = 0;
  for (let at = 0; at < count; at++) {
    if (hasHappened[at] === 0 && !unmatched) continue;
    sum += durations[at]! * weights[at]!;
    weight += weights[at]!;
  }
  return weight === 0 ? Infinity : sum / weight;
}

/** Months since the leader first reached the follower's best, with what the tolerance credits it of the leader's levels. */
function lookBack({ timesMs, scores }: LagColumns, { leader, follower, asOfMs, tolerancePoints }: Race): number {
  const best = scores[leader.rows[leader.count - 1]!]!;
  const reached = scores[follower.rows[follower.count - 1]!]!;
  if (reached > best) return -Infinity;
  const level = Math.min(reached + tolerancePoints - ROUNDING_POINTS, best);
  let at = 0;
  while (scores[leader.rows[at]!]! < level) at++;
  return (asOfMs - timesMs[leader.rows[at]!]!) / MONTH_MS;
}

/**
 * Cuts the levels that the leader reached into stretches within which leader and follower have one date each.
 *
 * Levels below the leader's first record are left out, since nobody knows when it reached them, as are those below the follower's
 * first. A window without width, one record, is one level.
 */
function fillStretches(stretches: Stretches, columns: LagColumns, race: Race): void {
  const { leader, follower, weighting } = race;
  const { scores } = columns;
  stretches.count = 0;
  const first = firstLevel(columns, leader, follower);
  if (first === leader.count) return;
  const start = Math.max(scores[leader.rows[0]!]!, scores[follower.rows[0]!]!);
  const isPoints = weighting === 'points' && scores[leader.rows[leader.count - 1]!]! - start > ROUNDING_POINTS;
  let reached = 0; // first record of the follower that matches the level at hand
  const upTo = (): number => matchedUpTo(scores[follower.rows[reached]!]!, race.tolerancePoints);
  const addPoints = (from: number, level: number, at: number): void => {
    for (let below = from; level - below > ROUNDING_POINTS; ) {
      while (reached < follower.count && upTo() - below <= 2 * ROUNDING_POINTS) reached++;
      const above = reached < follower.count && upTo() < level ? upTo() - ROUNDING_POINTS : level;
      add(stretches, columns, { race, at, reached, weight: above - below });
      below = above;
    }
  };
  for (let at = first; at < leader.count; at++) {
    const level = scores[leader.rows[at]!]!;
    if (isPoints) {
      addPoints(at === 0 ? start : Math.max(start, scores[leader.rows[at - 1]!]!), level, at);
    } else {
      while (reached < follower.count && upTo() < level) reached++;
      add(stretches, columns, { race, at, reached, weight: 1 });
    }
  }
}

/** The highest level that a model of the follower matches. */
export function matchedUpTo(score: number, tolerancePoints: number): number {
  return score + tolerancePoints + ROUNDING_POINTS;
}

function add(
  stretches: Stretches,
  { timesMs }: LagColumns,
  {
    race,
    at,
    reached,
    weight,
  }: { readonly race: Race; readonly at: number; readonly reached: number; readonly weight: number },
): void {
  const { leader, follower, asOfMs } = race;
  const isMatched = reached < follower.count;
  const endMs = isMatched ? timesMs[follower.rows[reached]!]! : asOfMs;
  stretches.durations[stretches.count] = (endMs - timesMs[leader.rows[at]!]!) / MONTH_MS;
  stretches.weights[stretches.count] = weight;
  stretches.hasHappened[stretches.count] = isMatched ? 1 : 0;
  stretches.count++;
}

/** The figure of a definition. */
export function figureOf(figures: LagFigures, definition: LagDefinition): number {
  return figures[definition === 'look-back' ? 'lookBack' : definition];
}
