import { z } from 'zod';
import { formatDate } from '../../core/time-span.ts';
import { type DeviceReading, deviceReadings } from '../../pipeline/devices.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, paged, pageOf, pageQuery } from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const nullableText = z.string().nullable();
const tierReading = z.object({
  tier: z.string(),
  date: z.iso.date(),
  model: nullableText.meta({ description: 'The best open model with a score that fits; null with a reason' }),
  released: z.iso.date().nullable(),
  score: nullableNumber.meta({ description: 'Points of the capability index, measured at full precision' }),
  total_parameters: nullableNumber,
  active_parameters: nullableNumber.meta({ description: 'Read per token; null where not published' }),
  frontier_model: nullableText.meta({ description: 'The best of all models released by then' }),
  frontier_score: nullableNumber,
  gap_points: nullableNumber,
  gap_months: nullableNumber.meta({ description: 'Since the best of all first scored as much' }),
  tokens_per_second: nullableNumber.meta({ description: 'Predicted for a typical device sold then, the context full' }),
  reason: nullableText,
});

export const tiers = route({
  id: 'tiers',
  path: '/tiers',
  summary: 'What devices can run',
  description:
    'The best open model with a score that fits each size of phone, laptop and graphics card at the end of every quarter, and how far it is from the best of all. A lower bound: small models are scored less often. Scores: Epoch AI, CC BY 4.0.',
  params: nothing,
  query: pageQuery,
  document: pageOf(tierReading).extend({
    quantization: z.string().meta({ description: 'How weights are stored' }),
    context_tokens: z.number().int(),
    tiers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(['phone', 'laptop', 'consumer-gpu']),
        memory_gibibytes: z.number(),
        usable_proportion: z.number().meta({ description: 'Of the memory, what is left for a model' }),
        on_sale_by: z.iso.date(),
      }),
    ),
  }),
  answer(observatory, { query }) {
    const { readings, tiers, quantization, contextTokens } = deviceReadings(observatory.input);
    const { rows, ...page } = paged(observatory, readings, query);
    return {
      items: rowObjects(columns, rows) as z.input<typeof tierReading>[],
      quantization,
      context_tokens: contextTokens,
      tiers: tiers.map(({ id, title, kind, memoryGibibytes, usableProportion, onSaleFrom }) => ({
        id,
        title,
        kind,
        memory_gibibytes: memoryGibibytes.value,
        usable_proportion: usableProportion.value,
        on_sale_by: onSaleFrom.date,
      })),
      ...page,
    };
  },
  table: (observatory) => tableOf(columns, deviceReadings(observatory.input).readings),
  published: () => [{}],
  example: { params: {}, query: { limit: 3 } },
});

const columns: readonly TableColumn<DeviceReading>[] = [
  { name: 'tier', type: 'text', value: ({ tier }) => tier },
  { name: 'date', type: 'text', value: ({ atMs }) => formatDate(atMs) },
  { name: 'model', type: 'text', value: ({ best }) => best?.name ?? null },
  { name: 'released', type: 'text', value: ({ best }) => (best === null ? null : formatDate(best.releasedMs)) },
  { name: 'score', type: 'number', value: ({ best }) => best?.score ?? null },
  { name: 'total_parameters', type: 'number', value: ({ best }) => best?.totalParameters ?? null },
  { name: 'active_parameters', type: 'number', value: ({ best }) => best?.activeParameters ?? null },
  { name: 'frontier_model', type: 'text', value: ({ frontier }) => frontier?.name ?? null },
  { name: 'frontier_score', type: 'number', value: ({ frontier }) => frontier?.score ?? null },
  { name: 'gap_points', type: 'number', value: ({ gapPoints }) => gapPoints },
  { name: 'gap_months', type: 'number', value: ({ gapMonths }) => gapMonths },
  { name: 'tokens_per_second', type: 'number', value: ({ tokensPerSecond }) => tokensPerSecond },
  { name: 'reason', type: 'text', value: ({ reason }) => reason },
];
