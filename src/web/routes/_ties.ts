import { z } from 'zod';
import type { Citation } from '../../core/citation.ts';
import { printable } from '../../core/text.ts';
import type { EntityTie } from '../../pipeline/entities.ts';

export const citation = z.object({
  title: z.string(),
  url: z.string(),
  licence: z.string().nullable(),
  read: z.string().nullable().meta({ description: 'Day on which it was read' }),
});

export function citationOf({ title, url, licence, read }: Citation): z.input<typeof citation> {
  return { title: printable(title), url: printable(url), licence: licence ?? null, read: read ?? null };
}

/** A side of a dated fact. */
export const day = z.string().nullable().meta({ description: 'ISO date; null: open' });

export const tie = z.object({ id: z.string(), name: z.string(), from: day, until: day, source: citation });

export function tieOf({ id, name, from, until, source }: EntityTie): z.input<typeof tie> {
  return { id, name: printable(name), from, until, source: citationOf(source) };
}
