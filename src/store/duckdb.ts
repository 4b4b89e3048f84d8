import { createRequire } from 'node:module';
import type { DuckDBInstance } from '@duckdb/node-api';

/** The engine, loaded when first needed. It is CommonJS: `require` takes half the time of `import()`, which scans every file for names. */
export function loadDuckDb(): typeof import('@duckdb/node-api') {
  return createRequire(import.meta.url)('@duckdb/node-api');
}

/** Nothing is fetched or loaded from outside; the program's own files are all it reads. */
export const OFFLINE = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** Opens a database file, or one in memory (`:memory:`). */
export function openDuckDb(path: string, options: Readonly<Record<string, string>> = {}): Promise<DuckDBInstance> {
  return loadDuckDb().DuckDBInstance.create(path, { ...OFFLINE, ...options });
}

/** Text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What the engine complains of, in one line and without its class and its echo of the query. */
export function duckDbComplaint(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .split('\n', 1)[0]!
    .replace(/^(?:Failed to extract statements: )?(?:[A-Z]\w*(?: \w+)* Error: )+/, '')
    .replace(/^Failed to read file "[^"]*": /, '')
    .replace(/[.!]$/, '');
}

/** Whether an error is the engine's own; it gives them no class. */
export function isDuckDbError(error: unknown): boolean {
  return error instanceof Error && /^[A-Z]\w*(?: \w+)* Error: /.test(error.message);
}
