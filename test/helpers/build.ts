import { execFileSync } from 'node:child_process';
import { root } from './source-files.ts';

/** Brings `dist/` up to date, so that tests of the built program test the sources as they are. */
export default function build(): void {
  const run = (script: string, ...options: string[]) =>
    execFileSync(process.execPath, [`${root}/node_modules/${script}`, ...options], { cwd: root, stdio: 'inherit' });
  run('typescript/bin/tsc', '-b');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
}
