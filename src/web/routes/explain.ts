import { z } from 'zod';
import { figureAddress, figureOfAddress } from '../../core/figure-address.ts';
import { explainFigure } from '../../pipeline/explain-figure.ts';
import { publishedFigureIds } from '../../pipeline/overview.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route } from './_route.ts';

const params = z.object({
  id: z
    .string()
    .min(1)
    .max(400)
    .meta({
      description: 'A figure’s id, in which `~` stands for a colon and `~~` for `#`; its slashes stay',
      examples: ['verdict~bitcoin/blocks/pool~~slope'],
    }),
});

export const explain = route({
  id: 'explain',
  path: '/explain/{id}',
  isDeep: true,
  summary: 'What is behind a number',
  description:
    'A figure with its interval, the rule by which it is made, and the file and rows behind it. The figures are those of the present run.',
  params,
  query: nothing,
  document: z.object({
    id: z.string(),
    label: z.string(),
    value: z.number(),
    text: z.string().meta({ description: 'As a text writes it' }),
    unit: z.string(),
    low: nullableNumber,
    high: nullableNumber,
    rule: z.string(),
    inputs: z
      .array(
        z.object({ what: z.string(), value: z.string(), file: z.string().nullable(), rows: z.string().nullable() }),
      )
      .meta({ description: 'What it was made of' }),
    sources: z.array(z.string()).meta({ description: 'Sources to be credited' }),
    snapshot: snapshotHash,
  }),
  answer(observatory, { params: { id } }) {
    const { label, value, text, unit, low, high, rule, inputs, sources, snapshot, ...found } = explainFigure(
      observatory,
      figureOfAddress(id),
    );
    return {
      id: found.id,
      label,
      value,
      text,
      unit,
      low,
      high,
      rule,
      inputs: inputs.map(({ what, value, file, rows }) => ({ what, value, file, rows })),
      sources: [...sources],
      snapshot,
    };
  },
  published: (observatory) => publishedFigureIds(observatory).map((id) => ({ id: figureAddress(id) })),
  example: { params: { id: 'verdict~bitcoin/blocks/pool~~slope' }, query: {} },
});
