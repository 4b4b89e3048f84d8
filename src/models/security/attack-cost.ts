import { checkPositive } from './_checks.ts';
import { BLOCK_INTERVAL_SECONDS } from './time.ts';

/** A mining machine, as its maker or a dealer describes it. */
export interface MiningMachine {
  readonly terahashesPerSecond: number;
  readonly watts: number;
  readonly usd: number;
}

export interface AttackCostOptions {
  /** What all mine with before the attack. */
  readonly networkHashesPerSecond: number;
  /** Proportion that the attacker has once it attacks, in [0, 1). */
  readonly attackerProportion: number;
  readonly machine: MiningMachine;
  readonly usdPerKilowattHour: number;
  /** Buildings, transformers and cooling, for each kilowatt of machines; 0 where it is not counted. */
  readonly infrastructureUsdPerKilowatt?: number;
  /** Price of a coin, and subsidy and fees of a block: both, for the revenue. */
  readonly coinUsd?: number;
  readonly rewardCoinsPerBlock?: number;
  /** Price of a petahash per second for a day, where hashrate is for rent. */
  readonly rentUsdPerPetahashDay?: number;
}

/** What it takes to run an amount of hashrate. */
export interface HashrateCost {
  readonly hashesPerSecond: number;
  /** Whole machines. */
  readonly machines: number;
  readonly megawatts: number;
  readonly machinesUsd: number;
  readonly infrastructureUsd: number;
  /** Machines and infrastructure. */
  readonly capitalUsd: number;
  /** Electricity of the machines. */
  readonly runningUsdPerHour: number;
  /** The same hashrate rented; null without a price. */
  readonly rentUsdPerHour: number | null;
}

/** What it costs to have a proportion of the hashrate, come by in two ways. */
export interface AttackCost {
  /** New hashrate, brought in from outside beside all that mines already: H q / (1 − q). */
  readonly added: HashrateCost;
  /** Hashrate that mines already and changes sides: H q. Its owners have paid the capital; it is what replacing it would cost. */
  readonly taken: HashrateCost;
  /**
   * What the proportion earns when it mines honestly, once the difficulty has followed: an attacker whose blocks all become
   * stale forgoes it. Null without a price and a reward.
   */
  readonly honestRevenueUsdPerHour: number | null;
}

const SECONDS_PER_HOUR = 3600;

/**
 * Cost of having a proportion of the network’s hashrate: capital, power, running cost and rent.
 *
 * At list prices, as if so many machines could be bought, powered and rented at once without a price moving, which for a large
 * part of the network they could not: a lower bound of money, none of time. What machines are worth after the attack, what
 * the attacker gains by it, and staff are left out.
 *
 * @throws {RangeError} if the proportion is not in [0, 1), an amount is not positive (infrastructure: negative), or only one
 *   of the price and the reward is given.
 * @see Budish, "The Economic Limits of Bitcoin and the Blockchain" (2018), sections 2 and 3, on stock and flow costs.
 * @example
 * const machine = { terahashesPerSecond: 200, watts: 3500, usd: 4000 };
 * const options = { networkHashesPerSecond: 1e21, attackerProportion: 0.5, machine, usdPerKilowattHour: 0.08 };
 * attackCost(options).added.machines; // => 5000000
 * attackCost(options).taken.megawatts; // => 8750
 */
export function attackCost(options: AttackCostOptions): AttackCost {
  check(options);
  const { networkHashesPerSecond, attackerProportion, coinUsd, rewardCoinsPerBlock } = options;
  const blocksPerHour = SECONDS_PER_HOUR / BLOCK_INTERVAL_SECONDS;
  const taken = networkHashesPerSecond * attackerProportion;
  return {
    added: hashrateCost(taken / (1 - attackerProportion), options),
    taken: hashrateCost(taken, options),
    honestRevenueUsdPerHour:
      coinUsd === undefined || rewardCoinsPerBlock === undefined
        ? null
        : attackerProportion * blocksPerHour * rewardCoinsPerBlock * coinUsd,
  };
}

function check(options: AttackCostOptions): void {
  const { attackerProportion, machine, infrastructureUsdPerKilowatt = 0, coinUsd, rewardCoinsPerBlock } = options;
  if (!(attackerProportion >= 0 && attackerProportion < 1)) {
    throw new RangeError(`attackCost: attackerProportion must be in [0, 1), got ${attackerProportion}`);
  }
  const { networkHashesPerSecond, usdPerKilowattHour, rentUsdPerPetahashDay } = options;
  const amounts = { networkHashesPerSecond, usdPerKilowattHour, coinUsd, rewardCoinsPerBlock, rentUsdPerPetahashDay };
  const { terahashesPerSecond, watts, usd } = machine;
  for (const [name, value] of Object.entries({ terahashesPerSecond, watts, usd, ...amounts })) {
    if (value !== undefined) checkPositive('attackCost', name, value);
  }
  if (!(infrastructureUsdPerKilowatt >= 0 && infrastructureUsdPerKilowatt < Infinity)) {
    throw new RangeError(
      `attackCost: infrastructureUsdPerKilowatt must be finite and not negative, got ${infrastructureUsdPerKilowatt}`,
    );
  }
  if ((coinUsd === undefined) !== (rewardCoinsPerBlock === undefined)) {
    throw new RangeError(
      `attackCost: expected coinUsd and rewardCoinsPerBlock together, got ${coinUsd} and ${rewardCoinsPerBlock}`,
    );
  }
}

function hashrateCost(
  hashesPerSecond: number,
  { machine, usdPerKilowattHour, infrastructureUsdPerKilowatt = 0, rentUsdPerPetahashDay }: AttackCostOptions,
): HashrateCost {
  const machines = Math.ceil(hashesPerSecond / (machine.terahashesPerSecond * 1e12));
  const kilowatts = (machines * machine.watts) / 1000;
  const machinesUsd = machines * machine.usd;
  const infrastructureUsd = kilowatts * infrastructureUsdPerKilowatt;
  return {
    hashesPerSecond,
    machines,
    megawatts: kilowatts / 1000,
    machinesUsd,
    infrastructureUsd,
    capitalUsd: machinesUsd + infrastructureUsd,
    runningUsdPerHour: kilowatts * usdPerKilowattHour,
    rentUsdPerHour:
      rentUsdPerPetahashDay === undefined ? null : ((hashesPerSecond / 1e15) * rentUsdPerPetahashDay) / 24,
  };
}
