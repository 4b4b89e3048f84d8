import { z } from 'zod';
import { parseMeasure } from '../../pipeline/catalogue.ts';
import { shownEverywhere } from '../../pipeline/observatory.ts';
import { nothing, pageOf } from './_common.ts';
import { route } from './_route.ts';

const measure = z.object({
  id: z.string().meta({ description: 'With its parameter, `concentration-ratio:3`' }),
  title: z.string(),
  definition: z.string(),
  formula: z.string(),
  family: z.enum(['concentration', 'inequality']),
  unit: z.string(),
  least: z.number().nullable().meta({ description: 'Lower end of its range; null: none' }),
  most: z.number().nullable().meta({ description: 'Upper end of its range; null: none' }),
  more_decentralized_when: z.enum(['higher', 'lower']),
  citation: z.object({ title: z.string(), url: z.string() }),
});

export const measures = route({
  id: 'measures',
  path: '/measures',
  summary: 'How it is measured',
  description: 'Every measure whose readings are kept, the headline first, with definition, formula and source.',
  params: nothing,
  query: nothing,
  document: pageOf(measure),
  answer({ input }) {
    const items = shownEverywhere.map((id) => {
      const { measure } = parseMeasure(id);
      const { title, definition, formula, family, unit, range, moreDecentralizedWhen, citation } = measure;
      return {
        id,
        title: id.includes(':') ? `${title} (${id.slice(id.indexOf(':') + 1)})` : title,
        definition,
        formula,
        family,
        unit,
        least: Number.isFinite(range[0]) ? range[0] : null,
        most: Number.isFinite(range[1]) ? range[1] : null,
        more_decentralized_when: moreDecentralizedWhen,
        citation: { title: citation.title, url: citation.url },
      };
    });
    return { items, total: items.length, next: null, snapshot: input.snapshot };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
