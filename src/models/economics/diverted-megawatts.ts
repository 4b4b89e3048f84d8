import { HASHES_PER_DIFFICULTY } from './units.ts';

/** Machines of one kind in the network. */
export interface NetworkMachines {
  readonly joulesPerTerahash: number;
  /** What they and their cooling draw. */
  readonly megawatts: number;
}

export interface DivertOptions {
  /** What mines before, in any order. */
  readonly fleet: readonly NetworkMachines[];
  /** Power that turns to something else. Unit: MW, not above the fleet's. */
  readonly megawatts: number;
  /** `marginal`: the least efficient machines go first; `pro-rata`: of each kind the same proportion. */
  readonly order: 'marginal' | 'pro-rata';
}

/** What is left after, and what went. Unit of hashrates: EH/s. */
export interface DivertedFleet {
  readonly removedMegawatts: number;
  readonly removedExahashesPerSecond: number;
  readonly remainingMegawatts: number;
  readonly remainingExahashesPerSecond: number;
  /** Kinds that still mine, in the order of the options. */
  readonly remaining: readonly NetworkMachines[];
}

/**
 * Takes megawatts of machines from a network.
 *
 * Removed and remaining add up to what was there, in power and in hashrate. It does not say who comes to mine instead.
 *
 * @throws {RangeError} if a machine or the amount is not a number in its range, or more is taken than there is.
 * @example
 * const fleet = [{ joulesPerTerahash: 20, megawatts: 1000 }, { joulesPerTerahash: 40, megawatts: 1000 }];
 * divertMegawatts({ fleet, megawatts: 1000, order: 'marginal' }).removedExahashesPerSecond; // => 25
 * divertMegawatts({ fleet, megawatts: 1000, order: 'pro-rata' }).removedExahashesPerSecond; // => 37.5
 */
export function divertMegawatts({ fleet, megawatts, order }: DivertOptions): DivertedFleet {
  for (const machines of fleet) {
    checkPositive('joulesPerTerahash', machines.joulesPerTerahash);
    if (!(machines.megawatts >= 0 && machines.megawatts < Infinity))
      throw new RangeError(`divertMegawatts: expected megawatts from 0, got ${machines.megawatts}`);
  }
  const before = sum(fleet, (machines) => machines.megawatts);
  if (!(megawatts >= 0 && megawatts <= before))
    throw new RangeError(`divertMegawatts: expected from 0 to the fleet's ${before} MW, got ${megawatts}`);
  const remaining = order === 'marginal' ? withoutWorst(fleet, megawatts) : proRata(fleet, 1 - megawatts / before);
  // A million watts over joules for a million million hashes: exahashes a second.
  const exahashes = (machines: NetworkMachines) => machines.megawatts / machines.joulesPerTerahash;
  const after = sum(remaining, exahashes);
  return {
    removedMegawatts: megawatts,
    removedExahashesPerSecond: sum(fleet, exahashes) - after,
    remainingMegawatts: before - megawatts,
    remainingExahashesPerSecond: after,
    remaining,
  };
}

function withoutWorst(fleet: readonly NetworkMachines[], megawatts: number): readonly NetworkMachines[] {
  const worst = fleet
    .map((_, index) => index)
    .sort((a, b) => fleet[b]!.joulesPerTerahash - fleet[a]!.joulesPerTerahash);
  const left = fleet.map((machines) => machines.megawatts);
  let toGo = megawatts;
  for (const index of worst) {
    const gone = Math.min(toGo, left[index]!);
    left[index]! -= gone;
    toGo -= gone;
  }
  return fleet.map((machines, index) => ({ ...machines, megawatts: left[index]! }));
}

function proRata(fleet: readonly NetworkMachines[], kept: number): readonly NetworkMachines[] {
  return fleet.map((machines) => ({ ...machines, megawatts: machines.megawatts * kept }));
}

/** Blocks of a period of one difficulty, and the time they are meant to take. */
const PERIOD_BLOCKS = 2016;
const BLOCK_SECONDS = 600;
const SECONDS_PER_DAY = 86_400;

/** A new difficulty is at most four times the old one, and at least a quarter of it. */
const MOST_CHANGE = 4;

/** A period of one difficulty. */
export interface DifficultyPeriod {
  /** From its first block to its last, as expected. Unit: days since the start of the path. */
  readonly fromDay: number;
  readonly untilDay: number;
  readonly difficulty: number;
  readonly secondsPerBlock: number;
  /** Coins that its blocks bring, the fees among them. */
  readonly coins: number;
  /** Revenue of a unit of hashrate; it falls with the difficulty alone. Unit: coins/PH/s/day. */
  readonly hashpriceCoins: number;
}

export interface DifficultyPathOptions {
  /** Difficulty of the period that runs at day 0, and the blocks of it that are still to come. */
  readonly difficulty: number;
  /** Default: 2,016, a period that begins. */
  readonly blocksLeft?: number;
  /** Blocks of that period that came before day 0 took so long each. Default: 600 s. */
  readonly secondsPerBlockBefore?: number;
  /** Hashrate at a day, in EH/s; it is integrated in steps of an hour. */
  readonly exahashesPerSecond: (day: number) => number;
  readonly periods: number;
  /** Subsidy and fees of a block. */
  readonly coinsPerBlock: number;
}

const STEP_SECONDS = 3600;

/**
 * Difficulty, period by period, under a hashrate that is given: what is expected, without the chance in when blocks are found.
 *
 * A block takes difficulty × 2³² hashes. After 2,016 blocks the difficulty is divided by the time that they took over two weeks, at most
 * by four or a quarter. Chance moves the time of a period by 1/√2016, 2.2%. The network's rule counts the time between
 * 2,015 blocks and not 2,016, which is left out.
 *
 * @throws {RangeError} if the hashrate is not positive at some hour, or an option is out of range.
 * @see Bitcoin Core, `pow.cpp`, CalculateNextWorkRequired.
 * @example
 * const difficulty = (100e18 * 600) / 2 ** 32; // for 100 EH/s
 * const path = difficultyPath({ difficulty, exahashesPerSecond: () => 50, periods: 2, coinsPerBlock: 3.125 });
 * path.map((period) => Math.round(period.secondsPerBlock)); // => [1200, 600]
 */
export function difficultyPath(options: DifficultyPathOptions): readonly DifficultyPeriod[] {
  const { blocksLeft = PERIOD_BLOCKS, secondsPerBlockBefore = BLOCK_SECONDS, periods, coinsPerBlock } = options;
  checkPositive('difficulty', options.difficulty);
  checkPositive('secondsPerBlockBefore', secondsPerBlockBefore);
  if (!(blocksLeft > 0 && blocksLeft <= PERIOD_BLOCKS))
    throw new RangeError(`difficultyPath: expected blocksLeft above 0, up to ${PERIOD_BLOCKS}, got ${blocksLeft}`);
  const path: DifficultyPeriod[] = [];
  let { difficulty } = options;
  let from = 0;
  for (let period = 0; period < periods; period++) {
    const blocks = period === 0 ? blocksLeft : PERIOD_BLOCKS;
    const hashes = difficulty * HASHES_PER_DIFFICULTY;
    const seconds = secondsOf(blocks * hashes, from, options.exahashesPerSecond);
    path.push({
      fromDay: from / SECONDS_PER_DAY,
      untilDay: (from + seconds) / SECONDS_PER_DAY,
      difficulty,
      secondsPerBlock: seconds / blocks,
      coins: blocks * coinsPerBlock,
      hashpriceCoins: (coinsPerBlock * 1e15 * SECONDS_PER_DAY) / hashes,
    });
    const took = seconds + (PERIOD_BLOCKS - blocks) * secondsPerBlockBefore;
    const change = (PERIOD_BLOCKS * BLOCK_SECONDS) / took;
    difficulty *= Math.min(MOST_CHANGE, Math.max(1 / MOST_CHANGE, change));
    from += seconds;
  }
  return path;
}

/** Time that so many hashes take from a second on. */
function secondsOf(hashes: number, from: number, exahashesPerSecond: (day: number) => number): number {
  let left = hashes;
  for (let seconds = 0; ; seconds += STEP_SECONDS) {
    const rate = exahashesPerSecond((from + seconds + STEP_SECONDS / 2) / SECONDS_PER_DAY) * 1e18;
    if (!(rate > 0 && rate < Infinity))
      throw new RangeError(`difficultyPath: expected a hashrate above 0, got ${rate / 1e18} EH/s`);
    if (left <= rate * STEP_SECONDS) return seconds + left / rate;
    left -= rate * STEP_SECONDS;
  }
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`diverted-megawatts: expected ${name} above 0, got ${value}`);
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((before, value) => before + of(value), 0);
}

/** Someone's part of the network, and the part of its machines' power that turns to something else. */
export interface Holder {
  readonly name: string;
  readonly proportion: number;
}

/**
 * Proportions after holders gave up hashrate: each its part of what is removed, in proportion to `from`, or to its own where that is null.
 *
 * @throws {RangeError} if a holder would have to give up more than it has.
 * @example
 * const holders = [{ name: 'a', proportion: 0.5 }, { name: 'b', proportion: 0.5 }];
 * remainingProportions(holders, { removed: 0.2, from: ['a'] })[1].proportion; // => 0.625
 */
export function remainingProportions(
  holders: readonly Holder[],
  { removed, from }: { readonly removed: number; readonly from: readonly string[] | null },
): readonly Holder[] {
  const isGiver = ({ name }: Holder) => from === null || from.includes(name);
  const giving = sum(holders.filter(isGiver), ({ proportion }) => proportion);
  if (!(removed >= 0 && removed < 1 && removed <= giving + 1e-12))
    throw new RangeError(
      `remainingProportions: expected to remove at most ${giving} from those who give, got ${removed}`,
    );
  return holders.map((holder) => {
    const gone = isGiver(holder) && giving > 0 ? (removed * holder.proportion) / giving : 0;
    return { name: holder.name, proportion: Math.max(0, holder.proportion - gone) / (1 - removed) };
  });
}
