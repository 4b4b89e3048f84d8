import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jsonText } from '../../core/text.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { HistoryReader } from '../../pipeline/previous-run.ts';
import { pages } from '../client/pages/index.ts';
import { addressOf, routes as allRoutes, jsonAnswer, publishedFormsOf, type Route } from '../routes/index.ts';
import { type ApiDocument, openApiDocument } from '../routes/openapi.ts';
import { type ClientFiles, readClientFiles } from './assets.ts';
import { cardOf, cardSvg } from './cards.ts';
import { atomFeed } from './feed.ts';
import { MARK, openSiteFolder, readFormer, replaceSite, type SiteFolder } from './folder.ts';
import {
  extendHistory,
  HISTORY_PATH,
  type History,
  historyText,
  parseHistory,
  publicationBefore,
  publicationHistory,
  publicationOf,
} from './history.ts';
import { publishedOpenApi } from './openapi.ts';
import { loadRaster, type Raster } from './raster.ts';
import { referencePage } from './reference.ts';
import { notFoundPage, pageShell } from './shell.ts';
import { robotsText, siteMap } from './site-map.ts';

export interface PublishOptions {
  /** Folder that becomes the site. */
  readonly folder: string;
  /** Address of the site's root, with its slash; null: not known. */
  readonly url: string | null;
  /** Whose answers are written; those of the whole API where absent. */
  readonly routes?: readonly Route[];
  /** What turns the pictures into pixels; loaded where it is not given. */
  readonly raster?: Raster | { readonly missing: string };
  /** Milliseconds since 1970; only tells abandoned temporary folders from those in use. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (files: number) => void;
}

export interface PublishResult {
  readonly files: readonly string[];
  readonly bytes: number;
  /** What the user should know, a sentence each. */
  readonly notes: readonly string[];
}

/** A file of the site: its path below the root, and its content, or what writes it. */
interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string> | ((path: string) => Promise<void>);
}

/**
 * Writes an observatory as a folder that any static host serves, at whatever path. The same observatory over the same former site gives
 * the same bytes, whatever the time.
 *
 * @throws {Error} if the folder cannot become a site; it is then as it was.
 */
export async function publishSite(observatory: Observatory, options: PublishOptions): Promise<PublishResult> {
  const client = readClientFiles();
  const folder = await openSiteFolder(options.folder, options.now());
  const notes: string[] = [];
  const former = await formerHistory(folder, notes);
  const history = extendHistory(former, publicationOf(observatory));
  const raster = options.raster ?? (await loadRaster());
  if ('missing' in raster) notes.push(`${raster.missing}; the pages have no pictures for those who share links`);
  const files: string[] = [];
  let bytes = 0;
  await replaceSite(folder, async (staging) => {
    const { url, signal, routes = allRoutes } = options;
    const names = createNames();
    const plan = siteFiles(observatory, {
      client,
      url,
      routes,
      history,
      notes,
      names,
      raster: 'missing' in raster ? null : raster,
    });
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
        options.onProgress?.(files.length);
        await new Promise((resolve) => setImmediate(resolve)); // a signal has its turn
        signal?.throwIfAborted();
      }
    } finally {
      await writer.settled();
    }
    writer.check();
    const { options: run, input } = observatory;
    return { program: 'contraflow', version: run.programVersion, snapshot: input.snapshot, files };
  });
  return { files, bytes, notes };
}

/**
 * What the folder’s site said of the snapshot before the one that is to be published, as the history that an observatory compares with.
 * Publishing the same again finds the same.
 *
 * @throws {Error} if the folder cannot become a site.
 */
export async function publishedHistory(
  folder: string,
  { snapshot, now }: { readonly snapshot: string; readonly now: () => number },
): Promise<HistoryReader> {
  const former = await formerHistory(await openSiteFolder(folder, now()), []);
  return publicationHistory(publicationBefore(former, { snapshot }));
}

async function formerHistory(folder: SiteFolder, notes: string[]): Promise<History | null> {
  const text = await readFormer(folder, HISTORY_PATH);
  if (text === null) return null;
  try {
    return parseHistory(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    notes.push(`${error.message}; the former site’s is ignored, and the feed begins anew`);
    return null;
  }
}

interface Plan {
  readonly names: Names;
  readonly client: ClientFiles;
  readonly url: string | null;
  readonly routes: readonly Route[];
  readonly history: History;
  readonly raster: Raster | null;
  readonly notes: string[];
}

/** Every file of a site, pages last: a page that is there finds all that it asks for. */
async function* siteFiles(observatory: Observatory, plan: Plan): AsyncGenerator<SiteFile> {
  const { client, url, routes, history, raster, notes, names } = plan;
  for (const [path, content] of client.files) yield { path, content };
  yield { path: '.nojekyll', content: '' };
  for (const route of routes) yield* answersOf(route, observatory, { names, notes });
  const paths = new Set(routes.map(({ path }) => path));
  const document = publishedOpenApi(openApiDocument(observatory.options.programVersion), paths);
  yield { path: 'api/v1/openapi.json', content: `${jsonText(document, 1)}\n` };
  yield { path: 'api/index.html', content: referencePage(withoutEndings(document as ApiDocument), client) };
  yield { path: HISTORY_PATH, content: historyText(history) };
  yield { path: 'feed.xml', content: atomFeed(history, { url }) };
  if (url !== null) {
    const dataEndMs = observatory.observation.coverage.toMs;
    yield { path: 'sitemap.xml', content: siteMap(pages, { url, dataEndMs }) };
  }
  yield { path: 'robots.txt', content: robotsText(url) };
  yield { path: '404.html', content: notFoundPage({ client, url }) };
  const shown = pages.map((page) => ({ page, says: cardOf(page, observatory), card: `cards/${page.id}.png` }));
  if (raster !== null)
    for (const { says, card } of shown) yield { path: card, content: raster(cardSvg(says, observatory)) };
  for (const { page, says, card } of shown.toReversed()) {
    const options = { client, isPublished: true, answer: says.answer, url, card: raster === null ? null : card };
    yield { path: `${page.path}index.html`, content: pageShell(page, options) };
  }
}

/** The document as the reference takes it, which adds the endings itself. */
function withoutEndings(document: ApiDocument): ApiDocument {
  const paths = Object.entries(document.paths).map(([path, of]) => [path.replace(/\.json$/, ''), of] as const);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** Answers of a route as files, in every form that a site holds. */
async function* answersOf(
  route: Route,
  observatory: Observatory,
  { names, notes }: Pick<Plan, 'names' | 'notes'>,
): AsyncGenerator<SiteFile> {
  let unsafe = 0;
  const published = [...route.published(observatory)];
  const forms = publishedFormsOf(route, published.length);
  for (const params of published) {
    const address = safeAddress(route, params);
    if (address === null || !forms.every((form) => names.hasRoom(`api/v1/${address}.${form}`))) {
      unsafe++;
      continue;
    }
    // An answer that a server gives in pages is one file: there is nobody to ask for the next page.
    const query = { ...route.query.parse({}), ...('limit' in route.query.shape && { limit: Number.MAX_SAFE_INTEGER }) };
    const request = { params, query };
    for (const form of forms) {
      const path = `api/v1/${address}.${form}`;
      if (form === 'json') yield { path, content: await jsonAnswer(route, observatory, request) };
      else if (form === 'csv') yield { path, content: (await route.table!(observatory, request)).csv() };
      else if (form === 'parquet')
        yield { path, content: async (to) => (await route.table!(observatory, request)).parquet(to) };
      else yield { path, content: route.texts![form]!(observatory, request) };
    }
  }
  if (unsafe > 0)
    notes.push(`${route.id}: ${unsafe} answers have names that cannot be those of files everywhere, and were left out`);
}

function safeAddress(route: Route, params: Readonly<Record<string, unknown>>): string | null {
  try {
    return addressOf(route, params);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Paths that are taken, by a file or by a folder; two that differ in case only are one on some systems. */
interface Names {
  readonly hasRoom: (path: string) => boolean;
  /** @throws {RangeError} if it has no room. */
  readonly take: (path: string) => void;
}

function createNames(): Names {
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

/** Writes one file and returns its size. */
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

async function write(path: string, content: SiteFile['content']): Promise<number> {
  if (typeof content === 'function') await content(path);
  else await writeFile(path, content);
  return (await stat(path)).size;
}
