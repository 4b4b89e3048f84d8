import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Observatory } from '../../pipeline/observatory.ts';
import { documentText, formsOf, type Route, type RouteRequest } from '../routes/index.ts';
import { mediaType } from '../routes/openapi.ts';
import { type Encoding, preferredType } from './negotiation.ts';
import { Problem } from './problems.ts';

/** A form of an answer by the ending of its address: `json`, `csv`, `parquet`, `md`, `html`. */
export type Form = string;

/**
 * The form that a client wants.
 *
 * @throws {Problem} 406 with those that there are.
 */
export function wantedForm(route: Route, accept: string | undefined): Form {
  const forms = formsOf(route);
  const types = forms.map(mediaType);
  const type = preferredType(accept, types);
  if (type !== null) return forms[types.indexOf(type)]!;
  throw new Problem(
    406,
    `accept: expected ${types.join(', ')} (or an address that ends in ${forms.map((form) => `.${form}`).join(', ')})`,
  );
}

/** An answer in one form. */
export interface Made {
  readonly bytes: Uint8Array;
  /** Cursor of what comes after; null where this is all. */
  readonly next: string | null;
  /** How the bytes are compressed, where they are. */
  readonly encoding?: Encoding;
}

/** Makes an answer in a form. */
export async function makeForm(
  route: Route,
  form: Form,
  {
    observatory,
    request,
  }: { readonly observatory: Observatory; readonly request: RouteRequest<z.ZodObject, z.ZodObject> },
): Promise<Made> {
  if (form === 'json') {
    const document = await route.answer(observatory, request);
    const { next = null } = document as { readonly next?: string | null };
    return { bytes: Buffer.from(documentText(document)), next };
  }
  if (form === 'csv' || form === 'parquet') {
    const table = await route.table!(observatory, request);
    const bytes =
      form === 'csv'
        ? Buffer.concat([...table.csv()].map((piece) => Buffer.from(piece)))
        : await fileBytes((path) => table.parquet(path));
    return { bytes, next: table.next ?? null };
  }
  return { bytes: Buffer.from(await route.texts![form]!(observatory, request)), next: null };
}

/** What a writer writes, by way of a file in a folder that only this user can read and that is gone afterwards. */
async function fileBytes(write: (path: string) => Promise<void>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'contraflow-'));
  try {
    const path = join(folder, 'table.parquet');
    await write(path);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The name under which a table is saved, `contraflow-readings-bitcoin-blocks-pool.csv`. */
export function fileName(route: Route, params: Readonly<Record<string, unknown>>, form: Form): string {
  const parts = [route.id, ...Object.values(params).map(String)].map((part) => part.replaceAll(/[^\w.~-]+/g, '-'));
  return `contraflow-${parts.join('-').slice(0, 120)}.${form}`;
}
