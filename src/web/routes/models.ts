import { z } from 'zod';
import type { ScoredModel } from '../../core/ai-model.ts';
import { formatDate } from '../../core/time-span.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, paged, pageOf, pageQuery } from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const model = z.object({
  id: z.string(),
  name: z.string(),
  developers: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  released: z.iso.date(),
  access: z.enum(['open', 'closed']).nullable().meta({ description: 'null: nobody states it' }),
  score: z.number().meta({ description: 'Points of the capability index' }),
  confidence: z.string().meta({ description: 'How sure the publisher is of the facts' }),
  total_parameters: nullableNumber,
  active_parameters: nullableNumber,
  source: z.string().meta({ description: 'Id of the source of the score' }),
});

export const models = route({
  id: 'models',
  path: '/models',
  summary: 'Models with a score',
  description:
    'AI models with a capability score, from which gaps are taken: versions and settings of one folded into the best. Scores: Epoch AI, CC BY 4.0.',
  params: nothing,
  query: pageQuery,
  document: pageOf(model),
  answer(observatory, { query }) {
    const { rows, ...page } = paged(observatory, byRelease(observatory.input.models), query);
    return { items: rowObjects(columns, rows) as z.input<typeof model>[], ...page };
  },
  table: ({ input }) => tableOf(columns, byRelease(input.models)),
  published: () => [{}],
  example: { params: {}, query: { limit: 3 } },
});

function byRelease(models: readonly ScoredModel[]): ScoredModel[] {
  return models.toSorted((a, b) => a.releasedMs - b.releasedMs || (a.id < b.id ? -1 : 1));
}

const columns: readonly TableColumn<ScoredModel>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'developers', type: 'json', value: ({ developers }) => JSON.stringify(developers) },
  { name: 'jurisdictions', type: 'json', value: ({ jurisdictions }) => JSON.stringify(jurisdictions) },
  { name: 'released', type: 'text', value: ({ releasedMs }) => formatDate(releasedMs) },
  { name: 'access', type: 'text', value: ({ access }) => access },
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'confidence', type: 'text', value: ({ confidence }) => confidence },
  { name: 'total_parameters', type: 'number', value: ({ totalParameters }) => totalParameters },
  { name: 'active_parameters', type: 'number', value: ({ activeParameters }) => activeParameters },
  { name: 'source', type: 'text', value: ({ origin }) => origin.source },
];
