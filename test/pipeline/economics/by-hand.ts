import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../../helpers/source-files.ts';

/** Figures of economics by a road of their own: from the JSON files of the package, with the formulas written anew. */

interface FactJson {
  readonly id: string;
  readonly value: number;
  readonly from: string;
  readonly until: string;
  readonly layer?: string;
  readonly entity?: string;
}

interface DealJson {
  readonly id: string;
  readonly landlord: string;
  readonly tenant: string | null;
  readonly guarantor: string | null;
  readonly criticalMegawatts: number | null;
  readonly valueUsd: number | null;
  readonly years: number | null;
  readonly lease: string | null;
  readonly gpuOwner: string | null;
}

interface MachineJson {
  readonly id: string;
  readonly class: string;
  readonly terahashesPerSecond: number;
  readonly watts: number;
  readonly from: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(`${root}/data/${path}`, 'utf8'));
const facts = readdirSync(`${root}/data/facts`).flatMap((name) => read(`facts/${name}`) as FactJson[]);
const { machines } = read('mining-machines.json') as { machines: MachineJson[] };
const { deals } = read('hosting-deals.json') as { deals: DealJson[] };

const MEDIAN = 0.05;
const LOG_DEVIATION = 0.3;
const HALF_LIFE_YEARS = 2;

/** The last fact of an id. */
function latest(id: RegExp): FactJson {
  return facts
    .filter((fact) => id.test(fact.id))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)!;
}

/** Normal distribution function, by midpoints. */
function normal(z: number): number {
  const [steps, from] = [4000, -12];
  let sum = 0;
  for (let index = 0; index < steps; index++) {
    const x = from + ((index + 0.5) / steps) * (z - from);
    sum += Math.exp(-(x ** 2) / 2);
  }
  return z <= from ? 0 : (sum * (z - from)) / steps / Math.sqrt(2 * Math.PI);
}

/** Kilowatt-hours a coin at a joule a terahash, and everything of the fleet. */
function network() {
  const hashprice = latest(/^hashprice-\d{4}-\d{2}(-low)?$/);
  const atMs = Date.parse(hashprice.from);
  const listed = machines
    .map((machine) => ({
      ...machine,
      joules: machine.watts / machine.terahashesPerSecond,
      age: (atMs - Date.parse(machine.from)) / (365.25 * 86_400_000),
    }))
    .filter(({ age }) => age >= 0);
  const delivered = (age: number) => Math.min(1, age + 1 / 12);
  let [hashes, joules] = [0, 0];
  for (const { age, joules: each } of listed) {
    const year = Math.floor(age);
    const peers = listed.filter((other) => Math.floor(other.age) === year);
    const installed =
      (0.5 ** (year / HALF_LIFE_YEARS) * delivered(age)) / peers.reduce((sum, one) => sum + delivered(one.age), 0);
    const on = installed * normal(Math.log(hashprice.value / 24 / each / MEDIAN) / LOG_DEVIATION);
    hashes += on;
    joules += on * each;
  }
  const perBlock = 3.125 + latest(/^fees-per-block-/).value;
  // A difficulty takes 2³² hashes a block; a hash of 1 J/TH takes 10⁻¹² J.
  const kilowattHours = (latest(/^difficulty-\d+$/).value * 2 ** 32 * 1e-12) / perBlock / 3.6e6;
  return { hashprice: hashprice.value, listed, fleet: joules / hashes, kilowattHours };
}

/** Latest tariff of each place. */
function tariffs(): ReadonlyMap<string, number> {
  const form = /^electricity-(.+)-(industry|miners|households)-\d{4}$/;
  const found = new Map<string, FactJson>();
  for (const fact of facts) {
    const place = form.exec(fact.id)?.[1];
    if (place !== undefined && (found.get(place)?.from ?? '') <= fact.from) found.set(place, fact);
  }
  return new Map([...found].map(([place, { value }]) => [place, value]));
}

function miningByHand(part: string): number | null {
  const { hashprice, listed, fleet, kilowattHours } = network();
  const places = [...tariffs()];
  const isState = ([place]: readonly [string, number]) => place.startsWith('us-') && place !== 'us-dc';
  const isAbove = ([, tariff]: readonly [string, number]) => tariff * kilowattHours * fleet > 100_000;
  const asics = listed.filter((machine) => machine.class.startsWith('asic'));
  const revenue = ((hashprice * 1000) / fleet) * 365.25;
  const known: Readonly<Record<string, () => number>> = {
    'fleet-joules-per-terahash': () => fleet,
    places: () => places.length,
    'places-above': () => places.filter(isAbove).length,
    states: () => places.filter(isState).length,
    'states-above': () => places.filter((place) => isState(place) && isAbove(place)).length,
    'crossing-usd-per-kwh': () => 100_000 / kilowattHours / fleet,
    'breakeven-usd-per-kwh': () => hashprice / 24 / fleet,
    'typical-usd-per-kwh': () => MEDIAN,
    machines: () => asics.length,
    'machines-stopped': () => asics.filter(({ joules }) => hashprice / 24 / joules < MEDIAN).length,
    'revenue-usd-per-mw-year': () => revenue,
    'kept-usd-per-mw-year': () => revenue - 8766 * 1000 * MEDIAN,
  };
  if (known[part] !== undefined) return known[part]();
  const place = /^electricity-(.+)$/.exec(part)?.[1];
  const tariff = place === undefined ? undefined : tariffs().get(place);
  if (tariff !== undefined) return tariff * kilowattHours * fleet;
  const machine = asics.find(({ id }) => part === `breakeven-${id}`);
  return machine === undefined ? null : hashprice / 24 / machine.joules;
}

function hostingByHand(part: string): number | null {
  const priced = deals.filter(({ valueUsd, years, criticalMegawatts }) => valueUsd && years && criticalMegawatts);
  if (part === 'deals') return deals.length;
  if (part === 'without-class')
    return priced.filter(({ lease, gpuOwner }) => lease === null || gpuOwner === null).length;
  const [, name, what] = /^(.+)-(low|high|deals)$/.exec(part) ?? [];
  const rents = priced
    .filter(({ lease, gpuOwner }) => `${lease}-${gpuOwner}` === name)
    .map(({ valueUsd, years, criticalMegawatts }) => valueUsd! / years! / criticalMegawatts!);
  if (rents.length === 0) return null;
  if (what === 'deals') return rents.length;
  return what === 'low' ? Math.min(...rents) : Math.max(...rents);
}

function dealsByHand(part: string): number | null {
  const operators = facts.filter(({ layer, until }) => layer === 'bitcoin/hashrate/operator' && until === '2026-01-01');
  const named = new Set(operators.flatMap(({ entity }) => entity ?? []));
  const megawatts = (of: (deal: DealJson) => string | null) => {
    const sums = new Map<string | null, number>();
    for (const deal of deals)
      if (deal.criticalMegawatts) sums.set(of(deal), (sums.get(of(deal)) ?? 0) + deal.criticalMegawatts);
    return sums;
  };
  const landlords = megawatts(({ landlord }) => landlord);
  const weights: Readonly<Record<string, ReadonlyMap<string | null, number>>> = {
    'operators-both': new Map(
      operators.filter(({ entity }) => landlords.has(entity!)).map(({ entity, value }) => [entity!, value]),
    ),
    'landlords-both': new Map([...landlords].filter(([id]) => named.has(id!))),
    landlords,
    tenants: megawatts(({ tenant }) => tenant),
    guarantors: megawatts(({ guarantor, tenant }) => guarantor ?? tenant),
  };
  const [, what, key = ''] = /^(effective|entities|largest|unnamed|weight)-([a-z-]+?)(?:-low)?$/.exec(part) ?? [];
  const held = weights[key];
  if (held === undefined) return null;
  const whole = [...held.values()].reduce((sum, weight) => sum + weight, 0);
  const known = [...held].flatMap(([id, weight]) => (id === null ? [] : [weight]));
  const nobody = held.get(null) ?? 0;
  switch (what) {
    case 'entities':
      return known.length;
    case 'largest':
      return Math.max(...known) / whole;
    case 'unnamed':
      return nobody / whole;
    case 'weight':
      return whole;
    default: {
      const counted = part.endsWith('-low') ? [...known, nobody] : known;
      return whole ** 2 / counted.reduce((sum, weight) => sum + weight ** 2, 0);
    }
  }
}

/** What the claims imply: 119 from 24.9 in 8 years; 291.8 of 119. */
const auditByHand: Readonly<Record<string, number>> = {
  'edge-market': 100 * ((119 / 24.9) ** (1 / 8) - 1),
  'edge-chips': (100 * 291.8) / 119,
};

/** The value of a figure; null for those that only the program can make. */
export function economicsByHand({ topic, part }: { readonly topic: string; readonly part: string }): number | null {
  switch (topic) {
    case 'mining':
      return miningByHand(part);
    case 'hosting':
      return hostingByHand(part);
    case 'deals':
      return dealsByHand(part);
    case 'audit':
      return auditByHand[part] ?? null;
    default:
      return null;
  }
}
