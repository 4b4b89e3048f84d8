import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import { forecastPanel } from '../../pipeline/economics/forecast-panel.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const period = z.string().meta({ description: 'A year, or a month as 2025-12' });
const point = z.object({ period, value: z.number() });
const nullableText = z.string().nullable();

const forecast = z.object({
  id: z.string(),
  publisher: z.string(),
  scope: z.string(),
  published: z.string().meta({ description: 'Month' }),
  base: point.nullable().meta({ description: 'Where it starts; null where its page does not say' }),
  target: point,
  stated_growth_percent: nullableNumber.meta({ description: 'Percent a year' }),
  growth_from: nullableText.meta({ description: 'Period from which growth is stated, or else implied' }),
  implied_growth_percent: nullableNumber.meta({ description: 'What the two ends come to' }),
  status: z.enum(['pending', 'due, outcome not known', 'scored']),
  score: z
    .object({
      outcome: z.number(),
      outcome_fact: nullableText,
      percent_error: z.number().meta({ description: 'Above 0 where the forecast was too high' }),
      skill_over_no_change: nullableNumber.meta({ description: '1 is exact, 0 no better than no change' }),
      is_in_stated_range: z.boolean().nullable().meta({ description: 'null where no range is stated' }),
    })
    .nullable(),
  grade: z.enum(['primary', 'press', 'quoted']).meta({
    description: 'primary: read where its publisher states it; press: told by a page; quoted: from notes that cite it',
  }),
  resolution: z.string().meta({ description: 'What would settle it' }),
  source: z.object({ title: z.string(), url: z.string(), read: z.string() }),
  note: nullableText,
});

export const economicsForecasts = route({
  id: 'economics-forecasts',
  path: '/economics/forecasts',
  summary: 'Published forecasts, how far they disagree, and how those that are due did',
  description:
    'By what they count, with growth as stated and as implied. A band is of publishers, each once, and no interval of probability. Due is what had ended when the register was last read.',
  params: nothing,
  query: nothing,
  document: z.object({
    as_of: z.iso.date(),
    scopes: z.array(
      z.object({ id: z.string(), title: z.string(), unit: z.string(), counts: z.string(), within: nullableText }),
    ),
    forecasts: z.array(forecast),
    bands: z.array(
      z.object({
        scope: z.string(),
        period,
        publishers: z.number().int(),
        interpolated: z.number().int().meta({ description: 'Of them, read off between the ends of a forecast' }),
        low: z.number(),
        median: z.number(),
        high: z.number(),
      }),
    ),
    larger_parts: z
      .array(z.object({ id: z.string(), whole_id: z.string(), whole_value: z.number() }))
      .meta({ description: 'Forecasts of a part that are more than the same publisher’s of the whole' }),
    snapshot: snapshotHash,
  }),
  answer({ input: { facts, snapshot } }) {
    const panel = forecastPanel(facts);
    return {
      as_of: formatDate(panel.asOfMs),
      scopes: [...panel.scopes],
      forecasts: panel.forecasts.map(forecastDocument),
      bands: panel.bands.map(({ highOverLow: _, ...band }) => band),
      larger_parts: panel.largerParts.map(({ part, whole, wholeValue }) => ({
        id: part.id,
        whole_id: whole.id,
        whole_value: wholeValue,
      })),
      snapshot,
    };
  },
  table: ({ input: { facts } }) => tableOf(columns, forecastPanel(facts).forecasts),
  published: () => [{}],
  example: { params: {}, query: {} },
});

type Shown = ReturnType<typeof forecastPanel>['forecasts'][number];

function forecastDocument({ score, source, note, ...one }: Shown): z.input<typeof forecast> {
  return {
    id: one.id,
    publisher: printable(one.publisher),
    scope: one.scope,
    published: one.published,
    base: one.base,
    target: one.target,
    stated_growth_percent: one.statedGrowthPercent,
    growth_from: one.growthFrom,
    implied_growth_percent: one.impliedGrowthPercent,
    status: one.status,
    score:
      score === null
        ? null
        : {
            outcome: one.outcome!,
            outcome_fact: one.outcomeFact,
            percent_error: score.percentError,
            skill_over_no_change: score.skillOverNoChange,
            is_in_stated_range: score.isInRange,
          },
    grade: one.grade,
    resolution: printable(one.resolution),
    source: { title: printable(source.title), url: printable(source.url), read: source.read },
    note: note === null ? null : printable(note),
  };
}

const columns: readonly TableColumn<Shown>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'publisher', type: 'text', value: ({ publisher }) => publisher },
  { name: 'scope', type: 'text', value: ({ scope }) => scope },
  { name: 'published', type: 'text', value: ({ published }) => published },
  { name: 'base_period', type: 'text', value: ({ base }) => base?.period ?? null },
  { name: 'base_value', type: 'number', value: ({ base }) => base?.value ?? null },
  { name: 'target_period', type: 'text', value: ({ target }) => target.period },
  { name: 'target_value', type: 'number', value: ({ target }) => target.value },
  { name: 'stated_growth_percent', type: 'number', value: ({ statedGrowthPercent }) => statedGrowthPercent },
  { name: 'implied_growth_percent', type: 'number', value: ({ impliedGrowthPercent }) => impliedGrowthPercent },
  { name: 'status', type: 'text', value: ({ status }) => status },
  { name: 'outcome', type: 'number', value: ({ outcome }) => outcome },
  { name: 'grade', type: 'text', value: ({ grade }) => grade },
  { name: 'source_url', type: 'text', value: ({ source }) => source.url },
];
