import type { Fact } from '../../core/fact.ts';
import { formatDate } from '../../core/time-span.ts';
import { formatNumber, formatPercent } from '../../report/index.ts';
import {
  countPart,
  type EconomicsPart,
  type EconomicsParts,
  factBasis,
  inputBasis,
  joinedBasis,
  known,
  partOf,
  tariffUsd,
  usd,
} from './_figure-parts.ts';
import { fleetAssumptions } from './inferred-fleet.ts';
import { CROSSING, countAbove, FLEET_DRAWS, type MiningOutline, type PlaceCost } from './mining-outline.ts';

const OVER_RANGES = `The interval holds 90% of ${FLEET_DRAWS} draws over the ranges of what is assumed of tariffs and ages of machines; it is not one of chance.`;
const ELECTRICITY_RULE = `Hashes for a coin at the latest difficulty, by the energy of a hash of the inferred fleet, by the tariff: electricity alone, without operations, site and machines. Hayes, Cryptocurrency value formation (2017), section 4. ${OVER_RANGES}`;
const FLEET_RULE = `Machines of the list halve in number with age and run where their tariff, drawn from an assumed distribution, is below their break-even; the energy of a hash is averaged over the hashrate that runs. After Cambridge, Bitcoin Electricity Consumption Index: methodology (2023). ${OVER_RANGES}`;
const BREAKEVEN_RULE =
  'Hashprice over 24 hours and the energy of a hash: USD/PH/s/day / (24 × J/TH). Pool fees, operations and the machine are left out.';
const COUNT_RULE = 'Places with a tariff among the facts, the latest of each; ';

/** Figures of what mining costs. */
export function miningFigures(outline: MiningOutline, facts: readonly Fact[]): EconomicsParts {
  return new Map<string, EconomicsPart>([
    ...placeParts(outline, facts),
    ...fleetParts(outline, facts),
    ...machineParts(outline, facts),
    ...yearParts(outline, facts),
  ]);
}

function basesOf({ network, inferred }: MiningOutline, facts: readonly Fact[]) {
  const fleet = joinedBasis(
    factBasis(facts, [inferred.hashpriceFact]),
    inputBasis([
      { what: 'machines', value: 'hashrate, power, date of sale', file: 'data/mining-machines.json', rows: 'all' },
      ...Object.entries(fleetAssumptions).map(([name, { value, low, high, why }]) => ({
        what: `assumed ${name}`,
        value: `${value} (${low} to ${high}): ${why}`,
        file: null,
        rows: null,
      })),
    ]),
  );
  return { fleet, cost: joinedBasis(fleet, factBasis(facts, network.facts)) };
}

function placeParts(outline: MiningOutline, facts: readonly Fact[]): (readonly [string, EconomicsPart])[] {
  const { places, crossing } = outline;
  const { cost } = basesOf(outline, facts);
  const basis = joinedBasis(
    factBasis(facts, [CROSSING]),
    cost,
    factBasis(
      facts,
      places.map(({ fact }) => fact),
    ),
  );
  const counts = (name: string, of: string, some: readonly PlaceCost[]): (readonly [string, EconomicsPart])[] => [
    [
      name,
      countPart(some.length, { unit: name, label: `${of} with a known tariff`, rule: `${COUNT_RULE}counted.`, basis }),
    ],
    [
      `${name}-above`,
      countPart(
        countAbove(
          some.map(({ usdPerCoin }) => usdPerCoin),
          crossing.usdPerCoin,
        ),
        {
          unit: name,
          label: `${of} where electricity alone costs more than ${usd(crossing.usdPerCoin)} a coin`,
          rule: `${COUNT_RULE}those whose electricity costs more. ${ELECTRICITY_RULE}`,
          basis,
        },
      ),
    ],
  ];
  return [
    ...counts('places', 'Places', places),
    ...counts(
      'states',
      'States of the United States',
      places.filter(({ isState }) => isState),
    ),
    [
      'crossing-usd-per-kwh',
      partOf(crossing.usdPerKilowattHour, {
        unit: 'USD/kWh',
        write: tariffUsd,
        label: `Tariff above which electricity alone costs more than ${usd(crossing.usdPerCoin)} a coin`,
        rule: ELECTRICITY_RULE,
        basis: joinedBasis(factBasis(facts, [CROSSING]), cost),
      }),
    ],
    ...places.map((place): readonly [string, EconomicsPart] => [
      `electricity-${place.place}`,
      partOf(place.usdPerCoin, {
        unit: 'USD a coin',
        write: usd,
        label: `Electricity of a coin in ${place.name}, tariff of ${place.customers} from ${place.from}`,
        rule: ELECTRICITY_RULE,
        basis: joinedBasis(factBasis(facts, [place.fact]), cost),
      }),
    ]),
  ];
}

function fleetParts(outline: MiningOutline, facts: readonly Fact[]): (readonly [string, EconomicsPart])[] {
  const { fleet: basis } = basesOf(outline, facts);
  const { inferred, breakevenUsdPerKilowattHour, medianUsdPerKilowattHour } = outline;
  const { joulesPerTerahash: estimate, low, high } = inferred.interval;
  const day = formatDate(inferred.atMs);
  return [
    [
      'fleet-joules-per-terahash',
      partOf(
        { estimate, low, high },
        {
          unit: 'J/TH',
          write: (value) => formatNumber(value, 1),
          label: `Energy of a hash of the network’s inferred fleet, ${day}`,
          rule: FLEET_RULE,
          basis,
        },
      ),
    ],
    [
      'running',
      partOf(known(inferred.fleet.runningProportion), {
        unit: 'proportion',
        write: (value) => formatPercent(value, 0),
        label: `Part of the installed hashrate that runs, ${day}`,
        rule: FLEET_RULE,
        basis,
      }),
    ],
    [
      'breakeven-usd-per-kwh',
      partOf(breakevenUsdPerKilowattHour, {
        unit: 'USD/kWh',
        write: tariffUsd,
        label: `Tariff at which a machine of the fleet’s efficiency breaks even, ${day}`,
        rule: `${BREAKEVEN_RULE} ${OVER_RANGES}`,
        basis,
      }),
    ],
    [
      'typical-usd-per-kwh',
      partOf(medianUsdPerKilowattHour, {
        unit: 'USD/kWh',
        write: tariffUsd,
        label: 'Tariff that half of the machines are taken to pay less than',
        rule: `An assumption, with the range that it may have: ${fleetAssumptions.medianUsdPerKilowattHour.why}.`,
        basis,
      }),
    ],
  ];
}

function machineParts(outline: MiningOutline, facts: readonly Fact[]): (readonly [string, EconomicsPart])[] {
  const { machines, breakevenJoulesPerTerahash, inferred } = outline;
  const { fleet: basis } = basesOf(outline, facts);
  const stopped = (limit: number) => machines.filter((one) => one.joulesPerTerahash > limit).length;
  const { estimate, low, high } = breakevenJoulesPerTerahash;
  const label = 'Mining machines of the list that could be had';
  return [
    [
      'machines',
      countPart(machines.length, { unit: 'machines', label, rule: 'ASICs of the list, by their date.', basis }),
    ],
    [
      'machines-stopped',
      countPart(
        { estimate: stopped(estimate), low: stopped(high), high: stopped(low) },
        {
          unit: 'machines',
          label: `${label} and do not break even at the typical tariff`,
          rule: BREAKEVEN_RULE,
          basis,
        },
      ),
    ],
    [
      'breakeven-joules-per-terahash',
      partOf(breakevenJoulesPerTerahash, {
        unit: 'J/TH',
        write: (value) => formatNumber(value, 1),
        label: `Efficiency that breaks even at the typical tariff, ${formatDate(inferred.atMs)}`,
        rule: `${BREAKEVEN_RULE} The interval is at the ends of the range of that tariff.`,
        basis,
      }),
    ],
    ...machines.map((machine): readonly [string, EconomicsPart] => [
      `breakeven-${machine.id}`,
      partOf(known(machine.breakevenUsdPerKilowattHour), {
        unit: 'USD/kWh',
        write: tariffUsd,
        label: `Tariff at which the ${machine.name} breaks even, ${formatDate(inferred.atMs)}`,
        rule: BREAKEVEN_RULE,
        basis,
      }),
    ]),
  ];
}

/** What a megawatt earns in a year, so that it can stand beside rents. */
function yearParts(outline: MiningOutline, facts: readonly Fact[]): (readonly [string, EconomicsPart])[] {
  const { fleet: basis } = basesOf(outline, facts);
  const unit = 'USD per MW-year';
  return [
    [
      'revenue-usd-per-mw-year',
      partOf(outline.revenueUsdPerMegawattYear, {
        unit,
        write: usd,
        label: 'Revenue of a megawatt of machines of the inferred fleet in a year',
        rule: `Hashprice × 1,000 / (J/TH) PH/s a megawatt × 365.25 days, all of the time. ${OVER_RANGES}`,
        basis,
      }),
    ],
    [
      'kept-usd-per-mw-year',
      partOf(outline.keptUsdPerMegawattYear, {
        unit,
        write: usd,
        label: 'The same less electricity at the typical tariff',
        rule: 'Revenue less 8,766 hours × 1,000 kW × the typical tariff; the ends are bounds, with both at the ends of their ranges. Machines, site and staff are not paid.',
        basis,
      }),
    ],
  ];
}
