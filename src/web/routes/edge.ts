import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import { formatDate } from '../../core/time-span.ts';
import { edgeParts } from '../../pipeline/devices.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const proportion = z.number().min(0).max(1);
const part = z.object({
  value: proportion,
  low: proportion.meta({ description: '5% quantile over the ranges of the inputs' }),
  high: proportion.meta({ description: '95% quantile' }),
});
const figures = z.object({
  could: part.meta({ description: 'A model good and fast enough runs on the best device of who asks' }),
  would_pay: part.meta({ description: 'And costs less there than from a provider' }),
  does: part.meta({ description: 'And is run there' }),
});
const grade = z.enum(['measured', 'press', 'assumption']);

export const edge = route({
  id: 'edge',
  path: '/edge',
  summary: 'What people could serve themselves',
  description:
    'Parts of all tokens that people ask models for, each within the one before: what their devices could serve, what would cost less there, and what they do serve. Most inputs are assumptions; they are listed with their ranges and reasons.',
  params: nothing,
  query: nothing,
  document: z.object({
    as_of: z.iso
      .date()
      .nullable()
      .meta({ description: 'null: the run has no scored models, and there are no figures' }),
    figures: figures.nullable(),
    ids: z.object({ could: z.string(), would_pay: z.string(), does: z.string() }),
    history: z.array(figures.extend({ as_of: z.iso.date() })),
    tasks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        token_proportion: proportion,
        could: proportion,
        would_pay: proportion,
        does: proportion,
      }),
    ),
    quantization: z.string().nullable(),
    draws: z.number().int().nullable(),
    seed: z.number().int(),
    inputs: z.array(
      z.object({
        name: z.string(),
        value: z.number(),
        low: z.number(),
        high: z.number(),
        grade: grade.meta({ description: 'How it is known' }),
        why: z.string().meta({ description: 'A source, or for an assumption its reason' }),
      }),
    ),
    snapshot: snapshotHash,
  }),
  answer(observatory) {
    const parts = partsOf(observatory);
    const { snapshot } = observatory.input;
    const id = (name: string) => figureIdText({ kind: 'edge', part: name });
    const common = { ids: { could: id('could'), would_pay: id('would-pay'), does: id('does') }, snapshot };
    if (parts === null) {
      const none = { as_of: null, figures: null, history: [], tasks: [], quantization: null, draws: null, inputs: [] };
      return { ...none, ...common, seed: observatory.seed };
    }
    return {
      as_of: formatDate(parts.now.atMs),
      figures: figuresOf(parts.now),
      history: parts.history.map((one) => ({ as_of: formatDate(one.atMs), ...figuresOf(one) })),
      tasks: parts.now.byTask.map(({ task, tokenProportion, could, wouldPay, does }) => ({
        id: task,
        title: parts.tasks.find((one) => one.id === task)?.title ?? task,
        token_proportion: tokenProportion,
        could,
        would_pay: wouldPay,
        does,
      })),
      quantization: parts.quantization,
      draws: parts.draws,
      seed: parts.seed,
      inputs: parts.inputs.map(({ name, value, low, high, grade, why }) => ({ name, value, low, high, grade, why })),
      ...common,
    };
  },
  table: (observatory) => tableOf(columns, partsOf(observatory)?.inputs ?? []),
  published: () => [{}],
  example: { params: {}, query: {} },
});

type Parts = NonNullable<ReturnType<typeof edgeParts>>;

function partsOf({ input, seed }: Observatory): Parts | null {
  return edgeParts(input, seed);
}

function figuresOf({ low, high, ...point }: Parts['now']): z.input<typeof figures> {
  const of = (key: 'could' | 'wouldPay' | 'does') => ({ value: point[key], low: low[key], high: high[key] });
  return { could: of('could'), would_pay: of('wouldPay'), does: of('does') };
}

const columns: readonly TableColumn<Parts['inputs'][number]>[] = [
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'value', type: 'number', value: ({ value }) => value },
  { name: 'low', type: 'number', value: ({ low }) => low },
  { name: 'high', type: 'number', value: ({ high }) => high },
  { name: 'grade', type: 'text', value: ({ grade }) => grade },
  { name: 'why', type: 'text', value: ({ why }) => why },
];
