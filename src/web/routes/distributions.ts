import { z } from 'zod';
import type { Distribution } from '../../core/distribution.ts';
import { formatInstant } from '../../core/time-span.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { instant, layerId, layerParams, measuredLayers, paged, pageOf, pageQuery } from './_common.ts';
import { route, tableOf } from './_route.ts';

const distribution = z.object({
  from: instant,
  to: instant,
  is_whole: z.boolean().meta({ description: 'Whether the window may take part in a trend' }),
  unattributed_weight: z.number().meta({ description: 'Seen, but tied to nobody' }),
  holders: z
    .array(z.object({ entity: z.string(), weight: z.number() }))
    .meta({ description: 'Who held how much, the largest first' }),
});

export const distributions = route({
  id: 'distributions',
  path: '/distributions/{domain}/{resource}/{role}',
  summary: 'Who held how much',
  description:
    'The holders of every window of a layer with their weights, in the layer’s unit. What is tied to nobody is never a holder.',
  params: layerParams,
  query: pageQuery,
  document: pageOf(distribution).extend({
    layer: z.string(),
    weight_unit: z.string(),
    names: z.record(z.string(), z.string()).meta({ description: 'Names of the entities, for people' }),
  }),
  answer(observatory, { params, query }) {
    const { measured } = observatory.verdict(layerId(params));
    const { rows, ...page } = paged(observatory, [...measured.distributions.keys()], query);
    const shown = rows.map((index) => measured.distributions[index]!);
    const entities = new Set(shown.flatMap((one) => one.entities));
    return {
      layer: measured.layer.id,
      weight_unit: measured.layer.weightUnit,
      names: Object.fromEntries([...entities].map((entity) => [entity, observatory.name(measured.layer, entity)])),
      items: shown.map(({ span, entities, weights, unattributedWeight }, at) => ({
        from: formatInstant(span.fromMs),
        to: formatInstant(span.toMs),
        is_whole: measured.isWhole[rows[at]!]!,
        unattributed_weight: unattributedWeight,
        holders: entities.map((entity, index) => ({ entity, weight: weights[index]! })),
      })),
      ...page,
    };
  },
  table(observatory, { params, query }) {
    const { distributions } = observatory.verdict(layerId(params)).measured;
    const { rows, next } = paged(observatory, distributions, query);
    return { ...tableOf(columns, rows.flatMap(holdings)), next };
  },
  published: measuredLayers,
  example: { params: { domain: 'bitcoin', resource: 'blocks', role: 'pool' }, query: { limit: 2 } },
});

interface Holding {
  readonly layer: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** null: tied to nobody. */
  readonly entity: string | null;
  readonly weight: number;
}

const columns: readonly TableColumn<Holding>[] = [
  { name: 'layer', type: 'text', value: ({ layer }) => layer },
  { name: 'from', type: 'time', value: ({ fromMs }) => fromMs },
  { name: 'to', type: 'time', value: ({ toMs }) => toMs },
  { name: 'entity', type: 'text', value: ({ entity }) => entity },
  { name: 'weight', type: 'number', value: ({ weight }) => weight },
];

function holdings({ layer, span, entities, weights, unattributedWeight }: Distribution): Holding[] {
  return [
    ...entities.map((entity, index) => ({ layer, ...span, entity, weight: weights[index]! })),
    ...(unattributedWeight > 0 ? [{ layer, ...span, entity: null, weight: unattributedWeight }] : []),
  ];
}
