import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../helpers/source-files.ts';

const examples = readdirSync(`${root}/examples`).filter((name) => name.endsWith('.js'));

test.each(examples)('examples/%s runs to its assertions', async (name) => {
  const { stdout } = await promisify(execFile)(process.execPath, [`${root}/examples/${name}`], { cwd: root });
  expect(stdout.length).toBeGreaterThan(20);
});
