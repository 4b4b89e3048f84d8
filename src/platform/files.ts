import { randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Names of temporary files: `.<uuid>.tmp`. */
const TEMPORARY = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** What is written: at once, or piece by piece as a generator makes it. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes a whole file or none of it: after a failure, Ctrl-C or a full disk the target is what it was before.
 *
 * A device or a pipe (`/dev/stdout`) is written straight through; a link keeps pointing where it did.
 *
 * @throws {Error} `write: …`, one line, with the system's error as its `cause`.
 */
export async function writeFileAtomic(path: string, content: FileContent): Promise<void> {
  await writeTempThenRename(path, (temporary) => writeFile(temporary, content));
}

/**
 * As `writeFileAtomic`, for writers that want a path: `write` fills a temporary file beside the target, which then takes its place.
 *
 * @throws {Error} `write: …` for what the system refuses; other errors of `write` pass through.
 */
export async function writeTempThenRename(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const ours = new Set([path]);
  try {
    const existing = await statIfAny(path);
    if (existing?.isDirectory()) throw new Error(`write: expected a file, got a folder (${path})`);
    if (existing !== null && !existing.isFile()) return await write(path);
    const target = existing === null ? path : await realpath(path);
    const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
    ours.add(temporary);
    removeOnExit(temporary);
    try {
      await write(temporary);
      await sync(temporary, existing?.mode);
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(unlessMissing);
      throw error;
    } finally {
      keepOnExit(temporary);
    }
  } catch (error) {
    const isOurs = isSystemError(error) && (error.path === undefined || ours.has(error.path));
    throw isOurs ? toWriteError(error, path) : error;
  }
}

/**
 * Makes a folder and those above it; one that is there already is left as it is. Node's own recursive `mkdir` never
 * returns below `/proc`, where a folder that exists refuses new ones as if it did not.
 *
 * @throws {Error} `write: …`, one line, with the system's error as its `cause`.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    const existing = await statIfAny(path);
    if (existing?.isDirectory()) return;
    if (existing !== null) throw new Error(`write: expected a folder, got a file (${path})`);
    await makeFolder(dirname(resolve(path)));
    await mkdir(path);
  } catch (error) {
    throw toWriteError(error, path);
  }
}

/**
 * Removes temporary files that processes which were killed left in a folder; one that was touched since may be being written.
 *
 * @throws {Error} `write: …`, one line, with the system's error as its `cause`.
 */
export async function removeLeftovers(
  folder: string,
  { untouchedSinceMs }: { readonly untouchedSinceMs: number },
): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    try {
      if ((await stat(path)).mtimeMs < untouchedSinceMs) await unlink(path);
    } catch (error) {
      if (!isMissing(error)) throw toWriteError(error, path);
    }
  }
}

/** The system's refusal in words, where there are words for it. */
export function toWriteError(error: unknown, path: string): unknown {
  const reason = isSystemError(error) ? reasons[error.code ?? ''] : undefined;
  return reason === undefined ? error : new Error(`write: ${reason} (${path})`, { cause: error });
}

async function statIfAny(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    unlessMissing(error);
    return null;
  }
}

/** Bytes on the disk before the name points at them, or a power cut could leave an empty file under the name. */
async function sync(path: string, mode: number | undefined): Promise<void> {
  const file = await open(path, 'r+');
  try {
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

/** Whether the system says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** The system's refusals in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file too large for the file system',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'read-only file system',
  ENOENT: 'no such folder',
  ENOTDIR: 'part of the path is not a folder',
  ENAMETOOLONG: 'name too long',
};

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const temporaries = new Set<string>();

function removeOnExit(path: string): void {
  if (temporaries.size === 0) {
    process.on('exit', removeAll);
    for (const signal of signals) process.on(signal, dieClean);
  }
  temporaries.add(path);
}

function keepOnExit(path: string): void {
  temporaries.delete(path);
  if (temporaries.size > 0) return;
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, dieClean);
}

function removeAll(): void {
  for (const path of temporaries) {
    try {
      unlinkSync(path);
    } catch (error) {
      unlessMissing(error);
    }
  }
}

/** A listener takes away the signal's own effect, so give it back, unless another listener has taken charge. */
function dieClean(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  process.off(signal, dieClean);
  process.kill(process.pid, signal);
}
