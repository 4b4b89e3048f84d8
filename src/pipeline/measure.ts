import type { Level } from '../core/blocks.ts';
import type { Reading } from '../core/reading.ts';
import { formatDate } from '../core/time-span.ts';
import { type EstimatorOptions, type ParsedMeasure, parseMeasure } from '../measures/index.ts';
import {
  blockTallies,
  createTallyReader,
  dailyTally,
  type RowWindow,
  rowWindows,
  type Tally,
  tallyCoverage,
  type WindowRequest,
} from '../windows/index.ts';
import type { MeasuredInput } from './input.ts';

/** What to measure, over which windows, and how. */
export interface MeasureRequest extends Omit<EstimatorOptions, 'isCount'>, WindowRequest {
  readonly measures: readonly ParsedMeasure[];
  /** null: the pools, or where an input does not tell pools apart, the first level that it has. */
  readonly levels: readonly Level[] | null;
  readonly neighbourMeasures?: readonly string[];
}

/** What, beside windows of 30 days, reproduces the Edinburgh Decentralisation Index (docs/decisions/0007). */
export const edinburghProfile = {
  gridMs: Date.UTC(2018, 0, 1),
  levels: ['parent'],
  measures: [
    'shannon-entropy',
    'entropy-percentage',
    'gini',
    'hhi',
    'nakamoto-coefficient',
    'theil-index',
    'concentration-ratio:1',
    'concentration-ratio:3',
    'nakamoto-coefficient:0.33',
    'nakamoto-coefficient:0.66',
    'entities',
  ].map(parseMeasure),
  interval: null,
  unattributed: 'thin',
  correction: 'plug-in',
  strictThreshold: false,
  neighbourMeasures: ['gini', 'theil-index'],
} as const satisfies Partial<MeasureRequest>;

/**
 * Readings of an input, level by level, window by window.
 *
 * @throws {RangeError} if the input lacks a level or the times that the windows need, or no window fits the data.
 */
export function* measureInput(input: MeasuredInput, request: MeasureRequest): Generator<readonly Reading[]> {
  yield* measureTallies(requestedTallies(input, request), { ...request, snapshot: input.snapshot });
}

/**
 * Readings of tallies, one after the other, window by window.
 *
 * @throws {RangeError} if no window fits the data.
 */
export function* measureTallies(
  tallies: readonly Tally[],
  request: Omit<MeasureRequest, 'levels'> & { readonly snapshot: string },
): Generator<readonly Reading[]> {
  const read = createTallyReader(request);
  for (const tally of tallies) yield* read(tally, requestedWindows(tally, request));
}

function requestedTallies(input: MeasuredInput, { levels, window }: MeasureRequest): Tally[] {
  if (input.kind === 'blocks') {
    return blockTallies(input.blocks, levels ?? ['pool'], window.kind === 'blocks' ? 'height' : 'time');
  }
  if (window.kind === 'blocks') {
    throw new RangeError('measure: windows of blocks need blocks one by one, got daily counts (use --window 30d)');
  }
  const first = input.daily.has('pool') ? 'pool' : [...input.daily.keys()][0]!;
  return (levels ?? [first]).map((level) => {
    const daily = input.daily.get(level);
    if (daily === undefined) {
      throw new RangeError(
        `measure: expected a level of this input (${[...input.daily.keys()].join(', ')}), got '${level}'`,
      );
    }
    return dailyTally(level, daily);
  });
}

function requestedWindows(tally: Tally, request: Omit<MeasureRequest, 'levels'>): RowWindow[] {
  const windows = rowWindows(tally, request);
  if (windows.length > 0) return windows;
  const { window } = request;
  if (window.kind === 'blocks') {
    if (window.isAligned) {
      throw new RangeError(
        `measure: expected the heights of a whole epoch of ${window.blocks} blocks, got ${tally.timeMs.length} blocks that hold none (count any blocks: --window ${window.blocks}b)`,
      );
    }
    throw new RangeError(
      `measure: expected at least ${window.blocks} blocks for one window, got ${tally.timeMs.length} (choose a shorter --window)`,
    );
  }
  const data = tallyCoverage(tally);
  throw new RangeError(
    `measure: expected data over at least one whole window, got ${formatDate(data.fromMs)} to ${formatDate(data.toMs)} (choose a shorter --window, or --from and --to)`,
  );
}
