import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import type { Route, RouteRequest } from '../routes/index.ts';
import { type ParameterError, Problem } from './problems.ts';

/**
 * What is asked of a route, checked by its schemas.
 *
 * @throws {Problem} 404 where the path names nothing, 400 where the query is wrong: each parameter with what was expected.
 */
export function parseRequest(
  route: Route,
  asked: { readonly params: unknown; readonly query: unknown },
): RouteRequest<z.ZodObject, z.ZodObject> {
  const params = route.params.safeParse(asked.params);
  if (!params.success) throw refused(404, errorsOf(params.error));
  const given = asked.query as Readonly<Record<string, unknown>>;
  const strange = [...unknownNames(route, given), ...repeatedNames(given)];
  if (strange.length > 0) throw refused(400, strange);
  const query = route.query.safeParse(given);
  if (!query.success) throw refused(400, errorsOf(query.error));
  return { params: params.data, query: query.data };
}

function refused(status: number, errors: readonly ParameterError[]): Problem {
  const [first] = errors;
  const detail = first === undefined ? STATUS_CODES[status]! : `${first.parameter}: ${first.detail}`;
  return new Problem(status, detail, { errors });
}

function unknownNames({ query }: Route, given: object): ParameterError[] {
  const known = Object.keys(query.shape);
  const expected = known.length === 0 ? 'expected no parameters' : `expected no parameter but ${known.join(', ')}`;
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .slice(0, MOST_ERRORS)
    .map((name) => ({ parameter: shortened(name), detail: `${expected}, got this one` }));
}

function repeatedNames(given: Readonly<Record<string, unknown>>): ParameterError[] {
  return Object.entries(given)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => ({ parameter: name, detail: `expected once, got ${(value as unknown[]).length} times` }));
}

function errorsOf({ issues }: z.ZodError): ParameterError[] {
  return issues.slice(0, MOST_ERRORS).map((issue) => ({ parameter: issue.path.join('.'), detail: inWords(issue) }));
}

/** What an issue says in the house's words; where the library's own are clear, those. */
function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `expected ${String(issue.minimum)} or more`;
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? `expected ${String(issue.maximum)} characters at most`
      : `expected ${String(issue.maximum)} or less`;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
  if (issue.code === 'invalid_format')
    return issue.format === 'date'
      ? 'expected a day as 2024-12-31'
      : `expected a ${issue.format} (${issue.pattern ?? issue.message})`;
  return issue.message;
}

const MOST_ERRORS = 20;

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
