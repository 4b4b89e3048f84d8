import { formatDate } from '../../core/time-span.ts';
import type { EconomicsDigest } from '../../report/index.ts';
import type { HostingOutline } from './hosting-outline.ts';
import { countAbove, type MiningOutline, type PlaceCost } from './mining-outline.ts';
import { type EconomicsInput, economicsOutline } from './outline.ts';

/** What the report shows of costs and rents; null where the run has neither. */
export function economicsDigest(input: EconomicsInput): EconomicsDigest | null {
  const outline = economicsOutline(input);
  const [mining, hosting] = [outline.mining(), outline.hosting()];
  if (mining === null && hosting === null) return null;
  return { mining: mining && miningDigest(mining), hosting: hosting && hostingDigest(hosting) };
}

function miningDigest(outline: MiningOutline): NonNullable<EconomicsDigest['mining']> {
  const { inferred, crossing, places, machines, medianUsdPerKilowattHour } = outline;
  const { joulesPerTerahash: estimate, low, high } = inferred.interval;
  return {
    day: formatDate(inferred.atMs),
    hashpriceUsdPerPetahashDay: inferred.usdPerPetahashDay,
    fleetJoulesPerTerahash: { estimate, low, high },
    runningProportion: inferred.fleet.runningProportion,
    crossingUsdPerCoin: crossing.usdPerCoin,
    crossingUsdPerKilowattHour: crossing.usdPerKilowattHour,
    breakevenUsdPerKilowattHour: outline.breakevenUsdPerKilowattHour,
    typicalUsdPerKilowattHour: medianUsdPerKilowattHour,
    placesAbove: countAbove(
      places.map(({ usdPerCoin }) => usdPerCoin),
      crossing.usdPerCoin,
    ),
    placesKnown: places.length,
    places: shownPlaces(outline).map(({ name, customers, from, usdPerKilowattHour, usdPerCoin }) => ({
      name,
      customers,
      from,
      usdPerKilowattHour,
      usdPerCoin,
    })),
    machines: machines
      .filter(({ breakevenUsdPerKilowattHour }) => breakevenUsdPerKilowattHour >= medianUsdPerKilowattHour.low)
      .map(({ name, joulesPerTerahash, breakevenUsdPerKilowattHour }) => ({
        name,
        joulesPerTerahash,
        breakevenUsdPerKilowattHour,
      })),
    assumptions: [...inferred.remarks, ...outline.network.remarks],
  };
}

/** At either end of the list and on both sides of the amount, and the United States, the dearest first. */
function shownPlaces({ places, crossing }: MiningOutline): readonly PlaceCost[] {
  const above = places.filter(({ usdPerCoin }) => usdPerCoin.estimate > crossing.usdPerCoin).length;
  const shown = new Set([
    ...places.slice(0, 2),
    ...places.slice(Math.max(0, above - 1), above + 1),
    ...places.slice(-3),
  ]);
  return places.filter((place) => shown.has(place) || place.place === 'us');
}

function hostingDigest({ classes, withoutClass }: HostingOutline): NonNullable<EconomicsDigest['hosting']> {
  const ends = (rents: (typeof classes)[number]['average']) =>
    rents.length === 0 ? null : { low: rents[0]!.usdPerMegawattYear, high: rents.at(-1)!.usdPerMegawattYear };
  return {
    classes: classes.map(({ name, average, firstYear }) => ({
      name,
      deals: average.length,
      average: ends(average)!,
      firstYear: ends(firstYear),
    })),
    dealsWithoutClass: withoutClass.length,
  };
}
