const HARMONIC = new Float64Array(8192);
for (let count = 2; count < HARMONIC.length; count++) HARMONIC[count] = HARMONIC[count - 1]! + 1 / (count - 1);

/**
 * Sum 1 + 1/2 + … + 1/(count − 1): the digamma function at a whole number, plus Euler's constant.
 *
 * @see Abramowitz & Stegun, "Handbook of Mathematical Functions" (1964), 6.3.2 and, beyond the table, 6.3.18.
 * @example
 * harmonicBelow(3); // => 1.5
 */
export function harmonicBelow(count: number): number {
  if (count < HARMONIC.length) return HARMONIC[count]!;
  const inverse = 1 / (count * count);
  return Math.log(count) - 0.5 / count - inverse * (1 / 12 - inverse * (1 / 120 - inverse / 252)) + 0.5772156649015329;
}
