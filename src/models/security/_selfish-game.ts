import { actionBeyond, type State, WAIT } from './_selfish-states.ts';
import type { SelfishMiner } from './selfish-closed-form.ts';

/**
 * Selfish mining with a table of actions for the forks of fewer than `truncation` blocks on each side.
 *
 * It is played over restarts, the moments a fork's beginning is settled and a shorter fork goes on: at
 * `secretRestart(lead)` the attacker has `lead` secret blocks after the last block both accept (0: the base);
 * at `matchableRestart(lead)` the others have since found one.
 */
export interface SelfishGame extends SelfishMiner {
  readonly truncation: number;
  /**
   * What happens to a fork that leaves the table. `held`: the attacker does what `actionBeyond` says, so that
   * the game is one strategy's and pays no more than the best. `generous`: the game pays at least what any
   * strategy could still earn, and is back at the base.
   */
  readonly edge: 'held' | 'generous';
}

export const secretRestart = (lead: number): number => 2 * lead;
export const matchableRestart = (lead: number): number => 2 * lead + 1;

/** Expected blocks: each side's on the best chain, and all that are found meanwhile. */
export type Blocks = readonly [attacker: number, others: number, found: number];

/** What a fork pays on leaving the table, the game then being at the base; undefined if its action pays as usual. */
export function edgeBlocks({ edge, attackerProportion }: SelfishGame, state: State): Blocks | undefined {
  if (edge === 'generous') return generousBlocks(state, attackerProportion);
  return actionBeyond(state) === WAIT ? heldBlocks(state, attackerProportion) : undefined;
}

/** Others' blocks expected while the attacker's lead shrinks by one. */
const othersPerLead = (a: number): number => (1 - a) / (1 - 2 * a);

/** A lead that is held until it is one block and then published. */
function heldBlocks([attacker, honest]: State, a: number): Blocks {
  const spent = attacker - honest - 1;
  return [honest + 1 + spent * othersPerLead(a), 0, spent / (1 - 2 * a)];
}

/**
 * No less than any strategy can earn from a fork, where the base is worth nothing; blocks found are not counted.
 *
 * With a tie of n blocks each, the attacker would gain by having its n blocks accepted and starting afresh:
 * whatever it can do from the tie it can then copy, keeping the n blocks even where the original gives up.
 * So a tie is worth at most n blocks. Ahead by d, the lead is a walk that reaches a tie, after
 * d(1 − α) / (1 − 2α) more blocks of the others; publishing early only forgoes some. Behind by m, the
 * attacker reaches a tie with chance (α / (1 − α))^m at most, after mα / (1 − 2α) more blocks of the others
 * if it does; else it loses the others' present blocks at least.
 */
function generousBlocks([attacker, honest]: State, a: number): Blocks {
  const lead = attacker - honest;
  if (lead >= 0) return [honest + lead * othersPerLead(a), 0, 0];
  const tie = (a / (1 - a)) ** -lead;
  return [tie * (honest - (lead * a) / (1 - 2 * a)), (1 - tie) * honest, 0];
}
