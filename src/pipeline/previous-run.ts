import { stat } from 'node:fs/promises';
import { parseInstant, type TimeSpan } from '../core/time-span.ts';
import { type Cell, openStore, type Store } from '../store/store.ts';

/** A run as the store keeps it. */
export interface StoredRun {
  readonly id: string;
  readonly snapshot: string;
  readonly programVersion: string;
  readonly labelSet: string;
  readonly seed: number | null;
  /** Length of a window of blocks; null where the run does not say. */
  readonly windowDays: number | null;
  readonly finishedAtMs: number;
}

/** A snapshot of the store. */
export interface StoredSnapshot {
  readonly hash: string;
  readonly title: string;
  readonly licence: string | null;
  readonly rows: number;
  readonly span: TimeSpan | null;
  readonly retrievedAtMs: number | null;
}

/** What the headline measure said of one window then. */
export interface StoredReading {
  readonly layer: string;
  readonly span: TimeSpan;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Who held how much of the latest window of a layer then; nobody's where the entity is null. */
export interface StoredHolding {
  readonly layer: string;
  readonly span: TimeSpan;
  readonly entity: string | null;
  readonly weight: number;
}

/** An earlier run on other data, with what it found. */
export interface PreviousRun extends StoredRun {
  readonly title: string;
  readonly readings: readonly StoredReading[];
  readonly holdings: readonly StoredHolding[];
}

/** What a store knows of earlier runs, or a sentence that says why nothing is known. */
export interface StoreHistory {
  readonly snapshots: readonly StoredSnapshot[];
  readonly runs: readonly StoredRun[];
  /** The latest run on another snapshot; null where there is none. */
  readonly previous: PreviousRun | null;
  /** Why there is no previous run; null where there is one. */
  readonly note: string | null;
}

/** Asks for the history of the store; what it says may change from call to call. */
export type HistoryReader = () => Promise<StoreHistory>;

/** The history where no store is looked at. */
export const noHistory: HistoryReader = async () =>
  nothing('No store of earlier runs is looked at here, so nothing can be compared with an earlier snapshot.');

/**
 * A reader of the store of a path, for one who looks at a snapshot. The store is opened for reading, for a moment, and read again only
 * after its file has changed, so that a run recorded meanwhile is seen. It never throws: a store that is missing, in use or damaged
 * gives a sentence, without the path, which is nobody else's business.
 */
export function storeHistory(path: string, snapshot: string): HistoryReader {
  let known: { readonly state: string; readonly history: Promise<StoreHistory> } | null = null;
  return async () => {
    const state = await fileState(path);
    if (state === null)
      return nothing('There is no store of earlier runs yet: contraflow observe records each run in one.');
    if (known?.state !== state) {
      const history = readHistory(path, snapshot);
      const asked = { state, history };
      known = asked;
      // What could not be read is asked for again.
      history.catch(() => {
        if (known === asked) known = null;
      });
    }
    try {
      return await known.history;
    } catch (error) {
      return nothing(complaint(error));
    }
  };
}

async function fileState(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null; // missing, or not for us to see: the same to a reader
  }
}

function nothing(note: string): StoreHistory {
  return { snapshots: [], runs: [], previous: null, note };
}

function complaint(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const why = /in use/.test(message)
    ? 'is being written by another contraflow process; it is asked again at the next visit'
    : /newer contraflow/.test(message)
      ? 'was written by a newer contraflow'
      : /damaged/.test(message)
        ? 'is damaged'
        : /another kind of file|another database|something else/.test(message)
          ? 'is something else than a store'
          : 'could not be read';
  return `The store of earlier runs ${why}, so nothing can be compared with an earlier snapshot.`;
}

const HASH = /^[0-9a-f]{64}$/;

async function readHistory(path: string, snapshot: string): Promise<StoreHistory> {
  if (!HASH.test(snapshot)) throw new TypeError('storeHistory: expected the hash of a snapshot');
  const store = await openStore(path, { readOnly: true });
  try {
    const snapshots = (await rowsOf(store, SNAPSHOTS)).map(toSnapshot);
    const runs = (await rowsOf(store, RUNS)).map(toRun);
    const latest = runs.find((run) => run.snapshot !== snapshot);
    if (latest === undefined) {
      const note =
        'The store holds no run on another snapshot yet: once there are newer data, what changed will stand here.';
      return { snapshots, runs, previous: null, note };
    }
    return { snapshots, runs, previous: await readRun(store, latest, snapshots), note: null };
  } finally {
    store.close();
  }
}

async function readRun(store: Store, run: StoredRun, snapshots: readonly StoredSnapshot[]): Promise<PreviousRun> {
  const of = `WHERE run = '${run.id.replaceAll("'", "''")}'`;
  const readings = await rowsOf(
    store,
    `SELECT layer, "from", "to", estimate, low, high FROM readings ${of} AND measure = 'effective-number' ORDER BY layer, "from"`,
  );
  const holdings = await rowsOf(
    store,
    `SELECT layer, "from", "to", entity, weight FROM distributions ${of} ORDER BY layer, weight DESC, entity`,
  );
  return {
    ...run,
    title: snapshots.find(({ hash }) => hash === run.snapshot)?.title ?? '',
    readings: readings.map(([layer, from, to, estimate, low, high]) => ({
      layer: String(layer),
      span: { fromMs: instant(from), toMs: instant(to) },
      estimate: numberOrNull(estimate),
      low: numberOrNull(low),
      high: numberOrNull(high),
    })),
    holdings: holdings.map(([layer, from, to, entity, weight]) => ({
      layer: String(layer),
      span: { fromMs: instant(from), toMs: instant(to) },
      entity: textOrNull(entity),
      weight: Number(weight),
    })),
  };
}

const SNAPSHOTS =
  'SELECT hash, title, licence, rows, span_from, span_to, retrieved_at FROM snapshots ORDER BY retrieved_at DESC NULLS LAST, hash LIMIT 500';
const RUNS =
  'SELECT id, snapshot, program_version, label_set, seed, parameters::VARCHAR, finished_at FROM runs ORDER BY finished_at DESC, id LIMIT 2000';

type Row = readonly (Cell | undefined)[];

async function rowsOf(store: Store, sql: string): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of (await store.query(sql)).rows) all.push(...rows);
  return all;
}

function toSnapshot([hash, title, licence, rows, from, to, retrieved]: Row): StoredSnapshot {
  const hasSpan = typeof from === 'string' && typeof to === 'string';
  return {
    hash: String(hash),
    title: String(title),
    licence: textOrNull(licence),
    rows: Number(rows),
    span: hasSpan ? { fromMs: instant(from), toMs: instant(to) } : null,
    retrievedAtMs: retrieved === null ? null : instant(retrieved),
  };
}

function toRun([id, snapshot, programVersion, labelSet, seed, parameters, finishedAt]: Row): StoredRun {
  return {
    id: String(id),
    snapshot: String(snapshot),
    programVersion: String(programVersion),
    labelSet: String(labelSet),
    seed: numberOrNull(seed),
    windowDays: numberOrNull((JSON.parse(String(parameters)) as { readonly windowDays?: Cell }).windowDays),
    finishedAtMs: instant(finishedAt),
  };
}

function instant(cell: Cell | undefined): number {
  return parseInstant(String(cell));
}

function numberOrNull(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

function textOrNull(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}
