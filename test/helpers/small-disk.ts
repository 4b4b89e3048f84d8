import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './run-cli.ts';

/** Folder on a disk of so many KiB of its own; skips the test where none can be mounted. */
export function smallDisk(kibibytes: number, skip: (note: string) => never): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    system('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder);
  } catch (error) {
    skip(`no small disk can be mounted here: ${error}`);
  }
  onTestFinished(() => system('umount', folder));
  return folder;
}

function system(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'ignore' });
}
