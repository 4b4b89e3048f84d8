import { type Distribution, windowWeight } from '../core/distribution.ts';
import { byText } from '../core/text.ts';
import type { TimeSpan } from '../core/time-span.ts';

/** Proportions of one window: of the stack's entities in their order, of all other entities, and of nobody known. Sum 1. */
export interface StackWindow {
  readonly span: TimeSpan;
  readonly proportions: readonly number[];
  readonly rest: number;
  readonly unattributed: number;
}

/** The largest entities of a layer over time. */
export interface Stack {
  /** Entity ids, the largest over all windows first. */
  readonly entities: readonly string[];
  /** In ascending order of time; a window without weight is left out, and so shows as a gap. */
  readonly windows: readonly StackWindow[];
}

/** Proportion of the last window from which on an entity is named. */
const LARGE_AT_END = 0.05;

/**
 * Distributions of one layer, in order of time, as proportions of its largest entities.
 * Largest is by the sum of an entity's proportions over the windows, so that each window counts alike; ties go by id. Who holds
 * much at the end is among them, however late they came.
 *
 * @example
 * stackOf([{ layer: 'l', span: { fromMs: 0, toMs: 1 }, entities: ['a', 'b'], weights: [3, 1], unattributedWeight: 0 }], 1).entities; // => ['a']
 */
export function stackOf(distributions: readonly Distribution[], count = 9): Stack {
  const windows: { distribution: Distribution; whole: number }[] = [];
  const sums = new Map<string, number>();
  for (const distribution of distributions) {
    const whole = windowWeight(distribution);
    if (whole === 0) continue;
    windows.push({ distribution, whole });
    for (const [index, entity] of distribution.entities.entries()) {
      sums.set(entity, (sums.get(entity) ?? 0) + distribution.weights[index]! / whole);
    }
  }
  const bySize = [...sums].sort(([a, sumA], [b, sumB]) => sumB - sumA || byText(a, b));
  const late = new Set(largeAtEnd(windows.at(-1), count));
  const others = bySize.filter(([entity]) => !late.has(entity)).slice(0, count - late.size);
  const kept = new Set([...late, ...others.map(([entity]) => entity)]);
  const largest = bySize.filter(([entity]) => kept.has(entity));
  const rank = new Map(largest.map(([entity], index) => [entity, index]));
  return {
    entities: largest.map(([entity]) => entity),
    windows: windows.map(({ distribution, whole }) => {
      const proportions = new Array<number>(largest.length).fill(0);
      let restWeight = 0;
      for (const [index, entity] of distribution.entities.entries()) {
        const at = rank.get(entity);
        if (at === undefined) restWeight += distribution.weights[index]!;
        else proportions[at] = distribution.weights[index]! / whole;
      }
      return {
        span: distribution.span,
        proportions,
        rest: restWeight / whole,
        unattributed: distribution.unattributedWeight / whole,
      };
    }),
  };
}

/** Entities that hold much of the last window, at most so many, the largest first. */
function largeAtEnd(last: { distribution: Distribution; whole: number } | undefined, count: number): string[] {
  if (last === undefined) return [];
  const { entities, weights } = last.distribution;
  return [...entities.keys()]
    .filter((at) => weights[at]! / last.whole >= LARGE_AT_END)
    .sort((a, b) => weights[b]! - weights[a]! || (entities[a]! < entities[b]! ? -1 : 1))
    .slice(0, count)
    .map((at) => entities[at]!);
}
