/** What the best machine of a class could do at a time. */
export interface ClassReading {
  readonly atMs: number;
  readonly class: string;
  readonly electricityUsdPerCoin: number;
  readonly isProfitable: boolean;
}

/** When a class of hardware came, led and went. */
export interface ClassTurn {
  readonly class: string;
  readonly availableFromMs: number;
  /** First and last reading at which it mined at a profit; null: at none. The last may be the last reading there is. */
  readonly profitableFromMs: number | null;
  readonly profitableUntilMs: number | null;
  /** First reading at which no class mined a coin for less electricity; null: at none. */
  readonly leadsFromMs: number | null;
}

/**
 * When classes of hardware took over from each other, in the order in which they came.
 *
 * Dates are those of the readings: between two of them nothing is seen. A class leads where it takes least electricity for a coin,
 * however few machines of it there are.
 *
 * @param readings at most one for each class and time; in any order.
 * @example
 * const early = { atMs: 0, class: 'cpu', electricityUsdPerCoin: 1, isProfitable: true };
 * const later = { atMs: 5, class: 'gpu', electricityUsdPerCoin: 2, isProfitable: true };
 * hardwareTurns([early, later]).map((turn) => turn.leadsFromMs); // => [0, 5]
 */
export function hardwareTurns(readings: readonly ClassReading[]): readonly ClassTurn[] {
  const least = new Map<number, number>();
  for (const { atMs, electricityUsdPerCoin } of readings)
    least.set(atMs, Math.min(least.get(atMs) ?? Infinity, electricityUsdPerCoin));
  const inTime = [...readings].sort((a, b) => a.atMs - b.atMs);
  return [...new Set(inTime.map((reading) => reading.class))].map((name) => {
    const own = inTime.filter((reading) => reading.class === name);
    const profitable = own.filter(({ isProfitable }) => isProfitable);
    return {
      class: name,
      availableFromMs: own[0]!.atMs,
      profitableFromMs: profitable[0]?.atMs ?? null,
      profitableUntilMs: profitable.at(-1)?.atMs ?? null,
      leadsFromMs:
        own.find(({ atMs, electricityUsdPerCoin }) => electricityUsdPerCoin === least.get(atMs))?.atMs ?? null,
    };
  });
}
