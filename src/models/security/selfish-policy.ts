import { checkWhole } from './_checks.ts';
import { checkTruncation } from './_selfish-checks.ts';
import {
  ACTIONS,
  ADOPT,
  actionCode,
  FORKS,
  isState,
  MATCH,
  OVERRIDE,
  policyOf,
  RELEVANT,
  type State,
  WAIT,
} from './_selfish-states.ts';

/**
 * What a selfish miner does: give up the fork and mine on the others' tip; publish one block more than the
 * others have; publish as many as they have, just after their block; or keep mining in secret.
 */
export type SelfishAction = (typeof ACTIONS)[number];

/** Whether the attacker can match: no, its own block came last; yes; or it has, and the others are split. */
export type ForkLabel = (typeof FORKS)[number];

/** A fork: how many blocks each side has mined since the last block both accept, and its label. */
export interface SelfishState {
  readonly attacker: number;
  readonly honest: number;
  readonly fork: ForkLabel;
}

/**
 * A strategy of selfish mining: a table of the actions in all forks of fewer than `truncation` blocks a side.
 *
 * `actions` holds codes in the order adopt, override, match, wait; a state's is at
 * `(attacker · truncation + honest) · 3 + fork`, forks in the order irrelevant, relevant, active. Beyond the
 * table every policy gives up unless it leads, publishes if the others are split or its lead is one block, and
 * waits otherwise.
 */
export interface SelfishPolicy {
  readonly truncation: number;
  readonly actions: Uint8Array;
}

/**
 * The action of a policy in a state, within its table or beyond.
 *
 * @throws {RangeError} if no fork can be in the state.
 * @example
 * policyAction(sm1Policy(10), { attacker: 2, honest: 1, fork: 'relevant' }); // => 'override'
 * policyAction(sm1Policy(10), { attacker: 12, honest: 1, fork: 'irrelevant' }); // => 'wait'
 */
export function policyAction(policy: SelfishPolicy, { attacker, honest, fork }: SelfishState): SelfishAction {
  checkWhole('policyAction', 'attacker', attacker, { least: 0 });
  checkWhole('policyAction', 'honest', honest, { least: 0 });
  const state: State = [attacker, honest, FORKS.indexOf(fork)];
  if (!isState(state)) {
    throw new RangeError(`policyAction: expected a possible state, got ${attacker}, ${honest}, ${fork}`);
  }
  return ACTIONS[actionCode(policy, state)] as SelfishAction;
}

/**
 * Honest mining as a policy: publish every block at once, and accept every block of the others.
 *
 * @throws {RangeError} if the truncation is no whole number from 2 to 400.
 * @example
 * policyAction(honestPolicy(2), { attacker: 1, honest: 0, fork: 'irrelevant' }); // => 'override'
 */
export function honestPolicy(truncation: number): SelfishPolicy {
  checkTruncation('honestPolicy', truncation);
  return policyOf(truncation, ([attacker, honest]) => (attacker > honest ? OVERRIDE : ADOPT));
}

/**
 * Eyal and Sirer's strategy (SM1) as a policy: keep a lead secret, publish it when it falls to one block, match
 * a tie of one block each, and give up when behind.
 *
 * In the original the attacker also publishes block by block while it leads by two or more; as it wins such a
 * fork anyway, that changes no revenue, and here it waits. So any truncation earns `selfishRevenue` exactly.
 *
 * @throws {RangeError} if the truncation is no whole number from 2 to 400.
 * @see Eyal & Sirer, "Majority Is Not Enough: Bitcoin Mining Is Vulnerable" (2014), algorithm 1.
 * @example
 * policyAction(sm1Policy(10), { attacker: 1, honest: 1, fork: 'relevant' }); // => 'match'
 */
export function sm1Policy(truncation: number): SelfishPolicy {
  checkTruncation('sm1Policy', truncation);
  return policyOf(truncation, ([attacker, honest, fork]) => {
    if (attacker < honest) return ADOPT;
    if (attacker === honest + 1 && honest > 0) return OVERRIDE;
    return attacker === honest && fork === RELEVANT ? MATCH : WAIT;
  });
}
