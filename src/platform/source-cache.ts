import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishedFile } from '../core/published.ts';
import { SECOND_MS } from '../core/time-span.ts';
import { type FileOrigin, type KeptFile, readKeptFile, writeOrigin } from './_cached-file.ts';
import { HttpError, withAnswer } from './_http-answer.ts';
import { makeFolder, removeLeftovers, writeFileAtomic } from './files.ts';

/**
 * What became of a file: new bytes came (`fetched`), the publisher still has those that are kept (`unchanged`), it was
 * not asked and they are kept (`cached`) or not (`missing`), or it was asked in vain (`failed`: what is kept stays).
 */
type FetchStatus = 'fetched' | 'unchanged' | 'cached' | 'missing' | 'failed';

/** A published file and what the cache holds of it. */
export interface CachedFile {
  readonly file: PublishedFile;
  readonly status: FetchStatus;
  /** Why it is missing or failed; null otherwise. */
  readonly reason: string | null;
  /** Size of the file in the cache; null where there is none. A failed file may still be there, as it was before. */
  readonly bytes: number | null;
  /** Hash of the file in the cache: 64 hexadecimal digits; null where there is none. */
  readonly sha256: string | null;
  /** When its bytes came, milliseconds since 1970, to the second; null where that is not known. */
  readonly fetchedAtMs: number | null;
}

/** How far a file has come. */
export interface FetchProgress {
  readonly file: PublishedFile;
  readonly bytes: number;
  /** Files done with, and files in all. */
  readonly filesDone: number;
  readonly files: number;
}

export interface FetchOptions {
  /** Where the files are kept; made where it is not there. */
  readonly folder: string;
  /** How the program names itself to publishers, `contraflow/1.2.3`. */
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Default: Node's own. */
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  /** Ask nobody, only say what is there. */
  readonly isOffline?: boolean;
  /** Further attempts after one that may pass: network, 408, 429, 5xx. Default 3. */
  readonly retries?: number;
  /** Waits between attempts; a test counts them instead. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Longest silence of a server, in milliseconds. Default 30 s. */
  readonly silenceMs?: number;
  /** Longest that one answer may take, in milliseconds. Default 10 min. */
  readonly timeoutMs?: number;
  /** Most bytes of one file. Default 200 MB. */
  readonly maxBytes?: number;
  readonly onProgress?: (progress: FetchProgress) => void;
}

type Settings = typeof defaults & Omit<FetchOptions, 'onProgress'> & { readonly onBytes: (bytes: number) => void };

const defaults = {
  fetch: globalThis.fetch,
  isOffline: false,
  retries: 3,
  wait: (ms: number, signal?: AbortSignal): Promise<void> =>
    sleep(ms, undefined, signal === undefined ? {} : { signal }),
  silenceMs: 30 * SECOND_MS,
  timeoutMs: 600 * SECOND_MS,
  maxBytes: 200_000_000,
};

const HOSTS_AT_ONCE = 4;
const FIRST_WAIT_MS = SECOND_MS;
/** A server that asks for longer is not asked again in this run. */
const LONGEST_WAIT_MS = 60 * SECOND_MS;
/** A temporary file that was not touched for so long is nobody's any more. */
const LEFTOVER_MS = 3600 * SECOND_MS;

/**
 * Brings published files into a folder and says of each what became of it, in the order given. A file that fails does
 * not stop the others, and what was kept before stays as it was.
 *
 * A host is asked for one file at a time, at most four hosts at once. A file that is kept with its origin is asked for
 * only if it changed. Every file is written under a temporary name and renamed; its origin is noted after it, in
 * `<name>.meta.json`, and does not count once the hash that it names is not the file's.
 *
 * @throws the reason of the signal, once it is aborted and nothing half-written is left.
 * @see RFC 9110 (2022), sections 8.8 and 13: validators and conditional requests.
 */
export async function fetchPublished(
  files: readonly PublishedFile[],
  { onProgress, ...options }: FetchOptions,
): Promise<readonly CachedFile[]> {
  const folderProblem = options.isOffline === true ? null : await preparedFolder(options);
  const results = new Map<number, CachedFile>();
  await inTurns(byHost(files), async (at) => {
    options.signal?.throwIfAborted();
    const file = files[at]!;
    const onBytes = (bytes: number) => onProgress?.({ file, bytes, filesDone: results.size, files: files.length });
    onBytes(0);
    const nameProblem = problemOfName(file.name, files.slice(0, at));
    results.set(
      at,
      nameProblem === null
        ? await settled(file, folderProblem, { ...defaults, ...options, onBytes })
        : toCachedFile(file, 'failed', { kept: null, reason: nameProblem }),
    );
  });
  return files.map((_, at) => results.get(at)!);
}

/** Makes the folder and clears what killed processes left in it; null, or why it cannot be used. */
async function preparedFolder({ folder, now }: Pick<FetchOptions, 'folder' | 'now'>): Promise<string | null> {
  try {
    await makeFolder(folder);
    await removeLeftovers(folder, { untouchedSinceMs: now() - LEFTOVER_MS });
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** Names that no system takes for something else than a file of this folder. */
const NAME = /^\w[\w.-]{0,149}(?<!\.)$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function problemOfName(name: string, before: readonly PublishedFile[]): string | null {
  if (!NAME.test(name) || DEVICE.test(name) || /\.meta\.json$/i.test(name)) {
    return `fetch: expected a plain file name of letters, digits, '.', '-' and '_', got '${name}'`;
  }
  const isTaken = before.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return isTaken ? `fetch: expected different file names, got '${name}' twice` : null;
}

/** Places of the files of each host. */
function byHost(files: readonly PublishedFile[]): readonly (readonly number[])[] {
  const hosts = new Map<string, number[]>();
  for (const [at, { url }] of files.entries()) {
    const host = URL.canParse(url) ? new URL(url).host : '';
    hosts.set(host, [...(hosts.get(host) ?? []), at]);
  }
  return [...hosts.values()];
}

/** Groups beside each other, what is in a group one after the other; an error is thrown once all have ended. */
async function inTurns(groups: readonly (readonly number[])[], run: (at: number) => Promise<void>): Promise<void> {
  const waiting = groups.values();
  const worker = async (): Promise<void> => {
    for (const group of waiting) {
      for (const at of group) await run(at);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: HOSTS_AT_ONCE }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function settled(file: PublishedFile, folderProblem: string | null, settings: Settings): Promise<CachedFile> {
  const path = join(settings.folder, file.name);
  try {
    const kept = await readKeptFile(path);
    if (settings.isOffline) {
      if (kept !== null) return toCachedFile(file, 'cached', { kept });
      return toCachedFile(file, 'missing', {
        kept,
        reason: `fetch: expected ${file.name} in the folder, got none (${settings.folder})`,
      });
    }
    if (folderProblem !== null) return toCachedFile(file, 'failed', { kept, reason: folderProblem });
    const now = await withRetries(() => refreshed(file, kept, settings), settings);
    return toCachedFile(file, now.sha256 === kept?.sha256 ? 'unchanged' : 'fetched', { kept: now });
  } catch (error) {
    settings.signal?.throwIfAborted();
    const kept = await readKeptFile(path).catch(() => null); // why it cannot be read is the reason already
    return toCachedFile(file, 'failed', { kept, reason: messageOf(error) });
  }
}

function toCachedFile(
  file: PublishedFile,
  status: FetchStatus,
  { kept, reason = null }: { readonly kept: KeptFile | null; readonly reason?: string | null },
): CachedFile {
  const { bytes, sha256, origin } = kept ?? { bytes: null, sha256: null, origin: null };
  return { file, status, reason, bytes, sha256, fetchedAtMs: origin?.fetchedAtMs ?? null };
}

async function withRetries<Result>(
  run: () => Promise<Result>,
  { retries, wait, signal }: Pick<Settings, 'retries' | 'wait' | 'signal'>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof HttpError) || !error.isPassing) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > LONGEST_WAIT_MS) {
        const until = `${(asked / SECOND_MS).toLocaleString('en-US')} s`;
        throw new Error(`${error.message}; it asks to be left alone for ${until}`, { cause: error });
      }
      if (attempt > retries) {
        throw attempt === 1 ? error : new Error(`${error.message}, ${attempt} times`, { cause: error });
      }
      await wait(Math.min(LONGEST_WAIT_MS, Math.max(asked, FIRST_WAIT_MS * 2 ** (attempt - 1))), signal);
    }
  }
}

/** Asks once for a file, and writes it where there is something new. */
function refreshed(file: PublishedFile, kept: KeptFile | null, settings: Settings): Promise<KeptFile> {
  const headers = { 'user-agent': settings.userAgent, ...conditionsOf(kept, file.url) };
  return withAnswer(file.url, { ...settings, headers }, async ({ body, etag, lastModified }) => {
    if (body === null) return kept!; // only what is kept is asked for with conditions
    const path = join(settings.folder, file.name);
    const written = await writeHashed(path, body, settings.onBytes);
    const fetchedAtMs = Math.floor(settings.now() / SECOND_MS) * SECOND_MS;
    const origin: FileOrigin = { url: file.url, etag, lastModified, fetchedAtMs, ...written };
    await writeOrigin(path, origin);
    return { ...written, origin };
  });
}

function conditionsOf(kept: KeptFile | null, url: string): Readonly<Record<string, string>> {
  const { etag, lastModified } = kept?.origin?.url === url ? kept.origin : { etag: null, lastModified: null };
  return {
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  };
}

async function writeHashed(
  path: string,
  body: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      digest.update(piece);
      bytes += piece.length;
      onBytes(bytes);
      yield piece;
    }
  }
  await writeFileAtomic(path, pieces());
  return { bytes, sha256: digest.digest('hex') };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
