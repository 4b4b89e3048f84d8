import { jsonText } from '../../core/text.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { Route, RouteRequest } from './_route.ts';

type Request = RouteRequest<Route['params'], Route['query']>;

/** Media types of the forms that an answer can have, by the ending of its address. */
export const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** Endings of the addresses at which a route answers, JSON first. */
export function formsOf({ table, texts }: Route): readonly string[] {
  return ['json', ...(table === undefined ? [] : ['csv', 'parquet']), ...Object.keys(texts ?? {})];
}

/** Endings of which a published site holds files. */
export function publishedFormsOf(route: Route): readonly string[] {
  return route.publishedForms ?? formsOf(route);
}

/**
 * Address of an answer below `api/v1/`, without its ending.
 *
 * @throws {RangeError} if a part of it is no safe file name on every system.
 */
export function addressOf({ path }: Pick<Route, 'path'>, params: Readonly<Record<string, unknown>>): string {
  return path.slice(1).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const part = String(params[name]);
    if (!SAFE_NAME.test(part) || part.length > 100)
      throw new RangeError(`address: expected letters, digits, '-', '_', '~' and single dots, got ${jsonText(part)}`);
    return part;
  });
}

const SAFE_NAME = /^[A-Za-z0-9_~-]+(\.[A-Za-z0-9_~-]+)*$/;

/** The text at a route's `.json` address: the same from the server and in a published site. */
export async function jsonAnswer(route: Route, observatory: Observatory, request: Request): Promise<string> {
  return `${jsonText(await route.answer(observatory, request))}\n`;
}
