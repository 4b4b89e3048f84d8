import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

test('the tarball holds what is needed and nothing else, and works from an empty folder', () => {
  const folder = temporaryFolder();
  const [packed] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  ) as [{ filename: string; files: { path: string }[] }];
  const unexpected = packed.files
    .map(({ path }) => path)
    .filter(
      (path) =>
        !/^(dist\/.+\.(js|d\.ts)|dist\/client\/.+\.(css|json|svg)|data\/.+\.(json|parquet)|examples\/sites\/.+\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(
          path,
        ),
    );
  expect(unexpected).toEqual([]);

  const home = join(folder, 'user');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"type":"module"}');
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], home);

  writeFileSync(
    join(home, 'use.js'),
    `import { hhi, openBlocks } from 'contraflow';
     import { effectiveNumber } from 'contraflow/measures';
     console.log(hhi.compute([8, 6, 3, 3], {}), typeof openBlocks, effectiveNumber.compute([1, 1], {}));`,
  );
  expect(run('node', ['use.js'], home)).toBe('2950 function 2\n');

  const table = run('npx', ['--no-install', 'contraflow', 'observe', '--store', join(folder, 's.duckdb')], home);
  expect(table).toContain('bitcoin/blocks/pool');
  expect(existsSync(join(home, 'contraflow-report', 'index.html'))).toBe(true);
  expect(readFileSync(join(home, 'contraflow-report', 'readings.csv'), 'utf8')).toMatch(/^layer,from,to,/);
}, 240_000);
