import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MARK } from './folder.ts';

/** A file of the site: its path below the root, and its content, or what writes it. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string> | ((path: string) => Promise<void>);
}

/** Paths that are taken, by a file or by a folder; two that differ in case only are one on some systems. */
export interface Names {
  readonly hasRoom: (path: string) => boolean;
  /** @throws {RangeError} if it has no room. */
  readonly take: (path: string) => void;
}

export function createNames(): Names {
  const files = new Set([MARK]);
  const folders = new Set<string>();
  const above = (path: string): string[] => {
    const parts = path.split('/');
    return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join('/'));
  };
  const hasRoom = (path: string): boolean => {
    const name = path.toLowerCase();
    return !files.has(name) && !folders.has(name) && !above(name).some((folder) => files.has(folder));
  };
  return {
    hasRoom,
    take(path) {
      if (!hasRoom(path)) throw new RangeError(`publish: expected different paths, got ${path} twice`);
      const name = path.toLowerCase();
      files.add(name);
      for (const folder of above(name)) folders.add(folder);
    },
  };
}

/** Files that were written, in their order, and their size together. */
export interface Written {
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Writes files into a folder, each as it is made, several at once. @throws what the first one that failed threw. */
export async function writeFiles(
  plan: AsyncIterable<SiteFile>,
  {
    staging,
    names,
    signal,
    onProgress,
  }: {
    readonly staging: string;
    readonly names: Names;
    readonly signal?: AbortSignal;
    readonly onProgress?: (files: number) => void;
  },
): Promise<Written> {
  const files: string[] = [];
  let bytes = 0;
  const made = new Set<string>();
  const writer = createWriter(MOST_AT_ONCE);
  try {
    for await (const { path, content } of plan) {
      names.take(path);
      const target = join(staging, path);
      if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
      made.add(dirname(target));
      await writer.add(async () => {
        const size = await write(target, content);
        bytes += size;
      });
      files.push(path);
      onProgress?.(files.length);
      await new Promise((resolve) => setImmediate(resolve)); // a signal has its turn
      signal?.throwIfAborted();
    }
  } finally {
    await writer.settled();
  }
  writer.check();
  return { files, bytes };
}

/** Files that are being written while the next answers are made. */
const MOST_AT_ONCE = 16;

/** Runs so many pieces of work at once at most. */
function createWriter(most: number) {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  /** @throws what the first piece that failed threw. */
  const check = (): void => {
    if (failure !== null) throw failure.error;
  };
  return {
    check,
    async add(work: () => Promise<void>): Promise<void> {
      check();
      const one: Promise<void> = work()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(one));
      running.add(one);
      if (running.size >= most) await Promise.race(running);
    },
    /** When nothing runs any more, whether it failed or not. */
    settled: () => Promise.all(running),
  };
}

/** Writes one file and returns its size. */
async function write(path: string, content: SiteFile['content']): Promise<number> {
  if (typeof content === 'function') await content(path);
  else await writeFile(path, content);
  return (await stat(path)).size;
}
