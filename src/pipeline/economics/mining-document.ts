import type { Fact } from '../../core/fact.ts';
import { formatDate } from '../../core/time-span.ts';
import { breakevenUsdPerKilowattHour } from '../../models/economics/index.ts';
import { costNetwork } from './cost-network.ts';
import { fleetAssumptions, type InferredFleet, inferredFleet } from './inferred-fleet.ts';
import { type RegisteredMachine, readMachines } from './machines.ts';
import { latestFact } from './network-days.ts';
import { placeTariffs } from './places.ts';

const DRAWS = 2000;
const SEED = 1;
/** Facts without which nothing can be said of what a coin costs. */
const needed = [/^difficulty-\d+$/, /^fees-per-block-/, /^hashprice-\d{4}-\d{2}(-low)?$/] as const;
const FROM_NETWORK = {
  hashesPerSecond: null,
  coinsPerDay: null,
  difficulty: null,
  coinsPerBlock: null,
  feesCoinsPerBlock: null,
};

/** What mining costs, in the names of the API: network, fleet, machines and tariffs; null where the facts do not have the network. */
export function miningDocument(facts: readonly Fact[]) {
  if (needed.some((id) => latestFact(facts, id) === undefined)) return null;
  const network = costNetwork(FROM_NETWORK, facts);
  const machines = readMachines();
  const inferred = inferredFleet(
    { machines, usdPerPetahashDay: null, atMs: null, given: {}, draws: DRAWS, seed: SEED },
    facts,
  );
  return {
    network: {
      hashes_per_second: network.hashesPerSecond,
      coins_per_day: network.coinsPerDay,
      facts: [...network.facts],
    },
    hashprice: {
      usd_per_ph_day: inferred.usdPerPetahashDay,
      date: formatDate(inferred.atMs),
      fact: inferred.hashpriceFact!,
    },
    assumptions: assumptionDocuments(),
    fleet: fleetDocument(inferred),
    machines: machines.map((machine) => machineDocument(machine, inferred)),
    places: placeDocuments(facts),
    published: publishedDocuments(facts),
  };
}

function assumptionDocuments() {
  const { medianUsdPerKilowattHour, logDeviation, halfLifeYears } = fleetAssumptions;
  return {
    median_usd_per_kwh: { ...medianUsdPerKilowattHour },
    log_deviation: { ...logDeviation },
    half_life_years: { ...halfLifeYears },
  };
}

function fleetDocument({ fleet, interval, atMs }: InferredFleet) {
  return {
    date: formatDate(atMs),
    joules_per_terahash: interval.joulesPerTerahash,
    low: interval.low,
    high: interval.high,
    level: interval.level,
    draws: DRAWS,
    seed: SEED,
    running_proportion: fleet.runningProportion,
    marginal: fleet.marginalId,
  };
}

function machineDocument(machine: RegisteredMachine, { fleet, usdPerPetahashDay }: InferredFleet) {
  const part = fleet.parts.find(({ id }) => id === machine.id);
  const { id, name, joulesPerTerahash, fromMs, terahashesPerSecond, watts, usd, grade, source } = machine;
  return {
    id,
    name,
    class: machine.class,
    from: formatDate(fromMs),
    joules_per_terahash: joulesPerTerahash,
    terahashes_per_second: terahashesPerSecond,
    watts,
    usd,
    breakeven_usd_per_kwh: breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash }),
    running_proportion: part?.runningProportion ?? null,
    hashrate_proportion: part?.hashrateProportion ?? null,
    grade,
    source: source.title,
    url: source.url,
  };
}

function placeDocuments(facts: readonly Fact[]) {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return placeTariffs(facts).map(({ place, name, customers, usdPerKilowattHour, from, fact }) => {
    const { source, quantity } = byId.get(fact)!;
    return {
      id: place,
      name,
      customers,
      usd_per_kwh: usdPerKilowattHour,
      from,
      fact,
      quantity,
      source: source.title,
      url: source.url,
    };
  });
}

/** Costs of a coin that others publish, of whatever kind, the latest last. */
function publishedDocuments(facts: readonly Fact[]) {
  return facts
    .filter(({ id, unit }) => /^cost-per-coin-/.test(id) && unit === 'USD')
    .map(({ id, subject, quantity, value, from, source }) => ({
      fact: id,
      subject,
      quantity,
      usd_per_coin: value,
      from,
      source: source.title,
      url: source.url,
    }))
    .sort((a, b) => a.from.localeCompare(b.from));
}
