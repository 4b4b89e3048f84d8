import { formatDate } from '../core/time-span.ts';
import type { LagDefinition, LagGroup, LagHistoryPoint, LagLevel, LagReading, LagResult } from '../models/index.ts';
import { formatNumber, NOTHING } from './format.ts';
import { LONGEST_LINE, labelledText } from './labelled-text.ts';
import { renderTable, type TableColumn, type TableOptions } from './terminal-table.ts';
import { wrapped } from './text-width.ts';

/** A comparison as it is shown. */
export interface LagTableData {
  readonly leader: Pick<LagGroup, 'id' | 'title'>;
  readonly follower: Pick<LagGroup, 'id' | 'title'>;
  readonly result: LagResult;
  /** Coverage of the intervals; null where there are none. */
  readonly interval: number | null;
}

const meanings: Readonly<Record<LagDefinition, string>> = {
  horizontal: 'from the leader’s date to the follower’s, mean of the levels matched',
  'look-back': 'since the leader first reached the follower’s best',
  vertical: 'the leader’s best less the follower’s',
  survival: 'until half of all levels are matched, those unmatched counted',
};

/** Unmatched levels that are named; the others are counted. */
const NAMED = 4;

/** What no definition says, in one sentence. */
export const lagLimits =
  'why a group is behind, what its models cost or can be used for, or whether the index measures what matters; the intervals know ' +
  'which models happened to come out, not the errors of their scores.';

/** The four definitions as a table for a terminal, then what is unmatched, what else to know, and what the numbers do not say. */
export function lagTable({ leader, follower, result, interval }: LagTableData, options: TableOptions): string {
  const percent = interval === null ? '' : `${Number((100 * interval).toFixed(4))}% `;
  const columns: readonly TableColumn[] = [
    { title: 'definition' },
    { title: 'behind', align: 'right' },
    { title: `${percent}interval`, align: 'right' },
    { title: 'unit' },
    { title: 'what it means' },
  ];
  const rows = result.readings.map((reading) => [
    reading.definition,
    months(reading.estimate),
    range(reading),
    reading.unit,
    reading.reason ?? meanings[reading.definition],
  ]);
  const head =
    `${follower.title} (${follower.id}, ${result.followerModels} models) behind ${leader.title} ` +
    `(${leader.id}, ${result.leaderModels} models), as of ${formatDate(result.asOfMs)}`;
  return [
    ...wrapped(head, Math.min(options.width, LONGEST_LINE)),
    '',
    renderTable(columns, rows, options),
    '',
    ...labelledText('unmatched', [unmatchedText(result.levels)], options),
    ...labelledText('notes', result.notes, options),
    ...labelledText('not said', [lagLimits], options),
  ].join('\n');
}

function unmatchedText(levels: readonly LagLevel[]): string {
  const unmatched = levels.filter(({ lagMonths }) => lagMonths === null);
  if (levels.length === 0) return 'no level to compare';
  if (unmatched.length === 0) return `none of ${levels.length} levels`;
  const named = unmatched
    .slice(0, NAMED)
    .map(
      ({ score, leaderModel, reachedMs }) => `${formatNumber(score, 1)} ${leaderModel.name} ${formatDate(reachedMs)}`,
    );
  const more = unmatched.length > NAMED ? `; ${unmatched.length - NAMED} more` : '';
  return `${unmatched.length} of ${levels.length} levels: ${named.join('; ')}${more}`;
}

function months(value: number | null): string {
  return value === null ? NOTHING : formatNumber(value, 1);
}

function range({ low, high }: LagReading): string {
  return low === null && high === null ? NOTHING : `[${months(low)}, ${months(high)}]`;
}

const levelColumns: readonly TableColumn[] = [
  { title: 'level', align: 'right' },
  { title: 'points', align: 'right' },
  { title: 'leader’s model' },
  { title: 'reached' },
  { title: 'follower’s model' },
  { title: 'matched' },
  { title: 'months', align: 'right' },
];

/** The levels as a table for a terminal, the unmatched among them. */
export function lagLevelTable(levels: readonly LagLevel[], options: TableOptions): string {
  const rows = levels.map(({ score, points, leaderModel, reachedMs, followerModel, matchedMs, lagMonths }) => [
    formatNumber(score, 1),
    formatNumber(points, 1),
    leaderModel.name,
    formatDate(reachedMs),
    followerModel?.name ?? 'unmatched',
    matchedMs === null ? NOTHING : formatDate(matchedMs),
    months(lagMonths),
  ]);
  return renderTable(levelColumns, rows, options);
}

/** A history as a table for a terminal: a date a line. */
export function lagHistoryTable(history: readonly LagHistoryPoint[], options: TableOptions): string {
  const definitions = history[0]?.readings.map(({ definition }) => definition) ?? [];
  const columns: readonly TableColumn[] = [
    { title: 'as of' },
    ...definitions.map((title): TableColumn => ({ title, align: 'right' })),
    { title: 'levels', align: 'right' },
    { title: 'unmatched', align: 'right' },
  ];
  const rows = history.map(({ asOfMs, readings }) => [
    formatDate(asOfMs),
    ...readings.map(({ estimate }) => months(estimate)),
    String(readings[0]!.levels),
    String(readings[0]!.unmatched),
  ]);
  return renderTable(columns, rows, options);
}
