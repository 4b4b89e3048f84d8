import { formatDate } from '../../core/time-span.ts';
import {
  breakEvenValue,
  catchUpProbability,
  confirmationsForValue,
  confirmationsNeeded,
  modelNote,
  nakamotoProbability,
  preminedCatchUpProbability,
  timedCatchUpProbability,
} from '../../models/security/index.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import { confirmationsFor, proportionEnds, riskAt } from './confirmations.ts';
import type { MeasuredLevel } from './measured-levels.ts';

/** What is asked of the double-spend model beside the attackers. */
export interface DoubleSpendRequest {
  /** Proportions of the hashrate. */
  readonly attackers: readonly number[];
  readonly confirmations: readonly number[];
  /** Blocks that the attacker has ahead when the payment is sent; null: the column is left out. */
  readonly preminedBlocks: number | null;
  /** Seconds that the confirmations took; null: the column is left out. */
  readonly elapsedSeconds: number | null;
  /** What a block that an attacker finds costs it over what mining it honestly would, in rewards of a block; null: the column is left out. */
  readonly costPerBlockRewards: number | null;
}

const base: readonly AnswerColumn[] = [
  { name: 'attacker', as: 'number' },
  { name: 'confirmations', as: 'count' },
  { name: 'probability', as: 'percent' },
  { name: 'nakamoto', as: 'percent' },
];

/** Probability that an attacker catches up, by attacker and number of confirmations. */
export function doubleSpendAnswer(request: DoubleSpendRequest): ModelAnswer {
  const { attackers, confirmations, preminedBlocks, elapsedSeconds, costPerBlockRewards } = request;
  const columns: readonly AnswerColumn[] = [
    ...base,
    ...(preminedBlocks === null ? [] : [{ name: 'premined', as: 'percent' } as const]),
    ...(elapsedSeconds === null ? [] : [{ name: 'timed', as: 'percent' } as const]),
    ...(costPerBlockRewards === null
      ? []
      : [{ name: 'break_even_rewards', title: 'break even', as: 'number' } as const]),
  ];
  const rows = attackers.flatMap((attackerProportion) =>
    confirmations.map((count) => {
      const race = { attackerProportion, confirmations: count };
      return {
        attacker: attackerProportion,
        confirmations: count,
        probability: catchUpProbability(race),
        nakamoto: nakamotoProbability(race),
        premined: preminedBlocks === null ? null : preminedCatchUpProbability({ ...race, preminedBlocks }),
        timed: elapsedSeconds === null ? null : timedCatchUpProbability({ ...race, elapsedSeconds }),
        break_even_rewards:
          costPerBlockRewards === null ? null : breakEvenValue({ ...race, costPerBlockRewards }).valueRewards,
      };
    }),
  );
  return {
    note: modelNote('double-spend'),
    inputs: { ...request },
    columns,
    rows,
    remarks: [
      'probability: that the attacker ever catches up after so many confirmations; nakamoto: the same by the formula of the paper of 2008, which takes the attacker’s blocks meanwhile to be Poisson',
      ...(preminedBlocks === null
        ? []
        : [`premined: the attacker is ahead when the payment is sent, in blocks by ${preminedBlocks}`]),
      ...(elapsedSeconds === null ? [] : [`timed: the confirmations took ${elapsedSeconds} seconds in all`]),
      ...(costPerBlockRewards === null ? [] : [BREAK_EVEN]),
    ],
  };
}

const BREAK_EVEN =
  'break even: value in rewards of one block above which the attempt pays on average, by its best rule of when to give up';

/** Confirmations after which an attacker succeeds with less than a risk. */
export function confirmationsAnswer(attackers: readonly number[], risks: readonly number[]): ModelAnswer {
  return {
    note: modelNote('double-spend'),
    inputs: { attackers, risks },
    columns: [
      { name: 'attacker', as: 'number' },
      { name: 'risk', as: 'percent' },
      { name: 'confirmations', as: 'count', absent: 'never' },
    ],
    rows: attackers.flatMap((attackerProportion) =>
      risks.map((risk) => ({
        attacker: attackerProportion,
        risk,
        confirmations: confirmationsNeeded({ attackerProportion, risk }),
      })),
    ),
    remarks: ['an attacker with half of the hashrate or more catches up whatever the number of confirmations'],
  };
}

/** Confirmations after which an attempt on a payment does not pay. */
export function valueAnswer(
  attackers: readonly number[],
  {
    valuesRewards,
    costPerBlockRewards,
  }: { readonly valuesRewards: readonly number[]; readonly costPerBlockRewards: number },
): ModelAnswer {
  return {
    note: modelNote('double-spend'),
    inputs: { attackers, valuesRewards, costPerBlockRewards },
    columns: [
      { name: 'attacker', as: 'number' },
      { name: 'value_rewards', as: 'number' },
      { name: 'confirmations', as: 'count', absent: 'never' },
    ],
    rows: attackers.flatMap((attackerProportion) =>
      valuesRewards.map((valueRewards) => ({
        attacker: attackerProportion,
        value_rewards: valueRewards,
        confirmations: confirmationsForValue({ attackerProportion, valueRewards, costPerBlockRewards }),
      })),
    ),
    remarks: [BREAK_EVEN],
  };
}

/** Probability that the largest of each level catches up, with what chance could change of it. */
export function measuredDoubleSpendAnswer(
  levels: readonly MeasuredLevel[],
  { confirmations, interval }: { readonly confirmations: readonly number[]; readonly interval: number },
): ModelAnswer {
  return {
    note: modelNote('double-spend'),
    inputs: { confirmations, interval, windows: levels.map(windowOf) },
    columns: [
      ...measuredColumns,
      { name: 'confirmations', as: 'count' },
      { name: 'probability', as: 'percent' },
      { name: 'probability_low', title: 'low', as: 'percent' },
      { name: 'probability_high', title: 'high', as: 'percent' },
      { name: 'nakamoto', as: 'percent', isDetail: true },
    ],
    rows: levels.flatMap((level) =>
      confirmations.map((count) => {
        const { probability, low, high } = riskAt(level.entities[0]!.blocks, {
          ...level,
          interval,
          confirmations: count,
        });
        return {
          ...measuredCells(level, interval),
          confirmations: count,
          probability,
          probability_low: low,
          probability_high: high,
          nakamoto: nakamotoProbability({ attackerProportion: proportionOf(level), confirmations: count }),
        };
      }),
    ),
    remarks: [AVERAGED],
  };
}

/** Confirmations against the largest of each level, with what chance could change of them. */
export function measuredConfirmationsAnswer(
  levels: readonly MeasuredLevel[],
  { risks, interval }: { readonly risks: readonly number[]; readonly interval: number },
): ModelAnswer {
  return {
    note: modelNote('double-spend'),
    inputs: { risks, interval, windows: levels.map(windowOf) },
    columns: [
      ...measuredColumns,
      { name: 'risk', as: 'percent' },
      { name: 'confirmations', as: 'count', absent: 'never' },
      { name: 'confirmations_low', title: 'low', as: 'count', absent: 'never' },
      { name: 'confirmations_high', title: 'high', as: 'count', absent: 'never' },
    ],
    rows: levels.flatMap((level) =>
      risks.map((risk) => {
        const { estimate, low, high } = confirmationsFor(level.entities[0]!.blocks, { ...level, interval, risk });
        return {
          ...measuredCells(level, interval),
          risk,
          confirmations: estimate,
          confirmations_low: low,
          confirmations_high: high,
        };
      }),
    ),
    remarks: [AVERAGED],
  };
}

const AVERAGED =
  'the probability is averaged over what the proportion may truly be, given the blocks of the window; low and high are at the ends of its interval';

const measuredColumns: readonly AnswerColumn[] = [
  { name: 'level', as: 'text' },
  { name: 'entity', as: 'text' },
  { name: 'attacker', as: 'percent' },
  { name: 'attacker_low', as: 'percent', isDetail: true },
  { name: 'attacker_high', as: 'percent', isDetail: true },
];

function measuredCells(level: MeasuredLevel, interval: number) {
  const ends = proportionEnds(level.entities[0]!.blocks, { ...level, interval });
  return {
    level: level.layer.role,
    entity: level.entities[0]!.name,
    attacker: proportionOf(level),
    attacker_low: ends.low,
    attacker_high: ends.high,
  };
}

const proportionOf = ({ entities, blocks }: MeasuredLevel): number => entities[0]!.blocks / blocks;

function windowOf({ layer, span, blocks }: MeasuredLevel) {
  return { level: layer.role, from: formatDate(span.fromMs), until: formatDate(span.toMs), blocks };
}
