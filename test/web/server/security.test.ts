import type { FastifyInstance } from 'fastify';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AppOptions } from '../../../src/web/server/app.ts';
import { bundledApp } from '../bundled.ts';

const TOKEN = 'correct-horse-battery';
const LAYERS = '/api/v1/layers';

async function appWith(options: AppOptions): Promise<FastifyInstance> {
  const app = await bundledApp(options);
  onTestFinished(() => app.close());
  return app;
}

describe('with a token', () => {
  test('nothing but health is told to those who do not show it', async () => {
    const app = await appWith({ token: TOKEN });
    for (const url of ['/', LAYERS, '/metrics', '/readyz', '/nowhere', '/healthz?x', `${LAYERS}?token=wrong`]) {
      const answer = await app.inject(url);
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 401 });
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="contraflow"');
      expect(answer.json()).toMatchObject({ title: 'Unauthorized', status: 401 });
    }
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });

  test.each(['', 'Bearer', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
    'the header "%s" is refused',
    async (authorization) => {
      const app = await appWith({ token: TOKEN });
      expect((await app.inject({ url: LAYERS, headers: { authorization } })).statusCode).toBe(401);
    },
  );

  test('who shows it reads, and no shared cache keeps what is read', async () => {
    const app = await appWith({ token: TOKEN });
    const answer = await app.inject({ url: LAYERS, headers: { authorization: `bearer ${TOKEN}` } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('a browser shows it once in the address, which loses it for a cookie that is not the token', async () => {
    const app = await appWith({ token: TOKEN });
    const first = await app.inject(`/bitcoin/?token=${TOKEN}&level=parent`);
    expect([first.statusCode, first.headers.location]).toEqual([303, '/bitcoin/?level=parent']);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/^contraflow=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(cookie).not.toContain(TOKEN);
    const [pair] = cookie.split(';');
    const read = (value: string) => app.inject({ url: LAYERS, headers: { cookie: value } });
    expect((await read(`other=1; ${pair}`)).statusCode).toBe(200);
    expect((await read(`${pair}x`)).statusCode).toBe(401);
    expect((await read(`contraflow=${TOKEN}`)).statusCode).toBe(401);
  });

  test('the address cannot be made to lead elsewhere', async () => {
    const app = await appWith({ token: TOKEN });
    const answer = await app.inject(`//example.org/?token=${TOKEN}`);
    if (answer.statusCode === 303) expect(answer.headers.location).toMatch(/^\/(?![/\\])/);
    expect(answer.statusCode).not.toBe(200);
  });
});

describe('without one', () => {
  test.each([
    'example.org',
    'example.org:8080',
    '192.168.0.7',
    'localhost.example.org',
    '127.0.0.1.nip.io',
    'localhost:x',
  ])('who comes by the name %s is refused: the name was made to lead here', async (host) => {
    const app = await appWith({});
    const answer = await app.inject({ url: LAYERS, headers: { host } });
    expect(answer.json()).toMatchObject({ status: 421, title: 'Misdirected Request' });
  });

  test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:8080'])('%s is this machine', async (host) => {
    const app = await appWith({});
    expect((await app.inject({ url: LAYERS, headers: { host } })).statusCode).toBe(200);
  });
});

test('pages of other sites may read what is public, and nothing else', async () => {
  const [local, open] = [await appWith({}), await appWith({ isPublic: true })];
  const headers = { origin: 'https://example.org', host: 'localhost' };
  expect((await local.inject({ url: LAYERS, headers })).headers['access-control-allow-origin']).toBeUndefined();
  const answer = await open.inject({ url: LAYERS, headers: { ...headers, host: 'data.example.org' } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
});

test('every answer forbids what none of them needs', async () => {
  const app = await appWith({});
  for (const url of ['/', LAYERS, '/nowhere', '/api/', '/%ff', '/healthz', '/favicon.ico']) {
    const { headers } = await app.inject(url);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
});
