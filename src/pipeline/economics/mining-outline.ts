import type { Fact } from '../../core/fact.ts';
import {
  breakevenJoulesPerTerahash,
  breakevenUsdPerKilowattHour,
  costCrossing,
  HOURS_PER_YEAR,
  hashesPerCoin,
  miningCost,
} from '../../models/economics/index.ts';
import { type CostNetwork, costNetwork } from './cost-network.ts';
import { fleetAssumptions, type InferredFleet, inferredFleet } from './inferred-fleet.ts';
import { type RegisteredMachine, readMachines } from './machines.ts';
import { latestFact } from './network-days.ts';
import { type PlaceTariff, placeTariffs } from './places.ts';

/** Fewer draws than the command has: a run need not wait for the last digit of an interval. */
export const FLEET_DRAWS = 400;
const SEED = 1;
/** The amount that the story says is exceeded. */
export const CROSSING = 'cost-per-coin-us-claim';
const needed = [/^difficulty-\d+$/, /^fees-per-block-/, /^hashprice-\d{4}-\d{2}(-low)?$/] as const;
const fromFacts = {
  hashesPerSecond: null,
  coinsPerDay: null,
  difficulty: null,
  coinsPerBlock: null,
  feesCoinsPerBlock: null,
};
const DAYS_PER_YEAR = HOURS_PER_YEAR / 24;

/** A value, with the ends that what is assumed allows. */
export interface Ranged {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** What the electricity of a coin costs in a place with the inferred fleet. */
export interface PlaceCost extends PlaceTariff {
  readonly usdPerCoin: Ranged;
  readonly isState: boolean;
}

/** A machine that could be had, with the tariff at which it breaks even. */
interface MachineBreakeven extends RegisteredMachine {
  readonly breakevenUsdPerKilowattHour: number;
}

/** What a run says of the cost of mining, at the latest facts. */
export interface MiningOutline {
  readonly network: CostNetwork;
  readonly inferred: InferredFleet & { readonly hashpriceFact: string };
  /** USD a coin. */
  readonly crossing: { readonly usdPerCoin: number; readonly usdPerKilowattHour: Ranged };
  /** The dearest first. */
  readonly places: readonly PlaceCost[];
  /** The tariff that half of the machines are taken to pay less than: an assumption. */
  readonly medianUsdPerKilowattHour: Ranged;
  /** Tariff at which a machine of the fleet’s efficiency breaks even. */
  readonly breakevenUsdPerKilowattHour: Ranged;
  /** Efficiency that breaks even at the median tariff. */
  readonly breakevenJoulesPerTerahash: Ranged;
  /** ASICs of the list at the time, the best first. */
  readonly machines: readonly MachineBreakeven[];
  /** What a megawatt of such machines earns in a year, and what is left of it once electricity at the median tariff is paid. */
  readonly revenueUsdPerMegawattYear: Ranged;
  readonly keptUsdPerMegawattYear: Ranged;
}

/** What mining costs by the latest facts; null where they do not have the network, the hashprice, a tariff or the amount that is claimed. */
export function miningOutline(facts: readonly Fact[]): MiningOutline | null {
  const tariffs = placeTariffs(facts);
  const claim = facts.find(({ id }) => id === CROSSING);
  if (claim === undefined || tariffs.length === 0 || needed.some((id) => latestFact(facts, id) === undefined))
    return null;
  const network = costNetwork(fromFacts, facts);
  const machines = readMachines();
  const given = { machines, usdPerPetahashDay: null, atMs: null, given: {}, draws: FLEET_DRAWS, seed: SEED };
  const inferred = inferredFleet(given, facts);
  const { usdPerPetahashDay, interval } = inferred;
  const medianUsdPerKilowattHour = rangedOf(fleetAssumptions.medianUsdPerKilowattHour);
  const coin = { hashesPerCoin: hashesPerCoin(network), usdPerKilowattHour: tariffs[0]!.usdPerKilowattHour };
  const overFleet = (at: (joulesPerTerahash: number) => number): Ranged => over(efficiency(interval), at);
  const perMegawattYear = (joulesPerTerahash: number) => (1000 / joulesPerTerahash) * usdPerPetahashDay * DAYS_PER_YEAR;
  const electricity = (usdPerKilowattHour: number) => 1000 * HOURS_PER_YEAR * usdPerKilowattHour;
  const revenueUsdPerMegawattYear = overFleet(perMegawattYear);
  return {
    network,
    inferred: { ...inferred, hashpriceFact: inferred.hashpriceFact! },
    crossing: {
      usdPerCoin: claim.value,
      usdPerKilowattHour: overFleet(
        (joulesPerTerahash) =>
          costCrossing({ ...coin, joulesPerTerahash }, { usdPerCoin: claim.value, cost: 'electricity' })
            .usdPerKilowattHour!,
      ),
    },
    places: tariffs
      .map((tariff) => ({
        ...tariff,
        usdPerCoin: overFleet(
          (joulesPerTerahash) =>
            miningCost({ ...coin, usdPerKilowattHour: tariff.usdPerKilowattHour, joulesPerTerahash })
              .electricityUsdPerCoin,
        ),
        // The federal district is no state.
        isState: /^us-/.test(tariff.place) && tariff.place !== 'us-dc',
      }))
      .reverse(),
    medianUsdPerKilowattHour,
    breakevenUsdPerKilowattHour: overFleet((joulesPerTerahash) =>
      breakevenUsdPerKilowattHour({ usdPerPetahashDay, joulesPerTerahash }),
    ),
    breakevenJoulesPerTerahash: over(medianUsdPerKilowattHour, (usdPerKilowattHour) =>
      breakevenJoulesPerTerahash({ usdPerPetahashDay, usdPerKilowattHour }),
    ),
    machines: breakevens(machines, inferred),
    revenueUsdPerMegawattYear,
    keptUsdPerMegawattYear: {
      estimate: revenueUsdPerMegawattYear.estimate - electricity(medianUsdPerKilowattHour.estimate),
      low: revenueUsdPerMegawattYear.low - electricity(medianUsdPerKilowattHour.high),
      high: revenueUsdPerMegawattYear.high - electricity(medianUsdPerKilowattHour.low),
    },
  };
}

/** How many of some costs are above an amount, with the ends that those of the costs allow. */
export function countAbove(costs: readonly Ranged[], usdPerCoin: number): Ranged {
  const count = (end: keyof Ranged) => costs.filter((cost) => cost[end] > usdPerCoin).length;
  return { estimate: count('estimate'), low: count('low'), high: count('high') };
}

function breakevens(
  machines: readonly RegisteredMachine[],
  { atMs, usdPerPetahashDay }: InferredFleet,
): readonly MachineBreakeven[] {
  return machines
    .filter((machine) => machine.class.startsWith('asic') && machine.fromMs <= atMs)
    .map((machine) => ({
      ...machine,
      breakevenUsdPerKilowattHour: breakevenUsdPerKilowattHour({ ...machine, usdPerPetahashDay }),
    }))
    .sort((a, b) => a.joulesPerTerahash - b.joulesPerTerahash);
}

function efficiency({ joulesPerTerahash, low, high }: InferredFleet['interval']): Ranged {
  return { estimate: joulesPerTerahash, low, high };
}

function rangedOf({
  value,
  low,
  high,
}: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}): Ranged {
  return { estimate: value, low, high };
}

/** A monotone function of what is known up to its ends. */
function over({ estimate, low, high }: Ranged, at: (value: number) => number): Ranged {
  const ends = [at(low), at(high)];
  return { estimate: at(estimate), low: Math.min(...ends), high: Math.max(...ends) };
}
