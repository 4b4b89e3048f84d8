/** Proportions are a whole if they sum to one within this: inputs are typed with a few digits. */
const SUM_TOLERANCE = 1e-6;

/**
 * @throws {RangeError} if the value is no number in [0, most].
 */
export function checkProportion(who: string, name: string, value: number, most = 1): void {
  if (!(value >= 0 && value <= most)) throw new RangeError(`${who}: ${name} must be in [0, ${most}], got ${value}`);
}

/**
 * @throws {RangeError} if the value is no whole number in [least, most].
 */
export function checkWhole(
  who: string,
  name: string,
  value: number,
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new RangeError(`${who}: ${name} must be a whole number ${range}, got ${value}`);
  }
}

/**
 * @throws {RangeError} if the value is not a finite number above zero.
 */
export function checkPositive(who: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${who}: ${name} must be positive, got ${value}`);
}

/**
 * Proportions of a whole.
 *
 * @throws {RangeError} if there are none, one is outside [0, 1], or they do not sum to 1.
 */
export function checkProportions(who: string, proportions: readonly number[]): void {
  if (proportions.length === 0) throw new RangeError(`${who}: expected at least one proportion, got none`);
  for (const proportion of proportions) checkProportion(who, 'a proportion', proportion);
  const sum = proportions.reduce((before, one) => before + one, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) throw new RangeError(`${who}: proportions must sum to 1, got ${sum}`);
}
