import { jsonText } from '../../core/text.ts';
import { createObservatory, type Observatory } from '../../pipeline/observatory.ts';
import type { HistoryReader } from '../../pipeline/previous-run.ts';
import { pages } from '../client/pages/index.ts';
import { routes as allRoutes, type Route } from '../routes/index.ts';
import { type ApiDocument, openApiDocument } from '../routes/openapi.ts';
import { answersOf } from './_answers.ts';
import { startAnswering } from './_answers-thread.ts';
import { createNames, type Names, type SiteFile, type Written, writeFiles } from './_files.ts';
import { type ClientFiles, readClientFiles } from './assets.ts';
import { cardOf, cardSvg } from './cards.ts';
import { atomFeed } from './feed.ts';
import { openSiteFolder, readFormer, replaceSite, type SiteFolder } from './folder.ts';
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

/**
 * Writes an input as a folder that any static host serves, at whatever path. The same input and options over the same former site give
 * the same bytes, whatever the time.
 *
 * @param source an observatory, or what one is made from: it is then observed here while the thread observes it too.
 * @throws {Error} if the folder cannot become a site, or there is nothing to observe; it is then as it was.
 */
export async function publishSite(
  source: Observatory | Pick<Observatory, 'input' | 'options'>,
  options: PublishOptions,
): Promise<PublishResult> {
  const client = readClientFiles();
  const folder = await openSiteFolder(options.folder, options.now());
  const notes: string[] = [];
  const former = await formerHistory(folder, notes);
  const raster = options.raster ?? (await loadRaster());
  if ('missing' in raster) notes.push(`${raster.missing}; the pages have no pictures for those who share links`);
  let written: Written = { files: [], bytes: 0 };
  await replaceSite(folder, async (staging) => {
    const { url, signal, routes = allRoutes, onProgress } = options;
    const names = createNames();
    const apart = routes.filter(({ isSlow }) => isSlow === true);
    const thread = startAnswering(source, { routes: apart, staging });
    try {
      const observatory = 'observation' in source ? source : createObservatory(source.input, source.options);
      const history = extendHistory(former, publicationOf(observatory));
      const plan = siteFiles(observatory, {
        client,
        url,
        routes: thread === null ? routes : routes.filter((route) => !apart.includes(route)),
        allRoutes: routes,
        history,
        notes,
        names,
        raster: 'missing' in raster ? null : raster,
      });
      const here = await writeFiles(plan, {
        staging,
        names,
        ...(signal !== undefined && { signal }),
        ...(onProgress !== undefined && { onProgress }),
      });
      const there = (await thread?.done) ?? { files: [], bytes: 0, notes: [] };
      for (const path of there.files) names.take(path);
      notes.push(...there.notes);
      written = { files: [...here.files, ...there.files], bytes: here.bytes + there.bytes };
    } finally {
      await thread?.end();
    }
    const { options: run, input } = source;
    return { program: 'contraflow', version: run.programVersion, snapshot: input.snapshot, files: written.files };
  });
  return { ...written, notes };
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
  /** Whose answers are among the files; others may be written elsewhere meanwhile. */
  readonly routes: readonly Route[];
  readonly allRoutes: readonly Route[];
  readonly history: History;
  readonly raster: Raster | null;
  readonly notes: string[];
}

/** Every file of a site, pages last: a page that is there finds all that it asks for. */
async function* siteFiles(observatory: Observatory, plan: Plan): AsyncGenerator<SiteFile> {
  const { client, url, routes, allRoutes, history, raster, notes, names } = plan;
  for (const [path, content] of client.files) yield { path, content };
  yield { path: '.nojekyll', content: '' };
  for (const route of routes) yield* answersOf(route, observatory, { names, notes });
  const paths = new Set(allRoutes.map(({ path }) => path));
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
