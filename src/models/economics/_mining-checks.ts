/**
 * @throws {RangeError} if the value is not a finite number above zero.
 */
export function checkPositive(who: string, name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${who}: expected ${name} to be positive, got ${value}`);
}

/**
 * @throws {RangeError} if the value is negative, infinite or no number.
 */
export function checkNotNegative(who: string, name: string, value: number): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${who}: expected ${name} to be finite and not negative, got ${value}`);
}

/**
 * Amounts by their names.
 *
 * @throws {RangeError} if one is not a finite number above zero.
 */
export function checkAllPositive(who: string, amounts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(amounts)) checkPositive(who, name, value);
}
