import { csvCell, jsonText } from '../core/text.ts';
import { formatDate } from '../core/time-span.ts';
import { formatNumber, labelledText, NOTHING, renderTable, type TableOptions } from '../report/index.ts';

type TierReading = ReturnType<typeof import('../pipeline/edge.ts').tiersOverTime>[number];

/** A reading as a flat record. */
function record(reading: TierReading) {
  const { tier, atMs, best, frontier, reason, gapPoints, gapMonths, tokensPerSecond } = reading;
  return {
    tier,
    date: formatDate(atMs),
    model: best?.name ?? null,
    released: best === null ? null : formatDate(best.releasedMs),
    score: best?.score ?? null,
    frontier_model: frontier?.name ?? null,
    frontier_score: frontier?.score ?? null,
    gap_points: gapPoints,
    gap_months: gapMonths,
    tokens_per_second: tokensPerSecond,
    reason,
  };
}

const names = [
  'tier',
  'date',
  'model',
  'released',
  'score',
  'frontier_model',
  'frontier_score',
  'gap_points',
  'gap_months',
  'tokens_per_second',
  'reason',
] as const;

/** Readings of tiers as CSV. */
export function tiersCsv(readings: readonly TierReading[]): string {
  const lines = readings.map(record).map((each) => names.map((name) => csvCell(each[name])).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

/** Readings of tiers as JSON. */
export function tiersJson(readings: readonly TierReading[]): string {
  return `${jsonText(readings.map(record), 2)}\n`;
}

/** What belongs with the readings where people read them. */
export interface TiersTableOptions extends TableOptions {
  readonly quantization: string;
  readonly contextTokens: number;
  /** Sentences on the input. */
  readonly notes: readonly string[];
}

const gap =
  'points that the best of all models scored more on that day, and the months since the best of all first scored as much as this one';
const limits =
  'what a model loses in fewer bits, the time to read a prompt, heat and batteries. Only models with a score, open weights and a ' +
  'published size count, and small models are scored less often than large ones: better ones may fit.';

/** Readings of tiers as a table for a terminal, then what its columns mean and what it does not say. */
export function tiersTable(readings: readonly TierReading[], options: TiersTableOptions): string {
  const shown = (value: number | null) => (value === null ? NOTHING : formatNumber(value, 1));
  const rows = readings
    .map(record)
    .map((each) => [
      each.tier,
      each.date,
      each.model ?? each.reason ?? NOTHING,
      shown(each.score),
      shown(each.gap_points),
      shown(each.gap_months),
      shown(each.tokens_per_second),
    ]);
  const columns = [
    { title: 'tier' },
    { title: 'date' },
    { title: 'best model that fits' },
    { title: 'score', align: 'right' },
    { title: 'gap, points', align: 'right' },
    { title: 'months', align: 'right' },
    { title: 'tokens/s', align: 'right' },
  ] as const;
  const speed = `predicted for one answer at a time on a typical device sold then; weights stored as ${options.quantization}, a context of ${options.contextTokens.toLocaleString('en-US')} tokens full`;
  return [
    renderTable(columns, rows, options),
    '',
    ...labelledText('score', ['points of the capability index, measured at full precision'], options),
    ...labelledText('gap', [gap], options),
    ...labelledText('tokens/s', [speed], options),
    ...labelledText('notes', options.notes, options),
    ...labelledText('not said', [limits], options),
    '',
  ].join('\n');
}
