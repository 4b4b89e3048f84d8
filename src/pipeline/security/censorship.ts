import { censorshipWait, featherFork, modelNote } from '../../models/security/index.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import type { MeasuredLevel } from './measured-levels.ts';
import { LARGEST_COALITION } from './panel.ts';

interface Refusing {
  readonly level: string | null;
  readonly entities: string | null;
  readonly proportion: number;
}

/** What is asked of the models of censorship. */
export interface CensorshipRequest {
  /** Proportions of the hashrate that refuse a payment; of measured coalitions with their level and members. */
  readonly refusing: readonly Refusing[];
  /** Probability with which the payment is in by the stated quantile. */
  readonly level: number;
  /** Blocks behind at which those who fork around the payment give up. */
  readonly giveUpDeficits: readonly number[];
}

const columns: readonly AnswerColumn[] = [
  { name: 'refusing', as: 'percent' },
  { name: 'expected_blocks', as: 'number', isDetail: true },
  { name: 'expected_minutes', title: 'wait minutes', as: 'number' },
  { name: 'quantile_blocks', as: 'count', isDetail: true },
  { name: 'quantile_minutes', as: 'number', isDetail: true },
  { name: 'give_up_deficit', title: 'gives up', as: 'count' },
  { name: 'fork_win_probability', title: 'fork wins', as: 'percent' },
  { name: 'break_even_fee_rewards', title: 'break even fee', as: 'number' },
];

/** How long a payment waits that some refuse, and what a threat to replace blocks with it adds. */
export function censorshipAnswer({ refusing, level, giveUpDeficits }: CensorshipRequest): ModelAnswer {
  const isMeasured = refusing.some((one) => one.level !== null);
  return {
    note: modelNote('censorship'),
    inputs: { refusing, level, giveUpDeficits },
    columns: isMeasured ? [{ name: 'level', as: 'text' }, ...columns, { name: 'entities', as: 'text' }] : columns,
    rows: refusing.flatMap(({ level: ofLevel, entities, proportion }) => {
      const wait = censorshipWait({ refusingProportion: proportion, level });
      return giveUpDeficits.map((giveUpDeficit) => {
        const fork = featherFork({ proportion, giveUpDeficit });
        return {
          level: ofLevel,
          entities,
          refusing: proportion,
          expected_blocks: wait.expectedBlocks,
          expected_minutes: wait.expectedSeconds / 60,
          quantile_blocks: wait.quantileBlocks,
          quantile_minutes: wait.quantileSeconds / 60,
          give_up_deficit: giveUpDeficit,
          fork_win_probability: fork.winProbability,
          break_even_fee_rewards: fork.breakEvenFeeInRewards,
        };
      });
    }),
    remarks: [
      'wait: how long until a block of those who do not refuse; never: all refuse',
      `quantile: with a probability of ${level} the payment is in a block by then`,
      'gives up: how many blocks behind those who fork around the payment give up',
      'break even fee: what a payment must add, in rewards of one block, for including it to pay while the threat stands',
    ],
  };
}

/** The k with the most blocks at each level, for k from 1 to 6: what the largest coalition could refuse. */
export function measuredRefusing(levels: readonly MeasuredLevel[]): Refusing[] {
  return levels.flatMap(({ layer, entities, blocks }) =>
    entities.slice(0, LARGEST_COALITION).map((_, index) => {
      const members = entities.slice(0, index + 1);
      return {
        level: layer.role,
        entities: members.map(({ name }) => name).join(', '),
        proportion: members.reduce((sum, one) => sum + one.blocks, 0) / blocks,
      };
    }),
  );
}
