import { dirname } from 'node:path';
import type { Distribution } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { currentPlatform, storePath } from '../platform/data-directory.ts';
import { makeFolder } from '../platform/files.ts';
import type { SourceCredit } from '../report/index.ts';
import { type Cell, openStore, type QueryAnswer, type RunRecord } from '../store/store.ts';
import { csvPieces, jsonLinesPieces, type TableColumn } from '../store/table-writer.ts';

/** A finished run with what it found. */
export interface FinishedRun {
  readonly snapshot: {
    readonly hash: string;
    readonly title: string;
    readonly coverage: TimeSpan;
    readonly sources: readonly SourceCredit[];
  };
  readonly run: Omit<RunRecord, 'snapshot'>;
  readonly distributions: Iterable<Distribution>;
  readonly readings: Iterable<Reading>;
}

/** Path of the store when none is named. */
export function defaultStorePath(): string {
  return storePath(currentPlatform());
}

/**
 * Records a run in the store, once: the same run again changes nothing. The report does not depend on it, so a store
 * that is in use, damaged or on a full disk is told, not thrown.
 *
 * @returns null when the run is in the store, else why it is not.
 */
export async function recordRun(
  path: string,
  { snapshot, run, distributions, readings }: FinishedRun,
): Promise<string | null> {
  try {
    await makeFolder(dirname(path));
    const store = await openStore(path);
    try {
      await store.recordSnapshot({
        hash: snapshot.hash,
        source: 'observe',
        title: snapshot.title,
        licence: snapshot.sources.map(({ licence }) => licence).join('; ') || null,
        originUrl: snapshot.sources[0]?.url ?? null,
        retrievedAtMs: null,
        rows: snapshot.sources.reduce((sum, { rows }) => sum + rows, 0),
        span: snapshot.coverage,
      });
      await store.recordRun({ ...run, snapshot: snapshot.hash }, { distributions, readings });
      return null;
    } finally {
      store.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Answers one query from the store; where there is no store yet, only files can be asked. */
export async function askStore(
  query: string,
  { store: path }: { readonly store: string | undefined },
  use: (answer: QueryAnswer) => Promise<void>,
): Promise<void> {
  const store = await openStore(path ?? defaultStorePath(), { readOnly: true });
  try {
    await use(await store.query(query));
  } finally {
    store.close();
  }
}

/** An answer as CSV or JSON text, piece by piece. */
export async function recordPieces(answer: QueryAnswer, format: 'csv' | 'json'): Promise<Iterable<string>> {
  const rows: (readonly Cell[])[] = [];
  for await (const piece of answer.rows) rows.push(...piece);
  const columns = answer.columns.map(({ name, type }, at): TableColumn<readonly Cell[]> => {
    const isNumber = /^(TINYINT|SMALLINT|INTEGER|UINTEGER|FLOAT|DOUBLE)$/.test(type);
    const value = (row: readonly Cell[]) =>
      typeof row[at] === 'boolean' ? String(row[at]) : (row[at] as string | number | null);
    return { name, type: isNumber ? 'number' : 'text', value };
  });
  return format === 'csv' ? csvPieces(columns, rows) : jsonLinesPieces(columns, rows);
}
