import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { pages } from '../../../src/web/client/pages/index.ts';
import { addressOf, publishedFormsOf, routes } from '../../../src/web/routes/index.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { root } from '../../helpers/source-files.ts';
import { filesBelow, publishTo, sampleObservatory, staticHost } from './sample.ts';

let observatory: Observatory;
/** The site of the sample, for the tests that only read it. */
let files: Map<string, Buffer>;
let folder: string;

async function once(): Promise<void> {
  observatory ??= await sampleObservatory();
  if (files !== undefined) return;
  folder = join(mkdtempSync(join(tmpdir(), 'contraflow-test-')), 'site');
  await publishTo(folder, observatory, { routes });
  files = filesBelow(folder);
}
beforeEach(once);
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('a published site', () => {
  test('holds every page, and every answer of every route in each of its forms', async () => {
    for (const { path } of pages) expect([...files.keys()]).toContain(`${path}index.html`);
    for (const route of routes) {
      const sets = [...route.published(observatory)];
      for (const params of sets) {
        for (const form of publishedFormsOf(route, sets.length))
          expect(files.get(`api/v1/${addressOf(route, params)}.${form}`)?.length).toBeGreaterThan(0);
      }
    }
    const mark = JSON.parse(String(files.get('contraflow-site.json')));
    expect([...mark.files, 'contraflow-site.json'].sort()).toEqual([...files.keys()].sort());
    expect(mark).toMatchObject({ program: 'contraflow', version: '0.0.0-test', snapshot: observatory.input.snapshot });
  });

  test('names no folder of the machine that made it', async () => {
    for (const [path, bytes] of files) {
      const text = String(bytes);
      expect.soft(text.includes(folder) || text.includes(root) || text.includes('/tmp/'), path).toBe(false);
    }
  });

  test('is the same again, whatever the time and the folder, and over itself', async () => {
    const other = join(temporaryFolder(), 'elsewhere');
    await publishTo(other, observatory, { now: () => Date.UTC(2031, 5, 5) });
    const first = filesBelow(other);
    for (const [path, bytes] of first) {
      // These list the routes, of which the other has more.
      if (!['contraflow-site.json', 'api/v1/openapi.json', 'api/index.html'].includes(path))
        expect.soft(bytes.equals(files.get(path)!), path).toBe(true);
    }
    await publishTo(other, observatory, { now: () => Date.UTC(2032, 5, 5) });
    expect(filesBelow(other)).toEqual(first);
    expect(filesBelow(join(other, '..')).size).toBe(first.size); // nothing temporary is left beside it
  });

  test('finds from any path everything that its pages name, and loads nothing from another host', async () => {
    const { url, missing, close } = await staticHost(folder, '/some/where/');
    onTestFinished(close);
    for (const [path, bytes] of files) {
      if (!path.endsWith('.html') || path === '404.html') continue;
      const page = new URL(path.replace(/index\.html$/, ''), url);
      for (const [, tag, href = ''] of String(bytes).matchAll(/<(\w+)\b[^>]*?\s(?:href|src)="([^"]*)"/g)) {
        if (href.startsWith('#')) continue;
        const target = new URL(href.replaceAll('&amp;', '&'), page);
        // A reader may be led to a source; nothing is loaded from there.
        if (tag === 'a' && target.host !== new URL(url).host) continue;
        expect.soft(target.href.startsWith(url), `${path}: ${href}`).toBe(true);
        expect.soft((await fetch(target)).status, `${path}: ${href}`).toBe(200);
      }
    }
    expect(missing).toEqual([]);
  });

  test('allows its pages nothing but their own files', async () => {
    for (const [path, bytes] of files) {
      if (!path.endsWith('.html') || path.startsWith('api/v1/')) continue;
      const html = String(bytes);
      expect
        .soft(html, path)
        .toContain(
          `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;;`.replaceAll('&#39;', "'"),
        );
      expect.soft(html, path).not.toMatch(/\sstyle=|\son\w+=|<style|<script(?! type="module" src="[^"]+"><\/script>)/);
    }
  });

  test('says its answer and where the data are to those who run no script', async () => {
    const html = String(files.get('index.html'));
    const plain = /<noscript>(.*)<\/noscript>/s.exec(html)![1]!;
    expect(plain).toContain(observatory.brief.headline.text.replaceAll("'", '&#39;'));
    expect(plain).toContain('href="./api/v1/verdicts.csv"');
  });

  test('without an address has no map of itself, and no whole addresses of its own', async () => {
    expect(files.has('sitemap.xml')).toBe(false);
    expect(String(files.get('robots.txt'))).toBe('User-agent: *\nAllow: /\n');
    expect(String(files.get('index.html'))).not.toMatch(/rel="canonical"|og:url/);
    expect(String(files.get('feed.xml'))).not.toContain('rel="self"');
  });

  test('with an address names itself wholly where that is needed', async () => {
    const to = join(temporaryFolder(), 'site');
    await publishTo(to, observatory, { url: 'https://group.example/power/', raster: () => new Uint8Array([1, 2, 3]) });
    const read = (path: string) => readFileSync(join(to, path), 'utf8');
    const map = read('sitemap.xml');
    expect([...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc)).toEqual(
      pages.map(({ path }) => `https://group.example/power/${path}`),
    );
    expect(read('robots.txt')).toContain('Sitemap: https://group.example/power/sitemap.xml\n');
    for (const { id, path } of pages) {
      const html = read(`${path}index.html`);
      expect(html).toContain(`<link rel="canonical" href="https://group.example/power/${path}">`);
      expect(html).toContain(`<meta property="og:url" content="https://group.example/power/${path}">`);
      expect(html).toContain(`<meta property="og:image" content="https://group.example/power/cards/${id}.png">`);
      expect(readFileSync(join(to, `cards/${id}.png`))).toEqual(Buffer.from([1, 2, 3]));
    }
    expect(read('feed.xml')).toContain(
      '<link rel="self" type="application/atom+xml" href="https://group.example/power/feed.xml"/>',
    );
    // A host shows this page at any depth, so that its links hold the whole path.
    expect(read('404.html')).toContain('<a href="/power/">');
  });

  test('goes on without pictures where they cannot be drawn, and says so', async () => {
    const { notes } = await publishTo(join(temporaryFolder(), 'site'), observatory);
    expect(notes).toEqual(['no pictures in this test; the pages have no pictures for those who share links']);
    expect(String(files.get('index.html'))).not.toContain('og:image');
  });

  test('describes its files, and no queries, by an OpenAPI document', async () => {
    const document = JSON.parse(String(files.get('api/v1/openapi.json')));
    expect(document.servers).toEqual([{ url: '.' }]);
    expect(document.info.description).toContain('there is nobody who answers a query');
    expect(Object.keys(document.paths).sort()).toEqual(routes.map(({ path }) => `${path}.json`).sort());
    for (const { get } of Object.values<{ get: { parameters: { in: string }[] } }>(document.paths))
      expect(get.parameters.every((one) => one.in === 'path')).toBe(true);
  });

  test('gives long answers whole, since nobody is there to give the next page', async () => {
    const many = await sampleObservatory({ blocks: 144 * 800, tables: null }); // 800 windows by 15 measures are over 10,000
    const to = join(temporaryFolder(), 'site');
    await publishTo(to, many, { routes: routes.filter(({ id }) => id === 'readings') });
    const answer = JSON.parse(readFileSync(join(to, 'api/v1/readings/bitcoin/blocks/pool.json'), 'utf8'));
    expect(answer.total).toBeGreaterThan(10_000);
    expect(answer.items).toHaveLength(answer.total);
    expect(answer.next).toBeNull();
  });
});
