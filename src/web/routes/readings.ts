import { z } from 'zod';
import type { Reading } from '../../core/reading.ts';
import { type Observatory, shownEverywhere } from '../../pipeline/observatory.ts';
import { readingColumns, readingJsonColumns } from '../../pipeline/output.ts';
import { MOST_OWN_READINGS, measureOwnWindows } from '../../pipeline/own-windows.ts';
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
  measure: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'Measures, with commas; all where absent', examples: ['hhi,nakamoto-coefficient'] }),
  from: z.iso.date().optional().meta({ description: 'First day of the first window' }),
  to: z.iso.date().optional().meta({ description: 'Day after the last window' }),
  window: z
    .string()
    .max(12)
    .optional()
    .meta({
      description: `Windows of one’s own, of layers of blocks alone: \`90d\`, \`month\`, \`quarter\`, \`year\`, and where blocks are known one by one \`144b\`, \`epoch\`; ${MOST_OWN_READINGS} readings at most`,
    }),
  step: z
    .string()
    .max(12)
    .optional()
    .meta({ description: 'With `window`: how far apart windows start; the window where absent' }),
  interval: z
    .union([z.literal('none'), z.coerce.number().gt(0).lt(1)])
    .optional()
    .meta({ description: 'With `window`: coverage of the intervals, or `none`; that of the run where absent' }),
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
  table(observatory, { params, query }) {
    const { rows, next } = paged(observatory, ofMeasure(observatory, params), query);
    return { ...tableOf(readingColumns, rows), next };
  },
  published: (observatory) =>
    measuredLayers(observatory).flatMap((layer) =>
      shownEverywhere.map((measure) => ({ ...layer, measure: measure.replace(':', '~') })),
    ),
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
  checkShown(id);
  return observatory.readings(layerId(layer)).filter((one) => one.measure === id);
}

export const readings = route({
  id: 'readings',
  path: '/readings/{domain}/{resource}/{role}',
  summary: 'Readings of a layer',
  description:
    'What every measure says of every window of a layer: estimate, interval and bounds. Windows are those of the run, or with `window` those that one asks for, as `contraflow measure` has them; incomplete ones are there with the reason.',
  params: layerParams,
  query,
  document: pageOf(reading),
  async answer(observatory, { params, query }) {
    const { rows, ...page } = paged(observatory, await rowsOf(observatory, params, query), query);
    return { items: rowObjects(readingJsonColumns, rows) as z.input<typeof reading>[], ...page };
  },
  async table(observatory, { params, query }) {
    const { rows, next } = paged(observatory, await rowsOf(observatory, params, query), query);
    return { ...tableOf(readingColumns, rows), next };
  },
  published: measuredLayers,
  example: {
    params: { domain: 'bitcoin', resource: 'blocks', role: 'pool' },
    query: { measure: 'effective-number', limit: 3 },
  },
});

async function rowsOf(
  observatory: Observatory,
  params: LayerParams,
  { measure, from, to, window, step, interval }: z.output<typeof query>,
): Promise<readonly Reading[]> {
  const layer = layerId(params);
  const measures = measure === undefined ? undefined : [...new Set(measure.split(','))];
  const fromMs = from === undefined ? null : Date.parse(from);
  const toMs = to === undefined ? null : Date.parse(to);
  if (fromMs !== null && toMs !== null && fromMs >= toMs)
    throw new RangeError(`to: expected a day after ${from}, got ${to}`);
  observatory.verdict(layer);
  if (window !== undefined)
    return measureOwnWindows(observatory, { layer, window, step, interval, measures, fromMs, toMs });
  if (step !== undefined) throw new RangeError('step: expected a window with it, got none');
  if (interval !== undefined) throw new RangeError('interval: expected a window with it, got none');
  for (const id of measures ?? []) checkShown(id);
  return observatory
    .readings(layer)
    .filter(
      (one) =>
        (measures === undefined || measures.includes(one.measure)) &&
        one.span.fromMs >= (fromMs ?? -Infinity) &&
        one.span.toMs <= (toMs ?? Infinity),
    );
}

function checkShown(measure: string): void {
  if (!shownEverywhere.includes(measure))
    throw new RangeError(`measure: expected some of ${shownEverywhere.join(', ')}, got '${measure}'`);
}
