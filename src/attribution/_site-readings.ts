import type { SiteReading } from '../core/compute-rows.ts';
import type { RowOrigin } from '../core/holding.ts';

/**
 * What each site held at an instant: its latest reading up to then that states the field. Of two readings of one day the
 * later row counts. Sites that held nothing are left out.
 */
export function latestReadings(
  readings: readonly SiteReading[],
  { field, atMs }: { readonly field: 'h100e' | 'megawatts'; readonly atMs: number },
): ReadonlyMap<string, { readonly weight: number; readonly origin: RowOrigin }> {
  const latest = new Map<string, SiteReading>();
  for (const reading of readings) {
    if (reading.atMs > atMs || reading[field] === null) continue;
    const known = latest.get(reading.site);
    if (known === undefined || reading.atMs >= known.atMs) latest.set(reading.site, reading);
  }
  const held = [...latest].map(
    ([site, { [field]: weight, origin }]) => [site, { weight: weight ?? 0, origin }] as const,
  );
  return new Map(held.filter(([, { weight }]) => weight > 0));
}
