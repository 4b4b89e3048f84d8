import type { FastifyInstance } from 'fastify';
import type { Observatory } from '../../pipeline/observatory.ts';
import { pages } from '../client/pages/index.ts';
import type { ClientFiles } from '../site/assets.ts';
import { pageShell } from '../site/shell.ts';
import { createStaticAnswer, type StaticAnswer, type StaticFile } from './content.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Names with a hash of the content never change their content. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
/** Kept, and asked for again each time whether it still holds. */
const ASKED_AGAIN = 'no-cache';

/**
 * Answers the pages and the files of the dashboard. Each file is an address of its own, known when the service begins: no path that a
 * stranger writes is ever looked up on a disk.
 */
export function servePages(
  app: FastifyInstance,
  { client, observatory }: { readonly client: ClientFiles; readonly observatory: Observatory },
): void {
  const { headline } = observatory.brief;
  for (const page of pages) {
    const html = pageShell(page, { client, isPublished: false, answer: headline.text });
    serveFolder(app, `/${page.path}`, createStaticAnswer(htmlFile(html)));
  }
  for (const [path, bytes] of client.files) {
    const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    const cacheControl = path.startsWith('assets/') ? FOR_GOOD : ASKED_AGAIN;
    app.get(`/${path}`, createStaticAnswer({ type, bytes, cacheControl }));
  }
  if (!client.files.has('favicon.ico'))
    app.get('/favicon.ico', (_, reply) => reply.code(204).header('cache-control', 'max-age=86400').send());
}

/** A page in memory. */
export function htmlFile(html: string): StaticFile {
  return { type: types.html!, bytes: Buffer.from(html), cacheControl: ASKED_AGAIN };
}

/** Answers a page at its folder, and leads there from the same name without its slash and from its `index.html`. */
export function serveFolder(app: FastifyInstance, path: string, answer: StaticAnswer): void {
  app.get(path, answer);
  for (const other of [`${path}index.html`, path.slice(0, -1)]) {
    if (other === '') continue;
    app.get(other, (request, reply) => {
      const query = request.url.slice(request.url.split('?', 1)[0]!.length);
      return reply.redirect(path + query, 308);
    });
  }
}
