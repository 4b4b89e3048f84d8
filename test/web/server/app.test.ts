import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/web/server/app.ts';
import { bundledApp, bundledObservatory } from '../bundled.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await bundledApp();
});
afterAll(() => app.close());

const LAYERS = '/api/v1/layers';
const POOL = '/api/v1/readings/bitcoin/blocks/pool';

describe('the form of an answer', () => {
  test.each([
    [LAYERS, undefined, 'application/json'],
    [LAYERS, '*/*', 'application/json'],
    [`${POOL}?limit=1`, 'text/csv', 'text/csv'],
    [`${POOL}?limit=1`, 'text/csv;q=0.5, application/json;q=0.9', 'application/json'],
    [`${POOL}?limit=1`, 'application/vnd.apache.parquet', 'application/vnd.apache.parquet'],
    [`${POOL}.csv?limit=1`, 'application/json', 'text/csv'],
    [`${POOL}.json?limit=1`, 'text/csv', 'application/json'],
  ])('of %s is as Accept %s or the ending says: %s', async (url, accept, type) => {
    const answer = await app.inject({ url, headers: accept === undefined ? {} : { accept } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers.vary).toBe(url.includes('.') ? 'accept-encoding' : 'accept, accept-encoding');
  });

  test('that is not there is refused with those that are', async () => {
    const answer = await app.inject({ url: LAYERS, headers: { accept: 'image/png' } });
    expect(answer.statusCode).toBe(406);
    expect(answer.json().detail).toContain('application/json');
    expect((await app.inject(`${LAYERS}.csv`)).statusCode).toBe(404);
    expect((await app.inject(`${LAYERS}.xml`)).statusCode).toBe(404);
  });

  test('tables come as files with a name, and Parquet leaves no file behind', async () => {
    const left = () =>
      readdirSync(tmpdir())
        .filter((name) => /^contraflow-\w{6}$/.test(name))
        .sort();
    const before = left();
    for (const form of ['csv', 'parquet']) {
      const answer = await app.inject(`/api/v1/readings/ai/accelerators/owner/concentration-ratio~3.${form}`);
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="contraflow-readings-by-measure-ai-accelerators-owner-concentration-ratio~3.${form}"`,
      );
      if (form === 'parquet') expect(answer.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    }
    expect(left().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('an answer that is asked for again', () => {
  test('has the same tag and need not be sent, in whatever encoding it was kept', async () => {
    const first = await app.inject({ url: LAYERS, headers: { 'accept-encoding': 'br' } });
    expect(first.headers['cache-control']).toBe('no-cache');
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers.etag).toMatch(/^"[0-9a-f]{32}-br"$/);
    const plain = await app.inject(LAYERS);
    expect(plain.headers.etag).toBe(String(first.headers.etag).replace('-br', ''));
    for (const tag of [
      first.headers.etag,
      plain.headers.etag,
      `W/${plain.headers.etag}`,
      `"x", ${plain.headers.etag}`,
    ]) {
      const again = await app.inject({ url: LAYERS, headers: { 'if-none-match': String(tag) } });
      expect({ status: again.statusCode, body: again.body }).toEqual({ status: 304, body: '' });
      expect(again.headers.vary).toBe('accept, accept-encoding');
    }
    expect((await app.inject({ url: LAYERS, headers: { 'if-none-match': '"x"' } })).statusCode).toBe(200);
  });

  test('has another tag for another address, form or query', async () => {
    const urls = [LAYERS, '/api/v1/measures', `${POOL}?limit=1`, `${POOL}?limit=2`, `${POOL}.csv?limit=1`];
    const tags = await Promise.all(urls.map(async (url) => (await app.inject(url)).headers.etag));
    expect(new Set(tags).size).toBe(urls.length);
  });
});

test.each(['br', 'gzip'])('compressed with %s it is the same', async (encoding) => {
  const plain = await app.inject(LAYERS);
  const packed = await app.inject({ url: LAYERS, headers: { 'accept-encoding': `${encoding}, identity;q=0.5` } });
  expect(packed.headers['content-encoding']).toBe(encoding);
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  const unpacked = encoding === 'br' ? brotliDecompressSync(packed.rawPayload) : gunzipSync(packed.rawPayload);
  expect(unpacked.toString()).toBe(plain.body);
});

test.each(['/', LAYERS, `${LAYERS}.json`, `${POOL}.csv`, '/healthz', '/api/v1/nothing', '/assets/nothing.js'])(
  'HEAD of %s says what GET says, without the body',
  async (url) => {
    const [got, head] = [await app.inject(url), await app.inject({ method: 'HEAD', url })];
    const { date: _, ...headers } = got.headers;
    expect(head.statusCode).toBe(got.statusCode);
    expect(head.headers).toMatchObject(headers);
    expect(head.body).toBe('');
  },
);

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)('%s is refused everywhere', async (method) => {
  for (const url of ['/', LAYERS, '/nowhere', '/healthz']) {
    const answer = await app.inject({ method, url, ...(method === 'OPTIONS' ? {} : { payload: '{"a":1}' }) });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect(answer.json()).toMatchObject({ status: 405, title: 'Method Not Allowed' });
  }
});

test('pages come with a script of their own, and files of theirs for good', async () => {
  const page = await app.inject('/bitcoin/');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  const [, script] = /<script type="module" src="\.\.\/([^"]+)"/.exec(page.body)!;
  const file = await app.inject(`/${script}`);
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(page.headers['cache-control']).toBe('no-cache');
});

test.each([
  ['/bitcoin', '/bitcoin/'],
  ['/bitcoin/index.html?a=b&c', '/bitcoin/?a=b&c'],
  ['/index.html', '/'],
  ['/api', '/api/'],
])('%s leads to %s', async (url, location) => {
  const answer = await app.inject(url);
  expect([answer.statusCode, answer.headers.location]).toEqual([308, location]);
});

test('a long list comes in pages that follow one another to its end', async () => {
  const whole = (await app.inject(`${POOL}?measure=hhi`)).json();
  const items: unknown[] = [];
  let url: string | null = `${POOL}?measure=hhi&limit=50`;
  while (url !== null) {
    const answer: LightMyRequestResponse = await app.inject(url);
    items.push(...answer.json().items);
    const next: string | null = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1] ?? null;
    expect(next === null).toBe(answer.json().next === null);
    url = next;
  }
  expect(items.length).toBeGreaterThan(100);
  expect(items).toEqual(whole.items);
});

test('pages of CSV follow one another too, and a cursor of other data is refused', async () => {
  const answer = await app.inject(`${POOL}.csv?limit=2`);
  expect(answer.body.trimEnd().split('\n')).toHaveLength(3);
  const [, next] = /<([^>]+)>/.exec(String(answer.headers.link))!;
  expect((await app.inject(next!)).statusCode).toBe(200);
  const stale = await app.inject(`${POOL}?cursor=0123456789abcdef.2`);
  expect(stale.json()).toMatchObject({ status: 400, errors: [{ parameter: 'cursor' }] });
});

test('what is wrong with a query is told parameter by parameter', async () => {
  const answer = await app.inject(`${POOL}?limit=0&from=yesterday`);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'limit: expected 1 or more',
    instance: POOL,
    errors: [
      { parameter: 'limit', detail: 'expected 1 or more' },
      { parameter: 'from', detail: 'expected a day as 2024-12-31' },
    ],
  });
  const unknown = (await app.inject(`${LAYERS}?colour=red`)).json();
  expect(unknown.errors).toEqual([{ parameter: 'colour', detail: 'expected no parameters, got this one' }]);
  const repeated = (await app.inject(`${POOL}?limit=1&limit=2`)).json();
  expect(repeated.errors).toEqual([{ parameter: 'limit', detail: 'expected once, got 2 times' }]);
});

test('a fault of the program is told without what it was, and logged with it', async () => {
  const lines: string[] = [];
  const failing = await createApp(
    {
      ...(await bundledObservatory()),
      verdict() {
        throw new TypeError('secret of somebody');
      },
      readings() {
        throw new RangeError('Invalid array length');
      },
    },
    { log: { level: 'error', write: (line) => lines.push(line) } },
  );
  for (const url of [POOL, '/api/v1/readings/bitcoin/blocks/pool/hhi']) {
    const answer = await failing.inject(url);
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: expect.stringMatching(
        /^This answer failed\. It is a fault of the program; the log has it under [\w-]+\.$/,
      ),
      instance: url,
    });
    const logged = JSON.parse(lines.pop()!);
    expect(answer.json().detail).toContain(logged.reqId);
    expect(logged.err.message).toMatch(/secret of somebody|Invalid array length/);
  }
  await failing.close();
});

test('health, readiness and figures of the service itself', async () => {
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).json()).toEqual({
    status: 'ready',
    snapshot: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await app.inject('/nowhere/a-stranger-wrote-this');
  const metrics = (await app.inject('/metrics')).body;
  expect(metrics).toMatch(/http_request_duration_seconds_count\{route="\/api\/v1\/layers",status="200"\} \d+/);
  expect(metrics).toContain('http_request_duration_seconds_count{route="none",status="404"}');
  expect(metrics).toContain('http_requests_in_flight 1');
  expect(metrics).toContain('process_resident_memory_bytes');
  expect(metrics).not.toContain('a-stranger-wrote-this');
});
