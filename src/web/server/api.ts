import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Observatory } from '../../pipeline/observatory.ts';
import { formsOf, mediaTypes, type Route, routes } from '../routes/index.ts';
import { createByteCache } from './byte-cache.ts';
import { compressed, entityTag, isKnown, LEAST_COMPRESSED, tagOf } from './content.ts';
import { type Form, fileName, type Made, makeForm, wantedForm } from './forms.ts';
import { createGate } from './gate.ts';
import { type Encoding, preferredEncoding } from './negotiation.ts';
import { complaintOf } from './problems.ts';
import { parseRequest } from './requests.ts';

/** Where the API lies. */
export const API = '/api/v1';

/** Bytes of answers that are kept, all encodings together. */
const CACHE_BYTES = 64 * 2 ** 20;

export interface ApiOptions {
  /** Whether answers may lie in caches that several people share. */
  readonly isShared: boolean;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Parts of the path, where the path itself does not give them. */
  readonly params?: unknown;
}

/** Answers every route, in every form that it has, by Accept or by the ending of the address. */
export function serveApi(app: FastifyInstance, observatory: Observatory, { isShared }: ApiOptions): void {
  const answers = createByteCache<Made>(CACHE_BYTES);
  const gate = createGate({ running: 2, waiting: 10_000, waitMs: 10_000 });
  const run = runTag(observatory);
  const cacheControl = isShared ? 'no-cache' : 'private, no-cache';

  const respond = async (
    route: Route,
    ending: Form | null,
    { request, reply, params = request.params }: Exchange,
  ): Promise<FastifyReply> => {
    const asked = parseRequest(route, { params, query: request.query });
    const form = ending ?? wantedForm(route, request.headers.accept);
    // What an answer depends on beside the run: absent for nearly all.
    const state = (await route.state?.(observatory)) ?? '';
    const key = `${route.id} ${form} ${state} ${JSON.stringify([asked.params, asked.query])}`;
    const tag = tagOf(run, key);
    reply.headers({
      'cache-control': cacheControl,
      vary: ending === null ? 'accept, accept-encoding' : 'accept-encoding',
      etag: `"${tag}"`,
    });
    if (isKnown(request, tag)) return reply.code(304).send();
    const plain = (): Promise<Made> =>
      answers
        .get(key, () => gate(() => makeForm(route, form, { observatory, request: asked })))
        .catch((error) => {
          throw complaintOf(error, { params: namesInPath(route), query: Object.keys(route.query.shape) });
        });
    // Parquet is compressed inside.
    const encoding = form === 'parquet' ? null : preferredEncoding(request.headers['accept-encoding']);
    const made = encoding === null ? await plain() : await encoded(key, encoding, plain);
    reply.headers({ 'content-type': mediaTypes[form]!, etag: entityTag(tag, made.encoding ?? null) });
    if (made.encoding !== undefined) reply.header('content-encoding', made.encoding);
    if (form === 'csv' || form === 'parquet')
      reply.header('content-disposition', `attachment; filename="${fileName(route, asked.params, form)}"`);
    if (made.next !== null) reply.header('link', `<${nextAddress(request.url, made.next)}>; rel="next"`);
    return reply.send(made.bytes);
  };

  const encoded = (key: string, encoding: Encoding, plain: () => Promise<Made>): Promise<Made> =>
    answers.get(`${encoding} ${key}`, async () => {
      const made = await plain();
      if (made.bytes.length < LEAST_COMPRESSED) return made;
      return { ...made, bytes: await compressed(made.bytes, encoding, 'fast'), encoding };
    });

  /** The last part of the path may hold slashes: what ends it decides the form. */
  const serveDeep = (route: Route): void => {
    const [, start = '', name = ''] = /^(.*)\{(\w+)\}$/.exec(route.path) ?? [];
    app.get(`${API}${start}*`, (request, reply) => {
      const rest = (request.params as { readonly '*': string })['*'];
      const form = formsOf(route).find((ending) => rest.endsWith(`.${ending}`)) ?? null;
      const part = form === null ? rest : rest.slice(0, -form.length - 1);
      return respond(route, form, { request, reply, params: { [name]: part } });
    });
  };

  for (const route of routes) {
    if (route.isDeep === true) {
      serveDeep(route);
      continue;
    }
    const url = API + route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.get(url, (request, reply) => respond(route, null, { request, reply }));
    for (const form of formsOf(route))
      app.get(`${url}.${form}`, (request, reply) => respond(route, form, { request, reply }));
  }
}

/** Names a run as answers see it: the same data, program and choices give the same bytes. */
function runTag({ input, options }: Observatory): string {
  const { programVersion, labelSet, seed, windowDays, interval, groupCorrelation } = options;
  return tagOf(
    input.snapshot,
    programVersion,
    labelSet,
    JSON.stringify([seed, windowDays, interval, groupCorrelation]),
  );
}

/** Whom a complaint about the path may name: its parts, and `layer` for the three that make one. */
function namesInPath({ params }: Route): string[] {
  const names = Object.keys(params.shape);
  return names.includes('role') ? [...names, 'layer'] : names;
}

function nextAddress(url: string, cursor: string): string {
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}
