import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fact, parseFacts } from '../core/fact.ts';
import { readJsonFile } from './json-file.ts';

/** `data/facts/` of the package: src/platform and dist/platform lie equally deep. */
const FACTS = fileURLToPath(new URL('../../data/facts/', import.meta.url));

/**
 * Facts of the package, and those of a further folder after them: every `.json` file, in the order of the names.
 *
 * @param options.extra folder of the user's own facts; an id that the package has already is refused.
 * @throws {SyntaxError} if a file is not JSON, {TypeError} or {RangeError} if its content is not facts.
 */
export function loadFacts(options: { readonly extra?: string } = {}): readonly Fact[] {
  const folders = options.extra === undefined ? [FACTS] : [FACTS, options.extra];
  return parseFacts(folders.flatMap(filesOf).map((path) => ({ path, json: readJsonFile(path, 'loadFacts') })));
}

function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}
