import { formatNumber, NOTHING } from '../../../report/format.ts';

/** One definition's figure, as the API answers it. */
interface GapReading {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: 'months' | 'index points';
}
type Definition = 'horizontal' | 'look-back' | 'vertical' | 'survival';

/** In the order in which they are shown. */
export const definitionIds: readonly Definition[] = ['horizontal', 'look-back', 'vertical', 'survival'];

interface Words {
  readonly name: string;
  readonly says: string;
  readonly not: string;
  /** What a chart draws of it. */
  readonly drawn: string;
}

export const definitionWords: Readonly<Record<Definition, Words>> = {
  horizontal: {
    name: 'On levels reached',
    says: 'How long the followers took, on average, to reach a level that the leaders had reached; only levels that they have reached by now.',
    not: 'It leaves out those not reached, which are the slow ones, so it is biased down.',
    drawn:
      'Each line across goes from the day on which the leaders reached a level to the day on which the followers did; a dotted one goes on, and is left out of the average.',
  },
  'look-back': {
    name: 'Look-back',
    says: 'How long ago the leaders first had what is the followers’ best today.',
    not: 'It has the age of that best in it, and grows by a day a day until the next one.',
    drawn:
      'The line across goes from the day on which the leaders first had the followers’ best score to the latest day.',
  },
  vertical: {
    name: 'Points behind',
    says: 'The leaders’ best score less the followers’ best score, in index points.',
    not: 'It says nothing of time, and two models make it.',
    drawn: 'The upright line is the distance between the best of both at the latest day.',
  },
  survival: {
    name: 'Half of all levels',
    says: 'How long until half of all levels are matched, with those not matched yet counted as having taken at least as long as they have stood (Kaplan–Meier median).',
    not: 'It supposes that new levels take as long as old ones.',
    drawn:
      'Each line across is a level. Dotted ones are not matched yet: they count for as long as they have stood, and go on.',
  },
};

/** A figure with its unit in short. */
export function shown({ estimate, unit }: Pick<GapReading, 'estimate' | 'unit'>): string {
  if (estimate === null) return NOTHING;
  return `${formatNumber(estimate, 1)} ${unit === 'months' ? 'months' : 'points'}`;
}

/** An interval; an end that is not known is a dash. */
export function interval({ low, high }: Pick<GapReading, 'low' | 'high'>): string {
  if (low === null && high === null) return NOTHING;
  const end = (value: number | null): string => (value === null ? NOTHING : formatNumber(value, 1));
  return `[${end(low)}, ${end(high)}]`;
}

/** Whether a group is a jurisdiction, which has its colour everywhere. */
export function isJurisdiction(group: string): boolean {
  return group === 'us' || group === 'china';
}
