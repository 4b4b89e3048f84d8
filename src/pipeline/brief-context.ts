import type { Distribution } from '../core/distribution.ts';
import type { FigureId } from '../core/figure-id.ts';
import type { Domain } from '../core/layer.ts';
import { byText } from '../core/text.ts';
import { formatDate, type TimeSpan } from '../core/time-span.ts';
import type { DivergenceVerdict } from '../models/index.ts';
import { type BriefFigure, type BriefSentence, formatMonth } from '../report/index.ts';
import { type EconomicsOutline, economicsOutline } from './economics/outline.ts';
import { entityName } from './entity-names.ts';
import { type FigureContext, figuresOf } from './figures.ts';
import { latestWholeIndex } from './measured-layer.ts';
import { extremeWindow } from './security/history.ts';
import type { LayerVerdict } from './verdicts.ts';

export const POOLS = 'bitcoin/blocks/pool';
export const GROUPS = 'bitcoin/blocks/proxy-group';

/** An entity with its part of a window. */
export interface Holder {
  readonly name: string;
  readonly proportion: BriefFigure;
}

/** What the sentences of a brief are made from; everything is null where the run does not have it. */
export interface BriefContext {
  readonly verdict: (layer: string) => LayerVerdict | null;
  /** Fields of which a layer was measured. */
  readonly domains: ReadonlySet<Domain>;
  /** What the difference of two directions shows. */
  readonly divergence: (a: string, b: string) => DivergenceVerdict | null;
  /** Figure of the latest whole window of a layer. */
  readonly latest: (layer: string, measure: string) => BriefFigure | null;
  /** Largest holders of the latest whole window. */
  readonly holders: (layer: string) => readonly Holder[];
  /** Part of the latest whole window that is tied to nobody; null where it is nothing. */
  readonly unattributed: (layer: string) => BriefFigure | null;
  /** The largest of the window in which it held the most of a layer of counts; the later of two alike. */
  readonly mostConcentrated: (layer: string) => { readonly holder: Holder; readonly span: TimeSpan } | null;
  readonly latestSpan: (layer: string) => TimeSpan | null;
  /** Year in which the first window of a layer begins. */
  readonly firstYear: (layer: string) => string | null;
  /** Groups of a layer of amounts that come later than its first window, by the year of the first that has them, in order. */
  readonly lateGroups: (layer: string) => ReadonlyMap<string, readonly string[]>;
  /** Least and greatest value of the headline measure among the windows that are judged. */
  readonly extremes: (layer: string) => { readonly least: BriefFigure; readonly greatest: BriefFigure } | null;
  readonly figure: (id: FigureId) => BriefFigure | null;
  /** What mining costs, hosting pays and inference costs. */
  readonly economics: EconomicsOutline;
  /** Day of the newest scored model. */
  readonly modelsAsOfMs: number | null;
}

export function createBriefContext(context: FigureContext): BriefContext {
  const { input, observation } = context;
  const figures = figuresOf(context);
  const verdict = (layer: string) => observation.verdicts.find(({ measured }) => measured.layer.id === layer) ?? null;
  const figure = (id: FigureId): BriefFigure | null => {
    const found = figures.find(id);
    return found === null ? null : { id: found.id, value: found.value, text: found.text };
  };
  const latestDistribution = (layer: string) => {
    const measured = verdict(layer)?.measured;
    if (measured === undefined) return null;
    return measured.distributions[latestWholeIndex(measured)] ?? null;
  };
  const holderOf = (layer: string, { span }: Distribution, entity: string): Holder => {
    const role = verdict(layer)?.measured.layer.role ?? '';
    return {
      name: input.namesOfLayers.get(layer)?.get(entity) ?? input.names.get(entity) ?? entityName(entity, role),
      proportion: figure({ kind: 'proportion', layer, span, entity })!,
    };
  };
  const newest = input.models.reduce((latest, { releasedMs }) => Math.max(latest, releasedMs), -Infinity);
  return {
    verdict,
    figure,
    economics: economicsOutline(input),
    domains: new Set(observation.verdicts.map(({ measured }) => measured.layer.domain)),
    divergence: (a, b) =>
      observation.divergences.find(({ comparison }) => comparison.a === a && comparison.b === b)?.divergence.verdict ??
      null,
    latest(layer, measure) {
      const span = latestDistribution(layer)?.span;
      return span === undefined ? null : figure({ kind: 'reading', layer, span, measure });
    },
    holders(layer) {
      const distribution = latestDistribution(layer);
      if (distribution === null) return [];
      return distribution.entities.slice(0, 6).map((entity) => holderOf(layer, distribution, entity));
    },
    mostConcentrated(layer) {
      const measured = verdict(layer)?.measured;
      const window = measured === undefined ? null : extremeWindow(measured, 'most');
      return window === null ? null : { holder: holderOf(layer, window, window.entities[0]!), span: window.span };
    },
    unattributed(layer) {
      const distribution = latestDistribution(layer);
      if (distribution === null || distribution.unattributedWeight === 0) return null;
      return figure({ kind: 'proportion', layer, span: distribution.span, entity: null });
    },
    extremes(layer) {
      const readings = verdict(layer)?.series.readings ?? [];
      const [first] = readings;
      if (first === undefined) return null;
      const pick = (isBetter: (a: number, b: number) => boolean) => {
        const best = readings.reduce(
          (found, reading) => (isBetter(reading.estimate!, found.estimate!) ? reading : found),
          first,
        );
        return figure({ kind: 'reading', layer, span: best.span, measure: best.measure })!;
      };
      return { least: pick((a, b) => a < b), greatest: pick((a, b) => a > b) };
    },
    latestSpan: (layer) => latestDistribution(layer)?.span ?? null,
    firstYear(layer) {
      const first = verdict(layer)?.measured.distributions[0];
      return first === undefined ? null : yearOf(first.span.fromMs);
    },
    lateGroups(layer) {
      const windows = input.held.find((held) => held.layer === layer)?.windows ?? [];
      const firstMs = new Map<string, number>();
      for (const { span, holdings, totals } of windows) {
        for (const { group } of [...totals, ...holdings])
          if (group !== null && !firstMs.has(group)) firstMs.set(group, span.fromMs);
      }
      const late = [...firstMs].filter(([, ms]) => ms > windows[0]!.span.fromMs);
      const years = new Map<string, string[]>();
      for (const [group, ms] of late.sort(([a, from], [b, other]) => from - other || byText(a, b)))
        years.set(yearOf(ms), [...(years.get(yearOf(ms)) ?? []), entityName(group, 'vendor')]);
      return years;
    },
    modelsAsOfMs: Number.isFinite(newest) ? newest : null,
  };
}

function yearOf(ms: number): string {
  return formatDate(ms).slice(0, 4);
}

type Present<Parts extends readonly unknown[]> = { [At in keyof Parts]: NonNullable<Parts[At]> };

/** The sentence where the run has all that it needs; nothing otherwise. */
export function when<const Parts extends readonly unknown[]>(
  parts: Parts,
  write: (...present: Present<Parts>) => BriefSentence,
): BriefSentence[] {
  if (parts.some((part) => part === null || part === undefined)) return [];
  return [write(...(parts as unknown as Present<Parts>))];
}

/** Stretches as one sentence. */
export function run(...stretches: readonly BriefSentence[]): BriefSentence {
  return {
    text: stretches.map(({ text }) => text).join(''),
    figures: stretches.flatMap(({ figures }) => figures),
    names: stretches.flatMap(({ names }) => names),
  };
}

/** A month as a name in a sentence: its digits are no figure. */
export function monthName(ms: number): { readonly name: string } {
  return { name: formatMonth(ms) };
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as a name in a sentence, `22 April 2027`. */
export function dayName(ms: number): { readonly name: string } {
  return { name: dayFormat.format(ms) };
}

/** What a verdict lets a sentence say of a direction. */
export function directionWords({ verdict }: LayerVerdict): string {
  switch (verdict) {
    case 'dispersing':
      return 'is dispersing';
    case 'concentrating':
      return 'is concentrating';
    case 'no trend':
      return 'shows no trend';
    case 'too little data':
      return 'has too short a record for a direction';
  }
}
