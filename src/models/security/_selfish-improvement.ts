import { edgeBlocks, matchableRestart, type SelfishGame, secretRestart } from './_selfish-game.ts';
import {
  ACTIVE,
  ADOPT,
  actionBeyond,
  FORKS,
  IRRELEVANT,
  MATCH,
  OVERRIDE,
  RELEVANT,
  type State,
  stateIndex,
  WAIT,
} from './_selfish-states.ts';

/** What the game pays: 1 − `revenue` for a block of the attacker, −`revenue` for one of the others, and restarts. */
export interface Prices {
  readonly revenue: number;
  readonly restarts: Float64Array;
}

/** The best actions until the next restart, and what restarts are worth with them. */
export interface Improvement {
  readonly actions: Uint8Array;
  readonly restarts: Float64Array;
}

type Fork = readonly [attacker: number, honest: number];

/** One sweep over all states, from longer forks to shorter: the best policy until the next restart. */
export function improvement(game: SelfishGame, prices: Prices): Improvement {
  const { truncation } = game;
  const actions = new Uint8Array(truncation ** 2 * FORKS.length);
  const restarts = new Float64Array(2 * truncation);
  let above = new Float64Array(truncation + 1);
  for (let honest = truncation; honest >= 0; honest--) {
    const relevant = new Float64Array(truncation + 1);
    let grown: readonly number[] = [];
    for (let attacker = truncation; attacker >= 0; attacker--) {
      const fork: Fork = [attacker, honest];
      if (attacker === truncation || honest === truncation) {
        grown = FORKS.map((_, label) => edgeValue(fork, label, { game, prices }));
      } else {
        const values = choices(fork, { game, prices, grown, lost: above[attacker] as number });
        const best = FORKS.map((_, label) => bestOf(values, label));
        actions.set(best, stateIndex(truncation, [attacker, honest, IRRELEVANT]));
        grown = best.map((action, label) => actionValue(values, action, label));
        if (honest === 0) restarts[secretRestart(attacker)] = values.wait;
        if (honest === 1) restarts[matchableRestart(attacker)] = grown[RELEVANT] as number;
      }
      relevant[attacker] = grown[RELEVANT] as number;
    }
    above = relevant;
  }
  return { actions, restarts };
}

/** Values of a fork by what the attacker does; what it cannot do is worth −∞. */
interface Choices {
  readonly adopt: number;
  readonly override: number;
  readonly wait: number;
  /** Mining while the others are split: after a match, or in an active fork. */
  readonly race: number;
}

interface Sweep {
  readonly game: SelfishGame;
  readonly prices: Prices;
}

/** `grown` are the values with one more block of the attacker, by label; `lost`, with one more of the others. */
function choices(
  [attacker, honest]: Fork,
  { game, prices, grown, lost }: Sweep & { readonly grown: readonly number[]; readonly lost: number },
): Choices {
  const { attackerProportion: a, tieWinProportion: g } = game;
  const { revenue, restarts } = prices;
  const lead = attacker - honest;
  const canRace = lead >= 0 && honest > 0;
  const won = canRace ? (1 - revenue) * honest + (restarts[matchableRestart(lead)] as number) : 0;
  return {
    adopt: -revenue * honest,
    override: overrideValue([attacker, honest], prices),
    wait: a * (grown[IRRELEVANT] as number) + (1 - a) * lost,
    race: canRace ? a * (grown[ACTIVE] as number) + (1 - a) * (g * won + (1 - g) * lost) : -Infinity,
  };
}

function overrideValue([attacker, honest]: Fork, { revenue, restarts }: Prices): number {
  if (attacker <= honest) return -Infinity;
  return (1 - revenue) * (honest + 1) + (restarts[secretRestart(attacker - honest - 1)] as number);
}

/** Of equally good actions the first of adopt, override, wait and match. */
function bestOf({ adopt, override, wait, race }: Choices, label: number): number {
  const end = override > adopt ? OVERRIDE : ADOPT;
  const stop = Math.max(adopt, override);
  if (label === ACTIVE) return race > stop ? WAIT : end;
  if (label === RELEVANT && race > Math.max(stop, wait)) return MATCH;
  return wait > stop ? WAIT : end;
}

function actionValue({ adopt, override, wait, race }: Choices, action: number, label: number): number {
  if (action === ADOPT) return adopt;
  if (action === OVERRIDE) return override;
  return action === MATCH || label === ACTIVE ? race : wait;
}

function edgeValue([attacker, honest]: Fork, label: number, { game, prices }: Sweep): number {
  const { revenue } = prices;
  const state: State = [attacker, honest, label];
  const blocks = edgeBlocks(game, state);
  if (blocks) return (1 - revenue) * blocks[0] - revenue * blocks[1];
  return actionBeyond(state) === OVERRIDE ? overrideValue([attacker, honest], prices) : -revenue * honest;
}
