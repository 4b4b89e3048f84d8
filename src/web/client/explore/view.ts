import { DAY_MS, parseInstant } from '../../../core/time-span.ts';
import { parseWindowSpec, type WindowSpec } from '../../../core/window-spec.ts';
import { parseSeries, type Series } from './series.ts';

/** What the reader has chosen, as an address has it. */
export interface ExploreView {
  readonly series: readonly Series[];
  /** As it was written; also where it cannot be read. */
  readonly window: string;
  /** Empty: as long as the window. */
  readonly step: string;
  /** First day and last day, `2021-01-01`; empty: where the data begin and end. */
  readonly from: string;
  readonly to: string;
  readonly hasIntervals: boolean;
  /** Whether each line is drawn as percentages of its first value. */
  readonly isRelative: boolean;
  /** Whether the horizontal axis counts years since each field began. */
  readonly isByAge: boolean;
}

/** Parts of a view that can be wrong. */
export type ViewField = 'window' | 'step' | 'from' | 'to';

/** What is wrong with a view, beside the field where it is to be mended. */
export type ViewProblems = Readonly<Partial<Record<ViewField, string>>>;

/** What is shown where an address does not say. */
const usualView = { series: 'bitcoin/blocks/pool:effective-number', window: '30d' } as const;

/** The view of an address. */
export function readView(get: (name: string, fallback: string) => string): ExploreView {
  return {
    series: parseSeries(get('series', usualView.series)),
    window: get('window', usualView.window),
    step: get('step', ''),
    from: get('from', ''),
    to: get('to', ''),
    hasIntervals: get('interval', 'on') !== 'off',
    isRelative: get('values', '') === 'first',
    isByAge: get('axis', '') === 'age',
  };
}

/** Windows of a view, ready to be counted; null where something is wrong. */
export interface CountedSpan {
  readonly window: string;
  readonly step: string;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/**
 * The windows that a view asks for, and what is wrong with it.
 *
 * @param canCountBlocks whether the input knows the height of each block.
 */
export function windowsOf(
  view: ExploreView,
  { canCountBlocks }: { readonly canCountBlocks: boolean },
): { readonly span: CountedSpan | null; readonly problems: ViewProblems } {
  const problems: Partial<Record<ViewField, string>> = {};
  const read = <Value>(field: ViewField, parse: () => Value): Value | null => {
    try {
      return parse();
    } catch (error) {
      problems[field] = (error as Error).message.replace(/^(window|parseInstant): /, '');
      return null;
    }
  };
  const window = read('window', () => windowFor(view.window, canCountBlocks));
  const step = view.step === '' ? window : read('step', () => parseWindowSpec(view.step));
  if (window !== null && step !== null && problems.step === undefined) read('step', () => checkPair(window, step));
  const fromMs = view.from === '' ? null : read('from', () => parseInstant(view.from));
  const lastMs = view.to === '' ? null : read('to', () => parseInstant(view.to));
  const toMs = lastMs === null ? null : lastMs + DAY_MS;
  if (fromMs !== null && toMs !== null && fromMs >= toMs)
    problems.to = 'expected a day after the first, got one before';
  const isRight = Object.keys(problems).length === 0;
  const asked = { window: view.window, step: view.step === '' ? view.window : view.step, fromMs, toMs };
  return { span: isRight ? asked : null, problems };
}

function windowFor(text: string, canCountBlocks: boolean): WindowSpec {
  const window = parseWindowSpec(text);
  if (window.kind === 'blocks' && !canCountBlocks)
    throw new RangeError(
      'expected days or calendar periods, got blocks: this input does not know the height of each block',
    );
  return window;
}

function checkPair(window: WindowSpec, step: WindowSpec): void {
  if ((window.kind === 'blocks') !== (step.kind === 'blocks'))
    throw new RangeError('expected a step that counts what the window counts, days or blocks, got the other');
  if (window.kind === 'months' && step.kind === 'days')
    throw new RangeError('expected month, quarter or year for a calendar window, got days');
}

/** The field that an error of counting is about; null where it is about the line. */
export function fieldOf(message: string): { readonly field: ViewField; readonly text: string } | null {
  const match = /^(window|step): (.+)$/s.exec(message);
  return match === null ? null : { field: match[1] as ViewField, text: match[2]! };
}

/** The command that gives the same readings of a table of blocks. */
export function commandOf(
  { layer, measure }: Series,
  { window, step, fromMs, toMs }: CountedSpan,
  { interval, seed }: { readonly interval: number | null; readonly seed: number },
): string {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const parts = [
    'contraflow measure blocks.parquet',
    `--level ${layer.split('/')[2]}`,
    `--measures ${measure}`,
    `--window ${window}`,
    ...(step === window ? [] : [`--step ${step}`]),
    ...(fromMs === null ? [] : [`--from ${day(fromMs)}`]),
    ...(toMs === null ? [] : [`--to ${day(toMs)}`]),
    `--interval ${interval ?? 'none'}`,
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
  ];
  return parts.join(' ');
}
