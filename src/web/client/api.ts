import createClient from 'openapi-fetch';
import type { paths } from './api-schema.ts';
import { siteUrl } from './root.ts';

/**
 * The typed client of the API, made from its OpenAPI document. Addresses end in `.json`, so that the same ones are files of a
 * published site.
 */
const client = createClient<paths>({ baseUrl: siteUrl('api/v1') });
client.use({
  onRequest({ request, schemaPath }) {
    const url = new URL(request.url);
    // A figure's id spans folders: its slashes are those of the address. Those of other names are not.
    if (schemaPath === '/explain/{id}') url.pathname = url.pathname.replaceAll('%2F', '/');
    url.pathname += '.json';
    return new Request(url, request);
  },
});

/** An address of the API. */
export type Path = keyof paths;

/** The document that an address answers. */
export type Data<Of extends Path> = paths[Of] extends {
  get: { responses: { 200: { content: { 'application/json': infer Document } } } };
}
  ? Document
  : never;

/** The parts that an address has to be given. */
export type PathParts<Of extends Path> = paths[Of] extends { get: { parameters: { path: infer Parts } } }
  ? Parts
  : Record<string, never>;

export type Item<Of extends Path> = Data<Of> extends { items: (infer Item)[] } ? Item : never;
export type Reading = Item<'/readings/{domain}/{resource}/{role}'>;
export type LayerInfo = Item<'/layers'>;
export type MeasureInfo = Item<'/measures'>;
export type VerdictInfo = Item<'/verdicts'>;

const known = new Map<string, Promise<unknown>>();

/**
 * The document of an address, all its pages as one; asked once, unless it failed.
 *
 * @throws {Error} in the server's words where there is none.
 */
export function ask<Of extends Path>(path: Of, parts?: PathParts<Of>): Promise<Data<Of>> {
  const key = `${path} ${JSON.stringify(parts)}`;
  let answer = known.get(key) as Promise<Data<Of>> | undefined;
  if (answer === undefined) {
    answer = whole(path, parts);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
  }
  return answer;
}

async function whole<Of extends Path>(path: Of, parts: PathParts<Of> | undefined): Promise<Data<Of>> {
  const first = await page(path, parts, {});
  if (!isPage(first)) return first;
  const items = [...first.items];
  for (let { next } = first; next !== null; ) {
    const more: unknown = await page(path, parts, { cursor: next });
    if (!isPage(more)) break;
    items.push(...more.items);
    next = more.next;
  }
  return { ...first, items, next: null };
}

async function page<Of extends Path>(
  path: Of,
  parts: PathParts<Of> | undefined,
  query: { readonly cursor?: string },
): Promise<Data<Of>> {
  const get = client.GET as unknown as (
    path: string,
    init: object,
  ) => Promise<{ data?: Data<Of>; error?: { detail?: string }; response: Response }>;
  const { data, error, response } = await get(path, { params: { path: parts, query } });
  if (data !== undefined) return data;
  throw new Error(error?.detail ?? `expected an answer, got status ${response.status}`);
}

function isPage(document: unknown): document is { readonly items: unknown[]; readonly next: string | null } {
  return typeof document === 'object' && document !== null && 'items' in document && 'next' in document;
}

/** Parts of a layer's id, as addresses have them. */
function layerParts(id: string): PathParts<'/readings/{domain}/{resource}/{role}'> {
  const [domain, resource, role] = id.split('/');
  return { domain: domain as 'bitcoin' | 'ai', resource: resource!, role: role! };
}

/** Readings of a layer by one measure, `concentration-ratio:3`. */
export const readingsOf = (layer: string, measure: string) =>
  ask('/readings/{domain}/{resource}/{role}/{measure}', { ...layerParts(layer), measure: measure.replace(':', '~') });
export const distributionsOf = (layer: string) => ask('/distributions/{domain}/{resource}/{role}', layerParts(layer));
