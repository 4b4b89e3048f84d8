import type { OnDeviceRun } from '../compute/decode-run.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

/** A table of measured runs. Its publisher keeps no such CSV at an address, so nothing is fetched: it is given as a file. */
export type OnDeviceSource = PublishedSource<readonly OnDeviceRun[]>;

/** Format of ollama's models where their tag names none. */
export const OLLAMA_FORMAT = 'q4_k_m';

/** What most tables do not say of a run, and one request at a time. */
export const unsaid = { totalParameters: null, activeParameters: null, isMixture: null, batchSize: 1 } as const;

/** A source of runs from what its table has of its own: columns that it must have, and how a row of them is read. */
export function onDeviceSource({
  columns,
  optional = [],
  telling = [],
  read,
  ...said
}: Pick<OnDeviceSource, 'id' | 'title' | 'homepage' | 'licence' | 'citation' | 'publisher'> & {
  readonly columns: readonly string[];
  /** Columns that are read where they are there. */
  readonly optional?: readonly string[];
  /** Columns that are not read, and tell the table from others. */
  readonly telling?: readonly string[];
  /** null: a row that is rightly left out. */
  readonly read: (cells: RowCells) => Omit<OnDeviceRun, 'source' | 'row'> | null;
}): OnDeviceSource {
  const { id: source } = said;
  return {
    ...said,
    accepts: `A row per run: ${columns.join(', ')}.`,
    files: [],
    recognises: (heads) => [...columns, ...telling].every((name) => heads.some((head) => head.name === name)),
    wanted: (heads) => [...columns, ...optional.filter((name) => heads.some((head) => head.name === name))],
    parse: (table, { file } = { file: source }) =>
      publishedRows(table, {
        source,
        file,
        columns,
        read(cells) {
          const run = read(cells);
          return run === null ? null : { source, row: cells.row, ...run };
        },
      }),
  };
}

/** Tokens per second; a row without them is rejected. */
export function speedCell(cells: RowCells, column: string): number {
  const tokensPerSecond = cells.number(column);
  if (tokensPerSecond !== null && tokensPerSecond > 0) return tokensPerSecond;
  return cells.reject('no-speed', 'tokens per second above 0', tokensPerSecond === null ? '' : String(tokensPerSecond));
}

/** The name of what ran, or of what it ran on; a row without it is rejected. */
export function nameCell(cells: RowCells, column: string, what: 'model' | 'device'): string {
  return cells.text(column) ?? cells.reject(`no-${what}`, `the name of a ${what}`, '');
}
