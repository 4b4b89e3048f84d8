import { z } from 'zod';
import { jsonText, printable } from '../../core/text.ts';
import { formatInstant, parseInstant } from '../../core/time-span.ts';
import { latestWholeIndex, type MeasuredLayer } from '../../pipeline/measured-layer.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { HistoryReader, PreviousRun, StoreHistory } from '../../pipeline/previous-run.ts';
import { verdicts } from '../../report/index.ts';

/** Path of the history in a published site. */
export const HISTORY_PATH = 'api/v1/history.json';
/** Publications that are kept whole, and changes of verdicts that are remembered. */
const MOST_PUBLICATIONS = 100;
const MOST_CHANGES = 2000;
/** Holders of a window that are kept, the largest. */
const MOST_HOLDERS = 1000;

const nullableNumber = z.number().nullable();
const instant = z.iso.datetime();
const snapshot = z.string().regex(/^[0-9a-f]{64}$/);

const layerId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);

const verdictOfLayer = z.object({
  layer: layerId,
  title: z.string().max(300),
  verdict: z.enum(verdicts),
  /** Slope of ln(effective number) a year, with its interval; null where there is too little data. */
  slope_per_year: nullableNumber,
  low: nullableNumber,
  high: nullableNumber,
  /** Effective number of the latest window. */
  effective_number: nullableNumber,
});

/** The latest window of a layer: what the headline measure says, and who held how much; nobody's where the entity is null. */
const latestWindow = z.object({
  layer: layerId,
  from: instant,
  to: instant,
  estimate: nullableNumber,
  low: nullableNumber,
  high: nullableNumber,
  holders: z.array(z.object({ entity: z.string().max(500).nullable(), weight: z.number() })).max(2000),
});

const publication = z.object({
  snapshot,
  program_version: z.string().max(60),
  label_set: z.string().max(120),
  window_days: z.number(),
  interval: z.number().min(0).max(1),
  /** End of the data. */
  to: instant,
  verdicts: z.array(verdictOfLayer).max(1000),
  /** Empty in all but the last two publications. */
  latest: z.array(latestWindow).max(1000),
});

const change = verdictOfLayer.extend({
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
  const { windowDays, interval, labelSet, programVersion } = options;
  return {
    snapshot: input.snapshot,
    program_version: programVersion,
    label_set: labelSet,
    window_days: windowDays,
    interval,
    to: formatInstant(observation.coverage.toMs),
    verdicts: observation.verdicts.map(({ measured, verdict, trend }) => ({
      layer: measured.layer.id,
      title: measured.layer.title,
      verdict,
      slope_per_year: finite(trend.slopePerYear),
      low: finite(trend.low),
      high: finite(trend.high),
      effective_number: latestOf(measured).reading.estimate,
    })),
    latest: observation.verdicts.map(({ measured }) => {
      const { reading, distribution } = latestOf(measured);
      const { span, estimate, low, high } = reading;
      const { entities, weights, unattributedWeight } = distribution;
      const holders = entities.map((entity, at) => ({ entity: printable(entity).slice(0, 500), weight: weights[at]! }));
      return {
        layer: measured.layer.id,
        from: formatInstant(span.fromMs),
        to: formatInstant(span.toMs),
        estimate,
        low,
        high,
        holders: [
          ...holders.slice(0, MOST_HOLDERS),
          ...(unattributedWeight > 0 ? [{ entity: null, weight: unattributedWeight }] : []),
        ],
      };
    }),
  };
}

/** The latest whole window of a layer; the latest where none is whole. */
function latestOf(measured: MeasuredLayer) {
  const at = latestWholeIndex(measured);
  return { reading: measured.readings[at]![0]!, distribution: measured.distributions[at]! };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** The history with one publication more; another of the same snapshot takes the place of the one before. */
export function extendHistory(former: History | null, now: Publication): History {
  const { publications, changes } = former ?? { publications: [], changes: [] };
  const latest = new Map(changes.map((one) => [one.layer, one] as const));
  const added = now.verdicts.flatMap((one): VerdictChange[] => {
    const before = latest.get(one.layer);
    if (before?.verdict === one.verdict) return [];
    const { snapshot, to, interval } = now;
    const number = before === undefined ? 0 : before.number + 1;
    return [{ ...one, number, before: before?.verdict ?? null, snapshot, to, interval }];
  });
  const earlier = publications.at(-1)?.snapshot === now.snapshot ? publications.slice(0, -1) : publications;
  const kept = earlier.slice(1 - MOST_PUBLICATIONS);
  return {
    publications: [...kept.map((one, at) => (at < kept.length - 1 ? { ...one, latest: [] } : one)), now],
    changes: [...changes, ...added].slice(-MOST_CHANGES),
  };
}

/** The last publication of another snapshot than the present one's; null where there is none. Publishing the same again finds the same. */
export function publicationBefore(
  former: History | null,
  { snapshot }: { readonly snapshot: string },
): Publication | null {
  return former?.publications.findLast((one) => one.snapshot !== snapshot) ?? null;
}

/** An earlier publication as the earlier run with which the present data are compared. */
export function publicationHistory(before: Publication | null): HistoryReader {
  const known: StoreHistory =
    before === null
      ? {
          snapshots: [],
          runs: [],
          previous: null,
          note: 'No earlier snapshot was published here: once there are newer data, what changed will stand here.',
        }
      : { snapshots: [], runs: [], previous: toPreviousRun(before), note: null };
  return async () => known;
}

function toPreviousRun({ snapshot, program_version, label_set, window_days, to, latest }: Publication): PreviousRun {
  const windows = latest.map(({ from, to: until, ...rest }) => ({
    ...rest,
    span: { fromMs: parseInstant(from), toMs: parseInstant(until) },
  }));
  return {
    id: snapshot,
    snapshot,
    programVersion: program_version,
    labelSet: label_set,
    seed: null,
    windowDays: window_days,
    finishedAtMs: parseInstant(to),
    title: 'the publication before',
    readings: windows.map(({ layer, span, estimate, low, high }) => ({ layer, span, estimate, low, high })),
    holdings: windows.flatMap(({ layer, span, holders }) => holders.map((holder) => ({ layer, span, ...holder }))),
  };
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
