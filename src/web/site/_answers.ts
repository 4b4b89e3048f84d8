import type { Observatory } from '../../pipeline/observatory.ts';
import { addressOf, jsonAnswer, publishedFormsOf, type Route } from '../routes/index.ts';
import type { Names, SiteFile } from './_files.ts';

/** Answers of a route as files, in every form that a site holds. */
export async function* answersOf(
  route: Route,
  observatory: Observatory,
  { names, notes }: { readonly names: Names; readonly notes: string[] },
): AsyncGenerator<SiteFile> {
  let unsafe = 0;
  const published = [...route.published(observatory)];
  const forms = publishedFormsOf(route, published.length);
  for (const params of published) {
    const address = safeAddress(route, params);
    if (address === null || !forms.every((form) => names.hasRoom(`api/v1/${address}.${form}`))) {
      unsafe++;
      continue;
    }
    // An answer that a server gives in pages is one file: there is nobody to ask for the next page.
    const query = { ...route.query.parse({}), ...('limit' in route.query.shape && { limit: Number.MAX_SAFE_INTEGER }) };
    const request = { params, query };
    for (const form of forms) {
      const path = `api/v1/${address}.${form}`;
      if (form === 'json') yield { path, content: await jsonAnswer(route, observatory, request) };
      else if (form === 'csv') yield { path, content: (await route.table!(observatory, request)).csv() };
      else if (form === 'parquet')
        yield { path, content: async (to) => (await route.table!(observatory, request)).parquet(to) };
      else yield { path, content: route.texts![form]!(observatory, request) };
    }
  }
  if (unsafe > 0)
    notes.push(`${route.id}: ${unsafe} answers have names that cannot be those of files everywhere, and were left out`);
}

function safeAddress(route: Route, params: Readonly<Record<string, unknown>>): string | null {
  try {
    return addressOf(route, params);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
