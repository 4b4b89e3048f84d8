import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fetchSources, mirroredUrl } from '../../src/pipeline/fetch-sources.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { ok, publisher } from '../helpers/publisher.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { sampleSource } from '../helpers/sample-source.ts';

describe('the files of sources', () => {
  test('come from a mirror under the paths of their publishers; a shared one comes once and is told twice', async () => {
    const folder = temporaryFolder();
    const { origin, requests } = await publisher({ '/a.csv': [ok('a')], '/b.csv': [ok('b')] });
    const sources = [
      sampleSource('one', { column: 'x', files: ['a.csv', 'b.csv'], origin: 'https://one.test' }),
      sampleSource('two', { column: 'y', files: ['b.csv', 'c.csv'], origin: 'https://one.test' }),
    ];
    const results = await fetchSources(sources, { folder, userAgent: 'x', now: () => 0, mirror: origin });
    expect(results.map(({ source, file, status }) => [source, file.name, file.url, status])).toEqual([
      ['one', 'a.csv', `${origin}/a.csv`, 'fetched'],
      ['one', 'b.csv', `${origin}/b.csv`, 'fetched'],
      ['two', 'b.csv', `${origin}/b.csv`, 'fetched'],
      ['two', 'c.csv', `${origin}/c.csv`, 'failed'],
    ]);
    expect(requests.map(({ path }) => path)).toEqual(['/a.csv', '/b.csv', '/c.csv']);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.meta.json', 'b.csv', 'b.csv.meta.json']);
  });

  test('have names of their own at addresses on https', () => {
    const files = publishedSources.flatMap((source) => source.files);
    const urls = new Map(files.map(({ name, url }) => [name.toLowerCase(), url]));
    for (const { name, url } of files) {
      expect(name).toMatch(/^\w[\w.-]*\.(csv|parquet|jsonl)$/);
      expect(url).toMatch(/^https:\/\//);
      expect(urls.get(name.toLowerCase())).toBe(url);
    }
    expect(new Set(publishedSources.map(({ id }) => id)).size).toBe(publishedSources.length);
  });
});

describe('a mirror', () => {
  test.each([
    'mirror.example',
    'ftp://mirror.example',
    'https://mirror.example/data',
    'https://a:b@mirror.example',
    '',
  ])('is an origin, not %j', (origin) => {
    expect(() => mirroredUrl('https://example.org/a.csv', origin)).toThrow(
      `mirror: expected an origin as https://mirror.example, got '${origin}'`,
    );
  });

  test('keeps path and query', () => {
    expect(mirroredUrl('https://example.org:8443/a%20b.csv?x=1&y', 'http://[::1]:8080/')).toBe(
      'http://[::1]:8080/a%20b.csv?x=1&y',
    );
  });
});
