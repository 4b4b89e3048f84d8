import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface SourceFile {
  /** Relative to `src/`, as in `measures/hhi.ts`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

/** Every TypeScript file of `src/`, in the order of their paths. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({
      path,
      room: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
      text: readFileSync(`${root}/src/${path}`, 'utf8'),
    }));
}
