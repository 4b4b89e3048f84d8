import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../helpers/source-files.ts';

const documents = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.md') && !path.includes('node_modules') && !path.startsWith('contraflow-report'),
);

test('links between the documents lead to files that exist', () => {
  const broken = documents.flatMap((path) =>
    [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => match[1]!)
      .filter((target) => !existsSync(resolve(root, dirname(path), target)))
      .map((target) => `${path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('decisions are numbered without gaps', () => {
  const numbers = readdirSync(`${root}/docs/decisions`)
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('no document or source names a path of one machine', () => {
  const files = [
    ...documents,
    ...readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' }).map((path) => `src/${path}`),
  ];
  const broken = files
    .filter((path) => /\.(md|ts)$/.test(path))
    .filter((path) => /(?:^|[\s('"`])\/(?:work|root|tmp\/h)\//.test(readFileSync(`${root}/${path}`, 'utf8')));
  expect(broken).toEqual([]);
});
