import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergePoolList } from '../attribution/mempool-pools.ts';
import { type PoolRegistry, parsePoolRegistry } from '../attribution/registry.ts';
import { byText } from '../core/text.ts';
import { readJsonFile } from './json-file.ts';

/** `data/` of the package: src/platform and dist/platform lie equally deep. */
const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/**
 * Reads the pool registry and names its content: `version` is the SHA-256 of its canonical JSON, in hexadecimal.
 *
 * @param options.dir folder that holds pools/, proxy-groups/ and pool-sources.json; the package's own by default.
 * @param options.poolsFile list in mempool.space's format that is laid over the registry.
 * @throws {SyntaxError} if a file is not JSON, {TypeError} or {RangeError} if its content is not a registry.
 */
export function loadPoolRegistry(options: { readonly dir?: string; readonly poolsFile?: string } = {}): PoolRegistry {
  const dir = options.dir ?? DATA;
  const names = ['pools', 'proxy-groups'].flatMap((folder) =>
    readdirSync(join(dir, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${folder}/${name}`),
  );
  const own = parsePoolRegistry(
    [...names, 'pool-sources.json'].map((path) => ({ path, json: readJsonFile(join(dir, path), 'loadPoolRegistry') })),
  );
  const registry =
    options.poolsFile === undefined ? own : mergePoolList(own, readJsonFile(options.poolsFile, 'loadPoolRegistry'));
  const { sources, pools, proxyGroups } = registry;
  const version = createHash('sha256').update(canonicalJson({ sources, pools, proxyGroups })).digest('hex');
  return { ...registry, version };
}

/** JSON with the keys of every object in ascending order, so that equal content gives equal bytes. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([left], [right]) => byText(left, right)))
      : entry,
  );
}
