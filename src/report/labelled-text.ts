import type { TableOptions } from './terminal-table.ts';
import { shortened, wrapped } from './text-width.ts';

const LABEL_WIDTH = 11;
/** Before all lines of a text but the first, so that its beginning is seen. */
const HANGING = '  ';
/** Columns beyond which lines of text are hard to read. */
export const LONGEST_LINE = 120;

/**
 * Texts under a label, a paragraph each, as lines for a terminal: the label stands beside the first.
 *
 * @example
 * labelledText('notes', ['one', 'two'], { width: 80 }); // => ['notes      one', '           two']
 */
export function labelledText(
  label: string,
  texts: readonly string[],
  { width }: Pick<TableOptions, 'width'>,
): string[] {
  const room = Math.max(20, Math.min(width, LONGEST_LINE) - LABEL_WIDTH);
  return texts
    .flatMap((text) =>
      wrapped(shortened(text, 1000), room - HANGING.length).map((line, at) => (at === 0 ? line : HANGING + line)),
    )
    .map((line, at) => `${(at === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`);
}
