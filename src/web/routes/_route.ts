import type { z } from 'zod';
import { jsonText } from '../../core/text.ts';
import { formatInstant } from '../../core/time-span.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import { csvPieces, type ParquetOptions, type TableColumn, writeParquet } from '../../pipeline/output.ts';

/** What is asked of a route: parts of its path, and its query. */
export interface RouteRequest<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
}

/** Rows of an answer with their columns, of which CSV and Parquet are made. */
export interface RouteTable {
  csv(): Iterable<string>;
  /** Writes a file; the same rows give the same bytes. */
  parquet(path: string): Promise<void>;
  /** Cursor of the rows after these; absent or null where there are none. */
  readonly next?: string | null;
}

/**
 * One address of the API below `/api/v1`: what it takes, what it answers, and which of its answers a published site holds. The server,
 * the OpenAPI document, its examples and `publish` are made from these alone.
 */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Document extends z.ZodType = z.ZodType,
> {
  /** The file name, and the operation's id. */
  readonly id: string;
  /** Path in OpenAPI's form, `/readings/{domain}/{resource}/{role}`; an ending `.json`, `.csv` … chooses the form. */
  readonly path: string;
  /** Whether the last part of the path may hold slashes: it is the rest of the address up to its ending. */
  readonly isDeep?: boolean;
  readonly summary: string;
  /** A sentence or two: what it says, and what it does not. */
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  readonly document: Document;
  /** @throws {RangeError} or {SyntaxError} for what cannot be answered; its message is for the one who asked. */
  readonly answer: (
    observatory: Observatory,
    request: RouteRequest<Params, Query>,
  ) => z.input<Document> | Promise<z.input<Document>>;
  /** The same rows as CSV and Parquet; absent where the answer is no table. */
  readonly table?: (observatory: Observatory, request: RouteRequest<Params, Query>) => RouteTable | Promise<RouteTable>;
  /** Other forms by their ending, `{ md, html }`. */
  readonly texts?: Readonly<Record<string, (observatory: Observatory, request: RouteRequest<Params, Query>) => string>>;
  /**
   * What the answers depend on beside the run, such as the time at which a file that is read anew was changed: answers are kept only for
   * the same text. Absent for those that the run alone decides, which are kept for good.
   */
  readonly state?: (observatory: Observatory) => string | Promise<string>;
  /** Paths, by their parts, of which a published site holds the answer to an empty query. */
  readonly published: (observatory: Observatory) => Iterable<z.output<Params>>;
  /** Whether its answers take long: a site has them made beside the others. */
  readonly isSlow?: true;
  /** A request that the bundled snapshot answers. */
  readonly example: { readonly params: z.input<Params>; readonly query: z.input<Query> };
}

/** A route as written, its types inferred. */
export function route<Params extends z.ZodObject, Query extends z.ZodObject, Document extends z.ZodType>(
  definition: Route<Params, Query, Document>,
): Route<Params, Query, Document> {
  return definition;
}

/** A table of rows of any kind. */
export function tableOf<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options?: ParquetOptions,
): RouteTable {
  return { csv: () => csvPieces(columns, rows), parquet: (path) => writeParquet(path, columns, rows, options) };
}

/** A document as it is sent and published: one line of JSON, its strange characters escaped, so that a terminal may show it. */
export function documentText(document: unknown): string {
  return `${jsonText(document)}\n`;
}

/** Rows as objects, a key a column: times as ISO 8601 UTC, empty cells null. */
export function rowObjects<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type, value }) => [name, cellValue(type, value(row))])),
  );
}

function cellValue(type: TableColumn<unknown>['type'], value: string | number | null): unknown {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
  if (type === 'time') return formatInstant(Number(value));
  return type === 'json' ? JSON.parse(String(value)) : value;
}
