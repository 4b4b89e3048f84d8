import { z } from 'zod';
import { formatInstant } from '../../core/time-span.ts';
import { blockRows } from '../../pipeline/block-rows.ts';
import { fieldStarts } from '../../pipeline/field-starts.ts';
import { blocksLayer } from '../../pipeline/layers.ts';
import { instant, nothing, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const level = z.object({
  level: z.string().meta({ description: 'Entity level', examples: ['pool'] }),
  layer: z.string().meta({ description: 'The layer whose readings its counts give' }),
  blocks: z.number().int(),
  from: instant,
  to: instant,
  entities: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .meta({ description: 'In the order of their codes: code 0 is the first; −1 is nobody' }),
});

export const rows = route({
  id: 'rows',
  path: '/rows',
  summary: 'Blocks to count',
  description:
    'The blocks behind every layer of blocks, as whole numbers in a table (`rows.parquet`, `rows.csv`), and here what its codes mean: enough to count any window anew. Columns of form `blocks`: height (−1 where unknown), time (header time, seconds since 1970) and a column of codes a level, `-` written `_`; a row is a block of the best chain. Columns of form `days`: level (place in `levels`), day (days since 1970), code, blocks; a row is what an entity made on a day.',
  params: nothing,
  query: nothing,
  document: z.object({
    form: z
      .enum(['blocks', 'days'])
      .nullable()
      .meta({ description: 'What a row of the table is; null where the input has no blocks' }),
    has_heights: z.boolean().meta({ description: 'Whether windows of blocks can be counted' }),
    rows: z.number().int().meta({ description: 'Rows of the table' }),
    levels: z.array(level),
    interval: z.number().meta({ description: 'Coverage of the intervals of the run' }),
    seed: z.number().int().meta({ description: 'Seed of every draw of the run' }),
    field_starts: z
      .object({ bitcoin: instant, ai: instant })
      .meta({ description: 'When each field began: the zero of its age' }),
    snapshot: snapshotHash,
  }),
  answer({ input, options, name }) {
    const { form, hasHeights, levels, count } = blockRows(input);
    const { bitcoin, ai } = fieldStarts(input.facts);
    return {
      form,
      has_heights: hasHeights,
      rows: count,
      levels: levels.map(({ level, entities, span, blocks }) => {
        const layer = blocksLayer(level);
        return {
          level,
          layer: layer.id,
          blocks,
          from: formatInstant(span.fromMs),
          to: formatInstant(span.toMs),
          entities: entities.map((id) => ({ id, name: name(layer, id) })),
        };
      }),
      interval: options.interval,
      seed: options.seed,
      field_starts: { bitcoin: formatInstant(bitcoin), ai: formatInstant(ai) },
      snapshot: input.snapshot,
    };
  },
  // Snappy is what browsers can unpack without a further package.
  table({ input }) {
    const { columns, count } = blockRows(input);
    return tableOf(
      columns,
      Array.from({ length: count }, (_, index) => index),
      { compression: 'snappy', hasDifferences: true },
    );
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
