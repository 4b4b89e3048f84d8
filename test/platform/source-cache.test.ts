import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPublished } from '../../src/platform/source-cache.ts';
import { breakOff, hang, ok, publisher, reset, status } from '../helpers/publisher.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { root } from '../helpers/source-files.ts';

/** 2026-01-02T03:04:05Z */
const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Fetches into a folder; the waits between attempts are counted in `waits` and not waited for. */
function fetching(folder: string, options: Partial<FetchOptions> = {}) {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const files = (origin: string, ...names: string[]) => names.map((name) => ({ name, url: `${origin}/${name}` }));
  return {
    waits,
    fetch: (origin: string, ...names: string[]) =>
      fetchPublished(files(origin, ...names), {
        folder,
        userAgent: 'contraflow/1.2.3',
        now: () => NOW_MS,
        wait,
        ...options,
      }),
  };
}

/** A folder that holds `a.csv` as someone put it there. */
function folderWithOld(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.csv'), 'old');
  return folder;
}

describe('a file that the publisher gives', () => {
  test('is kept with its origin, and after that asked for only if it changed', async () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet');
    const validators = { etag: '"v1"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' };
    const { origin, requests } = await publisher({
      '/a.csv': [ok('x\n1\n', validators), status(304, validators), ok('x\n2\n', { etag: '"v2"' })],
    });
    const { fetch } = fetching(folder);
    const kept = { reason: null, bytes: 4, fetchedAtMs: NOW_MS, file: { name: 'a.csv', url: `${origin}/a.csv` } };

    expect(await fetch(origin, 'a.csv')).toEqual([{ ...kept, status: 'fetched', sha256: sha256('x\n1\n') }]);
    expect(requests[0]!.headers).toMatchObject({ 'user-agent': 'contraflow/1.2.3' });
    expect(requests[0]!.headers).not.toHaveProperty('if-none-match');
    expect(JSON.parse(readFileSync(join(folder, 'a.csv.meta.json'), 'utf8'))).toEqual({
      url: `${origin}/a.csv`,
      etag: '"v1"',
      lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT',
      fetchedAt: '2026-01-02T03:04:05Z',
      sha256: sha256('x\n1\n'),
      bytes: 4,
    });

    expect(await fetch(origin, 'a.csv')).toEqual([{ ...kept, status: 'unchanged', sha256: sha256('x\n1\n') }]);
    expect(requests[1]!.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
    });

    expect(await fetch(origin, 'a.csv')).toEqual([{ ...kept, status: 'fetched', sha256: sha256('x\n2\n') }]);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('x\n2\n');
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.meta.json']);
  });

  test('is unchanged where the same bytes come again in full', async () => {
    const { origin } = await publisher({ '/a.csv': [ok('x\n1\n')] });
    const { fetch } = fetching(temporaryFolder());
    expect((await fetch(origin, 'a.csv'))[0]!.status).toBe('fetched');
    expect((await fetch(origin, 'a.csv'))[0]!.status).toBe('unchanged');
  });

  test.each<[string, (folder: string) => void]>([
    ['was changed since', (folder) => writeFileSync(join(folder, 'a.csv'), 'edited')],
    ['has an origin cut short', (folder) => writeFileSync(join(folder, 'a.csv.meta.json'), '{"url":')],
    ['has an origin that is no object', (folder) => writeFileSync(join(folder, 'a.csv.meta.json'), '7')],
    ['has an origin that would break a header', (folder) => edit(folder, { etag: 'a\r\nx-other: b' })],
    ['came from another address', (folder) => edit(folder, { url: 'https://example.org/a.csv' })],
  ])('is asked for without conditions where it %s', async (_title, spoil) => {
    const folder = temporaryFolder();
    const { origin, requests } = await publisher({ '/a.csv': [ok('x\n1\n', { etag: '"v1"' })] });
    const { fetch } = fetching(folder);
    await fetch(origin, 'a.csv');
    spoil(folder);
    expect((await fetch(origin, 'a.csv'))[0]).toMatchObject({ sha256: sha256('x\n1\n'), reason: null });
    expect(requests).toHaveLength(2);
    expect(requests[1]!.headers).not.toHaveProperty('if-none-match');
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('x\n1\n');
  });

  test('comes decompressed', async () => {
    const text = 'x\n'.repeat(5000);
    const zipped = gzipSync(text);
    const { origin, requests } = await publisher({ '/a.csv': [ok(zipped, { 'content-encoding': 'gzip' })] });
    const [result] = await fetching(temporaryFolder()).fetch(origin, 'a.csv');
    expect(requests[0]!.headers['accept-encoding']).toContain('gzip');
    expect(result).toMatchObject({ status: 'fetched', bytes: 10_000, sha256: sha256(text) });
  });

  test('comes from where a redirect leads, of its host or of another', async () => {
    const other = await publisher({ '/c.csv': [ok('c')] });
    const { origin, requests } = await publisher({
      '/a.csv': [status(302, { location: '/b.csv' })],
      '/b.csv': [status(308, { location: `${other.origin}/c.csv` })],
    });
    expect(await fetching(temporaryFolder()).fetch(origin, 'a.csv')).toMatchObject([
      { status: 'fetched', sha256: sha256('c') },
    ]);
    expect([...requests, ...other.requests].map(({ path }) => path)).toEqual(['/a.csv', '/b.csv', '/c.csv']);
  });
});

function edit(folder: string, change: object): void {
  const path = join(folder, 'a.csv.meta.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
}

describe('a failure that may pass', () => {
  // Waits by hand: 1 s, doubled after every attempt.
  test('is tried again after ever longer waits', async () => {
    const { origin, requests } = await publisher({ '/a.csv': [status(500), status(503), ok('new')] });
    const { fetch, waits } = fetching(folderWithOld());
    expect(await fetch(origin, 'a.csv')).toMatchObject([{ status: 'fetched', sha256: sha256('new') }]);
    expect(waits).toEqual([1000, 2000]);
    expect(requests).toHaveLength(3);
  });

  test.each([
    ['an answer cut short', breakOff('half', 100), 'got: other side closed'],
    ['a connection that is reset', reset, 'got: '],
    ['a timeout of the server', status(408), 'got 408 Request Timeout'],
    ['a server in trouble', status(502), 'got 502 Bad Gateway'],
  ])('such as %s ends after the retries and leaves what was there', async (_title, answer, message) => {
    const folder = folderWithOld();
    const { origin, requests } = await publisher({ '/a.csv': [answer] });
    const { fetch, waits } = fetching(folder, { retries: 2 });
    const [result] = await fetch(origin, 'a.csv');
    expect(result).toMatchObject({ status: 'failed', bytes: 3, sha256: sha256('old'), fetchedAtMs: null });
    expect(result!.reason).toContain(message);
    expect(result!.reason).toContain(`(${origin}/a.csv), 3 times`);
    expect(waits).toEqual([1000, 2000]);
    expect(requests).toHaveLength(3);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
  });

  test('waits as long as the server asks: by seconds, and by a date', async () => {
    const { origin } = await publisher({
      // 30 s after the test's clock.
      '/a.csv': [
        status(429, { 'retry-after': '7' }),
        status(503, { 'retry-after': 'Fri, 02 Jan 2026 03:04:35 GMT' }),
        ok('new'),
      ],
    });
    const { fetch, waits } = fetching(temporaryFolder());
    expect(await fetch(origin, 'a.csv')).toMatchObject([{ status: 'fetched' }]);
    expect(waits).toEqual([7000, 30_000]);
  });

  test('is not tried again where the server asks to be left alone for longer than a minute', async () => {
    const { origin, requests } = await publisher({ '/a.csv': [status(429, { 'retry-after': '3600' })] });
    const [result] = await fetching(temporaryFolder()).fetch(origin, 'a.csv');
    expect(result).toMatchObject({ status: 'failed', sha256: null });
    expect(result!.reason).toMatch(/got 429 .*; it asks to be left alone for 3,600 s$/);
    expect(requests).toHaveLength(1);
  });

  test('is a server that says nothing, or stops saying anything', async () => {
    const { origin, requests } = await publisher({
      '/a.csv': [() => undefined],
      '/b.csv': [hang('half', 100)],
    });
    const results = await fetching(temporaryFolder(), { silenceMs: 50, retries: 1 }).fetch(origin, 'a.csv', 'b.csv');
    for (const { status, reason } of results) {
      expect(status).toBe('failed');
      expect(reason).toContain('fetch: expected bytes within 0.05 s, got silence');
    }
    expect(requests).toHaveLength(4);
  });

  test('is a server that never comes to an end', async () => {
    const { origin } = await publisher({
      '/a.csv': [
        (response) => {
          response.writeHead(200);
          const drip = setInterval(() => response.write('x'), 5);
          response.on('close', () => clearInterval(drip));
        },
      ],
    });
    const [result] = await fetching(temporaryFolder(), { timeoutMs: 100, retries: 0 }).fetch(origin, 'a.csv');
    expect(result!.reason).toBe(`fetch: expected a whole answer within 0.1 s, got a part of it (${origin}/a.csv)`);
  });

  test('is a length that does not fit, however the bytes were moved', async () => {
    const answer = async () => new Response('half', { headers: { 'content-length': '100' } });
    const [result] = await fetching(temporaryFolder(), { fetch: answer, retries: 0 }).fetch('https://a.test', 'a.csv');
    expect(result!.reason).toBe('fetch: expected 100 bytes, got 4 (https://a.test/a.csv)');
  });
});

describe('a failure that does not pass', () => {
  const page = '\n <!DOCTYPE html><html><title>Sign in</title></html>';
  test.each([
    ['a file that is gone', status(404), 'expected 200, got 404 Not Found'],
    ['a file that is gone for good', status(410), 'got 410 Gone'],
    ['a door that is shut', status(403), 'got 403 Forbidden'],
    ['nothing with a code of success', status(204), 'got 204 No Content'],
    ['no change of what was not kept', status(304), 'got 304 Not Modified'],
    ['a web page', ok('x', { 'content-type': 'text/html; charset=utf-8' }), 'expected a file of data, got a web page'],
    ['a web page that says it is CSV', ok(page), 'expected a file of data, got a web page'],
    ['nothing', ok(''), 'expected a file, got an empty answer'],
    ['a file said to be too large', ok('x'.repeat(2000)), 'expected at most 1,000 bytes, got more'],
    [
      'a file that turns out too large',
      ok(gzipSync('x'.repeat(100_000)), { 'content-encoding': 'gzip' }),
      'expected at most 1,000 bytes, got more',
    ],
    ['a redirect that leads elsewhere than to the web', status(302, { location: 'file:///etc/hosts' }), `got 'file:`],
    ['a redirect in a circle', status(302, { location: '/a.csv' }), 'expected at most 10 redirects, got more'],
  ])('such as %s is not tried again and leaves what was there', async (_title, answer, message) => {
    const folder = folderWithOld();
    const { origin } = await publisher({ '/a.csv': [answer], '/b.csv': [ok('fine')] });
    const { fetch, waits } = fetching(folder, { maxBytes: 1000 });
    const [result, next] = await fetch(origin, 'a.csv', 'b.csv');
    expect(result).toMatchObject({ status: 'failed', sha256: sha256('old') });
    expect(result!.reason).toContain(message);
    expect(next).toMatchObject({ status: 'fetched', reason: null });
    expect(waits).toEqual([]);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv', 'b.csv.meta.json']);
  });

  test.each([
    ['https://a.test', 'http://b.test/x', false],
    ['https://a.test', 'http://127.0.0.1/x', false],
    ['https://localhost', 'http://127.0.0.1/x', true],
    ['https://a.test', 'https://b.test/x', true],
    ['http://a.test', 'http://b.test/x', true],
  ])('a redirect from %s to %s: followed %s', async (origin, target, isFollowed) => {
    const answer = async (at: unknown) =>
      String(at) === target ? new Response('x') : new Response(null, { status: 301, headers: { location: target } });
    const [result] = await fetching(temporaryFolder(), { fetch: answer }).fetch(origin, 'a.csv');
    expect(result!.reason).toBe(
      isFollowed ? null : `fetch: expected a redirect that stays on https, got ${target} (${origin}/a.csv)`,
    );
  });

  test.each([
    '../a.csv',
    'b/a.csv',
    'b\\a.csv',
    '',
    '.',
    '..',
    '.a.csv',
    'a.csv.',
    'nul.csv',
    'a\0.csv',
    'a.csv.meta.json',
  ])('is a name that is not one of a file in the folder: %j', async (name) => {
    const folder = join(temporaryFolder(), 'cache');
    const { origin, requests } = await publisher({ '/a.csv': [ok('x')] });
    const files = [name, 'a.csv'].map((each) => ({ name: each, url: `${origin}/a.csv` }));
    const [result, next] = await fetchPublished(files, { folder, userAgent: 'x', now: () => 0 });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('expected a plain file name') });
    expect(next).toMatchObject({ status: 'fetched' });
    expect(requests).toHaveLength(1);
    expect(readdirSync(join(folder, '..'))).toEqual(['cache']);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.meta.json']);
  });

  test('is a name that another file has, as some systems see it', async () => {
    const { origin } = await publisher({ '/a.csv': [ok('x')] });
    const files = ['a.csv', 'A.CSV'].map((name) => ({ name, url: `${origin}/a.csv` }));
    const results = await fetchPublished(files, { folder: temporaryFolder(), userAgent: 'x', now: () => 0 });
    expect(results.map(({ status }) => status)).toEqual(['fetched', 'failed']);
    expect(results[1]!.reason).toBe("fetch: expected different file names, got 'A.CSV' twice");
  });

  test('is an address that is none', async () => {
    const files = ['example.org/a.csv', 'ftp://example.org/b.csv'].map((url, at) => ({ name: `${at}.csv`, url }));
    const results = await fetchPublished(files, { folder: temporaryFolder(), userAgent: 'x', now: () => 0 });
    expect(results.map(({ reason }) => reason)).toEqual([
      "fetch: expected an http or https address, got 'example.org/a.csv' (example.org/a.csv)",
      "fetch: expected an http or https address, got 'ftp://example.org/b.csv' (ftp://example.org/b.csv)",
    ]);
  });
});

describe('a folder', () => {
  test('that cannot be made fails every file, and nobody is asked', async () => {
    const { origin, requests } = await publisher({ '/a.csv': [ok('x')] });
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    for (const folder of [path, join(path, 'sources')]) {
      expect(await fetching(folder).fetch(origin, 'a.csv')).toMatchObject([
        { status: 'failed', reason: expect.stringMatching(/^write: expected a folder, got a file|not a directory/) },
      ]);
    }
    expect(requests).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('without permission fails its files (not as root)', async () => {
    const folder = folderWithOld();
    chmodSync(folder, 0o500);
    const { origin } = await publisher({ '/a.csv': [ok('x')] });
    expect(await fetching(folder).fetch(origin, 'a.csv')).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('write: permission denied') },
    ]);
  });

  test('that has something else under the name fails that file alone', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.csv'));
    const { origin } = await publisher({ '/a.csv': [ok('x')], '/b.csv': [ok('x')] });
    expect(await fetching(folder).fetch(origin, 'a.csv', 'b.csv')).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('fetch: expected a file or nothing, got something else') },
      { status: 'fetched' },
    ]);
  });

  test('on a full disk keeps the old file and nothing else, and is not tried again', async ({ skip }) => {
    const folder = smallDisk(64, skip);
    writeFileSync(join(folder, 'a.csv'), 'old');
    const { origin, requests } = await publisher({ '/a.csv': [ok('x'.repeat(200_000))] });
    expect(await fetching(folder).fetch(origin, 'a.csv')).toMatchObject([
      {
        status: 'failed',
        sha256: sha256('old'),
        reason: expect.stringContaining('write: no space left on the device'),
      },
    ]);
    expect(requests).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('is cleared of what killed processes left, but not of what may be being written', async () => {
    const folder = folderWithOld();
    const [dead, living] = ['1', '2'].map((digit) => `.${digit.repeat(8)}-1111-4111-8111-${'1'.repeat(12)}.tmp`);
    for (const name of [dead!, living!, '.mine.tmp']) writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, dead!), NOW_MS / 1000 - 3601, NOW_MS / 1000 - 3601);
    utimesSync(join(folder, living!), NOW_MS / 1000 - 3599, NOW_MS / 1000 - 3599);
    const { origin } = await publisher({ '/a.csv': [ok('x')] });
    await fetching(folder).fetch(origin, 'a.csv');
    expect(readdirSync(folder).sort()).toEqual([living, '.mine.tmp', 'a.csv', 'a.csv.meta.json']);
  });
});

describe('offline', () => {
  test('nobody is asked, nothing is written, and what is there and what is not is told', async () => {
    const folder = folderWithOld();
    const refuse = async () => {
      throw new Error('asked');
    };
    const { fetch } = fetching(folder, { isOffline: true, fetch: refuse });
    expect(await fetch('http://127.0.0.1:9', 'a.csv', 'b.csv')).toMatchObject([
      { status: 'cached', reason: null, bytes: 3, sha256: sha256('old') },
      {
        status: 'missing',
        reason: `fetch: expected b.csv in the folder, got none (${folder})`,
        bytes: null,
        sha256: null,
      },
    ]);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    const nowhere = join(folder, 'none');
    expect(
      await fetching(nowhere, { isOffline: true, fetch: refuse }).fetch('http://127.0.0.1:9', 'a.csv'),
    ).toMatchObject([{ status: 'missing' }]);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('several files', () => {
  test('of one host come one after the other, of several hosts beside each other, at most four', async () => {
    const open: string[] = [];
    let most = 0;
    let asked = 0;
    let openGate: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      openGate = resolve;
    });
    // The first four wait for each other, so that fewer at once would never end.
    const slow = async (at: unknown) => {
      const { host } = new URL(String(at));
      expect(open).not.toContain(host);
      open.push(host);
      most = Math.max(most, open.length);
      if (++asked === 4) openGate();
      await gate;
      await new Promise((go) => setImmediate(go));
      open.splice(open.indexOf(host), 1);
      return new Response('x');
    };
    const files = Array.from({ length: 18 }, (_, at) => ({ name: `${at}.csv`, url: `https://${at % 6}.test/${at}` }));
    const options = { folder: temporaryFolder(), userAgent: 'x', now: () => 0, fetch: slow };
    const results = await fetchPublished(files, options);
    expect(results.map(({ file, status, reason }) => [file, status, reason])).toEqual(
      files.map((file) => [file, 'fetched', null]),
    );
    expect(most).toBe(4);
  });

  test('say how far they are', async () => {
    const { origin } = await publisher({ '/a.csv': [ok('abc')], '/b.csv': [ok('de')] });
    const seen: string[] = [];
    await fetching(temporaryFolder(), {
      onProgress: ({ file, bytes, filesDone, files }) => seen.push(`${filesDone}/${files} ${file.name} ${bytes}`),
    }).fetch(origin, 'a.csv', 'b.csv');
    expect(seen).toEqual(['0/2 a.csv 0', '0/2 a.csv 3', '1/2 b.csv 0', '1/2 b.csv 2']);
  });

  test('fetched by two at once are whole, and so is what is known of them', async () => {
    const folder = temporaryFolder();
    const [one, two] = ['1', '2'].map((digit) => `x\n${digit.repeat(300_000)}\n`);
    const { origin } = await publisher({ '/a.csv': [ok(one!), ok(two!), ok(one!), ok(two!)] });
    for (let round = 0; round < 2; round++) {
      const both = await Promise.all([
        fetching(folder).fetch(origin, 'a.csv'),
        fetching(folder).fetch(origin, 'a.csv'),
      ]);
      for (const [result] of both) expect(result!.reason).toBeNull();
      expect([one, two]).toContain(readFileSync(join(folder, 'a.csv'), 'utf8'));
      expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.csv.meta.json']);
    }
  });
});

describe('an interruption', () => {
  test('ends the download, keeps what was there, and is thrown on', async () => {
    const folder = folderWithOld();
    const controller = new AbortController();
    const { origin, requests } = await publisher({
      '/a.csv': [hang('half', 100, () => setImmediate(() => controller.abort(new Error('enough'))))],
      '/b.csv': [ok('x')],
    });
    await expect(fetching(folder, { signal: controller.signal }).fetch(origin, 'a.csv', 'b.csv')).rejects.toThrow(
      'enough',
    );
    expect(requests.map(({ path }) => path)).toEqual(['/a.csv']);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
  });

  test('ends a wait between attempts', async () => {
    const controller = new AbortController();
    const { origin } = await publisher({ '/a.csv': [status(500)] });
    const options = { folder: temporaryFolder(), userAgent: 'x', now: () => 0, signal: controller.signal };
    const fetched = fetchPublished([{ name: 'a.csv', url: `${origin}/a.csv` }], {
      ...options,
      onProgress: () => setTimeout(() => controller.abort(new Error('enough')), 50),
    });
    await expect(fetched).rejects.toThrow('enough');
  });

  test('by a kill amid a download leaves the old file, and the next run gets the new one', async () => {
    const folder = folderWithOld();
    const { origin } = await publisher({ '/a.csv': [hang('x'.repeat(100_000), 200_000), ok('new')] });
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { fetchPublished } from ${JSON.stringify(`file://${root}/dist/platform/source-cache.js`)};
         await fetchPublished([{ name: 'a.csv', url: ${JSON.stringify(`${origin}/a.csv`)} }], {
           folder: ${JSON.stringify(folder)}, userAgent: 'x', now: Date.now,
           onProgress: ({ bytes }) => { if (bytes > 0) process.stdout.write('.'); },
         });`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    expect(readdirSync(folder)).toHaveLength(2);
    child.kill('SIGKILL');
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
    expect(await fetching(folder).fetch(origin, 'a.csv')).toMatchObject([{ status: 'fetched' }]);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('new');
  });
});
