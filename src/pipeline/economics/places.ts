import type { Fact } from '../../core/fact.ts';

/** What electricity costs in a place. */
export interface PlaceTariff {
  /** `us-tx`, `no`. */
  readonly place: string;
  readonly name: string;
  /** Whose tariff it is: industry’s, that of mines, or, for want of a better one, that of households. */
  readonly customers: (typeof customers)[number];
  readonly usdPerKilowattHour: number;
  /** Day from which the tariff holds, and the fact that says so. */
  readonly from: string;
  readonly fact: string;
}

const customers = ['industry', 'miners', 'households'] as const;
const TARIFF = /^electricity-(.+)-(industry|miners|households)-\d{4}$/;

/** The latest tariff of every place that the facts know, in the order of the tariffs, the cheapest first. */
export function placeTariffs(facts: readonly Fact[]): readonly PlaceTariff[] {
  const latest = new Map<string, PlaceTariff>();
  for (const { id, subject, value, from } of facts) {
    const [, place, who] = TARIFF.exec(id) ?? [];
    if (place === undefined || (latest.get(place)?.from ?? '') > from) continue;
    latest.set(place, {
      place,
      name: subject,
      customers: who as PlaceTariff['customers'],
      usdPerKilowattHour: value,
      from,
      fact: id,
    });
  }
  return [...latest.values()].sort((a, b) => a.usdPerKilowattHour - b.usdPerKilowattHour);
}

/**
 * The tariff of a place.
 *
 * @throws {RangeError} if the facts know none.
 */
export function tariffOf(place: string, facts: readonly Fact[]): PlaceTariff {
  const tariffs = placeTariffs(facts);
  const found = tariffs.find((tariff) => tariff.place === place);
  if (found === undefined) {
    const known = tariffs
      .map((tariff) => tariff.place)
      .sort()
      .join(', ');
    throw new RangeError(`tariffOf: expected one of ${known}, got '${place}'`);
  }
  return found;
}
