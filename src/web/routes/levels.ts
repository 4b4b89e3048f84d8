import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import { levelInfos } from '../../pipeline/entities.ts';
import { instant, nothing, pageOf } from './_common.ts';
import { route } from './_route.ts';
import { tie, tieOf } from './_ties.ts';

const merged = z.object({
  id: z.string(),
  name: z.string(),
  proportion: z.number().meta({ description: 'Of the blocks of the latest window, at this level' }),
  members: z.array(
    tie.extend({
      proportion: z.number().meta({ description: 'Of the blocks of the latest window, by pool' }),
      holds: z.boolean().meta({ description: 'Whether the tie holds in the latest window' }),
    }),
  ),
});

const level = z.object({
  level: z.enum(['pool', 'parent', 'proxy-group', 'builder']),
  layer: z.string(),
  title: z.string(),
  definition: z.string(),
  missing: z.string().nullable().meta({ description: 'Why this input does not have it; null: it does' }),
  known_since: instant.nullable().meta({ description: 'Before, the level equals the pools; null: always known' }),
  merged: z.array(merged).meta({ description: 'Pools that the level counts as one' }),
});

export const levels = route({
  id: 'levels',
  path: '/levels',
  summary: 'What a block’s maker may mean',
  description:
    'The entity levels of blocks: pool, legal owner, proxy group and template builder, with the pools that each merges, since when and by which source.',
  params: nothing,
  query: nothing,
  document: pageOf(level).extend({
    interval: z.number().meta({ description: 'Coverage of the intervals of every reading' }),
  }),
  answer(observatory) {
    const items = levelInfos(observatory).map(({ level, layer, missing, knownSinceMs, merged }) => ({
      level,
      layer: layer.id,
      title: layer.title,
      definition: layer.definition,
      missing,
      known_since: knownSinceMs === null ? null : formatInstant(knownSinceMs),
      merged: merged.map(({ id, name, proportion, members }) => ({
        id,
        name: printable(name),
        proportion,
        members: members.map((member) => ({
          ...tieOf(member),
          proportion: member.proportion,
          holds: member.holds,
        })),
      })),
    }));
    const { input, observation } = observatory;
    const { snapshot } = input;
    return { items, total: items.length, next: null, snapshot, interval: observation.report.intervalLevel };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
