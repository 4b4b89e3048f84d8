import type { SelfishPolicy } from './selfish-policy.ts';

/** Actions in the order of their codes in a policy's table. */
export const ACTIONS = ['adopt', 'override', 'match', 'wait'] as const;

/** Labels of a fork in the order of their codes in a policy's table. */
export const FORKS = ['irrelevant', 'relevant', 'active'] as const;

export const ADOPT = 0;
export const OVERRIDE = 1;
export const MATCH = 2;
export const WAIT = 3;

export const IRRELEVANT = 0;
export const RELEVANT = 1;
export const ACTIVE = 2;

/** Blocks of the attacker, blocks of the others since the last that both accept, and the code of the label. */
export type State = readonly [attacker: number, honest: number, fork: number];

/** Where the table of a policy holds the action of a state with fewer than `truncation` blocks on each side. */
export function stateIndex(truncation: number, [attacker, honest, fork]: State): number {
  return (attacker * truncation + honest) * FORKS.length + fork;
}

/** Whether a fork of these lengths can carry the label. */
export function isState([attacker, honest, fork]: State): boolean {
  if (fork === IRRELEVANT) return attacker >= 1;
  return honest >= 1 && (fork === RELEVANT || attacker > honest);
}

/** Whether the action is possible in the state. */
export function isAllowed(action: number, [attacker, honest, fork]: State): boolean {
  if (action === OVERRIDE) return attacker > honest;
  if (action === MATCH) return fork === RELEVANT && attacker >= honest;
  return action === ADOPT || action === WAIT;
}

/**
 * What every policy does beyond its table: holds its lead until it is one block, then publishes; publishes at
 * once if the others are split; and gives up if it does not lead.
 */
export function actionBeyond([attacker, honest, fork]: State): number {
  if (attacker <= honest) return ADOPT;
  return attacker === honest + 1 || fork === ACTIVE ? OVERRIDE : WAIT;
}

/** The code of the action of a policy in a state, within its table or beyond. */
export function actionCode({ truncation, actions }: SelfishPolicy, state: State): number {
  const isBeyond = state[0] >= truncation || state[1] >= truncation;
  return isBeyond ? actionBeyond(state) : (actions[stateIndex(truncation, state)] as number);
}

/** A policy whose table follows a rule; a state no fork can be in stays at adopt. */
export function policyOf(truncation: number, rule: (state: State) => number): SelfishPolicy {
  const actions = new Uint8Array(truncation ** 2 * FORKS.length);
  for (const state of tableStates(truncation)) actions[stateIndex(truncation, state)] = rule(state);
  return { truncation, actions };
}

/** The states of a table that a fork can be in. */
export function* tableStates(truncation: number): Generator<State> {
  for (let attacker = 0; attacker < truncation; attacker++) {
    for (let honest = 0; honest < truncation; honest++) {
      for (let fork = 0; fork < FORKS.length; fork++) {
        if (isState([attacker, honest, fork])) yield [attacker, honest, fork];
      }
    }
  }
}
