import { execFileSync } from 'node:child_process';
import { root } from './source-files.ts';

/** Brings `dist/` up to date, so that tests of the built program test the sources as they are. */
export default function build(): void {
  execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-b'], { cwd: root, stdio: 'inherit' });
}
