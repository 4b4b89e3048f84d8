import { total } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import { byText } from '../core/text.ts';
import { formatDate, type TimeSpan, YEAR_MS } from '../core/time-span.ts';
import { parseMeasure } from '../measures/index.ts';
import { formatNumber } from '../report/index.ts';
import { type ChangeOverTime, changeOverTime, changesOf } from './changes.ts';
import { layers } from './layers.ts';
import { latestWholeIndex } from './measured-layer.ts';
import type { Observatory } from './observatory.ts';
import type { PreviousRun, StoredHolding, StoredReading } from './previous-run.ts';
import type { LayerVerdict } from './verdicts.ts';

/** What the headline measure says of a window. */
export interface HeadlinePoint {
  readonly span: TimeSpan;
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A holder whose part of the latest window is another than it was; null where it held nothing. */
interface MovedHolder {
  readonly entity: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A layer in an earlier run and in this one. */
export interface LayerSince {
  readonly layer: string;
  readonly title: string;
  readonly status: 'both' | 'new' | 'lost';
  /** The latest window then and now; null where there is none with a value. */
  readonly before: HeadlinePoint | null;
  readonly after: HeadlinePoint | null;
  /** Windows that both have, and how many of them read otherwise now. */
  readonly commonWindows: number;
  readonly revisedWindows: number;
  /** The largest movements, most first. */
  readonly moved: readonly MovedHolder[];
}

/** What an earlier run and this one say, layer by layer: the present ones in their order, then those that are gone. */
export function changesSince(observatory: Observatory, previous: PreviousRun): LayerSince[] {
  const readingsThen = grouped(previous.readings);
  const holdingsThen = grouped(previous.holdings);
  const present = observatory.observation.verdicts.map((verdict) => {
    const { id } = verdict.measured.layer;
    return layerSince(observatory, verdict, {
      readings: readingsThen.get(id) ?? [],
      holdings: holdingsThen.get(id) ?? [],
    });
  });
  const known = new Set(present.map(({ layer }) => layer));
  const lost = [...readingsThen.keys()]
    .filter((id) => !known.has(id))
    .sort(byText)
    .map(
      (id): LayerSince => ({
        layer: id,
        title: layers.find((layer) => layer.id === id)?.title ?? id,
        status: 'lost',
        before: latestThen(readingsThen.get(id)!, holdingsThen.get(id) ?? []),
        after: null,
        commonWindows: 0,
        revisedWindows: 0,
        moved: [],
      }),
    );
  return [...present, ...lost];
}

interface Then {
  readonly readings: readonly StoredReading[];
  readonly holdings: readonly StoredHolding[];
}

function layerSince(observatory: Observatory, verdict: LayerVerdict, { readings, holdings }: Then): LayerSince {
  const { layer } = verdict.measured;
  const common = {
    layer: layer.id,
    title: layer.title,
    after: latestPoint(verdict),
  };
  if (readings.length === 0)
    return { ...common, status: 'new', before: null, commonWindows: 0, revisedWindows: 0, moved: [] };
  const now = new Map(verdict.measured.readings.map(([headline]) => [spanKey(headline!.span), headline!] as const));
  const both = readings.flatMap((then) => {
    const reading = now.get(spanKey(then.span));
    return reading === undefined ? [] : [{ then, reading }];
  });
  return {
    ...common,
    status: 'both',
    before: latestThen(readings, holdings),
    commonWindows: both.length,
    revisedWindows: both.filter(({ then, reading }) => !isAlike(then.estimate, reading.estimate)).length,
    moved: movedHolders(observatory, verdict, holdings),
  };
}

/** Whether two runs say the same of a window: what is summed in another order is not another number. */
function isAlike(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function spanKey({ fromMs, toMs }: TimeSpan): string {
  return `${formatDate(fromMs)} ${formatDate(toMs)}`;
}

function grouped<Row extends { readonly layer: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.layer);
    if (group === undefined) groups.set(row.layer, [row]);
    else group.push(row);
  }
  return groups;
}

/** The reading of the window whose holders were kept, which is the latest one that was shown; else the last with a value. */
function latestThen(readings: readonly StoredReading[], holdings: readonly StoredHolding[]): HeadlinePoint | null {
  const [shown] = holdings;
  const found =
    (shown && readings.find(({ span }) => spanKey(span) === spanKey(shown.span))) ??
    readings.findLast(({ estimate }) => estimate !== null);
  return found === undefined ? null : toPoint(found);
}

function latestPoint({ measured }: LayerVerdict): HeadlinePoint | null {
  return toPoint(measured.readings[latestWholeIndex(measured)]![0]!);
}

function toPoint({ span, estimate, low, high }: Pick<Reading, 'span' | 'estimate' | 'low' | 'high'>) {
  return estimate === null ? null : { span, estimate, low, high };
}

/** Least difference of a proportion that is told, and how many of them at most. */
const LEAST_MOVED = 0.005;
const MOST_MOVED = 5;

function movedHolders(
  observatory: Observatory,
  { measured }: LayerVerdict,
  holdings: readonly StoredHolding[],
): MovedHolder[] {
  const distribution = measured.distributions[latestWholeIndex(measured)]!;
  const then = proportions(
    holdings.map(({ entity }) => entity),
    holdings.map(({ weight }) => weight),
  );
  const now = proportions(
    [...distribution.entities, null],
    [...Array.from(distribution.weights), distribution.unattributedWeight],
  );
  return [...new Set([...then.keys(), ...now.keys()])]
    .flatMap((entity) => {
      const before = then.get(entity) ?? null;
      const after = now.get(entity) ?? null;
      if (Math.abs((after ?? 0) - (before ?? 0)) < LEAST_MOVED) return [];
      const name = observatory.name(measured.layer, entity);
      return [{ entity, name, before, after }];
    })
    .sort((a, b) => movement(b) - movement(a) || byText(a.entity, b.entity))
    .slice(0, MOST_MOVED);
}

function movement({ before, after }: MovedHolder): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

/** Parts of the whole, what is tied to nobody counted in it and no holder. */
function proportions(entities: readonly (string | null)[], weights: readonly number[]): Map<string, number> {
  const whole = total(weights);
  return new Map(entities.flatMap((entity, at) => (entity === null ? [] : [[entity, weights[at]! / whole] as const])));
}

/** One sentence on how an earlier run differs from this one, apart from the data. */
export function comparabilityNote({ options }: Observatory, previous: PreviousRun): string | null {
  const other = [
    ...(previous.windowDays === null || previous.windowDays === options.windowDays
      ? []
      : [`its windows of blocks were ${formatNumber(previous.windowDays, 0)} days long`]),
    ...(previous.labelSet === options.labelSet ? [] : ['the rules of attribution have changed since']),
    ...(previous.programVersion === options.programVersion
      ? []
      : [`it was made by contraflow ${previous.programVersion}`]),
  ];
  return other.length === 0 ? null : `Not all of the difference is one of data: ${other.join('; ')}.`;
}

/** The latest window of a layer against the one a year before. */
export interface YearChange {
  readonly layer: string;
  readonly title: string;
  readonly before: HeadlinePoint;
  readonly after: HeadlinePoint;
  /** The change of the counts as they stand, step by step, in parts. */
  readonly change: ChangeOverTime;
}

/** How far from a year two windows may be apart. */
const TOLERANCE_YEARS = 0.2;

/** Of each layer that has both, the latest whole window and the one a year before, and what the change between them is made of. */
export function yearChanges({ observation }: Observatory): YearChange[] {
  return observation.verdicts.flatMap(({ measured }) => {
    const whole = measured.readings.flatMap(([headline], index) =>
      measured.isWhole[index] && headline!.estimate !== null ? [{ headline: headline!, index }] : [],
    );
    const last = whole.at(-1);
    const first = last && nearestToAYearBefore(whole, last.headline);
    if (last === undefined || first === undefined) return [];
    const between = measured.distributions.filter(
      (_, index) => index >= first.index && index <= last.index && measured.isWhole[index],
    );
    const change = changeOverTime(changesOf(between, parseMeasure(last.headline.measure)));
    const [before, after] = [toPoint(first.headline), toPoint(last.headline)];
    if (change === null || before === null || after === null) return [];
    return [{ layer: measured.layer.id, title: measured.layer.title, before, after, change }];
  });
}

function nearestToAYearBefore<Window extends { readonly headline: Reading }>(
  windows: readonly Window[],
  last: Reading,
): Window | undefined {
  const off = ({ headline }: Window) => Math.abs(last.span.toMs - YEAR_MS - headline.span.toMs) / YEAR_MS;
  const [first, ...others] = windows;
  if (first === undefined) return undefined;
  const best = others.reduce((found, window) => (off(window) < off(found) ? window : found), first);
  return off(best) <= TOLERANCE_YEARS ? best : undefined;
}
