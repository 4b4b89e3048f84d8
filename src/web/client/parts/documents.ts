import type { paths } from '../api-schema.ts';

/** The document that an address answers, as a type alone: what needs no browser may name it. */
export type Document<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Found } } } };
}
  ? Found
  : never;
export type DocumentItem<Path extends keyof paths> = Document<Path> extends { items: (infer Found)[] } ? Found : never;

export type Reading = DocumentItem<'/readings/{domain}/{resource}/{role}'>;
