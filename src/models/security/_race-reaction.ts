import { ADOPT, actionBeyond, MATCH, OVERRIDE, RELEVANT, WAIT } from './_selfish-states.ts';
import type { RacePolicy } from './block-race.ts';

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
    const isInside = attacker < truncation && honest < truncation;
    return isInside ? actions[(attacker * truncation + honest) * 3 + fork]! : actionBeyond([attacker, honest, fork]);
  };
}

/** SM1: see Eyal & Sirer, "Majority is not enough: Bitcoin mining is vulnerable" (2014), algorithm 1. */
function selfishReaction(attacker: number, honest: number, fork: number): number {
  if (honest === 0) return WAIT;
  if (attacker < honest) return ADOPT;
  if (attacker === honest + 1) return OVERRIDE;
  return fork === RELEVANT ? MATCH : WAIT;
}
