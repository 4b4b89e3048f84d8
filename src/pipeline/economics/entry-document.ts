import type { Fact } from '../../core/fact.ts';
import { formatDate } from '../../core/time-span.ts';
import { bestOfClasses } from './entry.ts';
import { readMachines } from './machines.ts';
import { factDays } from './network-days.ts';

/** Mining by class of hardware over time, in the names of the API: the network on each day with a price, and who could mine at it. */
export function entryDocument(facts: readonly Fact[]) {
  const machines = readMachines();
  return {
    days: factDays(facts).map((day) => {
      const date = formatDate(day.dayMs);
      return {
        date,
        hashes_per_second: day.hashesPerSecond,
        coins_per_day: day.coinsPerDay,
        coin_usd: day.coinUsd,
        fact: `price-${date}`,
        machines: bestOfClasses(machines, day.dayMs).map(({ id }) => id),
      };
    }),
    machines: machines.map(({ id, name, class: kind, fromMs, terahashesPerSecond, watts, usd }) => ({
      id,
      name,
      class: kind,
      from: formatDate(fromMs),
      terahashes_per_second: terahashesPerSecond,
      watts,
      usd,
    })),
  };
}
