import { readFileSync } from 'node:fs';
import { validate } from '@readme/openapi-parser';
import type { FastifyInstance } from 'fastify';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../src/web/routes/index.ts';
import { type ApiDocument, openApiDocument } from '../../../src/web/routes/openapi.ts';
import { root } from '../../helpers/source-files.ts';
import { bundledApp } from '../bundled.ts';

let app: FastifyInstance;
let document: ApiDocument;
beforeAll(async () => {
  app = await bundledApp();
  document = (await app.inject('/api/v1/openapi.json')).json();
});
afterAll(() => app.close());

test('the document is valid OpenAPI 3.1', async () => {
  const result = await validate(structuredClone(document) as never);
  expect(result).toMatchObject({ valid: true });
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(routes.map(({ path }) => path));
});

test('every schema in it is understood, and says nothing that no reader needs', () => {
  const text = JSON.stringify(document);
  expect(text).not.toContain('9007199254740991');
  expect(text).not.toMatch(/"format":"date-time","pattern"/);
  for (const { get } of Object.values(document.paths)) {
    const { content = {} } = get.responses[200] as { content?: Record<string, { schema: object }> };
    expect(() => z.fromJSONSchema(content['application/json']!.schema as never)).not.toThrow();
  }
});

test('every example in it is answered as its schema says', async () => {
  for (const [path, { get }] of Object.entries(document.paths)) {
    const examples = new Map(get.parameters.map(({ name, example }) => [name, example]));
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(examples.get(name)));
    const query = get.parameters
      .filter(({ in: place, example }) => place === 'query' && example !== undefined)
      .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
    const url = `/api/v1${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`;
    const { content = {} } = get.responses[200] as {
      content?: Record<string, { schema: object; example?: unknown }>;
    };
    for (const [type, { schema, example }] of Object.entries(content)) {
      const answer = await app.inject({ url, headers: { accept: type } });
      expect({ url, type, status: answer.statusCode }).toEqual({ url, type, status: 200 });
      expect(answer.headers['content-type']).toContain(type);
      if (type !== 'application/json') continue;
      const parsed = z.fromJSONSchema(schema as never);
      expect(parsed.safeParse(answer.json()).error?.issues ?? []).toEqual([]);
      if (example !== undefined) expect(parsed.safeParse(example).error?.issues ?? []).toEqual([]);
    }
  }
});

test('problems are as it says', async () => {
  const { Problem } = (document.components as { schemas: { Problem: object } }).schemas;
  const parsed = z.fromJSONSchema(Problem as never);
  for (const url of ['/api/v1/nowhere', '/api/v1/layers?x=1', '/api/v1/readings/bitcoin/blocks/nobody']) {
    expect(parsed.safeParse((await app.inject(url)).json()).error?.issues ?? []).toEqual([]);
  }
});

test('the types of the client are made from it: run `npm run api` where they are not', async () => {
  const nodes = await openapiTypescript(JSON.stringify(openApiDocument()));
  const committed = readFileSync(`${root}/src/web/client/api-schema.ts`, 'utf8');
  expect(committed).toBe(`// Made from the OpenAPI document by npm run api: do not edit.\n${astToString(nodes)}`);
});

test('the reference has every address, parameter and example of it, and nothing that runs', async () => {
  const page = (await app.inject('/api/')).body;
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(page).toContain(`GET /api/v1${path}`);
    for (const { name } of get.parameters) expect(page).toContain(`<code>${name}</code>`);
  }
  expect(page).not.toMatch(/<script|\sstyle="|\ssrc="|href="https?:/);
  const links = [...page.matchAll(/href="\.\.(\/api\/v1\/[^"]+)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'));
  expect(links).toHaveLength(routes.length);
  for (const link of links)
    expect({ link, status: (await app.inject(link)).statusCode }).toEqual({ link, status: 200 });
});
