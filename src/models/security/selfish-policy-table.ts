import { checkWhole } from './_checks.ts';
import {
  ACTIONS,
  ACTIVE,
  ADOPT,
  actionCode,
  FORKS,
  IRRELEVANT,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type State,
} from './_selfish-states.ts';
import type { SelfishPolicy } from './selfish-policy.ts';

/**
 * A policy as a table to read: rows by the attacker's blocks, columns by the others', from 0 to `size` − 1.
 *
 * Each cell has three letters, for an irrelevant, a relevant and an active fork: a(dopt), o(verride), m(atch),
 * w(ait), or * where the policy never comes. A state counts as reached if some run of luck leads to it when
 * 0 < α < 1 and 0 < γ < 1.
 *
 * @throws {RangeError} if the size is no whole number from 1 to the policy's truncation.
 * @see Sapirshtein, Sompolinsky & Zohar, "Optimal Selfish Mining Strategies in Bitcoin" (2016), whose tables
 *   look like this.
 * @example
 * const honest = { truncation: 2, actions: new Uint8Array([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]) };
 * selfishPolicyTable(honest, 2); // => [['***', '*a*'], ['o**', '***']]
 */
export function selfishPolicyTable(policy: SelfishPolicy, size: number): readonly (readonly string[])[] {
  checkWhole('selfishPolicyTable', 'size', size, { least: 1, most: policy.truncation });
  const reached = reachedStates(policy);
  const letter = (state: State): string => {
    if (!reached.has(state.join())) return '*';
    return (ACTIONS[actionCode(policy, state)] as string).charAt(0);
  };
  const indices = Array.from({ length: size }, (_, index) => index);
  return indices.map((attacker) =>
    indices.map((honest) => FORKS.map((_, fork) => letter([attacker, honest, fork])).join('')),
  );
}

function reachedStates(policy: SelfishPolicy): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = restart(0);
  for (let state = open.pop(); state; state = open.pop()) {
    if (reached.has(state.join())) continue;
    reached.add(state.join());
    open.push(...nextStates(policy, state));
  }
  return reached;
}

/** The states after the next block, where the attacker has `lead` secret blocks and the others none. */
const restart = (lead: number): State[] => [
  [lead + 1, 0, IRRELEVANT],
  [lead, 1, RELEVANT],
];

/** The states one block later; a fork that is held beyond the table has none, as it leads to the base alone. */
function nextStates(policy: SelfishPolicy, state: State): State[] {
  const [attacker, honest, fork] = state;
  const action = actionCode(policy, state);
  if (action === ADOPT) return restart(0);
  if (action === OVERRIDE) return restart(attacker - honest - 1);
  if (attacker >= policy.truncation || honest >= policy.truncation) return [];
  const lost: State = [attacker, honest + 1, RELEVANT];
  if (action !== MATCH && fork !== ACTIVE) return [[attacker + 1, honest, IRRELEVANT], lost];
  return [[attacker + 1, honest, ACTIVE], [attacker - honest, 1, RELEVANT], lost];
}
