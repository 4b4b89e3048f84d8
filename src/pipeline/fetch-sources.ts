import type { PublishedFile } from '../core/published.ts';
import { currentPlatform, sourcesFolder } from '../platform/data-directory.ts';
import { type CachedFile, type FetchOptions, type FetchProgress, fetchPublished } from '../platform/source-cache.ts';
import type { PublishedSource } from '../sources/index.ts';

export type { FetchProgress };

/** A file of a source and what the cache holds of it. */
export interface SourceFile extends CachedFile {
  /** Id of the source. */
  readonly source: string;
}

/** Folder in which published files are kept when none is named. */
export function defaultSourcesFolder(): string {
  return sourcesFolder(currentPlatform());
}

/**
 * Brings the files of published sources into a folder, source by source in the order given; a file that several sources
 * share is asked for once and told of each.
 *
 * @param options.mirror origin that takes the place of every publisher's.
 * @throws {RangeError} if the mirror is not an origin; the reason of the signal, once it is aborted.
 */
export async function fetchSources(
  sources: readonly PublishedSource<unknown>[],
  { mirror, ...options }: FetchOptions & { readonly mirror?: string },
): Promise<readonly SourceFile[]> {
  const wanted = sources.flatMap((source) => source.files.map((file) => ({ source: source.id, file })));
  const files = new Map<string, PublishedFile>();
  for (const { file } of wanted) {
    files.set(keyOf(file), mirror === undefined ? file : { ...file, url: mirroredUrl(file.url, mirror) });
  }
  const results = await fetchPublished([...files.values()], options);
  const places = new Map([...files.keys()].map((key, at) => [key, at]));
  return wanted.map(({ source, file }) => ({ source, ...results[places.get(keyOf(file))!]! }));
}

function keyOf({ name, url }: PublishedFile): string {
  return JSON.stringify([name, url]);
}

/**
 * An address at a mirror, which keeps every file under the path that it has at its publisher.
 *
 * @throws {RangeError} if the origin is not one: a scheme, a host and perhaps a port.
 * @example
 * mirroredUrl('https://example.org/data/a.csv?v=2', 'http://127.0.0.1:8080'); // => 'http://127.0.0.1:8080/data/a.csv?v=2'
 */
export function mirroredUrl(url: string, origin: string): string {
  if (!isOrigin(origin)) throw new RangeError(`mirror: expected an origin as https://mirror.example, got '${origin}'`);
  const { pathname, search } = new URL(url);
  return new URL(origin).origin + pathname + search;
}

/**
 * Whether a text is an origin of the web: a scheme, a host and perhaps a port, nothing more.
 *
 * @example
 * isOrigin('http://127.0.0.1:8080'); // => true
 * isOrigin('https://example.org/data'); // => false
 */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}
