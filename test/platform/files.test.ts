import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomic, writeTempThenRename } from '../../src/platform/files.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { root } from '../helpers/source-files.ts';

const isRoot = process.getuid?.() === 0;

function existing(): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'result.csv');
  writeFileSync(path, 'old');
  return { folder, path };
}

test('text, bytes and pieces are written whole, and nothing else is left in the folder', async () => {
  const { folder, path } = existing();
  await writeFileAtomic(path, 'a');
  expect(readFileSync(path, 'utf8')).toBe('a');
  await writeFileAtomic(path, Uint8Array.of(98));
  expect(readFileSync(path, 'utf8')).toBe('b');
  await writeFileAtomic(path, ['c', 'd']);
  expect(readFileSync(path, 'utf8')).toBe('cd');
  expect(readdirSync(folder)).toEqual(['result.csv']);
});

test('when the writer fails the old file stays and the temporary one goes', async () => {
  const { folder, path } = existing();
  async function* pieces(): AsyncGenerator<string> {
    yield 'half';
    expect(readdirSync(folder)).toHaveLength(2);
    throw new RangeError('no more');
  }
  await expect(writeFileAtomic(path, pieces())).rejects.toThrow(RangeError);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['result.csv']);
});

test('an error about another file is not blamed on the target', async () => {
  const { path } = existing();
  const missing = join(temporaryFolder(), 'input');
  const write = writeTempThenRename(path, async () => {
    readFileSync(missing);
  });
  await expect(write).rejects.toThrow(`ENOENT: no such file or directory, open '${missing}'`);
});

test('a file keeps its mode, and a link still points to its file', async () => {
  const { folder, path } = existing();
  chmodSync(path, 0o640);
  const alias = join(folder, 'alias.csv');
  symlinkSync(path, alias);
  await writeFileAtomic(alias, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['alias.csv', 'result.csv']);
});

test('what the system refuses is said in one line with the path', async () => {
  const folder = temporaryFolder();
  await expect(writeFileAtomic(join(folder, 'none', 'a.csv'), 'a')).rejects.toThrow(
    `write: no such folder (${join(folder, 'none', 'a.csv')})`,
  );
  await expect(writeFileAtomic(folder, 'a')).rejects.toThrow(`write: expected a file, got a folder (${folder})`);
  const path = join(folder, 'file');
  writeFileSync(path, '');
  await expect(writeFileAtomic(join(path, 'a.csv'), 'a')).rejects.toThrow('write: part of the path is not a folder');
});

test.skipIf(isRoot)('a folder without permission refuses (not as root, who may do everything)', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o500);
  await expect(writeFileAtomic(join(folder, 'a.csv'), 'a')).rejects.toThrow('write: permission denied');
});

test.skipIf(!existsSync('/dev/full'))('a device is written straight through, and stays a device', async () => {
  await expect(writeFileAtomic('/dev/full', 'a')).rejects.toThrow('write: no space left on the device (/dev/full)');
  expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
});

test('on a full disk the old file stays and the temporary one goes', async ({ skip }) => {
  const folder = smallDisk(64, skip);
  const path = join(folder, 'result.csv');
  writeFileSync(path, 'old');
  await expect(writeFileAtomic(path, 'x'.repeat(200_000))).rejects.toThrow(
    `write: no space left on the device (${path})`,
  );
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['result.csv']);
});

test.each(['SIGINT', 'SIGTERM'] as const)('after %s the old file stays and the temporary one goes', async (signal) => {
  const { folder, path } = existing();
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { writeFileAtomic } from ${JSON.stringify(`file://${root}/dist/platform/files.js`)};
     async function* pieces() {
       for (;;) { yield 'x'.repeat(1000); await new Promise((go) => setTimeout(go, 5)); process.stdout.write('.'); }
     }
     await writeFileAtomic(${JSON.stringify(path)}, pieces());`,
  ]);
  await once(child.stdout, 'data');
  expect(readdirSync(folder)).toHaveLength(2);
  child.kill(signal);
  expect(await once(child, 'close')).toEqual([null, signal]);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['result.csv']);
});
