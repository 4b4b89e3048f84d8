import type { Fact } from '../../core/fact.ts';
import { HASHES_PER_DIFFICULTY } from '../../models/economics/index.ts';
import { BLOCK_SECONDS, BLOCKS_PER_DAY, latestFact, subsidyOn } from './network-days.ts';

/** The network as it is given; null: from the facts. */
export interface GivenNetwork {
  readonly hashesPerSecond: number | null;
  readonly coinsPerDay: number | null;
  readonly difficulty: number | null;
  /** Subsidy and fees of a block. */
  readonly coinsPerBlock: number | null;
  readonly feesCoinsPerBlock: number | null;
}

export interface CostNetwork {
  readonly hashesPerSecond: number;
  readonly coinsPerDay: number;
  /** Ids of the facts that it is taken from. */
  readonly facts: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * The network of a question: hashrate and coins a day, or difficulty and coins a block, and the facts for what is not given.
 *
 * @throws {RangeError} if one thing is given twice, or the facts lack what is not given.
 */
export function costNetwork(given: GivenNetwork, facts: readonly Fact[]): CostNetwork {
  if (given.hashesPerSecond !== null && given.difficulty !== null)
    throw new RangeError('costNetwork: expected a hashrate or a difficulty, got both');
  const coins = [given.coinsPerDay, given.coinsPerBlock, given.feesCoinsPerBlock].filter((one) => one !== null);
  if (coins.length > 1)
    throw new RangeError(`costNetwork: expected one of coins a day, coins a block and fees, got ${coins.length}`);
  const used = new Set<string>();
  const fact = (id: RegExp, what: string): Fact => {
    const found = latestFact(facts, id);
    if (found === undefined) throw new RangeError(`costNetwork: expected ${what}, got none`);
    used.add(found.id);
    return found;
  };
  const difficulty =
    given.difficulty ?? (given.hashesPerSecond === null ? fact(/^difficulty-\d+$/, 'a difficulty').value : null);
  const perBlock = () => {
    const fees = given.feesCoinsPerBlock ?? fact(/^fees-per-block-/, 'fees').value;
    return subsidyOn(fact(/^difficulty-\d+$/, 'a difficulty').from, facts) + fees;
  };
  return {
    hashesPerSecond: given.hashesPerSecond ?? (difficulty! * HASHES_PER_DIFFICULTY) / BLOCK_SECONDS,
    coinsPerDay: given.coinsPerDay ?? BLOCKS_PER_DAY * (given.coinsPerBlock ?? perBlock()),
    facts: [...used],
    remarks:
      used.size === 0
        ? []
        : [
            `network: from the facts ${[...used].join(', ')} (contraflow facts shows their sources), at ten minutes a block`,
          ],
  };
}
