const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * How many places a key moves along a drawing; undefined where it does not.
 *
 * @param page places of the keys of pages.
 * @example
 * keyStep('PageUp', 10); // => 10
 * keyStep('a', 10); // => undefined
 */
export function keyStep(key: string, page: number): number | undefined {
  if (key === 'PageDown') return -page;
  return key === 'PageUp' ? page : steps[key];
}

const rowSteps: Readonly<Record<string, number>> = { ...steps, ArrowDown: 1, ArrowUp: -1 };

/**
 * The row that a key leads to in a drawing of rows; undefined where it leads nowhere.
 *
 * @param read the row that is read now; −1: none.
 * @example
 * rowAfter('ArrowDown', { read: -1, rows: 3 }); // => 0
 * rowAfter('ArrowUp', { read: -1, rows: 3 }); // => 2
 * rowAfter('End', { read: 0, rows: 3 }); // => 2
 */
export function rowAfter(
  key: string,
  { read, rows }: { readonly read: number; readonly rows: number },
): number | undefined {
  const step = rowSteps[key];
  if (step === undefined) return undefined;
  return Math.max(0, Math.min(rows - 1, read < 0 && step < 0 ? rows - 1 : read + step));
}
