import { checkSelfishMiner, checkTruncation } from './_selfish-checks.ts';
import { evaluation } from './_selfish-evaluation.ts';
import { ACTIONS, FORKS, isAllowed, stateIndex, tableStates } from './_selfish-states.ts';
import type { BestChainBlocks, SelfishMiner } from './selfish-closed-form.ts';
import type { SelfishPolicy } from './selfish-policy.ts';

/** What a policy earns: the attacker's proportion of the best chain, and both sides' blocks on it. */
export interface PolicyRevenue extends BestChainBlocks {
  readonly revenue: number;
}

/**
 * Exact revenue of any policy, and what it leaves on the best chain per block found.
 *
 * Range: [0, 1] each. Exact but for rounding (about 1e-12); what the policy does beyond its table is included.
 * Like every revenue it counts blocks, not time (`selfishLag`).
 *
 * @throws {RangeError} if α is outside [0, 1/2), γ outside [0, 1], or the policy's table is malformed.
 * @example
 * const honest = { truncation: 2, actions: new Uint8Array([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]) };
 * policyRevenue(honest, { attackerProportion: 0.25, tieWinProportion: 0.5 }).revenue; // => 0.25
 */
export function policyRevenue(policy: SelfishPolicy, miner: SelfishMiner): PolicyRevenue {
  checkSelfishMiner('policyRevenue', miner);
  if (!(miner.attackerProportion < 0.5)) {
    throw new RangeError(`policyRevenue: attackerProportion must be below 1/2, got ${miner.attackerProportion}`);
  }
  checkPolicy(policy);
  const { attackerProportion, tieWinProportion } = miner;
  const blocks = evaluation({ attackerProportion, tieWinProportion, ...policy, edge: 'held' });
  const [attacker, others, found] = [blocks.attacker[0], blocks.others[0], blocks.found[0]] as [number, number, number];
  return {
    revenue: attacker / (attacker + others),
    attackerBlocks: attacker / found,
    othersBlocks: others / found,
  };
}

function checkPolicy({ truncation, actions }: SelfishPolicy): void {
  checkTruncation('policyRevenue', truncation);
  const size = truncation ** 2 * FORKS.length;
  if (actions.length !== size) {
    throw new RangeError(`policyRevenue: expected ${size} actions, got ${actions.length}`);
  }
  for (const state of tableStates(truncation)) {
    const action = actions[stateIndex(truncation, state)] as number;
    if (!isAllowed(action, state)) {
      const [attacker, honest, fork] = state;
      const got = `${ACTIONS[action] ?? action} at ${attacker}, ${honest}, ${FORKS[fork]}`;
      throw new RangeError(`policyRevenue: expected an action the state allows, got ${got}`);
    }
  }
}
