import type { Level } from '../core/blocks.ts';
import { levels } from '../core/blocks.ts';
import { parseInstant } from '../core/time-span.ts';

/** One origin of a snapshot: a file, how it is read, and the span and levels for which it is used. */
export interface Origin {
  readonly id: string;
  /** Relative to the folder of inputs. */
  readonly path: string;
  readonly kind: 'blocks' | 'daily';
  readonly levels: readonly Level[];
  /** First day, and the day after the last: ISO dates. */
  readonly from: string;
  readonly until: string;
  /** Files of dated heights, where the origin has heights and no times. */
  readonly anchors?: readonly string[];
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly note?: string;
}

/** An origin as a snapshot's description names it, with what was counted. */
export type CountedOrigin = Origin & { readonly blocks: number };

/** A source of published tables, as a snapshot's description credits it. */
export interface PublishedOrigin {
  /** Id of the source. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly url: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly rows: number;
  readonly note?: string;
}

/** Published tables that go into a snapshot. */
export interface PublishedRecipe {
  /** Relative to the folder of inputs. */
  readonly folder: string;
  /** ISO date on which the tables were read: rows dated later are expectations. */
  readonly asOf: string;
  /** The same for single sources, by id. */
  readonly asOfSource?: Readonly<Record<string, string>>;
  /** Ids of the sources that are used, with what is to be said of them. */
  readonly sources: readonly {
    readonly id: string;
    /** Where the carrier of the files states a licence of its own, beside the publisher's. */
    readonly licence?: string;
    readonly note?: string;
  }[];
}

/** A collection of stale blocks, of which a snapshot holds counts. */
export interface StaleRecipe {
  readonly id: string;
  /** Table of heights and headers, relative to the folder of inputs. */
  readonly path: string;
  /** First height that the collection looked at. */
  readonly fromHeight: number;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly licence: string;
  readonly note: string;
}

/** What a snapshot is made of. */
export interface Recipe {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly origins: readonly Origin[];
  readonly published: PublishedRecipe;
  readonly stale: StaleRecipe;
}

/** Licences that allow redistribution and commercial use. */
const allowedLicences = ['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'ISC', 'CC0-1.0', 'CC-BY-4.0'];

/**
 * Checks a recipe.
 *
 * @throws {TypeError} if a field is missing or of another shape.
 * @throws {RangeError} if a licence does not allow what a bundled snapshot does, or two origins serve a level on one day.
 */
export function checkedRecipe(json: unknown): Recipe {
  const recipe = json as Recipe;
  for (const field of ['name', 'title', 'version', 'description'] as const) text(recipe?.[field], `recipe: ${field}`);
  if (!Array.isArray(recipe.origins)) throw new TypeError('recipe: origins: expected a list');
  for (const origin of recipe.origins as readonly Origin[]) {
    const where = `recipe: origin ${origin?.id}`;
    for (const field of ['id', 'path', 'from', 'until', 'title', 'publisher', 'url', 'licence'] as const) {
      text(origin?.[field], `${where}: ${field}`);
    }
    if (origin.kind !== 'blocks' && origin.kind !== 'daily')
      throw new TypeError(`${where}: kind: expected blocks or daily, got ${origin.kind}`);
    if (!origin.levels.every((level) => levels.includes(level)))
      throw new TypeError(`${where}: levels: expected ${levels.join(', ')}`);
    if (parseInstant(origin.from) >= parseInstant(origin.until))
      throw new RangeError(`${where}: expected from before until`);
    checkLicence(origin.licence, where);
  }
  checkPublished(recipe.published);
  checkStale(recipe.stale);
  for (const [index, origin] of (recipe.origins as readonly Origin[]).entries()) {
    for (const other of recipe.origins.slice(index + 1)) {
      const shared = origin.levels.filter((level) => other.levels.includes(level));
      if (shared.length > 0 && origin.from < other.until && other.from < origin.until) {
        throw new RangeError(`recipe: expected one origin for ${shared[0]} on a day, got ${origin.id} and ${other.id}`);
      }
    }
  }
  return recipe;
}

/** Licences of the sources themselves are checked when they are read. */
function checkPublished(published: PublishedRecipe | undefined): void {
  for (const field of ['folder', 'asOf'] as const) text(published?.[field], `recipe: published: ${field}`);
  for (const date of [published!.asOf, ...Object.values(published!.asOfSource ?? {})]) parseInstant(date);
  if (!Array.isArray(published!.sources)) throw new TypeError('recipe: published: sources: expected a list');
  for (const source of published!.sources) text(source?.id, 'recipe: published: a source: id');
}

function checkStale(stale: StaleRecipe | undefined): void {
  for (const field of ['id', 'path', 'title', 'publisher', 'url', 'licence', 'note'] as const) {
    text(stale?.[field], `recipe: stale: ${field}`);
  }
  if (!Number.isInteger(stale!.fromHeight)) throw new TypeError('recipe: stale: fromHeight: expected a height');
  checkLicence(stale!.licence, 'recipe: stale');
}

/**
 * Refuses a licence that does not allow what a bundled snapshot does.
 *
 * @throws {RangeError} if it is not one of those that allow redistribution and commercial use.
 */
export function checkLicence(licence: string | null, where: string): void {
  if (licence === null || !allowedLicences.includes(licence)) {
    throw new RangeError(`${where}: expected a licence that allows redistribution and commercial use, got ${licence}`);
  }
}

function text(value: unknown, where: string): void {
  if (typeof value !== 'string' || value === '') throw new TypeError(`${where}: expected a text`);
}
