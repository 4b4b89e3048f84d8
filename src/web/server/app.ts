import Fastify, { type FastifyInstance } from 'fastify';
import type { Observatory } from '../../pipeline/observatory.ts';
import { exampleAnswers, openApiDocument } from '../routes/openapi.ts';
import { type ClientFiles, readClientFiles } from '../site/assets.ts';
import { referencePage } from '../site/reference.ts';
import { API, serveApi } from './api.ts';
import { refuseBrokenRequests } from './broken-requests.ts';
import { createStaticAnswer, type StaticAnswer } from './content.ts';
import { clientLimits, LONGEST_URL, MOST_CONNECTIONS, REQUEST_MS } from './limits.ts';
import { type LogOptions, loggerOptions, logRequests } from './log.ts';
import { serveMetrics } from './metrics.ts';
import { htmlFile, serveFolder, servePages } from './pages.ts';
import { Problem, sendProblem } from './problems.ts';
import { type Access, guard, securityHeaders } from './security.ts';

export interface AppOptions extends Partial<Access> {
  readonly log?: LogOptions;
  /** The built dashboard; read from the package where absent. */
  readonly client?: ClientFiles;
  /** How long a request may take to arrive. */
  readonly requestMs?: number;
}

/** The service over one observatory, not yet listening. */
export async function createApp(observatory: Observatory, options: AppOptions = {}): Promise<FastifyInstance> {
  const { token = null, isPublic = false, client = readClientFiles() } = options;
  const headers = securityHeaders({ token, isPublic });
  const app: FastifyInstance = Fastify({
    ...clientLimits(options.requestMs ?? REQUEST_MS),
    ...loggerOptions(options.log),
    genReqId: createRequestIds(),
    clientErrorHandler: refuseBrokenRequests,
    // These come before any hook.
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply.headers(headers)),
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply));
  // First, so that what is refused is counted too.
  serveMetrics(app);
  guard(app, { token, isPublic });
  app.addHook('onRequest', async ({ url }) => {
    if (url.length > LONGEST_URL)
      throw new Problem(414, `address: expected ${LONGEST_URL} characters at most, got ${url.length}`);
  });
  logRequests(app);
  serveHealth(app, observatory);
  servePages(app, { client, observatory });
  serveApi(app, observatory, { isShared: token === null });
  serveDocument(app, { client, observatory });
  await app.ready();
  return app;
}

/** The document and its page are made when they are first asked for: the examples in them are answers. */
function serveDocument(
  app: FastifyInstance,
  { client, observatory }: { readonly client: ClientFiles; readonly observatory: Observatory },
): void {
  let made: Promise<{ readonly json: StaticAnswer; readonly html: StaticAnswer }> | undefined;
  const make = async () => {
    const answers = await exampleAnswers(observatory);
    const document = openApiDocument(observatory.options.programVersion, { answers });
    const bytes = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
    return {
      json: createStaticAnswer({ type: 'application/json', bytes, cacheControl: 'no-cache' }),
      html: createStaticAnswer(htmlFile(referencePage(document, client))),
    };
  };
  const answers =
    (form: 'json' | 'html'): StaticAnswer =>
    async (request, reply) => {
      made ??= make();
      return (await made)[form](request, reply);
    };
  app.get(`${API}/openapi.json`, answers('json'));
  serveFolder(app, '/api/', answers('html'));
}

/** The service listens only once its input is observed: who reaches it at all finds it ready. */
function serveHealth(app: FastifyInstance, { input }: Observatory): void {
  app.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ready', snapshot: input.snapshot }),
  );
}

function notFound(): Problem {
  return new Problem(
    404,
    `address: expected one that there is, got another (${API}/openapi.json lists those of the API)`,
  );
}

/** Short names of requests, different in every run of the service. */
function createRequestIds(): () => string {
  const run = Date.now().toString(36);
  let count = 0;
  return () => `${run}-${(++count).toString(36)}`;
}
