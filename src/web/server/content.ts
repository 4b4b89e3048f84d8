import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Encoding, preferredEncoding } from './negotiation.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Below this, one packet carries the body as it is. */
export const LEAST_COMPRESSED = 1400;

/** Bytes compressed. Files of the dashboard are compressed once, so with some effort; answers fast. */
export function compressed(bytes: Uint8Array, encoding: Encoding, effort: 'once' | 'fast'): Promise<Buffer> {
  if (encoding === 'gzip') return toGzip(bytes, { level: effort === 'once' ? 9 : 6 });
  return toBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 9 : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** A tag of 128 bits; the same parts give the same. */
export function tagOf(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 32);
}

/** Whether the client has what a tag names already, in whatever encoding, so that 304 is enough. */
export function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  return known.split(',').some(
    (one) =>
      one
        .trim()
        .replace(/^W\//, '')
        .replace(/(-br|-gzip)?"$/, '"') === `"${tag}"`,
  );
}

/** A file in memory with everything that is sent with it. */
export interface StaticFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly cacheControl: string;
}

/** Answers requests for one file. */
export type StaticAnswer = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** What answers requests for one file: it is compressed when it is first asked for so, and then kept. */
export function createStaticAnswer({ type, bytes, cacheControl }: StaticFile): StaticAnswer {
  const tag = tagOf(hash('sha256', bytes, 'hex'), type);
  const isCompressed = bytes.length >= LEAST_COMPRESSED && !/^(image\/png|font\/woff2)/.test(type);
  const known = new Map<Encoding, Promise<Buffer>>();
  const encoded = (encoding: Encoding): Promise<Buffer> => {
    const made = known.get(encoding) ?? compressed(bytes, encoding, 'once');
    known.set(encoding, made);
    return made;
  };
  return async (request, reply) => {
    const encoding = isCompressed ? preferredEncoding(request.headers['accept-encoding']) : null;
    reply.headers({ 'cache-control': cacheControl, vary: 'accept-encoding', etag: entityTag(tag, encoding) });
    if (isKnown(request, tag)) return reply.code(304).send();
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply.header('content-type', type).send(encoding === null ? bytes : await encoded(encoding));
  };
}

/** The tag as the header has it: strong, so each encoding has its own, `"…"`, `"…-br"` or `"…-gzip"`. */
export function entityTag(tag: string, encoding: Encoding | null): string {
  return encoding === null ? `"${tag}"` : `"${tag}-${encoding}"`;
}
