import { lowerBound } from '../core/lower-bound.ts';
import { SECOND_MS } from '../core/time-span.ts';

/** A block whose height and header time are both known. */
export interface ClockAnchor {
  readonly height: number;
  readonly timeSeconds: number;
}

const TOLERANCE_SECONDS = 3 * 3600;

/**
 * Times of blocks known only by height, by straight lines between anchors: milliseconds since 1970, NaN outside them.
 * Within one difficulty period blocks come evenly but for chance, so an error grows with the square root of the
 * distance to the next anchor: about 2.7 hours amid 1,000 blocks. Anchors that run backwards by more than three hours
 * (a header time may be wrong by two) are passed over.
 *
 * @throws {RangeError} if fewer than two anchors are left.
 */
export function heightTimes(heights: ArrayLike<number>, anchors: readonly ClockAnchor[]): Float64Array {
  const kept = consistentAnchors(anchors);
  if (kept.length < 2) throw new RangeError(`heightTimes: expected at least two dated blocks, got ${kept.length}`);
  const anchorHeights = kept.map(({ height }) => height);
  const times = new Float64Array(heights.length).fill(Number.NaN);
  for (let index = 0; index < heights.length; index++) {
    const height = heights[index]!;
    const after = lowerBound(anchorHeights, height);
    const right = kept[after];
    const left = kept[after - 1];
    if (right === undefined) continue;
    if (right.height === height) times[index] = right.timeSeconds * SECOND_MS;
    else if (left !== undefined) {
      const proportion = (height - left.height) / (right.height - left.height);
      times[index] = (left.timeSeconds + proportion * (right.timeSeconds - left.timeSeconds)) * SECOND_MS;
    }
  }
  return times;
}

function consistentAnchors(anchors: readonly ClockAnchor[]): ClockAnchor[] {
  const kept: ClockAnchor[] = [];
  for (const anchor of [...anchors].sort((a, b) => a.height - b.height || a.timeSeconds - b.timeSeconds)) {
    const previous = kept.at(-1);
    if (previous === undefined) kept.push(anchor);
    else if (anchor.height > previous.height && anchor.timeSeconds > previous.timeSeconds - TOLERANCE_SECONDS) {
      kept.push({ ...anchor, timeSeconds: Math.max(anchor.timeSeconds, previous.timeSeconds) });
    }
  }
  return kept;
}
