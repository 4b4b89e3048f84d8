import { z } from 'zod';
import { briefText } from '../../pipeline/brief.ts';
import { nothing } from './_common.ts';
import { route } from './_route.ts';
import { sentence, toSentence } from './_sentence.ts';

export const brief = route({
  id: 'brief',
  path: '/brief',
  summary: 'The answer as a text',
  description:
    'What a reader needs to know, in the order in which it is needed; every number in it has an id that `explain` takes.',
  params: nothing,
  query: nothing,
  document: z.object({
    headline: sentence,
    meaning: sentence,
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        paragraphs: z.array(z.array(sentence)),
        points: z.array(z.object({ lead: z.string().nullable(), sentences: z.array(sentence) })),
      }),
    ),
    sources: z.array(z.object({ title: z.string(), publisher: z.string(), licence: z.string(), url: z.string() })),
    citation: z.string(),
  }),
  answer({ brief: { headline, meaning, sections, sources, citation } }) {
    return {
      headline: toSentence(headline),
      meaning: toSentence(meaning),
      sections: sections.map(({ id, title, paragraphs, points }) => ({
        id,
        title,
        paragraphs: paragraphs.map((sentences) => sentences.map(toSentence)),
        points: points.map(({ lead, sentences }) => ({ lead, sentences: sentences.map(toSentence) })),
      })),
      sources: sources.map(({ title, publisher, licence, url }) => ({ title, publisher, licence, url })),
      citation,
    };
  },
  texts: {
    md: ({ brief }) => briefText(brief, 'markdown'),
    html: ({ brief }) => briefText(brief, 'html'),
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
