import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { addressOf, formsOf, type Route, routes } from '../../../src/web/routes/index.ts';
import { bundledApp, bundledObservatory } from '../bundled.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await bundledApp();
});
afterAll(() => app.close());

/** The address of a route with its parts and its query filled in. */
function urlOf(route: Route, params: object, query: object = {}): string {
  const text = new URLSearchParams(query as Record<string, string>).toString();
  return `/api/v1/${addressOf(route, params as Record<string, unknown>)}${text === '' ? '' : `?${text}`}`;
}

test('ids and paths of routes are their own', () => {
  expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  expect(new Set(routes.map(({ path }) => path.replaceAll(/\{\w+\}/g, '{}'))).size).toBe(routes.length);
});

describe.each(routes.map((route) => [route.id, route] as const))('%s', (_, route) => {
  test('names in its path what its parameters are', () => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(named).toEqual(Object.keys(route.params.shape));
    expect(route.summary).not.toMatch(/\.$/);
    expect(route.description).toMatch(/\.$/);
  });

  test('answers its example with a document that is as its schema says, no more and no less', async () => {
    const answer = await app.inject(urlOf(route, route.example.params, route.example.query));
    expect(answer.statusCode).toBe(200);
    const document = answer.json();
    const parsed = route.document.parse(document);
    expect(parsed).toEqual(document); // what a schema does not know it drops
  });

  test('answers its example in every form that it has, twice the same', async () => {
    for (const form of formsOf(route)) {
      const [path, query = ''] = urlOf(route, route.example.params, route.example.query).split('?');
      const url = `${path}.${form}${query === '' ? '' : `?${query}`}`;
      const [first, second] = [await app.inject(url), await app.inject(url)];
      expect({ url, status: first.statusCode }).toEqual({ url, status: 200 });
      expect(first.rawPayload.length).toBeGreaterThan(0);
      expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    }
  });

  test('is published under names that every file system takes, each once, and the first and last are answered', async () => {
    const observatory = await bundledObservatory();
    const published = [...route.published(observatory)];
    const paths = published.map((params) => urlOf(route, params));
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    for (const path of [paths[0], paths.at(-1)].filter((one) => one !== undefined)) {
      const answer = await app.inject(`${path}.json`);
      expect({ path, status: answer.statusCode }).toEqual({ path, status: 200 });
      const result = (route.document as z.ZodType).safeParse(answer.json());
      expect(result.error?.issues ?? []).toEqual([]);
    }
  });
});
