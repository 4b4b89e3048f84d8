/**
 * The smallest whole number in [0, most] that is enough, or null if not even `most` is; every larger one is enough too.
 */
export function smallestWhole(isEnough: (whole: number) => boolean, most: number): number | null {
  if (isEnough(0)) return 0;
  let enough = 1;
  while (enough < most && !isEnough(enough)) enough *= 2;
  if (enough >= most) {
    if (!isEnough(most)) return null;
    enough = most;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
