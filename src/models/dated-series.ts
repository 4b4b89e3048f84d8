/** Values of a measure over windows, in order of time. */
export interface DatedSeries {
  /** Years, ascending: of the calendar, or since some start. */
  readonly times: readonly number[];
  /** As many; for trends the logarithm of the measure, up being dispersed. */
  readonly values: readonly number[];
  /** Standard error of each value, where it is known. */
  readonly noise?: readonly number[];
}

/**
 * Two series with their times counted from the start of each, cut where the shorter one ends: both at the same age. A
 * start is the series' first time unless it is stated, which it should be where the data begin later than what they are
 * about.
 *
 * @throws {RangeError} if a series is empty or has a time before its start.
 * @example
 * alignSinceStart({ times: [2009, 2010, 2011], values: [0, 1, 2] }, { times: [2020, 2021], values: [5, 6] });
 * // => [{ times: [0, 1], values: [0, 1] }, { times: [0, 1], values: [5, 6] }]
 */
export function alignSinceStart(
  first: DatedSeries,
  second: DatedSeries,
  { starts }: { readonly starts?: readonly [number, number] } = {},
): [DatedSeries, DatedSeries] {
  const aged = [first, second].map((series, side) => since(series, starts?.[side] ?? series.times[0] ?? Number.NaN));
  const age = Math.min(...aged.map(({ times }) => times.at(-1)!));
  return [within(aged[0]!, [0, age]), within(aged[1]!, [0, age])];
}

/**
 * Two series cut to the years that both cover, from the later first time to the earlier last. Empty where they share
 * none.
 *
 * @throws {RangeError} if a series is empty.
 * @example
 * alignByCalendar({ times: [2009, 2020, 2021], values: [0, 1, 2] }, { times: [2020, 2021, 2022], values: [5, 6, 7] });
 * // => [{ times: [2020, 2021], values: [1, 2] }, { times: [2020, 2021], values: [5, 6] }]
 */
export function alignByCalendar(first: DatedSeries, second: DatedSeries): [DatedSeries, DatedSeries] {
  for (const { times } of [first, second]) {
    if (times.length === 0) throw new RangeError('alignByCalendar: expected times, got none');
  }
  const span = [
    Math.max(first.times[0]!, second.times[0]!),
    Math.min(first.times.at(-1)!, second.times.at(-1)!),
  ] as const;
  return [within(first, span), within(second, span)];
}

function since(series: DatedSeries, start: number): DatedSeries {
  if (!(series.times[0]! >= start)) {
    throw new RangeError(`alignSinceStart: times must not be before ${start}, got ${series.times[0]}`);
  }
  return { ...series, times: series.times.map((time) => time - start) };
}

function within(series: DatedSeries, [from, to]: readonly [number, number]): DatedSeries {
  const isWithin = (_: number, index: number) => series.times[index]! >= from && series.times[index]! <= to;
  const cut = { times: series.times.filter(isWithin), values: series.values.filter(isWithin) };
  return series.noise === undefined ? cut : { ...cut, noise: series.noise.filter(isWithin) };
}
