/** Milliseconds of the units in which durations are written. */
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** Most numbers that a range may stand for. */
const LONGEST_RANGE = 100_000;

/**
 * A duration in seconds: `10s`, `250ms`, `1.5min`, `2h`.
 *
 * @throws {SyntaxError} if the text is none.
 */
export function parseDurationSeconds(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s|min|h)$/.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined)
    throw new SyntaxError(`expected a duration such as 10s, 250ms or 2min, got '${text}'`);
  const seconds = (Number(digits) * MILLISECONDS[unit]!) / 1000;
  if (!Number.isFinite(seconds)) throw new SyntaxError(`expected a duration such as 10s, got '${text}'`);
  return seconds;
}

/**
 * A number as people type it, `0.3` or `1e-3`.
 *
 * @throws {SyntaxError} if the text is none.
 */
export function parseNumber(text: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new SyntaxError(`expected a number, got '${text}'`);
  return value;
}

/**
 * A number above 0.
 *
 * @throws {SyntaxError} if the text is no number. @throws {RangeError} if it is not above 0.
 */
export function parsePositive(text: string): number {
  const value = parseNumber(text);
  if (!(value > 0)) throw new RangeError(`expected a number above 0, got '${text}'`);
  return value;
}

/**
 * A number of at least 0.
 *
 * @throws {SyntaxError} if the text is no number. @throws {RangeError} if it is below 0.
 */
export function parseAmount(text: string): number {
  const value = parseNumber(text);
  if (!(value >= 0)) throw new RangeError(`expected a number of at least 0, got '${text}'`);
  return value;
}

/**
 * A proportion: `0.3` or `30%`.
 *
 * @throws {SyntaxError} if the text is no number. @throws {RangeError} if it is outside [0, 1].
 */
export function parseProportion(text: string): number {
  const value = parsePart(text);
  if (!(value >= 0 && value <= 1))
    throw new RangeError(`expected a proportion from 0 to 1, or 0% to 100%, got '${text}'`);
  return value;
}

/**
 * A risk: a probability above 0.
 *
 * @throws {SyntaxError} if the text is no number. @throws {RangeError} if it is outside (0, 1].
 */
export function parseRisk(text: string): number {
  const value = parseProportion(text);
  if (value === 0) throw new RangeError(`expected a probability above 0, got '${text}'`);
  return value;
}

/**
 * Several of a kind, separated by commas.
 *
 * @throws {SyntaxError} if a part is empty.
 */
export function parseList<T>(text: string, parse: (part: string) => T): T[] {
  return text.split(',').map((part) => {
    if (part.trim() === '') throw new SyntaxError(`expected a comma-separated list, got '${text}'`);
    return parse(part.trim());
  });
}

/**
 * Attackers by their proportions alone: `0.1,30%`.
 *
 * @throws {SyntaxError} if a part is empty or no number. @throws {RangeError} if one is outside [0, 1].
 */
export function parseAttackers(text: string): { readonly proportion: number }[] {
  return parseList(text, parseProportion).map((proportion) => ({ proportion }));
}

/**
 * Whole numbers, alone and in ranges, in the order written: `1-3,6`.
 *
 * @throws {SyntaxError} if a part is none, a range falls, or there are too many.
 */
export function parseWholeNumbers(text: string): number[] {
  const numbers = parseList(text, wholeRange).flat();
  if (numbers.length > LONGEST_RANGE)
    throw new SyntaxError(`expected at most ${LONGEST_RANGE.toLocaleString('en-US')} numbers, got ${numbers.length}`);
  return numbers;
}

function wholeRange(part: string): number[] {
  const [, first, last] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
  const [from, to] = [Number(first), Number(last ?? first)];
  if (first === undefined || to < from)
    throw new SyntaxError(`expected whole numbers as 6, 1-10 or 1,2,6, got '${part}'`);
  if (to - from >= LONGEST_RANGE)
    throw new SyntaxError(`expected at most ${LONGEST_RANGE.toLocaleString('en-US')} numbers, got '${part}'`);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Parts of a whole, each with its name or numbered from 1: `30,29,41`, `30%,70%` or `a=0.6,b=0.4`. They sum to 1, or to 100 and are percentages.
 *
 * @throws {SyntaxError} if a part is no number, or a name stands twice. @throws {RangeError} if one is negative, or they do not sum.
 */
export function parseProportions(text: string): { readonly name: string; readonly proportion: number }[] {
  const parts = parseNamed(text, parsePart);
  const negative = parts.find(({ value }) => value < 0);
  if (negative !== undefined) throw new RangeError(`expected proportions of at least 0, got ${negative.value}`);
  const sum = parts.reduce((before, { value }) => before + value, 0);
  const whole = [1, 100].find((one) => Math.abs(sum / one - 1) <= SUM_TOLERANCE);
  if (whole === undefined) throw new RangeError(`expected proportions that sum to 1 or to 100, got ${sum}`);
  return parts.map(({ name, value }) => ({ name, proportion: value / sum }));
}

/**
 * Counts, each with its name or numbered from 1: `1200,900` or `a=1200,b=900`.
 *
 * @throws {SyntaxError} if a part is no number, or a name stands twice. @throws {RangeError} if one is no whole number above 0.
 */
export function parseNamedCounts(text: string): { readonly name: string; readonly count: number }[] {
  return parseNamed(text, parseNumber).map(({ name, value }) => {
    if (!(Number.isSafeInteger(value) && value > 0))
      throw new RangeError(`expected whole numbers above 0, got ${value}`);
    return { name, count: value };
  });
}

/** A part of a whole: a number, of a hundred with a percent sign. */
function parsePart(text: string): number {
  return text.trim().endsWith('%') ? parseNumber(text.trim().slice(0, -1)) / 100 : parseNumber(text);
}

function parseNamed(
  text: string,
  parse: (number: string) => number,
): { readonly name: string; readonly value: number }[] {
  const parts = parseList(text, (part) => part).map((part, index) => {
    const [, name, number] = /^(?:(.+)=)?([^=]+)$/.exec(part) ?? [];
    if (number === undefined) throw new SyntaxError(`expected numbers, or names with numbers as a=30, got '${part}'`);
    return { name: name?.trim() ?? String(index + 1), value: parse(number) };
  });
  if (new Set(parts.map(({ name }) => name)).size < parts.length)
    throw new SyntaxError(`expected each name once, got '${text}'`);
  return parts;
}

/** Numbers typed with a few digits sum to one or a hundred within this. */
const SUM_TOLERANCE = 1e-6;
