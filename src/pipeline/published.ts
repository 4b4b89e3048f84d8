import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/problem.ts';
import type { PublishedFile } from '../core/published.ts';
import { byText } from '../core/text.ts';
import { isMissing } from '../platform/files.ts';
import type { PublishedSource } from '../sources/index.ts';
import { readTable, type TableFile } from '../store/table-file.ts';

/** A published table that was read. */
interface PublishedTable {
  /** Id of the source that read it, which says what `value` is. */
  readonly source: string;
  /** Name of the file, without folders. */
  readonly file: string;
  /** Hash of the file: 64 hexadecimal digits. */
  readonly sha256: string;
  /** What the source's `parse` makes of it. */
  readonly value: unknown;
}

/** A problem, with the source and the file in which it was met; null where there is no one such. */
interface PublishedProblem extends Problem {
  readonly source: string | null;
  /** Where the file lies in the folder, with `/` between names. */
  readonly file: string | null;
}

export interface PublishedTables {
  /** In the order of their paths. */
  readonly tables: readonly PublishedTable[];
  readonly problems: readonly PublishedProblem[];
  /** Files of the sources that the folder lacks. */
  readonly missing: readonly { readonly source: string; readonly file: PublishedFile }[];
}

export interface PublishedOptions {
  readonly signal?: AbortSignal;
  /** Folders in folders that are looked into. Default 8. */
  readonly depth?: number;
  /** Files and folders that are looked at, of whatever kind. Default 100,000. */
  readonly entries?: number;
}

/**
 * Reads every published table of a folder and of those in it, one file after the other; a folder that is not there holds
 * none.
 *
 * A table belongs to the first source that knows its columns, whatever the file is called. Of two files of one source
 * with the same name the one in fewer folders counts, and among those the last by path: of `2025/a.csv` and `2026/a.csv`
 * the second. Of two with the same bytes one counts. Both are told. Nothing hangs on the times of files, which copying
 * changes. CSV and Parquet files that no source knows are counted in one problem; JSON lines may be anything and are
 * passed over. What cannot be read or parsed is a problem, and the others go on.
 *
 * A file of a source is missing where no file that the source knows has its name, unless it knows as many as it has:
 * then they are there under other names.
 *
 * @throws {Error} if the folder is a file or cannot be listed; the reason of the signal, once it is aborted.
 */
export async function readPublished(
  folder: string,
  sources: readonly PublishedSource<unknown>[],
  options: PublishedOptions = {},
): Promise<PublishedTables> {
  const { paths, problems } = await tableFiles(folder, options);
  const found: Found[] = [];
  const unknown: string[] = [];
  for (const path of paths.sort(byPrecedence)) {
    options.signal?.throwIfAborted();
    const one = await readOne(path, { folder, sources, before: found });
    if (one === null) unknown.push(path);
    else found.push(one);
  }
  found.sort((a, b) => byText(a.path, b.path));
  return {
    tables: found.flatMap(({ table }) => (table === null ? [] : [table])),
    problems: [...problems, ...found.flatMap((one) => one.problems), ...unrecognised(unknown)],
    missing: sources.flatMap((source) => missingFiles(source, found)),
  };
}

/** A file that was read, with what came of it. */
interface Found {
  readonly path: string;
  /** Id of the source whose file it is; null where that could not be told, or another counts in its place. */
  readonly source: string | null;
  /** null where it does not count, or could not be parsed. */
  readonly table: PublishedTable | null;
  readonly problems: readonly PublishedProblem[];
}

interface Reading {
  readonly folder: string;
  readonly sources: readonly PublishedSource<unknown>[];
  /** Files that come before it. */
  readonly before: readonly Found[];
}

/** Ends the reading of a table at its columns: the readers let through a SyntaxError and nothing else. */
class NobodysTable extends SyntaxError {}

/** Reads one file; null where no source knows its columns. */
async function readOne(path: string, { folder, sources, before }: Reading): Promise<Found | null> {
  const file = nameOf(path);
  const known: { source?: PublishedSource<unknown> } = {};
  try {
    const table = await readTable(join(folder, path), (columns) => {
      const source = sources.find((candidate) => candidate.recognises(columns));
      if (source === undefined) throw new NobodysTable();
      known.source = source;
      return source.wanted(columns, { file });
    });
    return parsed(path, { source: known.source!, table, before });
  } catch (error) {
    if (error instanceof NobodysTable) return null;
    if (!(error instanceof Error)) throw error;
    const source = known.source?.id ?? null;
    const kind = source === null ? 'published/unreadable' : `source/${source}`;
    const message = error.message.replaceAll(join(folder, path), path);
    return { path, source, table: null, problems: [{ kind, message, count: 1, source, file: path }] };
  }
}

/** What a source makes of its table, unless another counts in its place. */
function parsed(
  path: string,
  {
    source,
    table,
    before,
  }: Pick<Reading, 'before'> & { readonly source: PublishedSource<unknown>; readonly table: TableFile },
): Found {
  const file = nameOf(path);
  const where = { source: source.id, file: path };
  const ofSource = before.filter((other) => other.source === source.id);
  const twin = ofSource.find((other) => other.table?.sha256 === table.sha256);
  const namesake = ofSource.find((other) => nameOf(other.path) === file);
  if (twin !== undefined || namesake !== undefined) {
    const [kind, got] =
      twin !== undefined
        ? ['published/same-bytes', `the bytes of ${twin.path} again`]
        : ['published/same-name', `one more, which does not count beside ${namesake?.path}`];
    const message = `published: expected each table once, got ${got} (${path})`;
    return { path, source: null, table: null, problems: [{ kind, message, count: 1, ...where }] };
  }
  const { value, problems } = source.parse(table, { file });
  return {
    path,
    source: source.id,
    table: { source: source.id, file, sha256: table.sha256, value },
    problems: problems.map((problem) => ({ ...problem, ...where })),
  };
}

function unrecognised(paths: readonly string[]): readonly PublishedProblem[] {
  const tables = paths.filter((path) => /\.(csv|parquet|pq)$/i.test(path)).sort(byText);
  if (tables.length === 0) return [];
  const message = `published: expected columns that a source knows, got others (${tables[0]})`;
  return [{ kind: 'published/unrecognised', message, count: tables.length, source: null, file: tables[0]! }];
}

function missingFiles({ id, files }: PublishedSource<unknown>, found: readonly Found[]): PublishedTables['missing'] {
  const names = found.filter(({ source }) => source === id).map(({ path }) => nameOf(path));
  if (names.length >= files.length) return [];
  return files.filter(({ name }) => !names.includes(name)).map((file) => ({ source: id, file }));
}

const TABLE = /\.(csv|parquet|pq|jsonl|ndjson)$/i;

/** Paths of the files that may be tables, relative to the folder; hidden ones are not looked at, links are followed once. */
async function tableFiles(
  folder: string,
  { depth: most = 8, entries = 100_000, signal }: PublishedOptions,
): Promise<{ readonly paths: string[]; readonly problems: readonly PublishedProblem[] }> {
  const paths: string[] = [];
  const problems: PublishedProblem[] = [];
  const seen = new Set<string>();
  let left = entries;
  const tell = (kind: string, message: string, file: string): void => {
    problems.push({
      kind: `published/${kind}`,
      message: `published: ${message} (${file})`,
      count: 1,
      source: null,
      file,
    });
  };
  const lookAt = async (path: string, depth: number): Promise<void> => {
    const place = join(folder, path);
    const stats = await stat(place);
    if (stats.isFile() && TABLE.test(path)) paths.push(path);
    if (!stats.isDirectory()) return;
    if (depth > most) return tell('too-deep', `expected at most ${most} folders in each other, got more`, path);
    const real = await realpath(place);
    if (seen.has(real)) return;
    seen.add(real);
    for (const name of (await readdir(place)).sort(byText)) {
      if (name.startsWith('.')) continue;
      const inner = path === '' ? name : `${path}/${name}`;
      if (left === 0)
        tell('too-many-files', `expected at most ${entries.toLocaleString('en-US')} files, got more`, inner);
      if (left-- <= 0) return;
      try {
        await lookAt(inner, depth + 1);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error;
        tell('unreadable', `expected a file or folder that can be read, got ${error.code}`, inner);
      }
      signal?.throwIfAborted();
    }
  };
  if (await isFolder(folder)) await lookAt('', 0);
  return { paths, problems };
}

/** Whether there is a folder; a file in its place is a mistake. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  throw new Error(`published: expected a folder, got a file (${path})`);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Fewest folders first, then the last by text. */
function byPrecedence(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || byText(b, a);
}
