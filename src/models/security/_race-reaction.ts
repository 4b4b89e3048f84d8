import type { RacePolicy } from './block-race.ts';

/** Gives up the private branch for the public one. */
export const ADOPT = 0;
/** Publishes one block more than the public branch has. */
export const OVERRIDE = 1;
/** Publishes as many blocks as the public branch has. */
export const MATCH = 2;
/** Publishes nothing. */
export const WAIT = 3;

/** The last block was the attacker's: nothing can be matched. */
export const IRRELEVANT = 0;
/** A public block has just arrived: the branch can be matched. */
export const RELEVANT = 1;
/** The branch is matched: the network is split. */
export const ACTIVE = 2;

/** What the attacker does with `attacker` blocks since the fork against `honest` public ones. */
export type Reaction = (attacker: number, honest: number, fork: number) => number;

/**
 * @throws {RangeError} if a table has not as many actions as its truncation says.
 */
export function reactionOf(policy: RacePolicy): Reaction {
  if (typeof policy === 'string') return selfishReaction;
  const { truncation, actions } = policy;
  if (actions.length !== 3 * truncation ** 2) {
    throw new RangeError(`simulateRace: expected a policy of ${3 * truncation ** 2} actions, got ${actions.length}`);
  }
  return (attacker, honest, fork) => {
    if (attacker < truncation && honest < truncation) return actions[(attacker * truncation + honest) * 3 + fork]!;
    if (attacker <= honest) return ADOPT;
    return attacker === honest + 1 || fork === ACTIVE ? OVERRIDE : WAIT;
  };
}

/** SM1: see Eyal & Sirer, "Majority is not enough: Bitcoin mining is vulnerable" (2014), algorithm 1. */
function selfishReaction(attacker: number, honest: number, fork: number): number {
  if (honest === 0) return WAIT;
  if (attacker < honest) return ADOPT;
  if (attacker === honest + 1) return OVERRIDE;
  return fork === RELEVANT ? MATCH : WAIT;
}
