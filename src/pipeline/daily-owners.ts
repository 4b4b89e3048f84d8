import { type Attributor, entityOfLabel, labelKey, type PoolRegistry } from '../attribution/index.ts';
import type { DailyCounts } from '../core/daily-counts.ts';
import { DAY_MS, SECOND_MS } from '../core/time-span.ts';

/**
 * Daily counts with each label replaced by its legal owner on the day, be the label a pool's or an owner's; payout
 * addresses become unattributed weight.
 */
export function dailyOwners(table: DailyCounts, registry: PoolRegistry, attributor: Attributor): DailyCounts {
  const { fromMs, days } = table;
  const owners = new Map(
    registry.pools.flatMap(({ parents }) => parents.map(({ entity, name }) => [labelKey(name), entity] as const)),
  );
  const unattributed: Float64Array = Float64Array.from(table.unattributed);
  const byOwner = new Map<string, Float64Array>();
  for (const [index, label] of table.entities.entries()) {
    const { pool, entity } = entityOfLabel(attributor, label);
    for (let day = 0; day < days; day++) {
      const count = table.counts[index * days + day]!;
      if (count === 0) continue;
      const owner =
        pool === -1
          ? (owners.get(labelKey(label)) ?? entity)
          : attributor.parentAt(pool, (fromMs + day * DAY_MS) / SECOND_MS);
      let counts = unattributed;
      if (owner !== null) {
        counts = byOwner.get(owner) ?? new Float64Array(days);
        byOwner.set(owner, counts);
      }
      counts[day]! += count;
    }
  }
  const entities = [...byOwner.keys()];
  const counts = new Float64Array(entities.length * days);
  for (const [index, entity] of entities.entries()) counts.set(byOwner.get(entity)!, index * days);
  return { fromMs, days, entities, counts, unattributed };
}
