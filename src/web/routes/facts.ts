import { z } from 'zod';
import { type Fact, factGrades } from '../../core/fact.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, pageOf } from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const fact = z.object({
  id: z.string(),
  subject: z.string(),
  quantity: z.string(),
  value: z.number(),
  low: nullableNumber,
  high: nullableNumber,
  unit: z.string(),
  from: z.string().meta({ description: 'First day of which the value speaks' }),
  until: z.string().meta({ description: 'Day after the last' }),
  grade: z.enum(factGrades).meta({
    description: 'primary: read where its author published it; press: where it is quoted; computed: by a rule',
  }),
  layer: z.string().nullable(),
  entity: z.string().nullable(),
  rule: z.string().nullable(),
  source: z.string(),
  url: z.string(),
  read: z.string().meta({ description: 'Day on which it was read' }),
  note: z.string().nullable(),
});

export const facts = route({
  id: 'facts',
  path: '/facts',
  summary: 'Values typed from reports',
  description: 'Every fact of the run with its span, grade and source. A fact is what a source says, not what is so.',
  params: nothing,
  query: nothing,
  document: pageOf(fact),
  answer({ input }) {
    const items = rowObjects(columns, input.facts) as z.input<typeof fact>[];
    return { items, total: items.length, next: null, snapshot: input.snapshot };
  },
  table: ({ input }) => tableOf(columns, input.facts),
  published: () => [{}],
  example: { params: {}, query: {} },
});

const columns: readonly TableColumn<Fact>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'subject', type: 'text', value: ({ subject }) => subject },
  { name: 'quantity', type: 'text', value: ({ quantity }) => quantity },
  { name: 'value', type: 'number', value: ({ value }) => value },
  { name: 'low', type: 'number', value: ({ low }) => low },
  { name: 'high', type: 'number', value: ({ high }) => high },
  { name: 'unit', type: 'text', value: ({ unit }) => unit },
  { name: 'from', type: 'text', value: ({ from }) => from },
  { name: 'until', type: 'text', value: ({ until }) => until },
  { name: 'grade', type: 'text', value: ({ grade }) => grade },
  { name: 'layer', type: 'text', value: ({ layer }) => layer },
  { name: 'entity', type: 'text', value: ({ entity }) => entity },
  { name: 'rule', type: 'text', value: ({ rule }) => rule },
  { name: 'source', type: 'text', value: ({ source }) => source.title },
  { name: 'url', type: 'text', value: ({ source }) => source.url },
  { name: 'read', type: 'text', value: ({ source }) => source.read },
  { name: 'note', type: 'text', value: ({ note }) => note },
];
