import { labelKey, type Pool, type PoolRegistry } from '../attribution/index.ts';
import { type Evidence, evidences, type Level, levels } from '../core/blocks.ts';
import type { Citation } from '../core/citation.ts';
import { type Distribution, windowWeight } from '../core/distribution.ts';
import type { Fact } from '../core/fact.ts';
import type { RowOrigin } from '../core/holding.ts';
import type { Layer } from '../core/layer.ts';
import { byText } from '../core/text.ts';
import { parseInstant, type TimeSpan } from '../core/time-span.ts';
import { proportionIntervals } from '../report/index.ts';
import { blocksLayer } from './layers.ts';
import { latestWholeIndex, type MeasuredLayer } from './measured-layer.ts';
import type { Observatory } from './observatory.ts';

/** What an entity has of a layer's latest window. */
interface EntityStanding {
  readonly layer: Layer;
  readonly span: TimeSpan;
  /** Ratio of the window's whole weight, what is tied to nobody included; 0 where it has none then. */
  readonly proportion: number;
}

/** An entity of any layer or of the registry of pools. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  /** In what capacities it holds something, or is known to the registry: `pool`, `owner`, `jurisdiction`. */
  readonly roles: readonly string[];
  /** Layers in which it ever held something, in their order. */
  readonly standings: readonly EntityStanding[];
}

/** What an entity held in one window. */
export interface EntityWindow {
  readonly span: TimeSpan;
  readonly weight: number;
  /** Ratio of the whole; null where the window has no weight. */
  readonly proportion: number | null;
  /** Interval by chance (Wilson), where weights count draws. */
  readonly low: number | null;
  readonly high: number | null;
  /** The proportion, were all that is tied to nobody its own. */
  readonly boundHigh: number | null;
}

/** What an entity held in a layer over time. */
export interface EntityTrajectory {
  readonly layer: Layer;
  readonly chance: MeasuredLayer['chance'];
  readonly breaksMs: readonly number[];
  /**
   * From the window before the first in which it held something to the one after the last; of those that are judged, unless it held
   * nothing in any of them.
   */
  readonly windows: readonly EntityWindow[];
  /** The latest window of the layer that may be shown as such, whether it holds something in it or not. */
  readonly latest: EntityWindow;
  /** First and last window in which it held something. */
  readonly firstSeen: TimeSpan;
  readonly lastSeen: TimeSpan;
}

/** A dated tie to another entity, with the source that states it. */
export interface EntityTie {
  readonly id: string;
  readonly name: string;
  /** ISO dates; null: open. */
  readonly from: string | null;
  readonly until: string | null;
  readonly source: Citation;
}

/** A published row in which an entity stands. */
interface EntityRow {
  readonly layer: string;
  readonly span: TimeSpan;
  readonly weight: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly group: string | null;
  readonly origin: RowOrigin;
}

/** How the blocks of a pool were tied to it. */
interface EvidenceCount {
  readonly evidence: Evidence;
  readonly blocks: number;
}

/** Everything that is known of one entity. */
export interface EntityDetail extends Entity {
  readonly aliases: readonly string[];
  readonly trajectories: readonly EntityTrajectory[];
  /** What the registry knows of it as a pool. */
  readonly pool: Pool | null;
  readonly poolSources: Readonly<Record<string, Citation>>;
  /** Legal owners. */
  readonly parents: readonly EntityTie[];
  /** Proxy groups it belongs to. */
  readonly groups: readonly EntityTie[];
  /** Pools that it owns, or that are its members as a proxy group. */
  readonly pools: readonly EntityTie[];
  /** What is said of it as a proxy group. */
  readonly note: string | null;
  /** By how its blocks were tied to it, the most frequent first; empty where the input has no blocks one by one. */
  readonly evidence: readonly EvidenceCount[];
  /** Published rows, the latest first, as many as `ROWS` at most. */
  readonly rows: readonly EntityRow[];
  /** How many published rows there are. */
  readonly rowCount: number;
  /** Facts about it, in order of time. */
  readonly facts: readonly Fact[];
}

const indexes = new WeakMap<Observatory, ReadonlyMap<string, Entity>>();

/** Every entity of the layers and of the registry by its id, in the order of the ids. */
export function entitiesOf(observatory: Observatory): ReadonlyMap<string, Entity> {
  let index = indexes.get(observatory);
  if (index === undefined) {
    index = indexed(observatory);
    indexes.set(observatory, index);
  }
  return index;
}

/** Published rows that are listed of one entity; a country stands in thousands. */
const ROWS = 100;

/** An id that may be the name of a file on every system. */
const SAFE_ID = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * Whether an entity can have a file of its own on a published site.
 *
 * @example
 * isSafeEntityId('foundryusa'); // => true
 * isSafeEntityId('../etc'); // => false
 */
export function isSafeEntityId(id: string): boolean {
  // Names that Windows keeps for devices are no files there.
  return SAFE_ID.test(id) && !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(id);
}

function indexed(observatory: Observatory): ReadonlyMap<string, Entity> {
  const found = new Map<string, { name: string; roles: Set<string>; standings: EntityStanding[] }>();
  const at = (id: string, name: string) => {
    let entry = found.get(id);
    if (entry === undefined) {
      entry = { name, roles: new Set(), standings: [] };
      found.set(id, entry);
    }
    return entry;
  };
  for (const { id, name, role } of registered(observatory.input.registry)) at(id, name).roles.add(role);
  for (const { measured } of observatory.observation.verdicts) {
    const { layer, distributions } = measured;
    const latest = distributions[latestWindow(measured)]!;
    const whole = windowWeight(latest);
    const held = new Map(latest.entities.map((entity, index) => [entity, latest.weights[index]!]));
    for (const id of new Set(distributions.flatMap(({ entities }) => entities))) {
      const entry = at(id, observatory.name(layer, id));
      // At the levels of owners and groups a pool stands for itself, which makes it neither.
      if (!isStandIn(observatory.input.registry, layer, id)) entry.roles.add(layer.role);
      entry.standings.push({
        layer,
        span: latest.span,
        proportion: whole === 0 ? 0 : (held.get(id) ?? 0) / whole,
      });
    }
  }
  const ids = [...found.keys()].sort(byText);
  return new Map(
    ids.map((id) => {
      const { name, roles, standings } = found.get(id)!;
      return [id, { id, name, roles: [...roles], standings }];
    }),
  );
}

function registered(registry: PoolRegistry | undefined) {
  if (registry === undefined) return [];
  return [
    ...registry.pools.map(({ id, name }) => ({ id, name, role: 'pool' })),
    ...registry.pools.flatMap(({ parents }) => parents.map(({ entity: id, name }) => ({ id, name, role: 'parent' }))),
    ...registry.proxyGroups.map(({ id, name }) => ({ id, name, role: 'proxy-group' })),
  ];
}

/** Whether an entity of a level of blocks is a pool for which no owner, group or builder is known. */
function isStandIn(registry: PoolRegistry | undefined, { resource, role }: Layer, id: string): boolean {
  if (registry === undefined || resource !== 'blocks' || role === 'pool') return false;
  if (role === 'parent') return !registry.pools.some(({ parents }) => parents.some(({ entity }) => entity === id));
  if (role === 'proxy-group') return !registry.proxyGroups.some((group) => group.id === id);
  return registry.pools.some((pool) => pool.id === id);
}

/** Index of the window that may be shown as the latest: the last one of counts, else the last that is whole, if any is. */
function latestWindow(measured: MeasuredLayer): number {
  return measured.chance === 'counts' ? measured.distributions.length - 1 : latestWholeIndex(measured);
}

/**
 * Everything that is known of an entity.
 *
 * @throws {RangeError} if no layer and no registry has it.
 */
export function entityDetail(observatory: Observatory, id: string): EntityDetail {
  const entity = entitiesOf(observatory).get(id);
  if (entity === undefined)
    throw new RangeError(`entity: expected one that this run knows, got '${id.slice(0, 100)}' (see /entities)`);
  const { registry, blocks } = observatory.input;
  const pool = registry?.pools.find((one) => one.id === id) ?? null;
  const group = registry?.proxyGroups.find((one) => one.id === id) ?? null;
  const aliases = pool?.aliases ?? [];
  const rows = rowsOf(observatory, id);
  return {
    ...entity,
    aliases,
    trajectories: observatory.observation.verdicts
      .filter(({ measured }) => entity.standings.some(({ layer }) => layer === measured.layer))
      .flatMap(({ measured }) => trajectoryOf(measured, id)),
    pool,
    poolSources: registry?.sources ?? {},
    parents:
      registry === undefined ? [] : (pool?.parents ?? []).map((fact) => tie(registry, fact.entity, fact.name, fact)),
    groups: groupsOf(registry, id),
    pools: poolsOf(registry, id),
    note: pool?.note ?? group?.note ?? null,
    evidence: pool === null || blocks === undefined ? [] : evidenceOf(blocks, id),
    rows: rows.slice(0, ROWS),
    rowCount: rows.length,
    facts: factsOf(observatory, { id, names: [entity.name, ...aliases] }),
  };
}

function trajectoryOf(measured: MeasuredLayer, id: string): EntityTrajectory[] {
  const { layer, distributions, chance, breaksMs, interval, judgedFromMs } = measured;
  const all = distributions.map((distribution) => windowOf(distribution, id, chance === 'counts' ? interval : null));
  const judged = all.filter(({ span }) => span.fromMs >= judgedFromMs);
  const windows = judged.some(({ weight }) => weight > 0) ? judged : all;
  const seen = [...windows.keys()].filter((at) => windows[at]!.weight > 0);
  const [first, last] = [seen.at(0), seen.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    {
      layer,
      chance,
      breaksMs,
      windows: windows.slice(Math.max(0, first - 1), last + 2),
      latest: all[latestWindow(measured)]!,
      firstSeen: all.find(({ weight }) => weight > 0)!.span,
      lastSeen: windows[last]!.span,
    },
  ];
}

function windowOf(distribution: Distribution, id: string, interval: number | null): EntityWindow {
  const { span, entities, weights, unattributedWeight } = distribution;
  const whole = windowWeight(distribution);
  const weight = weights[entities.indexOf(id)] ?? 0;
  if (whole === 0) return { span, weight, proportion: null, low: null, high: null, boundHigh: null };
  const [chance] =
    interval === null
      ? [undefined]
      : proportionIntervals({ weights: [weight], unattributedWeight: whole - weight }, interval);
  return {
    span,
    weight,
    proportion: weight / whole,
    low: chance === undefined ? null : Math.max(0, chance.low),
    high: chance?.high ?? null,
    boundHigh: (weight + unattributedWeight) / whole,
  };
}

function tie(
  { sources }: PoolRegistry,
  id: string,
  name: string,
  fact: { readonly from?: string; readonly until?: string; readonly source: string },
): EntityTie {
  return { id, name, from: fact.from ?? null, until: fact.until ?? null, source: sources[fact.source]! };
}

function groupsOf(registry: PoolRegistry | undefined, pool: string): EntityTie[] {
  if (registry === undefined) return [];
  return registry.proxyGroups.flatMap(({ id, name, members }) =>
    members.filter((member) => member.pool === pool).map((member) => tie(registry, id, name, member)),
  );
}

/** Pools that an entity owns or groups. */
function poolsOf(registry: PoolRegistry | undefined, id: string): EntityTie[] {
  if (registry === undefined) return [];
  const nameOf = (pool: string): string => registry.pools.find((one) => one.id === pool)?.name ?? pool;
  const owned = registry.pools.flatMap((pool) =>
    pool.parents.filter(({ entity }) => entity === id).map((fact) => tie(registry, pool.id, pool.name, fact)),
  );
  const members = registry.proxyGroups
    .filter((group) => group.id === id)
    .flatMap((group) => group.members.map((member) => tie(registry, member.pool, nameOf(member.pool), member)));
  return [...owned, ...members];
}

function evidenceOf(blocks: NonNullable<Observatory['input']['blocks']>, id: string): EvidenceCount[] {
  const { codes, names } = blocks.levels.pool;
  const code = names.indexOf(id);
  const counts = new Map<Evidence, number>();
  for (let row = 0; code !== -1 && row < blocks.count; row++) {
    if (codes[row] !== code || blocks.stale[row] === 1) continue;
    const evidence = evidences[blocks.evidence[row]!]!;
    counts.set(evidence, (counts.get(evidence) ?? 0) + 1);
  }
  return [...counts].map(([evidence, count]) => ({ evidence, blocks: count })).sort((a, b) => b.blocks - a.blocks);
}

const rowIndexes = new WeakMap<Observatory, ReadonlyMap<string, readonly EntityRow[]>>();

/** Published rows of an entity, the latest first. */
function rowsOf(observatory: Observatory, id: string): readonly EntityRow[] {
  let index = rowIndexes.get(observatory);
  if (index === undefined) {
    index = rowsByEntity(observatory);
    rowIndexes.set(observatory, index);
  }
  return index.get(id) ?? [];
}

function rowsByEntity({ input }: Observatory): ReadonlyMap<string, readonly EntityRow[]> {
  const found = new Map<string, EntityRow[]>();
  for (const { layer, windows } of input.held) {
    for (const { span, holdings } of windows) {
      for (const { entity, weight, low, high, group, origin } of holdings) {
        if (entity === null) continue;
        const rows = found.get(entity);
        const row = { layer, span, weight, low, high, group, origin };
        if (rows === undefined) found.set(entity, [row]);
        else rows.push(row);
      }
    }
  }
  for (const rows of found.values())
    rows.sort((a, b) => b.span.fromMs - a.span.fromMs || byText(a.layer, b.layer) || a.origin.row - b.origin.row);
  return found;
}

/** Facts that hold an entity, or are about one of its names. */
function factsOf(
  { input }: Observatory,
  { id, names }: { readonly id: string; readonly names: readonly string[] },
): readonly Fact[] {
  const keys = new Set(names.map(labelKey).filter((key) => key !== ''));
  return input.facts
    .filter(({ entity, subject }) => entity === id || keys.has(labelKey(subject)))
    .toSorted((a, b) => a.span.fromMs - b.span.fromMs || byText(a.id, b.id));
}

/** Pools that a level counts as one, with what they had of the latest window. */
interface MergedEntity {
  readonly id: string;
  readonly name: string;
  /** Ratio of the latest window at this level. */
  readonly proportion: number;
  /** Pools with their ratio of that window at the pool level, the largest first. */
  readonly members: readonly (EntityTie & { readonly proportion: number; readonly holds: boolean })[];
}

/** An entity level of blocks: whether this input has it, and which pools it merges. */
export interface LevelInfo {
  readonly level: Level;
  readonly layer: Layer;
  /** Why it is not there; null where it is. */
  readonly missing: string | null;
  /** Instant from which its rules are known; null: always. */
  readonly knownSinceMs: number | null;
  readonly merged: readonly MergedEntity[];
}

/** The entity levels of blocks, those that the input lacks included. */
export function levelInfos(observatory: Observatory): LevelInfo[] {
  const { input, observation } = observatory;
  const measured = new Set(observation.verdicts.map((verdict) => verdict.measured.layer.id));
  return levels.map((level) => {
    const layer = blocksLayer(level);
    const since = input.knownSinceMs[level];
    const isThere = measured.has(layer.id);
    return {
      level,
      layer,
      missing: isThere ? null : missingLevel(level, input.tallies.length > 0),
      knownSinceMs: since !== undefined && Number.isFinite(since) ? since : null,
      merged: isThere ? mergedAt(observatory, level) : [],
    };
  });
}

function missingLevel(level: Level, hasBlocks: boolean): string {
  if (!hasBlocks) return 'This input has no blocks.';
  return level === 'builder'
    ? 'Who built a block’s template is written in its coinbase, and this input has none: a published pool label does not say it. With a node’s block files it is shown.'
    : 'The table of this input has no such column.';
}

function mergedAt(observatory: Observatory, level: Level): MergedEntity[] {
  const { registry } = observatory.input;
  if (registry === undefined || (level !== 'parent' && level !== 'proxy-group')) return [];
  const latest = latestOf(observatory, level);
  const pools = latestOf(observatory, 'pool');
  const ids = new Set(
    level === 'parent'
      ? registry.pools.flatMap(({ parents }) => parents.map(({ entity }) => entity))
      : registry.proxyGroups.map(({ id }) => id),
  );
  return [...ids]
    .map((id) => {
      const members = poolsOf(registry, id).map((member) => ({
        ...member,
        proportion: pools?.proportion(member.id) ?? 0,
        holds: latest !== null && holdsAt(member, latest.span),
      }));
      return {
        id,
        name: observatory.name(blocksLayer(level), id),
        proportion: latest?.proportion(id) ?? 0,
        members: members.sort((a, b) => b.proportion - a.proportion || byText(a.id, b.id)),
      };
    })
    .sort((a, b) => b.proportion - a.proportion || byText(a.id, b.id));
}

function holdsAt({ from, until }: EntityTie, { fromMs, toMs }: TimeSpan): boolean {
  return (from === null || parseInstant(from) < toMs) && (until === null || parseInstant(until) > fromMs);
}

function latestOf({ observation }: Observatory, level: Level) {
  const found = observation.verdicts.find(({ measured }) => measured.layer.id === blocksLayer(level).id);
  if (found === undefined) return null;
  const latest = found.measured.distributions[latestWindow(found.measured)]!;
  const whole = windowWeight(latest);
  return {
    span: latest.span,
    proportion: (id: string): number => (whole === 0 ? 0 : (latest.weights[latest.entities.indexOf(id)] ?? 0) / whole),
  };
}
