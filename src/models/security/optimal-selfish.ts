import { checkSelfishMiner, checkTruncation } from './_selfish-checks.ts';
import { evaluation } from './_selfish-evaluation.ts';
import type { SelfishGame } from './_selfish-game.ts';
import { improvement } from './_selfish-improvement.ts';
import { policyOf, WAIT } from './_selfish-states.ts';
import { policyRevenue } from './policy-revenue.ts';
import type { BestChainBlocks, SelfishMiner } from './selfish-closed-form.ts';
import { honestPolicy, type SelfishPolicy } from './selfish-policy.ts';

/** Bounds further apart than this say that the truncation is felt. */
const FELT_GAP = 1e-4;

/** More rounds of policy iteration than any case needs: about ten do. */
const MOST_ROUNDS = 60;

/** A finer tolerance could not be told from rounding. */
const FINEST = 1e-10;

/** More than the rounding that the exact revenue of a policy carries. */
const ROUNDING = 1e-12;

/** What is asked of `optimalSelfish`. */
export interface OptimalSelfishOptions extends SelfishMiner {
  /** Blocks on a side from which on the strategy is fixed. Default 80; from 2 to 400. */
  readonly truncation?: number;
  /** How much the bounds may owe to the solver. Default 1e-7; at least 1e-10. */
  readonly tolerance?: number;
}

/** Bounds of the best revenue, and a policy that earns the lower one. */
export interface OptimalSelfish extends BestChainBlocks {
  readonly low: number;
  readonly high: number;
  readonly policy: SelfishPolicy;
  readonly truncation: number;
  /** Whether the bounds are more than 1e-4 apart: a larger truncation would say more. */
  readonly isTruncationFelt: boolean;
}

/**
 * Bounds of the best possible revenue of selfish mining: the attacker's proportion of the best chain's
 * blocks under the optimal strategy, and a policy that is optimal but for long forks.
 *
 * Range: α ≤ low ≤ high ≤ 1, and the truth is between them. `low` is the exact revenue of the policy
 * returned, as are its blocks per block found. `high` is a revenue proved out of reach in a game that pays
 * more than the truth once a fork reaches the truncation; a single sweep over all states proves it, however
 * the solver came by it. It never exceeds α / (1 − α), as a block of the attacker discards at most one of the
 * others. Near α = ½ forks are long: the bounds are wide, and `isTruncationFelt`. From α = ½ on the revenue
 * is 1, the limit of never giving up; the policy returned then gives up only beyond its table.
 *
 * It counts blocks, not time: before the difficulty adjusts no strategy beats honest mining (`selfishLag`).
 * One attacker, a constant hashrate, no fees, no propagation delay but what γ stands for.
 *
 * @throws {RangeError} if a proportion is outside [0, 1], the truncation is no whole number from 2 to 400, or
 *   the tolerance is below 1e-10.
 * @see Sapirshtein, Sompolinsky & Zohar, "Optimal Selfish Mining Strategies in Bitcoin" (2016): the states,
 *   the actions, and two truncated games as bounds; what these games pay at their edges is our own.
 * @example
 * const { low, high } = optimalSelfish({ attackerProportion: 0.35, tieWinProportion: 0 });
 * [low.toFixed(5), high.toFixed(5)]; // => ['0.37077', '0.37077']
 */
export function optimalSelfish(options: OptimalSelfishOptions): OptimalSelfish {
  const { attackerProportion: a, tieWinProportion, truncation = 80, tolerance = 1e-7 } = options;
  checkSelfishMiner('optimalSelfish', options);
  checkTruncation('optimalSelfish', truncation);
  if (!(tolerance >= FINEST))
    throw new RangeError(`optimalSelfish: tolerance must be at least ${FINEST}, got ${tolerance}`);
  if (a === 0 || a >= 0.5) return certainty(a, truncation);

  const miner = { attackerProportion: a, tieWinProportion };
  const start = { actions: honestPolicy(truncation).actions, tolerance };
  const { actions } = solution({ ...miner, truncation, edge: 'held' }, start);
  const { bound } = solution({ ...miner, truncation, edge: 'generous' }, { actions, tolerance });
  const policy = { truncation, actions };
  const { revenue, attackerBlocks, othersBlocks } = policyRevenue(policy, miner);
  const low = Math.max(a, revenue - ROUNDING);
  const high = Math.max(low, Math.min(a / (1 - a), bound));
  return { low, high, policy, truncation, attackerBlocks, othersBlocks, isTruncationFelt: high - low > FELT_GAP };
}

/** No hashrate earns nothing; half of it or more, everything. */
function certainty(attackerProportion: number, truncation: number): OptimalSelfish {
  const revenue = attackerProportion > 0 ? 1 : 0;
  return {
    low: revenue,
    high: revenue,
    policy: revenue === 1 ? policyOf(truncation, () => WAIT) : honestPolicy(truncation),
    truncation,
    attackerBlocks: attackerProportion,
    othersBlocks: 1 - revenue,
    isTruncationFelt: false,
  };
}

/**
 * Policy iteration on the revenue, until `tolerance` above the policy's revenue is proved out of reach.
 *
 * The proof: if the base is worth nothing and other restarts what they are to the policy, no restart is worth
 * more when the attacker must pay the higher revenue for each block of the chain. Half the tolerance is kept
 * for rounding; where rounding forbids the proof, the bound is 1.
 */
function solution(
  game: SelfishGame,
  { actions, tolerance }: { readonly actions: Uint8Array; readonly tolerance: number },
): { readonly actions: Uint8Array; readonly bound: number } {
  let current = actions;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { attacker, others } = evaluation({ ...game, actions: current });
    const revenue = (attacker[0] as number) / ((attacker[0] as number) + (others[0] as number));
    const restarts = attacker.map((blocks, restart) => (1 - revenue) * blocks - revenue * (others[restart] as number));
    restarts[0] = 0;
    const bound = revenue + tolerance;
    const dearer = improvement(game, { revenue: bound, restarts });
    if (dearer.restarts.every((value, restart) => value <= (restarts[restart] as number) - tolerance / 2)) {
      return { actions: current, bound };
    }
    current = improvement(game, { revenue, restarts }).actions;
  }
  return { actions: current, bound: 1 };
}
