import { rare } from './_hill-estimate.ts';

/**
 * Upper limit of the number of entities, those without a block in the window included, judged by those with one and two.
 *
 * @see Chao, "Estimating the Population Size for Capture-Recapture Data with Unequal Catchability" (1987), section 4.
 */
export function entitiesUpperLimit(counts: ArrayLike<number>, z: number): number {
  const { once, twice } = rare(counts);
  const ratio = once / twice;
  const unseen = twice > 0 ? (once * ratio) / 2 : (once * (once - 1)) / 2;
  if (unseen === 0) return counts.length;
  const variance =
    twice > 0
      ? twice * (ratio ** 4 / 4 + ratio ** 3 + ratio ** 2 / 2)
      : unseen + (once * (2 * once - 1) ** 2) / 4 - once ** 4 / (4 * (counts.length + unseen));
  return counts.length + unseen * Math.exp(z * Math.sqrt(Math.log1p(variance / unseen ** 2)));
}
