import type { Reading } from '../../../core/reading.ts';
import { DAY_MS, formatDate } from '../../../core/time-span.ts';
import { parseWindowSpec, type WindowSpec } from '../../../core/window-spec.ts';
import { parseMeasure } from '../../../measures/parse-measure.ts';
import { createTallyReader, type TallyReader } from '../../../windows/measure-tally.ts';
import { rowWindows, type Tally, tallyCoverage } from '../../../windows/tally.ts';

/** What is counted, as a reader writes it. */
export interface CountRequest {
  readonly level: string;
  /** With its parameter, `concentration-ratio:3`. */
  readonly measure: string;
  /** `30d`, `144b`, `epoch`, `month`. */
  readonly window: string;
  readonly step: string;
  /** Limits of the windows, milliseconds since 1970; null where the data decide. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Coverage of the interval; null for none. */
  readonly interval: number | null;
  readonly seed: number;
  readonly snapshot: string;
}

/** Most windows of one line: more than a screen has pixels. */
const MOST_WINDOWS = 6000;

/** Order of the blocks that windows are cut from. @throws {SyntaxError} or {RangeError} if the window is none. */
export function orderOf({ window }: Pick<CountRequest, 'window'>): 'time' | 'height' {
  return parseWindowSpec(window).kind === 'blocks' ? 'height' : 'time';
}

/** Readings of a request over the blocks of its level, window by window; what was estimated for one serves the next. */
export type Counter = (tally: Tally, request: CountRequest) => Generator<Reading>;

/**
 * Counts blocks in windows with the pieces that the command line has, so that the readings are the same.
 *
 * @throws {RangeError} or {SyntaxError}, in words for the one who asked, where nothing can be counted.
 */
export function createCounter(): Counter {
  const readers = new Map<string, TallyReader>();
  return function* (tally, request) {
    const window = parseWindowSpec(request.window);
    const step = parseWindowSpec(request.step);
    const { fromMs, toMs, measure, interval, seed, snapshot } = request;
    checkNumber(tally, { ...request, step });
    const windows = rowWindows(tally, { window, step, fromMs, toMs });
    if (windows.length === 0) throw new RangeError(nothingFits(tally, window));
    const key = `${measure} ${interval} ${seed}`;
    let read = readers.get(key);
    if (read === undefined) {
      if (readers.size >= 24) readers.clear();
      const settings = { unattributed: 'thin', correction: 'corrected' } as const;
      read = createTallyReader({ ...settings, measures: [parseMeasure(measure)], interval, seed, snapshot });
      readers.set(key, read);
    }
    for (const [reading] of read(tally, windows)) yield reading!;
  };
}

function checkNumber(
  tally: Tally,
  { step, fromMs, toMs }: { readonly step: WindowSpec; readonly fromMs: number | null; readonly toMs: number | null },
): void {
  const data = tallyCoverage(tally);
  const days = ((toMs ?? data.toMs) - (fromMs ?? data.fromMs)) / DAY_MS;
  const count =
    step.kind === 'days'
      ? days / step.days
      : step.kind === 'blocks'
        ? tally.codes.length / step.blocks
        : days / (30 * step.months);
  if (count <= MOST_WINDOWS) return;
  throw new RangeError(
    `step: expected at most ${MOST_WINDOWS.toLocaleString('en-US')} windows, got about ${Math.round(count).toLocaleString('en-US')}: choose a longer step, or a shorter span`,
  );
}

function nothingFits(tally: Tally, window: WindowSpec): string {
  const { fromMs, toMs } = tallyCoverage(tally);
  const data = `${formatDate(fromMs)} to ${formatDate(toMs - 1)}`;
  const what = window.kind === 'blocks' && window.isAligned === true ? 'whole epoch' : 'window';
  return `window: expected the span to hold at least one ${what}, got none; the data are of ${data}`;
}
