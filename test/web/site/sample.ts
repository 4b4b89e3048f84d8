import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readInput } from '../../../src/pipeline/input.ts';
import { createObservatory, type Observatory } from '../../../src/pipeline/observatory.ts';
import { toObserved } from '../../../src/pipeline/observed-input.ts';
import { readPublishedHalf } from '../../../src/pipeline/published-half.ts';
import { routes } from '../../../src/web/routes/index.ts';
import { type PublishOptions, publishSite } from '../../../src/web/site/index.ts';
import { blocksCsv } from '../../cli/sample-files.ts';
import { folderOf, soundFiles } from '../../helpers/published-tables.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

export interface SampleOptions {
  readonly pools?: readonly string[];
  readonly blocks?: number;
  /** Published tables by their names; none where it is null. */
  readonly tables?: Readonly<Record<string, string>> | null;
}

/** An observatory over some days of made blocks, in windows of a day, and made tables. */
export async function sampleObservatory({
  pools = ['AntPool', 'F2Pool', 'AntPool', 'ViaBTC'],
  blocks = 1440,
  tables = soundFiles,
}: SampleOptions = {}): Promise<Observatory> {
  const file = join(temporaryFolder(), 'blocks.csv');
  writeFileSync(file, blocksCsv(pools, blocks));
  const input = await readInput(file);
  const half = tables === null ? null : await readPublishedHalf(folderOf(tables), { asOfMs: Date.UTC(2025, 6, 1) });
  return createObservatory(toObserved(input, half), {
    windowDays: 1,
    interval: 0.95,
    seed: 1,
    groupCorrelation: 0,
    programVersion: '0.0.0-test',
    labelSet: input.labelSet,
    inputName: input.name,
  });
}

/** Routes that cost little to answer, for tests that are about the folder. */
const cheapRoutes = routes.filter(({ id }) => ['layers', 'measures', 'verdicts', 'distributions'].includes(id));

/** Publishes with what a test does not care about: a few answers, no pictures. */
export async function publishTo(folder: string, observatory: Observatory, options: Partial<PublishOptions> = {}) {
  return publishSite(observatory, {
    folder,
    url: null,
    routes: cheapRoutes,
    raster: { missing: 'no pictures in this test' },
    now: () => Date.UTC(2026, 0, 1),
    ...options,
  });
}

/** Every file below a folder with its bytes, by its path with slashes. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  xml: 'application/xml',
};

/** A static host that serves a folder below a path, as any does: files by their names, `index.html` for folders, `404.html` for the rest. */
export async function staticHost(
  folder: string,
  base: string,
): Promise<{ readonly url: string; readonly missing: string[]; readonly close: () => void }> {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const below = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : null;
    const path = below === null ? null : join(folder, below, below === '' || below.endsWith('/') ? 'index.html' : '');
    if (path !== null && existsSync(path)) {
      response.writeHead(200, { 'content-type': types[path.split('.').at(-1)!] ?? 'application/octet-stream' });
      response.end(readFileSync(path));
      return;
    }
    missing.push(pathname);
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(folder, '404.html')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, missing, close };
}
