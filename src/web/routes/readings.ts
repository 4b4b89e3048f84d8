import { z } from 'zod';
import type { Reading } from '../../core/reading.ts';
import { type Observatory, shownEverywhere } from '../../pipeline/observatory.ts';
import { readingColumns, readingJsonColumns } from '../../pipeline/output.ts';
import {
  instant,
  type LayerParams,
  layerId,
  layerParams,
  measuredLayers,
  nullableNumber,
  paged,
  pageOf,
  pageQuery,
  snapshotHash,
} from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const reading = z.object({
  layer: z.string(),
  from: instant,
  to: instant,
  weight: z.number().meta({ description: 'Total weight of the window, the unattributed part included' }),
  entities: z.number().int(),
  unattributed_weight: z.number(),
  measure: z.string().meta({ examples: ['effective-number', 'concentration-ratio:3'] }),
  unit: z.string(),
  estimate: nullableNumber,
  low: nullableNumber.meta({ description: 'Interval: what chance, or a publisher’s own estimates, could change' }),
  high: nullableNumber,
  bound_low: nullableNumber.meta({ description: 'Bounds: what attribution could change' }),
  bound_high: nullableNumber,
  snapshot: snapshotHash,
  reason: z.string().nullable().meta({ description: 'Why something is null' }),
  probabilities: z.array(z.object({ value: z.number(), probability: z.number() })).nullable(),
});

const query = pageQuery.extend({
  measure: z.string().max(80).optional().meta({ description: 'Measures, with commas; all where absent' }),
  from: z.iso.date().optional().meta({ description: 'First day of the first window' }),
  to: z.iso.date().optional().meta({ description: 'Day after the last window' }),
});

/** A measure in an address: what follows a colon follows a tilde, which every file system takes. */
const measureParams = layerParams.extend({
  measure: z
    .string()
    .regex(/^[a-z-]{1,40}(~\d+(\.\d+)?)?$/)
    .meta({ description: 'A measure’s id, `~` for its colon', examples: ['hhi', 'concentration-ratio~3'] }),
});

export const readingsByMeasure = route({
  id: 'readings-by-measure',
  path: '/readings/{domain}/{resource}/{role}/{measure}',
  summary: 'Readings of a layer by one measure',
  description: 'What one measure says of every window of a layer: estimate, interval and bounds.',
  params: measureParams,
  query: pageQuery,
  document: pageOf(reading),
  answer(observatory, { params, query }) {
    const { rows, ...page } = paged(observatory, ofMeasure(observatory, params), query);
    return { items: rowObjects(readingJsonColumns, rows) as z.input<typeof reading>[], ...page };
  },
  table: (observatory, { params, query }) =>
    tableOf(readingColumns, paged(observatory, ofMeasure(observatory, params), query).rows),
  published: (observatory) =>
    measuredLayers(observatory).flatMap((layer) =>
      shownEverywhere.map((measure) => ({ ...layer, measure: measure.replace(':', '~') })),
    ),
  publishedForms: ['json', 'csv'],
  example: {
    params: { domain: 'ai', resource: 'accelerators', role: 'owner', measure: 'concentration-ratio~3' },
    query: { limit: 3 },
  },
});

function ofMeasure(
  observatory: Observatory,
  { measure, ...layer }: z.output<typeof measureParams>,
): readonly Reading[] {
  const id = measure.replace('~', ':');
  if (!shownEverywhere.includes(id))
    throw new RangeError(`measure: expected one of ${shownEverywhere.join(', ')}, got '${id}'`);
  return observatory.readings(layerId(layer)).filter((one) => one.measure === id);
}

export const readings = route({
  id: 'readings',
  path: '/readings/{domain}/{resource}/{role}',
  summary: 'Readings of a layer',
  description:
    'What every measure says of every window of a layer: estimate, interval and bounds. Windows are those of the run; incomplete ones are there with the reason.',
  params: layerParams,
  query,
  document: pageOf(reading),
  answer(observatory, { params, query }) {
    const { rows, ...page } = paged(observatory, rowsOf(observatory, params, query), query);
    return { items: rowObjects(readingJsonColumns, rows) as z.input<typeof reading>[], ...page };
  },
  table: (observatory, { params, query }) =>
    tableOf(readingColumns, paged(observatory, rowsOf(observatory, params, query), query).rows),
  published: measuredLayers,
  example: {
    params: { domain: 'bitcoin', resource: 'blocks', role: 'pool' },
    query: { measure: 'effective-number', limit: 3 },
  },
});

function rowsOf(
  observatory: Observatory,
  params: LayerParams,
  { measure, from, to }: z.output<typeof query>,
): readonly Reading[] {
  const wanted = measure?.split(',');
  const fromMs = from === undefined ? -Infinity : Date.parse(from);
  const toMs = to === undefined ? Infinity : Date.parse(to);
  return observatory
    .readings(layerId(params))
    .filter(
      (one) =>
        (wanted === undefined || wanted.includes(one.measure)) && one.span.fromMs >= fromMs && one.span.toMs <= toMs,
    );
}
