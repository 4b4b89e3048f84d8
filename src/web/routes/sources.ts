import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import { instant, nothing, pageOf } from './_common.ts';
import { route } from './_route.ts';

const source = z.object({
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  url: z.string(),
  from: instant.nullable(),
  to: instant.nullable(),
  rows: z.number().int(),
});

export const sources = route({
  id: 'sources',
  path: '/sources',
  summary: 'Where the data come from',
  description:
    'The sources of the input with publisher, licence, span and rows, and what of them could not be used as it stands: the count and the first message of each kind.',
  params: nothing,
  query: nothing,
  document: pageOf(source).extend({
    problems: z.array(z.object({ kind: z.string(), count: z.number().int(), message: z.string() })),
    notes: z.array(z.string()),
  }),
  answer({ input }) {
    const items = input.sources.map(({ title, publisher, licence, url, span, rows }) => ({
      title,
      publisher,
      licence,
      url,
      from: Number.isFinite(span.fromMs) ? formatInstant(span.fromMs) : null,
      to: Number.isFinite(span.toMs) ? formatInstant(span.toMs) : null,
      rows,
    }));
    return {
      items,
      total: items.length,
      next: null,
      snapshot: input.snapshot,
      // Their texts quote what strangers wrote in their tables.
      problems: input.problems.map(({ kind, count, message }) => ({ kind, count, message: printable(message) })),
      notes: input.notes.map(printable),
    };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
