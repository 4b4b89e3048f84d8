import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNSHOWABLE } from '../../cli/sample-files.ts';
import { bundledApp } from '../bundled.ts';

let app: FastifyInstance;
let port: number;
const lines: string[] = [];
beforeAll(async () => {
  app = await bundledApp({ log: { level: 'info', write: (line) => lines.push(line) } });
  await app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = app.server.address() as AddressInfo);
});
afterAll(() => app.close());

interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** What comes back for bytes, whatever they are: no client tidies them up on the way. */
function send(bytes: string | Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const pieces: Buffer[] = [];
    socket.on('data', (piece) => pieces.push(piece));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? done() : reject(error)));
    const done = () => {
      const text = Buffer.concat(pieces).toString('latin1');
      const [head = '', ...rest] = text.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') });
    };
    socket.on('close', done);
    socket.write(bytes);
  });
}

const request = (target: string | Uint8Array, headers = '') =>
  Buffer.concat([
    Buffer.from('GET '),
    Buffer.from(target),
    Buffer.from(` HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`),
  ]);

function expectProblem({ status, head, body }: RawAnswer, statuses: readonly number[]): void {
  expect(statuses).toContain(status);
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  const problem = JSON.parse(Buffer.from(body, 'latin1').toString());
  expect(problem).toMatchObject({ type: 'about:blank', status });
  expect(body).not.toMatch(/node_modules|\.ts:|\.js:|at \w+ \(|\/home\/|\/tmp\//);
}

const POOL = '/api/v1/readings/bitcoin/blocks/pool';

describe('a path that would leave its place', () => {
  test.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/%252e%252e/package.json',
    '/assets/..\\..\\package.json',
    '/assets/..%5c..%5cpackage.json',
    '/../../../../etc/passwd',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/assets/%00',
    '/assets/main.js%00.css',
    '/assets/',
    '/manifest.json',
    '/package.json',
    '/api/v1/../../package.json',
    'http://example.org/etc/passwd',
    '/assets/__proto__',
    '/constructor',
    '/api/v1/readings/__proto__/constructor/prototype',
    '/api/v1/readings/bitcoin/blocks/__proto__.csv',
    '/api/v1/readings/bitcoin/blocks/pool/constructor',
    `/api/v1/readings/bitcoin/blocks/${'a'.repeat(3000)}`,
  ])('%s is not there', async (target) => {
    expectProblem(await send(request(target)), [400, 404, 414]);
  });
});

describe('a query that cannot be meant', () => {
  test.each([
    `${POOL}?limit=1e309`,
    `${POOL}?limit=-1`,
    `${POOL}?limit=NaN`,
    `${POOL}?limit=99999999999999999999`,
    `${POOL}?limit[]=1`,
    `${POOL}?limit=1&limit=2`,
    `${POOL}?__proto__=1`,
    `${POOL}?__proto__[limit]=1`,
    `${POOL}?constructor=1`,
    `${POOL}?cursor=%00`,
    `${POOL}?cursor=%FF%FE`,
    `${POOL}?from=2024-02-30`,
    `${POOL}?from=+999999-01-01`,
    `${POOL}?from=999999-01-01`,
    `${POOL}?from=2024-01-01&to=2023-01-01`,
    `${POOL}?measure=__proto__`,
    `${POOL}?window=1d`,
    `${POOL}?window=1d&from=0001-01-01&to=9999-12-31`,
    `${POOL}?window=0d`,
    `${POOL}?window=1e9d`,
    `${POOL}?window=100000d`,
    `${POOL}?window=144b`,
    `${POOL}?window=month&step=1d`,
    `${POOL}?window=30d&step=`,
    `${POOL}?window=30d&interval=2`,
    `${POOL}?window=30d&measure=concentration-ratio:1e309`,
    `${POOL}?window=30d&measure=hill-number:-3`,
    `${POOL}?step=30d`,
    `${POOL}?interval=0.9`,
    '/api/v1/readings/ai/accelerators/owner?window=30d',
    '/api/v1/layers?%',
    '/api/v1/layers?=&=',
  ])('%s is told so', async (target) => {
    const answer = await send(request(target));
    expectProblem(answer, [400]);
    if (!target.endsWith('?%')) expect(JSON.parse(answer.body).errors.length).toBeGreaterThan(0);
  });
});

test('what is too long is refused as such', async () => {
  expectProblem(await send(request(`/api/v1/layers?x=${'a'.repeat(9000)}`)), [414]);
  expectProblem(await send(request(`/api/v1/layers?x=${'a'.repeat(65_536)}`)), [431]);
  expectProblem(await send(request('/', `X-Long: ${'a'.repeat(20_000)}\r\n`)), [431]);
});

test.each([
  ['not HTTP', 'hello\r\n\r\n'],
  ['TLS', Uint8Array.of(0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc)],
  ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0, 13, 10, 13, 10)],
  ['a path of such bytes', request(Uint8Array.of(0x2f, 0xff, 0xc0, 0xaf))],
  ['two lengths', 'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
  [
    'a length and pieces',
    'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
  ],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nHost: localhost\r\nnothing\r\n\r\n'],
])('%s is refused', async (_, bytes) => {
  expectProblem(await send(bytes), [400, 404]);
});

test('a method that nobody knows is refused', async () => {
  expectProblem(await send('PROPFIND / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), [405, 404]);
  expectProblem(await send('FROB / HTTP/1.1\r\nHost: localhost\r\n\r\n'), [400]);
});

test('no line of the log and no answer holds what would move a terminal', async () => {
  lines.length = 0;
  const evil = '/api/v1/readings/bitcoin/blocks/%1b[2J%0a{"level":"error"}%c2%9b%e2%80%ae';
  const answers = [await send(request(evil)), await send(request(`${POOL}?measure=%1b[2J%0a%e2%80%ae&%1b%0a=1`))];
  answers.push(await send(request(Uint8Array.from([0x2f, 0x9b, 0x33, 0x31, 0x6d]))));
  for (const { body } of answers)
    expect(Buffer.from(body.trimEnd(), 'latin1').toString()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines.length).toBeGreaterThanOrEqual(2); // the third is no request at all
  for (const line of lines) {
    expect(line).not.toMatch(UNSHOWABLE);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ level: 'info' });
  }
});

describe('whatever is asked', () => {
  const segment = fc.oneof(
    fc.constantFrom('api', 'v1', 'readings', 'distributions', 'layers', 'measures', 'verdicts', 'bitcoin', 'ai'),
    fc.constantFrom('blocks', 'pool', 'hhi', 'accelerators', 'owner', 'assets', '..', '%2e%2e', '__proto__', '%00'),
    fc.constantFrom('pool.json', 'pool.csv', 'layers.parquet', 'verdicts.csv', 'openapi.json', 'healthz', '%ff'),
    fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponentSafely),
  );
  const name = fc.oneof(
    fc.constantFrom('limit', 'cursor', 'measure', 'from', 'to', 'window', 'step', 'interval', '__proto__', 'token'),
    fc.string({ maxLength: 10 }).map(encodeURIComponentSafely),
  );
  const value = fc.oneof(
    fc.constantFrom(
      '1',
      '10',
      '0',
      '-1',
      '1e309',
      'hhi',
      '2020-01-01',
      '90d',
      '1d',
      'month',
      '144b',
      'none',
      '0.5',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponentSafely),
    fc.double().map(String),
  );
  const target = fc
    .tuple(fc.boolean(), fc.array(segment, { maxLength: 6 }), fc.array(fc.tuple(name, value), { maxLength: 4 }))
    .map(
      ([isApi, segments, query]) =>
        `/${isApi ? 'api/v1/' : ''}${segments.join('/')}${query.length === 0 ? '' : `?${query.map((pair) => pair.join('=')).join('&')}`}`,
    );

  test('there is an answer or a problem, and never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(target, fc.constantFrom('*/*', 'text/csv', 'x', 'application/json;q=0'), async (url, accept) => {
        // By way of a connection, since `inject` reads addresses in its own way.
        const { status, head, body } = await send(request(url, `Accept: ${accept}\r\n`));
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(head).toMatch(/content-type: application\/problem\+json/i);
        expect(JSON.parse(body)).toMatchObject({ status });
      }),
      { numRuns: 300, seed: 20 },
    );
  });
});

function encodeURIComponentSafely(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}
