import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface SourceFile {
  /** Relative to `src/`, as in `measures/hhi.ts`. */
  readonly path: string;
  /** Its folder of `src/`; below `web`, whose parts run in different places, the folder of that; `models/security` and `models/economics` by themselves. */
  readonly room: string;
  readonly text: string;
}

/** Every TypeScript file of `src/`, Svelte components too, in the order of their paths. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .sort()
    .map((path) => ({
      path,
      room: roomOf(path),
      text: readFileSync(`${root}/src/${path}`, 'utf8'),
    }));
}

/** The room of a path below `src/`. */
export function roomOf(path: string): string {
  return /^(web\/[^/]+|models\/(?:security|economics)|[^/]+)\//.exec(path)?.[1] ?? '';
}
