import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { root } from '../helpers/source-files.ts';
import { blocksCsv, fileOf, UNSHOWABLE } from './sample-files.ts';

/** Colours and the erasing of a line of progress, which the program itself writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const COLOUR = /\u001b\[(\d*m|2K)/g;
const main = join(root, 'dist/cli/main.js');
const synthetic = join(root, 'test/fixtures/blocks/synthetic.csv');

/** Runs a command line of the shell with the program as `$CONTRAFLOW`. */
function shell(command: string, env: Readonly<Record<string, string>> = {}) {
  const store = join(temporaryFolder(), 'store.duckdb');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    env: {
      ...process.env,
      CONTRAFLOW_STORE: store,
      CONTRAFLOW: `${process.execPath} ${main}`,
      INPUT: synthetic,
      ...env,
    },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** A run that would write 29,001 readings, and a kill as soon as it has begun to write them. */
async function killedWhileWriting(signal: NodeJS.Signals, name: string) {
  const out = join(temporaryFolder(), name);
  const input = fileOf(blocksCsv(['AntPool', 'F2Pool', 'ViaBTC', ''], 30_000));
  const result = await runCli(
    ['measure', input, '--window', '1000b', '--step', '1b', '--measures', 'hhi', '--out', out],
    {
      onStart: (kill) => {
        const watcher = watch(dirname(out), () => {
          watcher.close();
          kill(signal);
        });
      },
    },
  );
  return { ...result, left: readdirSync(dirname(out)) };
}

describe('a process', () => {
  test.each(['readings.csv', 'readings.parquet'])(
    'interrupted while it writes %s leaves nothing and exits 130',
    async (name) => {
      const { code, out, err, left } = await killedWhileWriting('SIGINT', name);
      expect({ code, out, left }).toEqual({ code: 130, out: '', left: [] });
      expect(err.trimEnd().split('\n').at(-1)).toBe('contraflow: interrupted; nothing half-written was kept');
    },
  );

  test('interrupted amid an answer that would not end stops and exits 130', async () => {
    const { code, out, err } = await runCli(['sql', 'select range as n from range(1000000000000)', '--format', 'csv'], {
      onOutput: (kill) => kill('SIGINT'),
    });
    expect(code).toBe(130);
    expect(out).toMatch(/^n\n0\n1\n/);
    expect(err).toBe('contraflow: interrupted; nothing half-written was kept\n');
  });

  test('killed while it records a run leaves a store that opens, with the whole run or none', async () => {
    const store = join(temporaryFolder(), 'store.duckdb');
    const args = ['observe', synthetic, '--window', '1d', '--out', join(temporaryFolder(), 'report')];
    await runCli(args, {
      env: { CONTRAFLOW_STORE: store },
      onStart: (kill) => {
        const watcher = watch(dirname(store), (_event, name) => {
          if (name !== basename(store) && name !== `${basename(store)}.wal`) return;
          watcher.close();
          kill('SIGKILL');
        });
      },
    });
    const counts = async () => {
      const query = 'select (select count(*) from runs) as runs, (select count(distinct run) from readings) as read';
      const { code, out } = await runCli(['sql', query, '--format', 'csv'], { env: { CONTRAFLOW_STORE: store } });
      expect(code).toBe(0);
      return out.split('\n')[1];
    };
    expect(['0,0', '1,1']).toContain(await counts());
    expect((await runCli(args, { env: { CONTRAFLOW_STORE: store } })).code).toBe(0);
    expect(await counts()).toBe('1,1');
  });

  test('whose store is in use elsewhere writes its report, says whose it is, and fails only if it was named', async () => {
    const path = join(temporaryFolder(), 'store.duckdb');
    const store = await openStore(path);
    const out = join(temporaryFolder(), 'report');
    const args = ['observe', synthetic, '--window', '2d', '--out', out];
    try {
      const [implied, named, asked] = await Promise.all([
        runCli(args, { env: { CONTRAFLOW_STORE: path } }),
        runCli([...args.slice(0, -1), `${out}2`, '--store', path]),
        runCli(['sql', 'select * from runs'], { env: { CONTRAFLOW_STORE: path } }),
      ]);
      const problem = `store: ${path} is in use by another contraflow process (pid ${process.pid})`;
      expect(implied).toMatchObject({
        code: 0,
        err: expect.stringContaining(`the run was not recorded: ${problem}\n`),
      });
      expect(named).toMatchObject({
        code: 1,
        err: expect.stringContaining(`contraflow: the run was not recorded: ${problem}\n`),
      });
      expect(asked).toMatchObject({ code: 1, err: `contraflow: ${problem}\n` });
      for (const folder of [out, `${out}2`]) expect(readdirSync(folder)).toHaveLength(7);
    } finally {
      store.close();
    }
  });

  test('whose store’s folder cannot be made says so and writes its report', () => {
    const out = join(temporaryFolder(), 'report');
    const { code, err } = shell(`$CONTRAFLOW observe "$INPUT" --window 2d --out '${out}'`, {
      CONTRAFLOW_STORE: '/dev/null/x/store.duckdb',
    });
    expect(code).toBe(0);
    expect(err).toContain('the run was not recorded: ');
    expect(readdirSync(out)).toHaveLength(7);
  });

  test.for(['readings.csv', 'readings.parquet'])(
    'on a full disk keeps the %s that was there, leaves nothing else and says why',
    async (name, { skip }) => {
      const disk = smallDisk(16, skip);
      const target = join(disk, name);
      writeFileSync(target, 'what was there');
      const { code, err } = await runCli(['measure', synthetic, '--window', '500b', '--step', '4b', '--out', target]);
      expect(code).toBe(1);
      expect(err).toContain(`contraflow: write: no space left on the device (${target})\n`);
      expect(readdirSync(disk)).toEqual([name]);
      expect(readFileSync(target, 'utf8')).toBe('what was there');
    },
  );

  test('whose standard output is a full device says so and fails', () => {
    const { code, err } = shell('$CONTRAFLOW layers >/dev/full');
    expect(code).toBe(1);
    expect(err).toMatch(/^contraflow: cannot write the result: .*\n$/);
  });

  test('whose reader stops early ends quietly', () => {
    for (const format of ['csv', 'json']) {
      const command = `$CONTRAFLOW measure "$INPUT" --window 500b --step 4b --format ${format} 2>&1 | head -2 | wc -l`;
      expect(shell(command)).toMatchObject({ code: 0, err: '' });
    }
    const toDevice = shell(
      '$CONTRAFLOW measure "$INPUT" --window 500b --step 4b --format csv --out /dev/stdout | head -1',
    );
    expect(toDevice).toMatchObject({ code: 0, out: expect.stringMatching(/^layer,/) });
    expect(toDevice.err).not.toContain('contraflow:');
  });

  test('with its streams closed still does its work', () => {
    expect(shell('$CONTRAFLOW attribute --coinbase 00 <&-')).toMatchObject({
      code: 0,
      out: expect.stringContaining('none'),
    });
    expect(shell('$CONTRAFLOW attribute --coinbase 00 >&-')).toMatchObject({ code: 0, out: '' });
    expect(shell('$CONTRAFLOW attribute --coinbase 00 2>&-')).toMatchObject({
      code: 0,
      out: expect.stringContaining('none'),
    });
  });

  test('in another folder reads and writes relative to it', async () => {
    const folder = join(temporaryFolder(), 'elsewhere');
    mkdirSync(folder);
    const input = relative(folder, synthetic);
    const { code } = await runCli(['observe', input, '--window', '2d'], { cwd: folder });
    expect(code).toBe(0);
    expect(readdirSync(folder)).toEqual(['contraflow-report']);
    const bundled = await runCli(['layers'], { cwd: folder });
    expect(bundled.code).toBe(0);
    expect(existsSync(join(folder, 'contraflow-report', 'run.json'))).toBe(true);
  });

  test('on a terminal shows colours but nothing of a stranger’s', (context) => {
    if (shell('command -v script').code !== 0) context.skip('no script command here');
    const input = fileOf(blocksCsv(['\u001b]0;gone\u0007', '\u202egnp', 'AntPool'], 1440));
    const { code, out } = shell(
      `unset NO_COLOR; script -qec 'stty cols 100; $CONTRAFLOW sql "from \\"${input}\\" limit 3"; $CONTRAFLOW measure ${input} --window 5d' /dev/null`,
      { TERM: 'xterm' },
    );
    expect(code).toBe(0);
    const own = out.replaceAll('\r', '').replaceAll(COLOUR, '');
    expect(own.length).toBeLessThan(out.length);
    expect(own).not.toMatch(UNSHOWABLE);
    expect(own).toContain('\\x1b]0;gone\\x07');
  });
});
