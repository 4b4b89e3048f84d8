import { z } from 'zod';
import type { BriefSentence } from '../../report/index.ts';

/** A number of a text with the id by which it can be traced. */
const figure = z.object({ id: z.string(), value: z.number(), text: z.string() });

/** A sentence with every number in it, and the names whose digits are no numbers. */
export const sentence = z.object({ text: z.string(), figures: z.array(figure), names: z.array(z.string()) });

export function toSentence({ text, figures, names }: BriefSentence): z.input<typeof sentence> {
  return { text, figures: figures.map(({ id, value, text }) => ({ id, value, text })), names: [...names] };
}
