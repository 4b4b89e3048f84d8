import type { Citation } from '../core/citation.ts';
import type { Problem } from '../core/problem.ts';
import type { PublishedFile } from '../core/published.ts';
import type { ColumnHead, Table } from '../core/table.ts';

/** What a source makes of a table, and what in it could not be used as it stands. */
export interface Parsed<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** One external dataset, or one shape of dataset: it knows its tables when it sees them and gives them meaning. */
export interface Source<Value, Options = object> {
  /** The file name. */
  readonly id: string;
  readonly title: string;
  /** null where the table is the user's own. */
  readonly homepage: string | null;
  /** SPDX id; null where the table is the user's own. */
  readonly licence: string | null;
  readonly citation: Citation | null;
  /** What it accepts, in one sentence. */
  readonly accepts: string;
  /** Whether a table with these columns is one of its own. */
  recognises(columns: readonly ColumnHead[]): boolean;
  /**
   * Names of the columns it needs.
   *
   * @throws {SyntaxError} if a column that it cannot do without is missing.
   */
  wanted(columns: readonly ColumnHead[], options?: Options): readonly string[];
  /**
   * The meaning of a table that has the wanted columns.
   *
   * @throws {SyntaxError} at the first bad cell, with its row and column.
   */
  parse(table: Table, options?: Options): Parsed<Value>;
}

/** A dataset that its publisher keeps at stated addresses: `files` are fetched, and each is parsed by itself. */
export interface PublishedSource<Value> extends Source<Value, { readonly file: string }> {
  readonly publisher: string;
  readonly files: readonly PublishedFile[];
}
