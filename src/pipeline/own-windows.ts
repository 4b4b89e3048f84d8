import type { Reading } from '../core/reading.ts';
import { DAY_MS } from '../core/time-span.ts';
import { parseWindowSpec, type WindowSpec } from '../core/window-spec.ts';
import { parseMeasure } from '../measures/index.ts';
import { blockTallies, type Tally, tallyCoverage } from '../windows/index.ts';
import { blocksLayer } from './layers.ts';
import { type MeasureRequest, measureTallies } from './measure.ts';
import { type Observatory, shownEverywhere } from './observatory.ts';

/** Windows that a reader chooses, as `contraflow measure` takes them; what is absent is as there, or as the run has it. */
export interface OwnWindows {
  readonly layer: string;
  readonly window: string;
  readonly step?: string | undefined;
  /** Coverage of the interval, `none` for none; that of the run where absent. */
  readonly interval?: number | 'none' | undefined;
  readonly measures?: readonly string[] | undefined;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Most readings that are computed for one who asks: a hundred windows of each day of half a year and many more. */
export const MOST_OWN_READINGS = 20_000;

/** Readings made between two turns given to others. */
const READINGS_A_TURN = 200;

/**
 * Readings of a layer of blocks over windows of one's own: those that `contraflow measure` gives for the same blocks.
 *
 * @throws {RangeError} or {SyntaxError} `window: …`, `step: …` or `measure: …` if these cannot be measured, or are too many.
 */
export async function measureOwnWindows(observatory: Observatory, own: OwnWindows): Promise<readonly Reading[]> {
  const { input, options } = observatory;
  const window = parseWindowSpec(own.window);
  const step = own.step === undefined ? window : stepOf(own.step);
  const tally = tallyOf(observatory, own.layer, window);
  const request: Omit<MeasureRequest, 'levels'> & { readonly snapshot: string } = {
    window,
    step,
    measures: (own.measures ?? shownEverywhere).map(measureOf),
    fromMs: own.fromMs,
    toMs: own.toMs,
    interval: own.interval === 'none' ? null : (own.interval ?? options.interval),
    unattributed: 'thin',
    correction: 'corrected',
    seed: options.seed,
    snapshot: input.blocksSnapshot ?? input.snapshot,
  };
  checkWork(tally, request);
  const readings: Reading[] = [];
  let turn = READINGS_A_TURN;
  try {
    for (const ofWindow of measureTallies([tally], request)) {
      readings.push(...ofWindow);
      if (readings.length < turn) continue;
      turn = readings.length + READINGS_A_TURN;
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(forReaders(error.message), { cause: error }) : error;
  }
  return readings;
}

function stepOf(text: string): WindowSpec {
  try {
    return parseWindowSpec(text);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^window: /, '') : String(error);
    throw new RangeError(`step: ${message}`, { cause: error });
  }
}

function measureOf(id: string): MeasureRequest['measures'][number] {
  try {
    return parseMeasure(id);
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^[\w-]+: /, '') : String(error);
    throw new RangeError(`measure: ${message}`, { cause: error });
  }
}

/** What the command line says, without the names of its options. */
function forReaders(message: string): string {
  return message.replace(/^measure: /, 'window: ').replace(/ \([^()]*--[^()]*\)$/, '');
}

const byHeight = new WeakMap<object, Map<string, Tally>>();

/** The rows of a layer, in the order that the windows need; those by height are made once. */
function tallyOf({ input }: Observatory, layer: string, window: WindowSpec): Tally {
  const tally = input.tallies.find(({ level }) => blocksLayer(level).id === layer);
  if (tally === undefined)
    throw new RangeError(
      `window: expected a layer of blocks, got '${layer}', whose windows are those of its publisher`,
    );
  if (window.kind !== 'blocks') return tally;
  const { blocks } = input;
  if (blocks === undefined)
    throw new RangeError(
      'window: expected days or months: this input counts blocks by day, so none of its windows can count blocks',
    );
  const known = byHeight.get(blocks) ?? new Map<string, Tally>();
  byHeight.set(blocks, known);
  let made = known.get(layer);
  if (made === undefined) {
    made = blockTallies(blocks, [tally.level], 'height')[0]!;
    known.set(layer, made);
  }
  return made;
}

/** Refuses before anything is computed what would take too long. */
function checkWork(
  tally: Tally,
  request: Pick<MeasureRequest, 'window' | 'step' | 'fromMs' | 'toMs' | 'measures'>,
): void {
  const readings = mostWindows(tally, request) * request.measures.length;
  if (readings <= MOST_OWN_READINGS) return;
  throw new RangeError(
    `step: expected at most ${MOST_OWN_READINGS} readings, windows times measures, got about ${readings}: choose a longer step, fewer measures, or from and to`,
  );
}

/** No fewer windows than there are. */
function mostWindows(tally: Tally, { step, fromMs, toMs }: Pick<MeasureRequest, 'step' | 'fromMs' | 'toMs'>): number {
  if (step.kind === 'blocks') return Math.ceil(tally.timeMs.length / step.blocks);
  const data = tallyCoverage(tally);
  const spanMs = Math.max(0, (toMs ?? data.toMs) - (fromMs ?? data.fromMs));
  return Math.ceil(spanMs / ((step.kind === 'days' ? step.days : 28 * step.months) * DAY_MS));
}
