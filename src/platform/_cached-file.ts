import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { formatInstant, parseInstant } from '../core/time-span.ts';
import { isMissing, writeFileAtomic } from './files.ts';

/** What a publisher said of the bytes that it sent, kept beside them. */
export interface FileOrigin {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds since 1970. */
  readonly fetchedAtMs: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A file that lies in the cache. */
export interface KeptFile {
  readonly bytes: number;
  readonly sha256: string;
  /** null where nothing is known, or what is known is of other bytes. */
  readonly origin: FileOrigin | null;
}

/**
 * The file at a path with what is known of it; null where there is none.
 *
 * @throws {Error} if something else than a file lies there, or it cannot be read.
 */
export async function readKeptFile(path: string): Promise<KeptFile | null> {
  try {
    if (!(await stat(path)).isFile())
      throw new Error(`fetch: expected a file or nothing, got something else (${path})`);
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      digest.update(piece);
      bytes += piece.length;
    }
    const sha256 = digest.digest('hex');
    const origin = await readOrigin(originPath(path));
    return { bytes, sha256, origin: origin?.sha256 === sha256 && origin.bytes === bytes ? origin : null };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Notes where the bytes of a file come from, after they have been written. */
export function writeOrigin(path: string, { fetchedAtMs, ...origin }: FileOrigin): Promise<void> {
  const { url, etag, lastModified, sha256, bytes } = origin;
  const json = { url, etag, lastModified, fetchedAt: formatInstant(fetchedAtMs), sha256, bytes };
  return writeFileAtomic(originPath(path), `${JSON.stringify(json, null, 2)}\n`);
}

function originPath(path: string): string {
  return `${path}.meta.json`;
}

async function readOrigin(path: string): Promise<FileOrigin | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    return toOrigin(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null; // cut short or not ours: as good as none
    throw error;
  }
}

function toOrigin(json: unknown): FileOrigin | null {
  if (typeof json !== 'object' || json === null) return null;
  const { url, etag, lastModified, fetchedAt, sha256, bytes } = json as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string' || typeof fetchedAt !== 'string') return null;
  if (typeof sha256 !== 'string' || typeof bytes !== 'number') return null;
  if (!isHeaderValue(etag) || !isHeaderValue(lastModified)) return null;
  return { url, etag, lastModified, fetchedAtMs: parseInstant(fetchedAt), sha256, bytes };
}

/** Whether it can be sent back in a header: nobody's line ends go into a request. */
function isHeaderValue(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]+$/.test(value));
}
