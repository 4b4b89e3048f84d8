import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';

const simulation = ['security', 'stale', '--simulate', '--proportions', '30,29,41', '--delay', '10s'];

describe('security as a process', () => {
  test('interrupted amid a long simulation ends with 130 and leaves no file', async () => {
    const out = join(temporaryFolder(), 'stale.csv');
    const {
      code,
      out: said,
      err,
    } = await runCli([...simulation, '--years', '1000000', '--out', out], {
      onStart: (kill) => setTimeout(() => kill('SIGINT'), 1500),
    });
    expect({ code, said, left: readdirSync(dirname(out)) }).toEqual({ code: 130, said: '', left: [] });
    expect(err).toBe('contraflow: interrupted; nothing half-written was kept\n');
  });

  test('says the same whatever the number of threads, from any folder', async () => {
    const asked = [...simulation, '--years', '8', '--seed', '3', '--format', 'csv'];
    const [one, three] = await Promise.all([
      runCli([...asked, '--workers', '0']),
      runCli([...asked, '--workers', '2'], { cwd: temporaryFolder() }),
    ]);
    expect(one.code).toBe(0);
    expect(three).toEqual(one);
  });

  test('says clearly that a folder is missing', async () => {
    const out = join(temporaryFolder(), 'missing', 'answer.csv');
    const { code, out: said, err } = await runCli(['security', 'double-spend', '--attacker', '0.1', '--out', out]);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(err).toContain('contraflow: write: no such folder');
  });

  test('whose reader stops early ends quietly', () => {
    const command = `${process.execPath} ${join(root, 'dist/cli/main.js')} security double-spend --attacker 0.1 --confirmations 1-50000 --format csv 2>/dev/null | head -1`;
    const { status, stdout } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'attacker,confirmations,probability,nakamoto\n' });
  });

  test('of the bundled snapshot infers delays and measures the largest', async () => {
    const [inferred, measured] = await Promise.all([
      runCli(['security', 'stale', '--infer', '--format', 'csv']),
      runCli(['security', 'double-spend', '--from-readings', '--confirmations', '6', '--format', 'csv']),
    ]);
    const rows = inferred.out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    expect(rows.length).toBeGreaterThan(5);
    // Stale over best-chain blocks; low ≤ delay ≤ high, all below the half minute of the early days.
    for (const row of rows) {
      const [, , , , stale, , main, rate, delay, low, high] = row;
      expect(rate).toBeCloseTo(stale! / main!, 12);
      expect(0 <= low! && low! <= delay! && delay! <= high! && high! < 30).toBe(true);
    }
    expect(measured.out.split('\n')).toHaveLength(5);
    // The same blocks by `measure --from 2026-03-23 --window 30d --measures concentration-ratio:1`, which is another way to it.
    expect(measured.out.split('\n')[1]).toContain('pool,Foundry USA,0.31085450346420324,');
  });
});
