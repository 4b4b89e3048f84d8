import { z } from 'zod';
import { formatInstant } from '../../core/time-span.ts';
import { instant, nothing, pageOf } from './_common.ts';
import { route } from './_route.ts';

const layer = z.object({
  id: z.string(),
  domain: z.enum(['bitcoin', 'ai']),
  resource: z.string(),
  role: z.string(),
  title: z.string(),
  definition: z.string().meta({ description: 'What a reading of the layer says, and what it does not' }),
  weight_unit: z.string(),
  chance: z
    .enum(['counts', 'published', 'none'])
    .meta({ description: 'What its intervals say: what chance could change, a publisher’s estimates, or nothing' }),
  citations: z.array(z.object({ title: z.string(), url: z.string(), licence: z.string().nullable() })),
  windows: z.number().int(),
  from: instant,
  to: instant,
  judged_from: instant.nullable().meta({ description: 'Windows before are not judged; null: all are' }),
  breaks: z.array(instant).meta({ description: 'When the source of the labels, or what is counted, changes' }),
});

export const layers = route({
  id: 'layers',
  path: '/layers',
  summary: 'What is measured',
  description: 'Every layer of the run: a resource held in a role, with its definition, unit and time.',
  params: nothing,
  query: nothing,
  document: pageOf(layer),
  answer({ observation, input }) {
    const items = observation.verdicts.map(({ measured }) => {
      const { layer, distributions, chance, breaksMs, judgedFromMs } = measured;
      return {
        id: layer.id,
        domain: layer.domain,
        resource: layer.resource,
        role: layer.role,
        title: layer.title,
        definition: layer.definition,
        weight_unit: layer.weightUnit,
        chance,
        citations: layer.citations.map(({ title, url, licence }) => ({ title, url, licence: licence ?? null })),
        windows: distributions.length,
        from: formatInstant(distributions[0]!.span.fromMs),
        to: formatInstant(distributions.at(-1)!.span.toMs),
        judged_from: Number.isFinite(judgedFromMs) ? formatInstant(judgedFromMs) : null,
        breaks: breaksMs.map(formatInstant),
      };
    });
    return { items, total: items.length, next: null, snapshot: input.snapshot };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
