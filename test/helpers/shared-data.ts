import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

const root =
  process.env.CONTRAFLOW_DATA ?? fileURLToPath(new URL('../../../shared/data/', import.meta.url)).replace(/\/$/, '');

/** Absolute path of a file of the development data; it may not exist. */
export function sharedPath(path: string): string {
  return `${root}/${path}`;
}

export function readShared(path: string): Uint8Array {
  return readFileSync(sharedPath(path));
}

/** `describe` that runs only where every named development file is there, and is shown as skipped otherwise. */
export function describeWithShared(title: string, paths: readonly string[], body: () => void): void {
  const missing = paths.filter((path) => !existsSync(sharedPath(path)));
  if (missing.length === 0) describe(title, body);
  else
    describe.skip(title, () =>
      test(`needs the development data: no ${missing[0]} there (set CONTRAFLOW_DATA)`, () => undefined),
    ); // the body may read the files
}
