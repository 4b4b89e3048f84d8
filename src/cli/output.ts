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
  const pipeline = await import('../pipeline/index.ts');
  const out = textOption(options, 'out');
  const rows = flattened(readings, effects.signal);
  if (format === 'parquet') return pipeline.writeReadingsParquet(out!, rows);
  if (format === 'table') {
    const { formatReadingsTable } = await import('../report/index.ts');
    return writeText(
      [
        `${formatReadingsTable([...rows], { width: (out === undefined ? effects.width : null) ?? Infinity, colour: out === undefined && effects.colour })}\n`,
      ],
      out,
      effects,
    );
  }
  await writeText(format === 'csv' ? pipeline.readingsCsv(rows) : pipeline.readingsJson(rows), out, effects);
}

/** Text to a file, whole or not at all, or to the standard output, giving way between pieces. */
export async function writeText(pieces: Iterable<string>, out: string | undefined, effects: CliEffects): Promise<void> {
  if (out !== undefined) {
    const { writeFileAtomic } = await import('../pipeline/index.ts');
    return writeFileAtomic(out, pieces);
  }
  for (const piece of pieces) {
    effects.out(piece);
    await new Promise((resolve) => setImmediate(resolve));
    effects.signal.throwIfAborted();
  }
}

function* flattened(readings: Iterable<readonly Reading[]>, signal: AbortSignal): Generator<Reading> {
  for (const ofWindow of readings) {
    signal.throwIfAborted();
    yield* ofWindow;
  }
}
