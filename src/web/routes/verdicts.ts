import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import type { LayerVerdict } from '../../pipeline/verdicts.ts';
import { instant, nothing, nullableNumber, pageOf } from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const verdict = z.object({
  layer: z.string(),
  title: z.string(),
  verdict: z.enum(['concentrating', 'dispersing', 'no trend', 'too little data']),
  slope_per_year: nullableNumber.meta({ description: 'Slope of ln(effective number) a year; positive: dispersing' }),
  low: nullableNumber,
  high: nullableNumber,
  p_value: nullableNumber,
  windows: z.number().int(),
  from: instant,
  to: instant,
  would_change: z.string().meta({ description: 'What would change the verdict, in one sentence' }),
  artefact: z.string().nullable().meta({ description: 'Said where the change is not one of proportions' }),
  id: z.string().meta({ description: 'Figure id of the slope, as `explain` takes it' }),
});

export const verdicts = route({
  id: 'verdicts',
  path: '/verdicts',
  summary: 'Where it is going',
  description:
    'The direction of each layer: the slope of the logarithm of its effective number over windows that do not overlap. A direction is named only where its interval leaves out zero.',
  params: nothing,
  query: nothing,
  document: pageOf(verdict).extend({ rule: z.string() }),
  answer({ observation, input }) {
    const { verdicts } = observation;
    return {
      items: rowObjects(columns, verdicts) as z.input<typeof verdict>[],
      total: verdicts.length,
      next: null,
      snapshot: input.snapshot,
      rule: observation.report.verdictRule,
    };
  },
  table: ({ observation }) => tableOf(columns, observation.verdicts),
  published: () => [{}],
  example: { params: {}, query: {} },
});

const columns: readonly TableColumn<LayerVerdict>[] = [
  { name: 'layer', type: 'text', value: ({ measured }) => measured.layer.id },
  { name: 'title', type: 'text', value: ({ measured }) => measured.layer.title },
  { name: 'verdict', type: 'text', value: (one) => one.verdict },
  { name: 'slope_per_year', type: 'number', value: ({ trend }) => trend.slopePerYear },
  { name: 'low', type: 'number', value: ({ trend }) => trend.low },
  { name: 'high', type: 'number', value: ({ trend }) => trend.high },
  { name: 'p_value', type: 'number', value: ({ trend }) => trend.pValue },
  { name: 'windows', type: 'integer', value: ({ trend }) => trend.windows },
  { name: 'from', type: 'time', value: ({ span }) => span.fromMs },
  { name: 'to', type: 'time', value: ({ span }) => span.toMs },
  { name: 'would_change', type: 'text', value: ({ wouldChange }) => wouldChange },
  { name: 'artefact', type: 'text', value: ({ artefact }) => artefact },
  {
    name: 'id',
    type: 'text',
    value: ({ measured }) => figureIdText({ kind: 'verdict', layer: measured.layer.id, part: 'slope' }),
  },
];
