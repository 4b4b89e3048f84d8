import { modelNote } from '../../models/security/index.ts';
import type { AnswerColumn, ModelAnswer } from '../answer.ts';
import type { BlocksSecurity, CoalitionSecurity } from './panel.ts';
import { shownDepths } from './panel.ts';

const columns: readonly AnswerColumn[] = [
  { name: 'size', as: 'count' },
  { name: 'proportion', as: 'percent' },
  { name: 'low', as: 'percent' },
  { name: 'high', as: 'percent' },
  { name: 'bound_high', as: 'percent', isDetail: true },
  { name: 'exceeds_third', as: 'chance', isDetail: true },
  { name: 'exceeds_half', as: 'chance' },
  { name: 'whichever_exceeds_third', as: 'chance', isDetail: true },
  { name: 'whichever_exceeds_half', as: 'chance', isDetail: true },
  { name: 'confirmations', as: 'count', absent: 'never' },
  { name: 'confirmations_low', as: 'count', absent: 'never', isDetail: true },
  { name: 'confirmations_high', as: 'count', absent: 'never', isDetail: true },
  ...shownDepths.map(
    (depth) => ({ name: `reorganizations_of_${depth}_per_year`, as: 'number', isDetail: true }) as const,
  ),
  { name: 'six_in_a_row_days', as: 'number', isDetail: true },
  { name: 'refused_minutes', as: 'number', isDetail: true },
  { name: 'entities', as: 'text' },
];

/** A set of blocks whose coalitions are shown, `null`: the only one. */
export interface NamedSecurity extends Pick<BlocksSecurity, 'coalitions'> {
  readonly level: string | null;
}

/** Coalitions of the largest, of one set of blocks or of several levels. */
export function coalitionsAnswer(
  sets: readonly NamedSecurity[],
  { risk, inputs }: { readonly risk: number; readonly inputs: Readonly<Record<string, unknown>> },
): ModelAnswer {
  const isLevelled = sets.some(({ level }) => level !== null);
  return {
    note: modelNote('coalitions'),
    inputs: { risk, ...inputs },
    columns: isLevelled ? [{ name: 'level', as: 'text' }, ...columns] : columns,
    rows: sets.flatMap(({ level, coalitions }) => coalitions.map((one) => ({ level, ...coalitionRow(one) }))),
    remarks: [
      'low and high: what chance could change of these members’ proportion; bound high: were all that is tied to nobody theirs',
      'exceeds: the probability that these members hold more; whichever: that the truly largest do, whoever they are',
      `confirmations: fewest after which they catch up with a probability below ${risk}; never: no number is enough`,
      'reorganizations: expected a year of so many blocks, if they tried without pause and gave up when it serves them best',
      'six in a row: days between, by luck alone; refused minutes: how long a payment waits on average that these members refuse',
    ],
  };
}

function coalitionRow(coalition: CoalitionSecurity) {
  const { size, proportion, interval, withUnattributed, exceeds, whicheverExceeds, confirmations, names } = coalition;
  return {
    size,
    proportion,
    low: interval.low,
    high: interval.high,
    bound_high: withUnattributed.proportion,
    exceeds_third: exceeds.third,
    exceeds_half: exceeds.half,
    whichever_exceeds_third: whicheverExceeds.third,
    whichever_exceeds_half: whicheverExceeds.half,
    confirmations: confirmations.estimate,
    confirmations_low: confirmations.low,
    confirmations_high: confirmations.high,
    ...Object.fromEntries(
      coalition.reorganizations.map(({ depth, perYear }) => [`reorganizations_of_${depth}_per_year`, perYear]),
    ),
    six_in_a_row_days: coalition.sixInARow.days,
    refused_minutes: coalition.refused.expectedSeconds / 60,
    entities: names.join(', '),
  };
}
