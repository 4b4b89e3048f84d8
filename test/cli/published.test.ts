import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command, OptionValues } from '../../src/cli/command.ts';
import { createFetchCommand } from '../../src/cli/commands/fetch.ts';
import { createSourcesCommand } from '../../src/cli/commands/sources.ts';
import { mirroredUrl } from '../../src/pipeline/fetch-sources.ts';
import { publishedSources } from '../../src/sources/index.ts';
import { hang, ok, publisher, status } from '../helpers/publisher.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { sampleSource } from '../helpers/sample-source.ts';
import { runHere } from './run-here.ts';
import { UNSHOWABLE } from './sample-files.ts';

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
const samples = [
  sampleSource('apples', { column: 'apple', files: ['apples.csv'] }),
  sampleSource('pears', { column: 'pear', files: ['old-pears.csv', 'pears.csv'] }),
];
const fetchSamples = createFetchCommand(async () => samples);
const listSamples = createSourcesCommand(async () => samples);

/** Runs a command with the sample sources. */
async function running(
  command: Command,
  options: OptionValues,
  { ids = [], env = {}, nowMs = NOW_MS }: { ids?: string[]; env?: Record<string, string>; nowMs?: number } = {},
) {
  let out = '';
  let err = '';
  const progress: string[] = [];
  const code = await command.run(ids, options, {
    out: (text) => {
      out += text;
    },
    note: (text) => {
      err += `${text}\n`;
    },
    progress: (text) => {
      progress.push(text);
    },
    width: null,
    colour: false,
    env,
    signal: new AbortController().signal,
    now: () => nowMs,
  });
  return { code, out, err, progress };
}

describe('fetch', () => {
  test('says of every file what became of it, and how old it is', async () => {
    const folder = join(temporaryFolder(), 'cache');
    const { origin } = await publisher({
      '/apples.csv': [ok('apple\na\n', { etag: '"1"' }), status(304)],
      '/old-pears.csv': [status(404)],
      '/pears.csv': [ok(`pear\n${'x'.repeat(1995)}`)],
    });
    const env = { CONTRAFLOW_FETCH_ORIGIN: origin };
    const first = await running(fetchSamples, { folder }, { env });
    expect(first.code).toBe(1);
    expect(first.out).toBe(
      [
        'source  file           status     size    age',
        '──────  ─────────────  ───────  ──────  ─────',
        'apples  apples.csv     fetched     8 B  0 min',
        'pears   old-pears.csv  failed',
        'pears   pears.csv      fetched  2.0 kB  0 min',
        '',
        `folder   ${folder}`,
        '',
      ].join('\n'),
    );
    expect(first.err).toBe(`fetch: expected 200, got 404 Not Found (${origin}/old-pears.csv)\n`);
    expect(first.progress).toEqual(['fetching apples.csv: 0 B, 0 of 3 files done']);

    const later = await running(
      fetchSamples,
      { folder, format: 'json' },
      {
        env,
        ids: ['apples'],
        nowMs: NOW_MS + 86_400_000,
      },
    );
    expect(later.code).toBe(0);
    expect(JSON.parse(later.out)).toEqual([
      {
        source: 'apples',
        file: 'apples.csv',
        url: `${origin}/apples.csv`,
        status: 'unchanged',
        reason: null,
        bytes: 8,
        // printf 'apple\na\n' | sha256sum
        sha256: '6ce5031bea01f4f2712e2464e1abc8b263a3405ffd2a8601a33bbceaa1b0efca',
        fetched_at: '2026-01-02T03:04:05Z',
      },
    ]);

    const offline = await running(fetchSamples, { folder, offline: true }, { nowMs: NOW_MS + 3 * 86_400_000 });
    expect(offline.code).toBe(1);
    expect(offline.out).toMatch(/^apples {2}apples\.csv +cached +8 B +3 d$/m);
    expect(offline.out).toMatch(/^pears +old-pears\.csv +missing$/m);
    expect(offline.err).toBe('what is missing: contraflow fetch gets it\n');
  });

  test('of a source that is none names those there are', async () => {
    await expect(running(fetchSamples, {}, { ids: ['apples', 'plums'] })).rejects.toMatchObject({
      message: "fetch: expected sources of apples, pears, got 'plums'",
      exitCode: 2,
    });
  });

  test.each([
    [{ retries: '-1' }, {}, "--retries: expected a whole number from 0 to 20, got '-1'"],
    [{ format: 'csv' }, {}, "--format: expected text, json, got 'csv'"],
    [
      {},
      { CONTRAFLOW_FETCH_ORIGIN: 'mirror' },
      'CONTRAFLOW_FETCH_ORIGIN: expected an origin as https://mirror.example',
    ],
  ])('is a wrong usage with %j and %j', async (options, env, message) => {
    await expect(running(fetchSamples, options, { env })).rejects.toMatchObject({
      message: expect.stringContaining(message),
      exitCode: 2,
    });
  });
});

describe('sources', () => {
  test('lists the published ones with what is there of them', async () => {
    const folder = temporaryFolder();
    const { origin } = await publisher({ '/apples.csv': [ok('apple\na\n')] });
    await running(fetchSamples, { folder }, { ids: ['apples'], env: { CONTRAFLOW_FETCH_ORIGIN: origin } });
    writeFileSync(join(folder, 'pears.csv'), 'pear\np\n');
    const { code, out } = await running(listSamples, { folder, format: 'json' });
    expect(code).toBe(0);
    const records = JSON.parse(out) as { id: string; kind: string }[];
    expect(records.filter(({ kind }) => kind === 'published dataset')).toMatchObject([
      {
        id: 'apples',
        publisher: 'Nobody',
        licence: 'CC0-1.0',
        url: 'https://example.org',
        files: 'apples.csv: 8 B, fetched 2026-01-02',
      },
      { id: 'pears', files: 'old-pears.csv: not there; pears.csv: 7 B' },
    ]);
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set(['input format', 'published dataset', 'bundled snapshot']),
    );
  });

  test('lists every problem of the files that are there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'apples.csv'), 'apple,row\na,1\n,2\n,3\n');
    writeFileSync(join(folder, 'pears.csv'), 'pear\nbad\n');
    writeFileSync(join(folder, 'a\u001b[31m.csv'), 'plum\nx\n');
    const csv = await running(listSamples, { folder, problems: true, format: 'csv' });
    expect(csv.code).toBe(0);
    expect(csv.out).toBe(
      [
        'source,file,kind,count,example',
        'apples,apples.csv,apples/empty,2,"apples: expected a text, got an empty cell (row 2)"',
        `pears,pears.csv,source/pears,1,"pears: expected a text, got 'bad' (row 1)"`,
        ',a\\x1b[31m.csv,published/unrecognised,1,"published: expected columns that a source knows, got others (a\\x1b[31m.csv)"',
        '',
      ].join('\n'),
    );
    expect(csv.err).toBe(
      `published files read: 1; problems: 4\nnot there: old-pears.csv; contraflow fetch --folder ${folder} gets them\n`,
    );
    const text = await running(listSamples, { folder, problems: true });
    expect(text.out).toContain('apples\n  file     apples.csv\n  kind     apples/empty\n  count    2\n');
    expect(text.out).not.toMatch(UNSHOWABLE);
    const json = await running(listSamples, { folder, problems: true, format: 'json' });
    expect(JSON.parse(json.out)[0]).toMatchObject({ source: 'apples', count: 2 });
  });

  test('has none to list where nothing is wrong, and says so where nothing is there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'apples.csv'), 'apple\na\n');
    const { code, out, err } = await running(listSamples, { folder, problems: true, format: 'csv' });
    expect([code, out]).toEqual([0, 'source,file,kind,count,example\n']);
    expect(err).toContain('published files read: 1; problems: 0\n');
    const empty = join(temporaryFolder(), 'none');
    await expect(running(listSamples, { folder: empty, problems: true })).rejects.toMatchObject({
      message: `sources: expected published files, got none; contraflow fetch --folder ${empty} gets them (${empty})`,
      exitCode: 1,
    });
  });
});

describe('the program', () => {
  test('knows no source of that name', async () => {
    expect(await runHere(['fetch', 'no-such-source'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^contraflow: fetch: expected sources of .*got 'no-such-source'\n$/),
    });
  });

  test('finds no published file where there is none', async () => {
    const folder = temporaryFolder();
    expect(await runHere(['sources', '--problems', '--folder', folder])).toMatchObject({
      code: 1,
      err: `contraflow: sources: expected published files, got none; contraflow fetch --folder ${folder} gets them (${folder})\n`,
    });
  });
});

const names = [...new Set(publishedSources.flatMap(({ files }) => files.map(({ name }) => name)))].sort();

describe.skipIf(names.length === 0)('a process that fetches every published source from a mirror', () => {
  const paths = publishedSources.flatMap(({ files }) =>
    files.map(({ url }) => mirroredUrl(url, 'http://mirror.test').slice('http://mirror.test'.length)),
  );

  test('keeps all files, and offline asks nobody', async () => {
    const folder = temporaryFolder();
    const mirror = await publisher(Object.fromEntries(paths.map((path) => [path, [ok('a,b\n1,2\n')]])));
    const env = { CONTRAFLOW_FETCH_ORIGIN: mirror.origin, CONTRAFLOW_SOURCES: folder };
    const fetched = await runCli(['fetch'], { env });
    expect(fetched).toMatchObject({ code: 0, err: '' });
    expect(mirror.requests[0]!.headers['user-agent']).toMatch(/^contraflow\/\d+\.\d+\.\d+/);
    const kept = readdirSync(folder).filter((name) => !name.endsWith('.meta.json'));
    expect(kept.sort()).toEqual(names);
    const asked = mirror.requests.length;
    expect(await runCli(['fetch', '--offline'], { env })).toMatchObject({ code: 0, err: '' });
    expect(mirror.requests).toHaveLength(asked);
  });

  test('interrupted stops, keeps what was there and exits 130', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, names[0]!), 'old');
    let interrupt: (signal: NodeJS.Signals) => void = () => undefined;
    const mirror = await publisher(
      Object.fromEntries(paths.map((path) => [path, [hang('half', 100, () => interrupt('SIGINT'))]])),
    );
    const { code, out, err } = await runCli(['fetch'], {
      env: { CONTRAFLOW_FETCH_ORIGIN: mirror.origin, CONTRAFLOW_SOURCES: folder },
      onStart: (kill) => {
        interrupt = kill;
      },
    });
    expect({ code, out, err }).toEqual({
      code: 130,
      out: '',
      err: 'contraflow: interrupted; nothing half-written was kept\n',
    });
    expect(readdirSync(folder)).toEqual([names[0]]);
    expect(readFileSync(join(folder, names[0]!), 'utf8')).toBe('old');
  });
});

test('without a folder or anything fetched, sources --problems lists what was wrong in the tables of the bundled snapshot', async () => {
  const store = temporaryFolder();
  const { code, out, err } = await runCli(['sources', '--problems', '--format', 'csv'], {
    env: { CONTRAFLOW_SOURCES: join(store, 'none') },
  });
  expect(code).toBe(0);
  // Of 608 rows of the capabilities index 369 have a score.
  expect(out).toMatch(/^epoch-capabilities-index,,epoch-capabilities-index\/no-score,239,/m);
  expect(err).toContain('of the tables that the bundled snapshot was made of');
});
