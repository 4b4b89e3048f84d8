import type { ComputeRows } from '../core/compute-rows.ts';
import type { HeldWindow } from '../core/holding.ts';
import { type LayerRun, type NamedLayer, namedLayer } from './_named-layer.ts';
import { quartersFrom } from './_quarters.ts';
import { latestReadings } from './_site-readings.ts';
import { type ComputeHolder, computeHolder } from './compute-holders.ts';

/**
 * Data centres by owner: megawatts of each site by its latest reading at each quarter's end, from the first quarter in which
 * a site had power to the one that holds `asOfMs`. Readings dated later are expectations and do not count. A site whose
 * owner is not stated, or that the table of sites lacks, is nobody's. The last quarter is incomplete until it is over.
 */
export function dataCentreLayer(
  rows: Pick<ComputeRows, 'epoch-data-centers' | 'epoch-data-center-timelines'>,
  { asOfMs, tally }: LayerRun,
): NamedLayer {
  const owners = new Map<string, ComputeHolder | null>();
  for (const { names, owner } of rows['epoch-data-centers']) {
    for (const name of names) if (!owners.has(name)) owners.set(name, computeHolder(owner));
  }
  const known = rows['epoch-data-center-timelines'].filter(({ atMs }) => atMs <= asOfMs);
  for (const { site, origin } of new Map(known.map((reading) => [reading.site, reading])).values()) {
    if (owners.has(site)) continue;
    tally.add('compute/unknown-site', `ai/data-centres: expected a site of the table of sites, got '${site}'`, origin);
  }
  const powered = known.filter(({ megawatts }) => megawatts !== null && megawatts > 0).map(({ atMs }) => atMs);
  const spans = powered.length === 0 ? [] : quartersFrom(Math.min(...powered), asOfMs);
  const windows = spans.map((span): HeldWindow => {
    const latest = latestReadings(known, { field: 'megawatts', atMs: span.toMs - 1 });
    const holdings = [...latest].map(([site, { weight, origin }]) => {
      return { entity: owners.get(site)?.id ?? null, group: null, weight, low: null, high: null, origin };
    });
    return { span, holdings, totals: [], isIncomplete: span.toMs > asOfMs };
  });
  const names = new Map([...owners.values()].filter((owner) => owner !== null).map(({ id, name }) => [id, name]));
  return namedLayer('ai/data-centres/owner', windows, { nameOf: (id) => names.get(id) ?? id });
}
