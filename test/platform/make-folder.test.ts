import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../src/platform/files.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

test('a folder is made with those above it, and one that is there is left as it is', async () => {
  const path = join(temporaryFolder(), 'a', 'b', 'c');
  await makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
  writeFileSync(join(path, 'kept'), '');
  await makeFolder(path);
  expect(existsSync(join(path, 'kept'))).toBe(true);
});

test('a file in the way is named', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  await expect(makeFolder(file)).rejects.toThrow(`write: expected a folder, got a file (${file})`);
  await expect(makeFolder(join(file, 'below'))).rejects.toThrow(/^write: .*\(.*below\)$/);
});

test.skipIf(!existsSync('/proc/self'))('a folder that takes no others refuses at once', async () => {
  await expect(makeFolder('/proc/contraflow/report')).rejects.toThrow('write: no such folder (/proc/contraflow)');
});
