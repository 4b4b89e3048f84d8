import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Observatory } from '../../pipeline/observatory.ts';
import { pages } from '../client/pages/index.ts';
import { routes } from '../routes/index.ts';
import { readClientFiles } from '../site/assets.ts';
import { pageShell } from '../site/shell.ts';

/** The service over one observatory, not yet listening. */
export async function createApp(observatory: Observatory): Promise<FastifyInstance> {
  const app = Fastify({ logger: false }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Contraflow', version: observatory.options.programVersion },
      servers: [{ url: '/api/v1' }],
    },
    transform: jsonSchemaTransform,
  });
  const client = readClientFiles();
  for (const page of pages) {
    const html = pageShell(page, { client, isPublished: false, answer: '' });
    app.get(`/${page.path}`, { schema: { hide: true } }, (_, reply) => reply.type('text/html').send(html));
  }
  app.get('/assets/:name', { schema: { hide: true } }, (request, reply) => {
    const { name } = request.params as { name: string };
    const file = client.files.get(`assets/${name}`);
    if (file === undefined) return reply.code(404).send();
    return reply
      .type(name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'application/octet-stream')
      .send(file);
  });
  await app.register(
    async (scope) => {
      for (const one of routes) {
        const url = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
        scope.get(
          url,
          {
            schema: {
              operationId: one.id,
              summary: one.summary,
              description: one.description,
              params: one.params,
              querystring: one.query,
              response: { 200: one.document },
            },
          },
          (request) => one.answer(observatory, { params: request.params as never, query: request.query as never }),
        );
        scope.get(`${url}.json`, { schema: { hide: true, params: one.params, querystring: one.query } }, (request) =>
          one.answer(observatory, { params: request.params as never, query: request.query as never }),
        );
      }
    },
    { prefix: '/api/v1' },
  );
  await app.ready();
  return app;
}
