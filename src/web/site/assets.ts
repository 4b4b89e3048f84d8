import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { icon } from './icon.ts';

/** `dist/client` of the package: src/web/site and dist/web/site lie equally deep. */
const FOLDER = fileURLToPath(new URL('../../../dist/client/', import.meta.url));

/** The built dashboard. */
export interface ClientFiles {
  /** Path below the site's root, `assets/main-….js` or `icon.svg`, and content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Scripts and styles that every page needs. */
  readonly script: string;
  readonly styles: readonly string[];
  /** Further scripts of a page, by the source that it is made from, `pages/overview.svelte`. */
  readonly scriptsOf: (source: string) => readonly string[];
}

interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/**
 * Reads the built dashboard.
 *
 * @throws {Error} if it was not built.
 */
export function readClientFiles(): ClientFiles {
  let manifest: Readonly<Record<string, ManifestEntry>>;
  try {
    manifest = JSON.parse(readFileSync(`${FOLDER}manifest.json`, 'utf8'));
  } catch (cause) {
    throw new Error('dashboard: expected its files in dist/client, got none (npm run build makes them)', { cause });
  }
  const main = manifest['main.ts']!;
  const names = readdirSync(`${FOLDER}assets`);
  return {
    files: new Map<string, Uint8Array>([
      ...names.map((name) => [`assets/${name}`, readFileSync(`${FOLDER}assets/${name}`)] as const),
      ['icon.svg', Buffer.from(icon)],
    ]),
    script: main.file,
    styles: main.css ?? [],
    scriptsOf(source) {
      const found = new Set<string>();
      const add = (key: string): void => {
        const entry = manifest[key];
        if (entry === undefined || found.has(entry.file) || entry === main) return;
        found.add(entry.file);
        for (const next of entry.imports ?? []) add(next);
      };
      add(source);
      return [...found];
    },
  };
}
