import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import { type Entity, entitiesOf, isSafeEntityId } from '../../pipeline/entities.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { instant, nothing, paged, pageOf, pageQuery } from './_common.ts';
import { route, tableOf } from './_route.ts';

const entity = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()).meta({ description: 'In what capacities it holds something or is registered' }),
  has_file: z.boolean().meta({ description: 'Whether a published site has an answer of its own about it' }),
  layers: z.array(
    z.object({
      layer: z.string(),
      from: instant,
      to: instant,
      proportion: z.number().meta({ description: 'Of the whole weight of the latest window; 0: it has none then' }),
    }),
  ),
});

export const entities = route({
  id: 'entities',
  path: '/entities',
  summary: 'Who there is',
  description:
    'Everyone who ever held something in a layer, and every pool, owner and proxy group of the registry, with what each has of the latest windows.',
  params: nothing,
  query: pageQuery,
  document: pageOf(entity),
  answer(observatory, { query }) {
    const { rows, ...page } = paged(observatory, [...entitiesOf(observatory).values()], query);
    return {
      items: rows.map(({ id, name, roles, standings }) => ({
        id,
        name: printable(name),
        roles: [...roles],
        has_file: isSafeEntityId(id),
        layers: standings.map(({ layer, span, proportion }) => ({
          layer: layer.id,
          from: formatInstant(span.fromMs),
          to: formatInstant(span.toMs),
          proportion,
        })),
      })),
      ...page,
    };
  },
  table: (observatory, { query }) =>
    tableOf(columns, paged(observatory, [...entitiesOf(observatory).values()], query).rows.flatMap(standingRows)),
  published: () => [{}],
  example: { params: {}, query: { limit: 2 } },
});

type StandingRow = Pick<Entity, 'id' | 'name'> & { readonly standing: Entity['standings'][number] | null };

/** A row for each layer; one without a layer for those who never held anything. */
function standingRows({ id, name, standings }: Entity): StandingRow[] {
  if (standings.length === 0) return [{ id, name, standing: null }];
  return standings.map((standing) => ({ id, name, standing }));
}

const columns: readonly TableColumn<StandingRow>[] = [
  { name: 'entity', type: 'text', value: ({ id }) => id },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'layer', type: 'text', value: ({ standing }) => standing?.layer.id ?? null },
  { name: 'from', type: 'time', value: ({ standing }) => standing?.span.fromMs ?? null },
  { name: 'to', type: 'time', value: ({ standing }) => standing?.span.toMs ?? null },
  { name: 'proportion', type: 'number', value: ({ standing }) => standing?.proportion ?? null },
];
