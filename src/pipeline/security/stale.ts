import { type Distribution, windowWeight } from '../../core/distribution.ts';
import { parseInstant, type TimeSpan } from '../../core/time-span.ts';
import { type EffectiveDelay, effectiveDelay, type StaleRates, staleRates } from '../../models/security/index.ts';
import { bundledDescription } from '../bundled-snapshot.ts';
import type { MeasuredLayer } from '../measured-layer.ts';
import type { StaleBand } from '../stale-blocks.ts';
import type { MeasuredLevel } from './measured-levels.ts';

/** The delay that would explain the stale blocks seen in a stretch of heights. */
export interface InferredDelay extends EffectiveDelay {
  readonly fromHeight: number;
  readonly untilHeight: number;
  /** From the first to the last stale block seen. */
  readonly span: TimeSpan;
  readonly stale: number;
  /** Stale blocks of episodes, which are no matter of propagation and are not counted. */
  readonly inEpisodes: number;
  readonly main: number;
  /** Sum of the squared proportions of those who made the blocks, and what it may be by window and by whom the unattributed blocks belong to. */
  readonly sumOfSquares: number;
  readonly sumOfSquaresBounds: readonly [low: number, high: number];
}

/** What delay does to those who made the latest blocks. */
export interface StaleOutlook {
  readonly delaySeconds: number;
  readonly rates: StaleRates;
  readonly entities: readonly {
    readonly name: string;
    readonly proportion: number;
    readonly staleRate: number;
    readonly revenueAdvantage: number;
  }[];
}

/** The bands of the bundled collection of stale blocks of the main network. */
export function bundledBands(): StaleBand[] {
  const instantOf = (date: string | null) => (date === null ? null : parseInstant(date));
  return bundledDescription().stale.bands.map(({ first, last, ...band }) => ({
    ...band,
    firstMs: instantOf(first),
    lastMs: instantOf(last),
  }));
}

/** The delays that bands of stale blocks mean, oldest first; of bands in whose time the makers of the blocks are known. */
export function inferredDelays(
  bands: readonly StaleBand[],
  { pools, interval }: { readonly pools: Pick<MeasuredLayer, 'distributions'>; readonly interval: number },
): InferredDelay[] {
  return bands.flatMap(({ firstMs, lastMs, ...band }) => {
    if (firstMs === null || lastMs === null) return [];
    const span = { fromMs: firstMs, toMs: lastMs };
    const squares = squaresOver(pools.distributions, span);
    if (squares === null) return [];
    const { stale, main } = band;
    const { sumOfSquares: hashrate, sumOfSquaresBounds } = squares;
    return [
      { ...band, span, ...squares, ...effectiveDelay({ stale, main, hashrate, sumOfSquaresBounds, level: interval }) },
    ];
  });
}

/** Sums of squares of the windows within a span; null where less than one window is. */
function squaresOver(
  distributions: readonly Distribution[],
  span: TimeSpan,
): Pick<InferredDelay, 'sumOfSquares' | 'sumOfSquaresBounds'> | null {
  const inside = distributions.filter(
    (one) => one.entities.length > 0 && one.span.fromMs < span.toMs && one.span.toMs > span.fromMs,
  );
  if (inside.length === 0) return null;
  const blocks = inside.reduce((sum, one) => sum + windowWeight(one), 0);
  const thin = inside.map(sumOfSquares);
  const sum = inside.reduce((before, one, index) => before + (windowWeight(one) / blocks) * thin[index]!, 0);
  const asOne = inside.map((one, index) => thin[index]! + (one.unattributedWeight / windowWeight(one)) ** 2);
  return { sumOfSquares: sum, sumOfSquaresBounds: [Math.min(...thin), Math.max(...asOne)] };
}

/** What is unattributed adds nothing: spread over many. */
function sumOfSquares(distribution: Distribution): number {
  const whole = windowWeight(distribution);
  return Array.from(distribution.weights).reduce((sum, weight) => sum + (weight / whole) ** 2, 0);
}

/** Those who made a level's blocks as proportions of a whole; what is unattributed is spread over so many that each is nothing. */
export function measuredEntities({
  entities,
  blocks,
  unattributed,
}: MeasuredLevel): { readonly name: string | null; readonly proportion: number }[] {
  const known = entities.map((one) => ({ name: one.name, proportion: one.blocks / blocks }));
  if (unattributed === 0) return known;
  const crumbs = Math.min(CRUMBS, unattributed);
  const crumb = { name: null, proportion: unattributed / blocks / crumbs };
  return [...known, ...new Array<typeof crumb>(crumbs).fill(crumb)];
}

/** Stale rates that a delay means for a level's makers of blocks. */
export function staleOutlook(level: MeasuredLevel, delaySeconds: number): StaleOutlook {
  const whole = measuredEntities(level);
  const rates = staleRates({ proportions: whole.map(({ proportion }) => proportion), delaySeconds });
  return {
    delaySeconds,
    rates,
    entities: level.entities.map(({ name }, index) => ({
      name,
      proportion: whole[index]!.proportion,
      staleRate: rates.entities[index]!,
      revenueAdvantage: rates.revenueAdvantages[index]!,
    })),
  };
}

/** Parts that stand for infinitely many. */
const CRUMBS = 100;
