import { parseInstant } from '../../../core/time-span.ts';
import type { Document, DocumentItem, Reading } from './documents.ts';

export type LevelInfo = DocumentItem<'/levels'>;

/** Measures by which levels are compared. */
export const comparedMeasures = ['effective-number', 'nakamoto-coefficient', 'concentration-ratio:1'] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

/** What the page shows of one entity level. */
export interface LevelData {
  readonly info: LevelInfo;
  readonly interval: number;
  readonly layer: DocumentItem<'/layers'>;
  readonly verdict: DocumentItem<'/verdicts'>;
  readonly distributions: Document<'/distributions/{domain}/{resource}/{role}'>;
  readonly readings: Readonly<Record<ComparedMeasure, readonly Reading[]>>;
}

/** What the entities of a level are called: at the levels of owners and groups a pool without one stands for itself. */
export const levelNouns: Readonly<
  Record<
    LevelInfo['level'],
    { readonly one: string; readonly many: string; readonly title: string; readonly every: string }
  >
> = {
  pool: { one: 'pool', many: 'pools', title: 'Pool', every: 'Every pool' },
  parent: {
    one: 'owner',
    many: 'owners',
    title: 'Legal owner',
    every: 'Every legal owner, and every pool without a known one',
  },
  'proxy-group': {
    one: 'pool or group',
    many: 'pools or groups',
    title: 'Proxy group',
    every: 'Every proxy group, and every pool outside one',
  },
  builder: { one: 'builder', many: 'builders', title: 'Template builder', every: 'Every builder of templates' },
};

/** The latest reading by a measure. */
export function latestReading(data: LevelData, measure: ComparedMeasure): Reading | null {
  return data.readings[measure].at(-1) ?? null;
}

/** Distributions as the report has them. */
export function toDistributions(layer: string, items: LevelData['distributions']['items']) {
  return items.map(({ from, to, holders, unattributed_weight: unattributedWeight }) => ({
    layer,
    span: { fromMs: parseInstant(from), toMs: parseInstant(to) },
    entities: holders.map(({ entity }) => entity),
    weights: holders.map(({ weight }) => weight),
    unattributedWeight,
  }));
}
