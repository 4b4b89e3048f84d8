import { hash } from 'node:crypto';
import { z } from 'zod';
import { jsonText } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import { latestReading, verdicts } from '../../report/index.ts';

/** Path of the history in a published site. */
export const HISTORY_PATH = 'api/v1/history.json';
/** Publications that are kept whole, and changes of verdicts that are remembered. */
const MOST_PUBLICATIONS = 100;
const MOST_CHANGES = 2000;

const nullableNumber = z.number().nullable();
const instant = z.iso.datetime();
const snapshot = z.string().regex(/^[0-9a-f]{64}$/);

const publishedVerdict = z.object({
  layer: z
    .string()
    .max(120)
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/),
  title: z.string().max(300),
  verdict: z.enum(verdicts),
  /** Slope of ln(effective number) a year, with its interval; null where there is too little data. */
  slope_per_year: nullableNumber,
  low: nullableNumber,
  high: nullableNumber,
  /** Effective number of the latest window. */
  effective_number: nullableNumber,
});

const publication = z.object({
  /** Hash of all that decides the answers: snapshot, options, labels and program. */
  run: snapshot,
  snapshot,
  program_version: z.string().max(60),
  /** End of the data. */
  to: instant,
  interval: z.number().min(0).max(1),
  verdicts: z.array(publishedVerdict).max(1000),
});

const change = publishedVerdict.extend({
  /** How many changes of the layer came before. */
  number: z.number().int().min(0),
  /** The verdict before; null where this is the first. */
  before: z.enum(verdicts).nullable(),
  snapshot,
  to: instant,
  interval: z.number().min(0).max(1),
});

const history = z.object({
  publications: z.array(publication).max(MOST_PUBLICATIONS),
  changes: z.array(change).max(MOST_CHANGES),
});

/** What one publication said of every layer. */
export type Publication = Readonly<z.output<typeof publication>>;
/** A verdict when it first appeared, or was another than before. */
export type VerdictChange = Readonly<z.output<typeof change>>;
/** Publications, and every change of a verdict, both in the order in which they came. */
export type History = Readonly<z.output<typeof history>>;

/** What a publication of an observatory says. */
export function publicationOf({ observation, input, options }: Observatory): Publication {
  const { windowDays, interval, seed, groupCorrelation, labelSet, programVersion } = options;
  const run = [input.snapshot, windowDays, interval, seed, groupCorrelation, labelSet, programVersion];
  return {
    run: hash('sha256', JSON.stringify(run), 'hex'),
    snapshot: input.snapshot,
    program_version: programVersion,
    to: formatInstant(observation.coverage.toMs),
    interval,
    verdicts: observation.verdicts.map(({ measured: { layer }, verdict, trend }) => {
      const report = observation.report.layers.find((one) => one.layer.id === layer.id);
      return {
        layer: layer.id,
        title: layer.title,
        verdict,
        slope_per_year: finite(trend.slopePerYear),
        low: finite(trend.low),
        high: finite(trend.high),
        effective_number:
          (report === undefined ? undefined : latestReading(report, 'effective-number'))?.estimate ?? null,
      };
    }),
  };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** The history with one publication more; the same publication again changes nothing. */
export function extendHistory(former: History | null, now: Publication): History {
  const { publications, changes } = former ?? { publications: [], changes: [] };
  const latest = new Map(changes.map((one) => [one.layer, one] as const));
  const added = now.verdicts.flatMap((one): VerdictChange[] => {
    const before = latest.get(one.layer);
    if (before?.verdict === one.verdict) return [];
    const { snapshot, to, interval } = now;
    return [
      {
        ...one,
        number: before === undefined ? 0 : before.number + 1,
        before: before?.verdict ?? null,
        snapshot,
        to,
        interval,
      },
    ];
  });
  const kept = publications.at(-1)?.run === now.run ? publications.slice(0, -1) : publications;
  return {
    publications: [...kept, now].slice(-MOST_PUBLICATIONS),
    changes: [...changes, ...added].slice(-MOST_CHANGES),
  };
}

/** The last publication that is not the present one, so that publishing the same again says the same; null where there is none. */
export function publicationBefore(former: History | null, now: Pick<Publication, 'run'>): Publication | null {
  return former?.publications.findLast(({ run }) => run !== now.run) ?? null;
}

/**
 * A history from its text, which anybody may have written.
 *
 * @throws {SyntaxError} if it is none.
 */
export function parseHistory(text: string): History {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError('history: expected JSON, got something else', { cause });
  }
  const read = history.safeParse(value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw new SyntaxError(
    `history: expected publications and changes, got another value at ${path.join('.')} (${message})`,
  );
}

export function historyText(value: History): string {
  return `${jsonText(value, 1)}\n`;
}
