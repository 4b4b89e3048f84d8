import { z } from 'zod';
import type { Observatory } from '../../pipeline/observatory.ts';
import { formsOf, mediaTypes } from './forms.ts';
import { documentText, type Route, routes } from './index.ts';

/** A schema as the document has it: JSON Schema 2020-12. */
export interface ApiSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly additionalProperties?: boolean | ApiSchema;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: ApiSchema;
  readonly example?: unknown;
}

interface ApiContent {
  readonly schema: ApiSchema;
  readonly example?: unknown;
}

export interface ApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, ApiContent>>;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ApiParameter[];
  readonly responses: Readonly<Record<string, ApiResponse | { readonly $ref: string }>>;
}

/** An OpenAPI 3.1 document. */
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
    readonly license: object;
  };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: ApiOperation }>>;
  readonly components: object;
  readonly security: readonly object[];
}

export interface ApiDocumentOptions {
  /** An answer of some routes, by their ids, to be shown as an example. */
  readonly answers?: ReadonlyMap<string, unknown>;
}

/** The document of the API, made from the routes alone. */
export function openApiDocument(version = '0.0.0', { answers = new Map() }: ApiDocumentOptions = {}): ApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Contraflow',
      version,
      summary: 'Who mines Bitcoin’s blocks and who holds AI’s compute, with the uncertainty shown',
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: operation(route, answers.get(route.id)) }])),
    components: {
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(refusals.map(([, name, description]) => [name, problemResponse(description)])),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Only where the service was started with a token' },
      },
    },
    // Either: most services run on the machine of the one who reads, and ask for nothing.
    security: [{}, { token: [] }],
  };
}

/** Longest example of an answer; a longer one explains nothing more. */
const LONGEST_EXAMPLE = 3000;

/** What the examples of the routes are answered, by the routes' ids, lists cut to one item; those that an input cannot answer are left out. */
export async function exampleAnswers(observatory: Observatory): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const route of routes) {
    const { params, query } = route.example;
    try {
      const document = await route.answer(observatory, {
        params: route.params.parse(params),
        query: route.query.parse(query),
      });
      const short = firstOfLists(JSON.parse(documentText(document)));
      if (documentText(short).length <= LONGEST_EXAMPLE) found.set(route.id, short);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a layer that this input does not have
    }
  }
  return found;
}

function firstOfLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(firstOfLists);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, firstOfLists(part)]));
}

const INTRODUCTION = [
  'Everything is for reading: GET and HEAD. An address that ends in `.json`, `.csv` or `.parquet` answers in that form; without an ending, `Accept` decides.',
  'Every answer names the snapshot that it was made from, by the hash of its content. `ETag` changes only with the snapshot, the program or its options; ask again with `If-None-Match`.',
  'A long list comes in pages: `next` is the cursor of the next one, which `Link` leads to as well.',
  'What is refused is told as a problem (RFC 9457), with the parameters that were wrong.',
].join('\n\n');

function operation(route: Route, answer: unknown): ApiOperation {
  return {
    operationId: route.id,
    summary: route.summary,
    description: route.description,
    parameters: [
      ...parameters('path', route.params, route.example.params),
      ...parameters('query', route.query, route.example.query),
    ],
    responses: {
      200: {
        description: 'The answer',
        headers: responseHeaders,
        content: Object.fromEntries(formsOf(route).map((form) => [mediaType(form), content(route, form, answer)])),
      },
      304: { description: 'What `If-None-Match` names still holds' },
      ...Object.fromEntries(refusals.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }])),
    },
  };
}

/** The media type of a form, without its character set. */
export function mediaType(form: string): string {
  return mediaTypes[form]!.split(';', 1)[0]!;
}

function content(route: Route, form: string, answer: unknown): ApiContent {
  if (form !== 'json') return { schema: { type: 'string', ...(form === 'parquet' ? { format: 'binary' } : {}) } };
  return { schema: toSchema(route.document, 'output'), ...(answer === undefined ? {} : { example: answer }) };
}

function parameters(place: ApiParameter['in'], schema: z.ZodObject, examples: object): ApiParameter[] {
  const { properties = {}, required = [] } = toSchema(schema, 'input');
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
    ...(Object.hasOwn(examples, name) ? { example: (examples as Record<string, unknown>)[name] } : {}),
  }));
}

/** A schema without what the library adds and nobody reads: patterns of what a format says, limits of safe integers. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): ApiSchema {
  const { $schema, ...found } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      if (jsonSchema.format === 'date-time' || jsonSchema.format === 'date') delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return found as ApiSchema;
}

const responseHeaders = {
  ETag: { description: 'Names this answer in this form', schema: { type: 'string' } },
  Link: { description: 'Where the next page is, `rel="next"`; absent on the last', schema: { type: 'string' } },
};

const refusals: readonly (readonly [status: number, name: string, description: string])[] = [
  [400, 'WrongQuery', 'A parameter of the query is wrong, unknown or given twice'],
  [401, 'NoToken', 'The service was started with a token, which is missing'],
  [404, 'NotFound', 'What the path names is not there'],
  [406, 'NoSuchForm', 'There is no form that `Accept` takes'],
  [500, 'Failure', 'A fault of the program'],
  [503, 'Busy', 'Too much is being computed; `Retry-After` says when to ask again'],
];

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: '`about:blank`: the status says what kind it is' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What was expected and what was got' },
    instance: { type: 'string', description: 'The address that was asked for, without its query' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['parameter', 'detail'],
        properties: { parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

function problemResponse(description: string): object {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
