import {
  modelNote,
  optimalSelfish,
  optimalThreshold,
  selfishLag,
  selfishPolicyTable,
  selfishRevenue,
  selfishThreshold,
} from '../../models/security/index.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import { type Attacker, attackerColumns } from './attackers.ts';

/** What is asked of the models of selfish mining. */
export interface SelfishRequest {
  readonly attackers: readonly Attacker[];
  /** Proportions of the others who mine on the withheld block in a tie. */
  readonly tieWins: readonly number[];
  readonly truncation: number;
  /** Whether the loss before the difficulty adjusts, and when it is made good, are asked for too. */
  readonly hasLag: boolean;
}

const columns: readonly AnswerColumn[] = [
  { name: 'attacker', as: 'number' },
  { name: 'tie_win', as: 'number' },
  { name: 'truncation', as: 'count', isDetail: true },
  { name: 'closed_form', as: 'percent' },
  { name: 'optimal_low', as: 'percent' },
  { name: 'optimal_high', as: 'percent', isDetail: true },
];

const lagColumns: readonly AnswerColumn[] = [
  { name: 'first_epoch_days', as: 'number', isDetail: true },
  { name: 'loss_rewards', as: 'number', isDetail: true },
  { name: 'gain_rewards_per_day', as: 'number', isDetail: true },
  { name: 'days_until_it_pays', title: 'days to pay', as: 'number', absent: 'never' },
];

/** Revenue of one who withholds, in closed form and by the best strategy. */
export function selfishAnswer({ attackers, tieWins, truncation, hasLag }: SelfishRequest): ModelAnswer {
  const wide: string[] = [];
  const rows = attackers.flatMap(({ level, entity, proportion: attackerProportion }) =>
    tieWins.map((tieWinProportion) => {
      const miner = { attackerProportion, tieWinProportion };
      const best = optimalSelfish({ ...miner, truncation });
      if (best.isTruncationFelt) wide.push(`attacker ${attackerProportion}, tie win ${tieWinProportion}`);
      return {
        ...(level === undefined ? {} : { level, entity }),
        attacker: attackerProportion,
        tie_win: tieWinProportion,
        truncation,
        closed_form: selfishRevenue(miner),
        optimal_low: best.low,
        optimal_high: best.high,
        ...(hasLag ? lagOf(attackerProportion, best) : {}),
      };
    }),
  );
  return {
    note: modelNote('selfish'),
    inputs: { attackers, tieWins, truncation },
    columns: [...attackerColumns(attackers), ...columns, ...(hasLag ? lagColumns : [])],
    rows,
    remarks: [
      REVENUE,
      ...(wide.length === 0
        ? []
        : [
            `the truncation of ${truncation} blocks is felt (${wide.join('; ')}): the bounds are wide, and a larger one would narrow them`,
          ]),
      ...(hasLag ? [LAG] : []),
    ],
  };
}

const REVENUE =
  'closed form and optimal: its proportion of the best chain’s blocks; withholding pays where that is above its proportion of the hashrate';

const LAG =
  'loss: rewards of blocks lost against honest mining until the first adjustment, where the best strategy begins at one; gain: from then on; days to pay: until the loss is made good, never: it is not';

function lagOf(attackerProportion: number, best: ReturnType<typeof optimalSelfish>) {
  const lag = selfishLag({ ...best, attackerProportion });
  return {
    first_epoch_days: lag.firstEpochSeconds / 86_400,
    loss_rewards: lag.lossRewards,
    gain_rewards_per_day: lag.gainRewardsPerDay,
    days_until_it_pays: lag.daysUntilItPays,
  };
}

/** Proportions from which withholding pays, by how ties fall. */
export function selfishThresholdAnswer(tieWins: readonly number[], truncation: number): ModelAnswer {
  return {
    note: modelNote('selfish'),
    inputs: { tieWins, truncation },
    columns: [
      { name: 'tie_win', as: 'number' },
      { name: 'truncation', as: 'count' },
      { name: 'threshold', as: 'percent' },
      { name: 'optimal_threshold_low', as: 'percent' },
      { name: 'optimal_threshold_high', as: 'percent' },
    ],
    rows: tieWins.map((tieWinProportion) => {
      const { low, high } = optimalThreshold({ tieWinProportion, truncation });
      return {
        tie_win: tieWinProportion,
        truncation,
        threshold: selfishThreshold(tieWinProportion),
        optimal_threshold_low: low,
        optimal_threshold_high: high,
      };
    }),
    remarks: [],
  };
}

/** The best strategy as a table: a row for each number of the attacker's blocks, a column for each of the others'. */
export function selfishPolicyAnswer({
  attacker,
  tieWin,
  truncation,
  size,
}: {
  readonly attacker: number;
  readonly tieWin: number;
  readonly truncation: number;
  readonly size: number;
}): ModelAnswer {
  const { policy, low, high } = optimalSelfish({ attackerProportion: attacker, tieWinProportion: tieWin, truncation });
  const table = selfishPolicyTable(policy, size);
  return {
    note: modelNote('selfish'),
    inputs: { attacker, tieWin, truncation, size },
    columns: [
      { name: 'attacker_blocks', title: 'blocks', as: 'count' },
      ...table.map((_, others) => ({ name: `others_${others}`, title: String(others), as: 'range' as const })),
    ],
    rows: table.map((cells, own) => ({
      attacker_blocks: own,
      ...Object.fromEntries(cells.map((cell, others) => [`others_${others}`, cell])),
    })),
    remarks: [
      'a row for each number of blocks of the attacker’s fork, a column for each of the others’',
      'three letters for a fork that cannot be matched, can be, and is being: a(dopt) the others’ branch, o(verride) it by publishing one block more, m(atch) it by as many, w(ait); *: never reached',
      `the strategy’s revenue is ${low} at least, and no strategy’s is above ${high}`,
    ],
  };
}
