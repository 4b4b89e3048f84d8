import { parseInstant } from '../../../core/time-span.ts';
import {
  ask,
  type Data,
  type Distribution,
  distributionsOf,
  type Item,
  type Reading,
  readingsOf,
  type VerdictInfo,
} from '../api.ts';

export type LevelInfo = Item<'/levels'>;

/** Measures by which levels are compared. */
export const comparedMeasures = ['effective-number', 'nakamoto-coefficient', 'concentration-ratio:1'] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

/** What the page shows of one entity level. */
export interface LevelData {
  readonly info: LevelInfo;
  readonly interval: number;
  readonly layer: Item<'/layers'>;
  readonly verdict: VerdictInfo;
  readonly distributions: Data<'/distributions/{domain}/{resource}/{role}'>;
  readonly readings: Readonly<Record<ComparedMeasure, readonly Reading[]>>;
}

const known = new Map<string, Promise<LevelData>>();

/** Everything of a level, asked once. */
export function levelData(info: LevelInfo): Promise<LevelData> {
  let data = known.get(info.layer);
  if (data === undefined) {
    data = fetchLevel(info);
    known.set(info.layer, data);
    data.catch(() => known.delete(info.layer));
  }
  return data;
}

async function fetchLevel(info: LevelInfo): Promise<LevelData> {
  const [levels, layers, verdicts, distributions, ...readings] = await Promise.all([
    ask('/levels'),
    ask('/layers'),
    ask('/verdicts'),
    distributionsOf(info.layer),
    ...comparedMeasures.map((measure) => readingsOf(info.layer, measure)),
  ]);
  const layer = layers.items.find(({ id }) => id === info.layer);
  const verdict = verdicts.items.find((one) => one.layer === info.layer);
  if (layer === undefined || verdict === undefined) throw new Error(`level: expected ${info.layer} among the layers`);
  const [number, majority, largest] = readings.map(({ items }) => items);
  return {
    info,
    interval: levels.interval,
    layer,
    verdict,
    distributions,
    readings: { 'effective-number': number!, 'nakamoto-coefficient': majority!, 'concentration-ratio:1': largest! },
  };
}

const together = new Map<string, Promise<readonly LevelData[]>>();

/** The same of every level that the input has, pools first. */
export function allLevels(levels: readonly LevelInfo[]): Promise<readonly LevelData[]> {
  const infos = levels.filter(({ missing }) => missing === null);
  const key = infos.map(({ layer }) => layer).join(' ');
  let all = together.get(key);
  if (all === undefined) {
    all = Promise.all(infos.map(levelData));
    together.set(key, all);
    all.catch(() => together.delete(key));
  }
  return all;
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
export function toDistributions(layer: string, items: readonly Distribution[]) {
  return items.map(({ from, to, holders, unattributed_weight: unattributedWeight }) => ({
    layer,
    span: { fromMs: parseInstant(from), toMs: parseInstant(to) },
    entities: holders.map(({ entity }) => entity),
    weights: holders.map(({ weight }) => weight),
    unattributedWeight,
  }));
}
