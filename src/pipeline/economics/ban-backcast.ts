import type { Fact } from '../../core/fact.ts';
import { DAY_MS, parseInstant } from '../../core/time-span.ts';
import { difficultyPath, HASHES_PER_DIFFICULTY } from '../../models/economics/index.ts';
import { loadFacts } from '../../platform/facts.ts';

/** A difficulty as it was, and as the model has it from three figures of the network's hashrate. */
interface BackcastPeriod {
  /** Day of its first block. */
  readonly from: string;
  readonly measured: number;
  readonly modelled: number;
  /** Days from the start of the path to the modelled period. */
  readonly modelledFromDay: number;
  readonly factIds: readonly string[];
}

export interface BanBackcast {
  /** Day 0 of the path. */
  readonly from: string;
  readonly periods: readonly BackcastPeriod[];
  /** Hashrates between which straight lines are drawn; the first follows from the difficulty. Unit: EH/s. */
  readonly hashrates: readonly { readonly day: number; readonly exahashesPerSecond: number; readonly factId: string }[];
}

/**
 * The ban of mining in China in 2021 as a test of the difficulty's path: nothing is fitted.
 *
 * Straight lines of hashrate from the difficulty of May to weekly means of June 13 and July 3; after that nothing moves.
 *
 * @throws {RangeError} if a fact is not there.
 */
export function banBackcast(facts: readonly Fact[] = loadFacts()): BanBackcast {
  const fact = (id: string): Fact => {
    const found = facts.find((one) => one.id === id);
    if (found === undefined) throw new RangeError(`ban-backcast: expected the fact ${id}, got none`);
    return found;
  };
  const peak = fact('difficulty-2021-05-peak');
  const change = fact('difficulty-2021-05-change');
  const later = ['difficulty-2021-06', 'difficulty-2021-07', 'difficulty-2021-07-low'].map(fact);
  const start = { id: peak.id, from: peak.from, value: (peak.value * HASHES_PER_DIFFICULTY) / 600 / 1e18 };
  const dayOf = (date: string): number => (parseInstant(date) - parseInstant(peak.from)) / DAY_MS;
  const hashrates = [start, fact('network-hashrate-2021-06-13'), fact('network-hashrate-2021-07-03')].map((one) => ({
    day: dayOf(one.from),
    exahashesPerSecond: one.value,
    factId: one.id,
  }));
  const measured = [
    { from: peak.from, value: peak.value, factIds: [peak.id] },
    { from: change.from, value: peak.value * (1 + change.value / 100), factIds: [peak.id, change.id] },
    ...later.map(({ id, from, value }) => ({ from, value, factIds: [id] })),
  ];
  const path = difficultyPath({
    difficulty: peak.value,
    exahashesPerSecond: (day) => straight(hashrates, day),
    periods: measured.length,
    coinsPerBlock: 6.25,
  });
  return {
    from: peak.from,
    hashrates,
    periods: measured.map(({ from, value, factIds }, index) => ({
      from,
      measured: value,
      modelled: path[index]!.difficulty,
      modelledFromDay: path[index]!.fromDay,
      factIds,
    })),
  };
}

/** On the straight lines between what is known; the last one stays. */
function straight(known: BanBackcast['hashrates'], day: number): number {
  const after = known.findIndex((one) => one.day > day);
  if (after <= 0) return known.at(after === 0 ? 0 : -1)!.exahashesPerSecond;
  const [a, b] = [known[after - 1]!, known[after]!];
  return a.exahashesPerSecond + ((b.exahashesPerSecond - a.exahashesPerSecond) * (day - a.day)) / (b.day - a.day);
}
