import type { Reading } from '../core/reading.ts';
import type { OptionValues } from './command.ts';
import type { CliEffects } from './effects.ts';
import { choiceOption, textOption, usageError } from './options.ts';

type Format = 'table' | 'csv' | 'json' | 'parquet';

/** Format of a result: as asked for, else by the ending of --out, else the fallback. */
export function outputFormat<F extends Format>(options: OptionValues, allowed: readonly F[], fallback: F): F {
  const out = textOption(options, 'out');
  const ending = out === undefined ? undefined : /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase();
  const format = choiceOption(
    options,
    'format',
    allowed,
    allowed.find((candidate) => candidate === ending) ?? fallback,
  );
  if (format === 'parquet' && out === undefined)
    throw usageError('--format: parquet is binary, so it needs --out <file>');
  return format;
}

/** Writes readings where and how the options say. */
export async function writeReadings(
  readings: Iterable<readonly Reading[]>,
  {
    format,
    options,
    effects,
  }: { readonly format: Format; readonly options: OptionValues; readonly effects: CliEffects },
): Promise<void> {
  const pipeline = await import('../pipeline/output.ts');
  const out = textOption(options, 'out');
  const rows = flattened(readings, effects, out !== undefined || effects.width === null);
  if (format === 'parquet') return pipeline.writeReadingsParquet(out!, rows, effects.signal);
  if (format === 'table') {
    const { formatReadingsTable } = await import('../report/index.ts');
    const all: Reading[] = [];
    for (const reading of rows) if (all.push(reading) % READINGS_A_TURN === 0) await giveWay();
    return writeText([`${formatReadingsTable(all, tableStyle(out, effects))}\n`], out, effects);
  }
  await writeText(format === 'csv' ? pipeline.readingsCsv(rows) : pipeline.readingsJson(rows), out, effects);
}

/** How a table looks: as the terminal is, plain and as wide as it needs in a file or a pipe. */
export function tableStyle(out: string | undefined, effects: CliEffects): { width: number; colour: boolean } {
  return { width: (out === undefined ? effects.width : null) ?? Infinity, colour: out === undefined && effects.colour };
}

/** Text to a file, whole or not at all, or to the standard output, giving way between pieces. */
export async function writeText(
  pieces: Iterable<string> | AsyncIterable<string>,
  out: string | undefined,
  effects: CliEffects,
): Promise<void> {
  if (out !== undefined) {
    const { writeFileAtomic } = await import('../pipeline/output.ts');
    return writeFileAtomic(out, pieces);
  }
  for await (const piece of pieces) {
    effects.out(piece);
    await giveWay();
    effects.signal.throwIfAborted();
  }
}

/** Readings between two turns given to signals. */
const READINGS_A_TURN = 5000;

function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Windows between two looks at the clock. */
const WINDOWS_A_LOOK = 500;

/** Readings one after the other; after a second with progress, unless the result goes to the same terminal. */
function* flattened(
  readings: Iterable<readonly Reading[]>,
  { signal, progress, now }: CliEffects,
  isProgressShown: boolean,
): Generator<Reading> {
  let windows = 0;
  let shownAt = now();
  for (const ofWindow of readings) {
    signal.throwIfAborted();
    if (isProgressShown && ++windows % WINDOWS_A_LOOK === 0 && now() - shownAt > 1000) {
      shownAt = now();
      progress(`measuring: ${windows.toLocaleString('en-US')} windows done`);
    }
    yield* ofWindow;
  }
}
