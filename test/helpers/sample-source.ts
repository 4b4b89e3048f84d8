import { cellText } from '../../src/core/table.ts';
import type { PublishedSource } from '../../src/sources/index.ts';

/** Texts of one column, and the name of the file that they came from. */
export interface SampleTexts {
  readonly file: string;
  readonly texts: readonly string[];
}

/**
 * A source of tables with a column of its own, whose files lie at an address: an empty cell is a problem, and the cell
 * `bad` makes the whole table unusable.
 */
export function sampleSource(
  id: string,
  {
    column,
    files,
    origin = 'https://example.org',
  }: {
    readonly column: string;
    readonly files: readonly string[];
    readonly origin?: string;
  },
): PublishedSource<SampleTexts> {
  return {
    id,
    title: `Sample ${id}`,
    publisher: 'Nobody',
    homepage: 'https://example.org',
    licence: 'CC0-1.0',
    citation: null,
    accepts: `A table with the column ${column}.`,
    files: files.map((name) => ({ name, url: `${origin}/${name}` })),
    recognises: (columns) => columns.some(({ name }) => name === column),
    wanted: () => [column],
    parse(table, { file } = { file: '' }) {
      const texts: string[] = [];
      const empty: number[] = [];
      for (let row = 0; row < table.rowCount; row++) {
        const text = cellText(table.columns.get(column)!, row);
        if (text === 'bad') throw new SyntaxError(`${id}: expected a text, got 'bad' (row ${row + 1})`);
        if (text === null) empty.push(row + 1);
        else texts.push(text);
      }
      const message = `${id}: expected a text, got an empty cell (row ${empty[0]})`;
      const problems = empty.length === 0 ? [] : [{ kind: `${id}/empty`, message, count: empty.length }];
      return { value: { file, texts }, problems };
    },
  };
}
