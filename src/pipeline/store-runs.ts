import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AttributedBlocks } from '../core/blocks.ts';
import type { Distribution } from '../core/distribution.ts';
import type { Reading } from '../core/reading.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { currentPlatform, storePath } from '../platform/data-directory.ts';
import { makeFolder } from '../platform/files.ts';
import type { SourceCredit } from '../report/index.ts';
import { openMemory, openStore, type QueryAnswer, type RunRecord, storeTables } from '../store/store.ts';

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
  readonly blocks?: AttributedBlocks;
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
export async function recordRun(path: string, { snapshot, run, ...results }: FinishedRun): Promise<string | null> {
  try {
    await makeFolder(dirname(path));
    const store = await openForWriting(path);
    try {
      await store.recordSnapshot({
        hash: snapshot.hash,
        source: 'observe',
        title: snapshot.title,
        licence: snapshot.sources.map(({ licence }) => licence).join('; ') || null,
        originUrl: snapshot.sources[0]?.url ?? null,
        retrievedAtMs: run.startedAtMs,
        rows: results.blocks?.count ?? snapshot.sources.reduce((sum, { rows }) => sum + rows, 0),
        span: snapshot.coverage,
      });
      await store.recordRun({ ...run, snapshot: snapshot.hash }, results);
      return null;
    } finally {
      store.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A service that shows earlier runs has the store open for moments only; so long a writer waits for it. */
const STORE_WAIT_MS = 1500;
const STORE_STEP_MS = 50;

async function openForWriting(path: string): ReturnType<typeof openStore> {
  for (let waitedMs = 0; ; waitedMs += STORE_STEP_MS) {
    try {
      return await openStore(path);
    } catch (error) {
      const isInUse = error instanceof Error && error.message.includes(' is in use by another');
      if (!isInUse || waitedMs >= STORE_WAIT_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, STORE_STEP_MS));
    }
  }
}

const INTERRUPT_MS = 20;

/**
 * Answers one query from the store; where none is named and there is none yet, only files can be asked.
 *
 * @throws {SyntaxError} `sql: …` if the query is not understood, does more than read, or asks a store that is not there.
 */
export async function askStore(
  query: string,
  { store: named, signal }: { readonly store: string | undefined; readonly signal?: AbortSignal },
  use: (answer: QueryAnswer) => Promise<void>,
): Promise<void> {
  const path = named ?? defaultStorePath();
  const isThere = named !== undefined || existsSync(path);
  const store = isThere ? await openStore(path, { readOnly: true }) : await openMemory();
  let interrupting: NodeJS.Timeout | undefined;
  const interrupt = () => {
    // Again and again: the engine forgets an interruption that comes before the query has begun.
    interrupting = setInterval(() => store.interrupt(), INTERRUPT_MS);
  };
  signal?.addEventListener('abort', interrupt);
  try {
    signal?.throwIfAborted();
    await use(await store.query(query));
  } catch (error) {
    const table =
      isThere || !(error instanceof Error) ? undefined : /^sql: Table with name (\w+)/.exec(error.message)?.[1];
    if (table === undefined || !storeTables.includes(table.toLowerCase())) throw error;
    throw new SyntaxError(
      `sql: expected a store for the table ${table}, got none yet: contraflow observe makes it (${path})`,
      { cause: error },
    );
  } finally {
    signal?.removeEventListener('abort', interrupt);
    clearInterval(interrupting);
    store.close();
  }
}
