import type { ComputeCluster } from '../core/compute-rows.ts';
import type { HeldWindow, Holding } from '../core/holding.ts';
import { jurisdictionName, jurisdictionOf } from '../core/jurisdictions.ts';
import { kebab } from './_kebab.ts';
import { type LayerRun, type NamedLayer, namedLayer } from './_named-layer.ts';
import { quartersFrom } from './_quarters.ts';
import { computeHolder } from './compute-holders.ts';

/** A cluster that counts from its first day to the day on which it ends or another takes its place. */
interface CountedCluster {
  readonly cluster: ComputeCluster;
  readonly h100e: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Clusters by owner, by the jurisdiction where they stand and by sector: H100-equivalents that run at each quarter's end.
 *
 * Left out, each counted as a problem: planned, unlikely and excluded clusters, possible duplicates, and those without a
 * first day, an amount, or a last day where they are decommissioned. A cluster that another supersedes or builds upon
 * ends on the first day of the other, or of what in turn takes its place; a successor that is itself left out ends nothing.
 * A cluster without an owner is nobody's. The last window is incomplete: no later row shows that the table reached its end.
 */
export function clusterLayers(clusters: readonly ComputeCluster[], run: LayerRun): readonly NamedLayer[] {
  const counted = countedClusters(clusters, run);
  const owners = new Map<string, string>();
  const sectors = new Map<string, string>();
  const ownerOf = ({ owner }: ComputeCluster): string | null => {
    const holder = computeHolder(owner);
    if (holder !== null) owners.set(holder.id, holder.name);
    return holder?.id ?? null;
  };
  const sectorOf = ({ sector }: ComputeCluster): string | null => {
    const id = sector === null ? '' : kebab(sector);
    if (sector !== null) sectors.set(id, sector);
    return id === '' ? null : id;
  };
  return [
    namedLayer('ai/clusters/owner', windowsOf(counted, ownerOf), { nameOf: (id) => owners.get(id) ?? id }),
    namedLayer(
      'ai/clusters/jurisdiction',
      windowsOf(counted, (cluster) => whereItStands(cluster, run)),
      {
        nameOf: jurisdictionName,
      },
    ),
    namedLayer('ai/clusters/sector', windowsOf(counted, sectorOf), { nameOf: (id) => sectors.get(id) ?? id }),
  ];
}

function whereItStands({ country, origin }: ComputeCluster, { tally }: LayerRun): string | null {
  if (country === null) return null;
  const jurisdiction = jurisdictionOf(country);
  if (jurisdiction === null) {
    tally.add('compute/unknown-country', `ai/clusters/jurisdiction: expected a country, got '${country}'`, origin);
  }
  return jurisdiction;
}

function countedClusters(clusters: readonly ComputeCluster[], run: LayerRun): readonly CountedCluster[] {
  const running = clusters.flatMap((cluster) => {
    const reason = whyNot(cluster, run.asOfMs);
    if (reason !== null) run.tally.add(`compute/${reason.kind}`, `ai/clusters: ${reason.message}`, cluster.origin);
    const { h100e, operationalMs } = cluster;
    return reason !== null || h100e === null || operationalMs === null ? [] : [{ cluster, h100e, operationalMs }];
  });
  const days = new Map(running.map(({ cluster, operationalMs }) => [cluster, operationalMs]));
  const successors = successorsOf(clusters, run);
  return running.map(({ cluster, h100e, operationalMs }) => ({
    cluster,
    h100e,
    fromMs: operationalMs,
    untilMs: Math.min(cluster.decommissionedMs ?? Infinity, replacedMs(cluster, { successors, days })),
  }));
}

/** Why a cluster does not count; null where it does. */
function whyNot(cluster: ComputeCluster, asOfMs: number): { readonly kind: string; readonly message: string } | null {
  const { status, certainty, isExcluded, isPossibleDuplicate, operationalMs, decommissionedMs, h100e } = cluster;
  const reason = (kind: string, expected: string, got: string) => ({
    kind,
    message: `expected ${expected}, got ${got}`,
  });
  if (isExcluded) return reason('excluded', 'a cluster that counts', 'one that its publisher excludes');
  if (isPossibleDuplicate) return reason('possible-duplicate', 'each cluster once', 'a possible duplicate');
  if (status === 'planned') return reason('planned', 'a cluster that exists', 'a planned one');
  if (certainty === 'unlikely') return reason('unlikely', 'a cluster that likely exists', 'an unlikely one');
  if (operationalMs === null) return reason('no-operational-date', 'a first day of operation', 'none');
  if (operationalMs > asOfMs) return reason('after-vintage', 'a first day before the table was read', 'a later one');
  if (status === 'decommissioned' && decommissionedMs === null) {
    return reason('no-decommission-date', 'the day on which it was decommissioned', 'none');
  }
  return h100e === null ? reason('no-h100e', 'H100-equivalents', 'none') : null;
}

/** The clusters that supersede or build upon each; a link to a name that none has, or several have, is counted and left out. */
function successorsOf(
  clusters: readonly ComputeCluster[],
  { tally }: LayerRun,
): ReadonlyMap<ComputeCluster, readonly ComputeCluster[]> {
  const byName = new Map<string, ComputeCluster[]>();
  for (const cluster of clusters) {
    const known = byName.get(cluster.name);
    if (known === undefined) byName.set(cluster.name, [cluster]);
    else known.push(cluster);
  }
  const successors = new Map<ComputeCluster, ComputeCluster[]>();
  const named = (name: string, { origin }: ComputeCluster): ComputeCluster | null => {
    const found = byName.get(name) ?? [];
    if (found.length === 1) return found[0]!;
    tally.add('compute/unknown-link', `ai/clusters: expected the name of one cluster, got '${name}'`, origin);
    return null;
  };
  const link = (older: ComputeCluster | null, newer: ComputeCluster | null): void => {
    if (older === null || newer === null) return;
    const known = successors.get(older);
    if (known === undefined) successors.set(older, [newer]);
    else known.push(newer);
  };
  for (const cluster of clusters) {
    for (const name of cluster.buildsUpon) link(named(name, cluster), cluster);
    for (const name of cluster.supersededBy) link(cluster, named(name, cluster));
  }
  return successors;
}

/** The first day of the first running cluster that takes a cluster's place, at one remove or several. */
function replacedMs(
  cluster: ComputeCluster,
  options: {
    readonly successors: ReadonlyMap<ComputeCluster, readonly ComputeCluster[]>;
    /** First days of the clusters that run. */
    readonly days: ReadonlyMap<ComputeCluster, number>;
  },
): number {
  const later = new Set<ComputeCluster>(options.successors.get(cluster));
  for (const one of later) for (const successor of options.successors.get(one) ?? []) later.add(successor);
  later.delete(cluster);
  return Math.min(...[...later].map((one) => options.days.get(one) ?? Infinity), Infinity);
}

function windowsOf(
  counted: readonly CountedCluster[],
  entityOf: (cluster: ComputeCluster) => string | null,
): readonly HeldWindow[] {
  const starts = counted.map(({ fromMs }) => fromMs);
  if (starts.length === 0) return [];
  const entities = new Map(counted.map(({ cluster }) => [cluster, entityOf(cluster)]));
  const spans = quartersFrom(Math.min(...starts), Math.max(...starts));
  return spans.map((span, at) => ({
    span,
    holdings: counted
      .filter(({ h100e, fromMs, untilMs }) => h100e > 0 && fromMs < span.toMs && untilMs >= span.toMs)
      .map(({ cluster, h100e }): Holding => {
        const entity = entities.get(cluster) ?? null;
        return { entity, group: null, weight: h100e, low: null, high: null, origin: cluster.origin };
      }),
    totals: [],
    isIncomplete: at === spans.length - 1,
  }));
}
