import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonText } from '../../core/text.ts';
import { withoutSecrets } from './addresses.ts';

/** What was wrong with one part of the path or of the query. */
export interface ParameterError {
  readonly parameter: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly errors?: readonly ParameterError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is refused, in words for the one who asked. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly ParameterError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, detail: string, { errors = [], headers = {} }: ProblemOptions = {}) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.errors = errors;
    this.headers = headers;
  }
}

export const problemType = 'application/problem+json';

/**
 * The document of a problem (RFC 9457). Its type is `about:blank`: the status says what kind it is, `errors` which parameters were wrong.
 *
 * @param instance the address that was asked for; left out where none could be read.
 */
export function problemText({ status, message, errors }: Problem, instance?: string): string {
  const document = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    ...(instance === undefined ? {} : { instance }),
    ...(errors.length === 0 ? {} : { errors }),
  };
  return `${jsonText(document)}\n`;
}

/** Answers with the problem that an error is. What is nobody's fault but ours is logged, and nothing of it is shown. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request);
  return reply
    .removeHeader('etag')
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', ...problem.headers, 'content-type': problemType })
    .send(problemText(problem, withoutSecrets(request.url)));
}

function toProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as { readonly statusCode?: number; readonly code?: string };
  if (code === 'FST_ERR_BAD_URL')
    return new Problem(400, 'address: expected percent-encoded UTF-8, got something else');
  // What Fastify itself refuses: its own words would name its insides.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'request: expected one that this service understands, got another');
  request.log.error({ err: error }, 'an answer failed');
  return new Problem(500, `This answer failed. It is a fault of the program; the log has it under ${request.id}.`);
}

/** What a route throws in the house's words, `layer: expected …, got …`; errors of the engine have no such beginning. */
const COMPLAINT = /^([a-z][a-z_ -]*): ./;

/**
 * The problem that a route's complaint is: what a path names and is not there is 404, what a query asks wrongly is 400. Anything else
 * stays as it is: a fault of the program.
 */
export function complaintOf(
  error: unknown,
  { params, query }: { readonly params: readonly string[]; readonly query: readonly string[] },
): unknown {
  if (!(error instanceof RangeError || error instanceof SyntaxError)) return error;
  const [, who] = COMPLAINT.exec(error.message) ?? [];
  if (who === undefined) return error;
  const detail = error.message.slice(0, LONGEST_DETAIL);
  if (query.includes(who) && !params.includes(who))
    return new Problem(400, detail, { errors: [{ parameter: who, detail: detail.slice(who.length + 2) }] });
  return new Problem(params.length > 0 ? 404 : 400, detail);
}

const LONGEST_DETAIL = 2000;
