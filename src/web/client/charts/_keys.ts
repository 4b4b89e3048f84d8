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
