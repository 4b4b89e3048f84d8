import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf, UNSHOWABLE } from './sample-files.ts';

describe('the help', () => {
  test.each(commands.map(({ name }) => name))('of %s shows an example that names the command', async (name) => {
    const { code, out, err } = await runHere([name, '--help']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out.slice(out.indexOf('Examples:'))).toContain(`$ contraflow ${name}`);
  });

  test('without a command names every command and is a wrong usage', async () => {
    const { code, out, err } = await runHere([]);
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const { name } of commands) expect(err).toContain(`\n  ${name}`);
  });

  test('--version prints the version alone', async () => {
    expect(await runHere(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\S*$/m) });
  });
});

describe('a wrong usage', () => {
  // Each is refused before any input is read: there is no such file.
  test.each<[string, string[], string]>([
    ['a command that is none', ['measur', 'x'], `unknown command 'measur' (Did you mean measure?)`],
    ['no input', ['measure'], `missing required argument 'input'`],
    ['two inputs', ['measure', 'x', 'y'], 'too many arguments'],
    ['an option that is none', ['measure', 'x', '--windw', '3d'], `unknown option '--windw' (Did you mean --window?)`],
    ['an option with escapes', ['measure', 'x', '--\u001b[31m'], `unknown option '--\\x1b[31m'`],
    ['an option without its value', ['measure', 'x', '--window'], '--window <span>'],
    ['a measure that is none', ['measure', 'x', '--measures', 'hhi,nope'], '--measures: '],
    ['a measure twice', ['measure', 'x', '--measures', 'hhi,hhi'], `--measures: expected each once, got 'hhi' twice`],
    ['a level that is none', ['measure', 'x', '--level', 'owner'], `--level: expected pool, parent, proxy-group`],
    ['a level twice', ['measure', 'x', '--level', 'pool,pool'], '--level: expected each once'],
    ['an empty item of a list', ['measure', 'x', '--level', 'pool,'], '--level: expected a comma-separated list'],
    ['a window of nothing', ['measure', 'x', '--window', '0d'], '--window: '],
    ['a window of another unit', ['measure', 'x', '--window', '3w'], '--window: '],
    ['a step of another unit', ['measure', 'x', '--window', '30d', '--step', '1b'], '--step: '],
    ['a calendar window that steps by days', ['measure', 'x', '--window', 'month', '--step', '1d'], '--step: '],
    ['a day that does not exist', ['measure', 'x', '--from', '2024-02-30'], '--from: '],
    ['an end before the start', ['measure', 'x', '--from', '2024-02-01', '--to', '2024-01-01'], '--to: '],
    ['an empty span', ['measure', 'x', '--from', '2024-02-01', '--to', '2024-02-01'], '--to: '],
    ['an interval of 95', ['measure', 'x', '--interval', '95'], '--interval: '],
    ['a negative seed', ['measure', 'x', '--seed', '-1'], '--seed: '],
    ['a seed past 32 bits', ['measure', 'x', '--seed', '4294967296'], '--seed: '],
    ['a format that is none', ['measure', 'x', '--format', 'xml'], '--format: '],
    ['Parquet to the terminal', ['measure', 'x', '--format', 'parquet'], '--out <file>'],
    ['an unattributed as none', ['measure', 'x', '--unattributed', 'two'], '--unattributed: '],
    ['blocks without an output', ['blocks', 'x'], '--out: '],
    ['blocks in a format that is none', ['blocks', 'x', '--out', 'y.xlsx'], '--out: '],
    ['no threads', ['blocks', 'x', '--out', 'y.csv', '--workers', '0'], '--workers: '],
    ['a report over months', ['observe', '--window', 'month'], '--window: '],
    ['two inputs of a report', ['observe', 'x', '--blocks', 'y'], 'input: expected one input'],
    ['a question about nothing', ['attribute'], 'attribute: expected --coinbase <hex> or --address'],
    ['half a byte', ['attribute', '--coinbase', '0ab'], '--coinbase: '],
    ['an action that is none', ['snapshot', 'destroy'], 'snapshot: expected the action build'],
    ['a catalogue in a format that is none', ['layers', '--format', 'yaml'], '--format: '],
  ])('as %s exits 2 with one line', async (_title, args, message) => {
    const { code, out, err } = await runHere(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^contraflow: [^\n]+\n$/);
    expect(err).toContain(message);
  });
});

describe('an input that cannot be used', () => {
  const good = blocksCsv(['AntPool', 'F2Pool'], 200);
  test.each<[string, string, string[], string]>([
    ['a file with no bytes', '', [], 'got an empty file'],
    ['a header without rows', 'height,time,pool\n', [], 'got no rows'],
    ['a table without the columns', 'a,b\n1,2\n', [], 'got columns a, b'],
    ['a row with a cell too few', 'height,time,pool\n1,1700000000,a\n2,1700000600\n', [], '(row 2, line 3, '],
    ['a time that is none', 'height,time,pool\n1,1700000000,a\n2,soon,b\n', [], `got 'soon' (row 2, column time)`],
    ['an open quote', 'height,time,pool\n1,1700000000,"a\n', [], 'got the end of the file (row 1, line 2, '],
    ['a mapping to a column that is none', good, ['--columns', 'pool=who'], `expected a column 'who' for pool`],
    ['a mapping of a role that is none', good, ['--columns', 'who=pool'], 'expected role=column'],
    ['a span after the data', good, ['--from', '2031-01-01'], 'got 2024-01-01 to 2024-01-03'],
    ['a span before the data', good, ['--to', '1999-01-01'], 'got 2024-01-01 to 2024-01-03'],
    ['two days for a year', good, ['--window', 'year'], 'choose a shorter --window'],
    ['200 blocks for 201', good, ['--window', '201b'], 'expected at least 201 blocks for one window, got 200'],
    ['200 blocks for an epoch', good, ['--window', 'epoch'], 'whole epoch of 2016 blocks, got 200'],
    ['a missing time for days', good.replace('1704067200', ''), [], 'need the time of each block'],
    ['a pool list that is not there', good, ['--pools', '/nowhere.json'], '/nowhere.json'],
  ])('as %s exits 1 with one line that says what was found', async (_title, content, args, message) => {
    const path = fileOf(content);
    const { code, out, err } = await runHere(['measure', path, '--window', '1d', ...args]);
    const last = err.trimEnd().split('\n').at(-1)!;
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(last).toMatch(/^contraflow: /);
    expect(last).toContain(message);
    expect(err).not.toContain('\n    at ');
  });

  test('named with line ends and escapes is named without them', async () => {
    const name = 'a b"\'[1]*\n\u001b[31m\u202e\u009b.csv';
    const folder = temporaryFolder();
    const commandLines = [
      ['measure', join(folder, name)],
      ['observe', join(folder, name), '--no-store'],
      ['blocks', join(folder, name), '--out', join(folder, 'x.csv')],
      ['measure', fileOf('height,time,pool\n1,2\n', name)],
      ['measure', fileOf('PAR1', name.replace('.csv', '.parquet'))],
      ['measure', fileOf(good), '--pools', join(folder, name)],
      ['measure', fileOf(good), '--window', '1d', '--out', join(folder, 'none', name)],
      ['observe', fileOf(good), '--window', '1d', '--no-store', '--out', fileOf('', name)],
      ['sql', 'select 1', '--store', join(folder, name)],
      ['sql', `select * from '${name.replaceAll("'", "''")}'`, '--store', join(folder, name)],
    ];
    for (const args of commandLines) {
      const { code, err } = await runHere(args);
      expect(code, args.join(' ')).toBe(1);
      expect(err, args.join(' ')).not.toMatch(UNSHOWABLE);
      expect(err.trimEnd().split('\n').at(-1)).toMatch(/^contraflow: /);
      expect(err).toContain('\\x1b[31m');
    }
  });

  test('shows its stack with --debug alone, without escapes', async () => {
    const args = ['measure', '/nowhere/\u001b[31m.csv'];
    const { err } = await runHere([...args, '--debug']);
    expect(err).toMatch(/^contraflow: .*\nError: .*\n {4}at /);
    expect(err).not.toMatch(UNSHOWABLE);
    expect((await runHere(args)).err.split('\n')).toHaveLength(2);
  });
});
