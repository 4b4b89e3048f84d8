import { jsonText } from '../../core/text.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import { documentText, type Route, type RouteRequest } from './_route.ts';

type Request = RouteRequest<Route['params'], Route['query']>;

/** Media types by the ending of an address, in the order in which they are offered. */
export const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  md: 'text/markdown',
  html: 'text/html',
};

/** Endings of the addresses at which a route answers, that of those who do not care first. */
export function formsOf({ table, texts }: Route): string[] {
  return ['json', ...(table === undefined ? [] : ['csv', 'parquet']), ...Object.keys(texts ?? {})];
}

/** Answers of one route of which a published site holds files of each form: beyond, they are small and many, and wider routes hold their rows. */
const MOST_WITH_FORMS = 40;

/** Endings of the files that a published site holds of each of so many answers of a route. */
export function publishedFormsOf(route: Route, answers: number): readonly string[] {
  return formsOf(route).filter((form) => form === 'json' || answers <= MOST_WITH_FORMS);
}

/**
 * Address of an answer below `api/v1/`, without its ending.
 *
 * @throws {RangeError} if a part of it is no safe file name on every system.
 */
export function addressOf({ path }: Pick<Route, 'path'>, params: Readonly<Record<string, unknown>>): string {
  const address = path.slice(1).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  if (!address.split('/').every(isSafeName))
    throw new RangeError(`address: expected parts that can be file names everywhere, got ${jsonText(address)}`);
  return address;
}

/** Whether a part of a path can be a file's name on every system, alone or before an ending. */
function isSafeName(name: string): boolean {
  return name.length <= 160 && SAFE.test(name) && !RESERVED.test(name);
}

const SAFE = /^[A-Za-z0-9@()_~-]+(\.+[A-Za-z0-9@()_~-]+)*$/;
/** Names of devices, which one system takes for the device whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The text at a route's `.json` address: the same from the server and in a published site. */
export async function jsonAnswer(route: Route, observatory: Observatory, request: Request): Promise<string> {
  return documentText(await route.answer(observatory, request));
}
