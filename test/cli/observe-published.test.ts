import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chipOwners, chipTotals, folderOf, gpuClusters, soundFiles } from '../helpers/published-tables.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { smallDisk } from '../helpers/small-disk.ts';
import { runHere } from './run-here.ts';
import { blocksCsv, fileOf, hostileLabels, UNSHOWABLE } from './sample-files.ts';

const NOW_MS = Date.UTC(2025, 6, 1, 12);
const SHORT = ['--window', '1d', '--no-store'];

/** Half a day of blocks and more: enough for one window. */
const someBlocks = () => fileOf(blocksCsv(['AntPool', 'F2Pool'], 300));

/** Observes some blocks and the tables of a folder, and reads the report. */
async function observed(folder: string, ...args: readonly string[]) {
  const out = join(temporaryFolder(), 'report');
  const result = await runHere(['observe', someBlocks(), ...SHORT, '--published', folder, '--out', out, ...args], {
    nowMs: NOW_MS,
    width: 120,
  });
  const file = (name: string) => readFileSync(join(out, name), 'utf8');
  const layers = [...new Set(result.out.match(/^(ai|bitcoin)\/\S+(?= +[\d–])/gm) ?? [])];
  return { ...result, layers, file, page: () => file('index.html') };
}

function notes(page: string): string {
  return /<section aria-labelledby="notes-h".*?<\/section>/s.exec(page)?.[0] ?? '';
}

describe('observe with published tables', () => {
  test('measures what they give and says in the report what they lack', async () => {
    const { code, err, layers, page, file } = await observed(folderOf(soundFiles));
    expect(code).toBe(0);
    expect(layers).toEqual(
      expect.arrayContaining(['ai/accelerators/owner', 'ai/clusters/owner', 'ai/data-centres/owner']),
    );
    expect(layers.slice(0, 3)).toEqual(['pool', 'parent', 'proxy-group'].map((role) => `bitcoin/blocks/${role}`));
    expect(err).toContain('taken as of 2025-07-01: rows dated later are expectations');
    expect(err).toContain('Missing, and so not measured from tables: cambridge-mining-map');
    expect(notes(page())).toContain('Missing, and so not measured from tables: cambridge-mining-map');
    expect(page()).not.toMatch(/NaN|undefined|Infinity|1970-01-01/);
    expect(file('readings.csv')).toContain('ai/accelerators/owner,2024-10-01');
  });

  test('gives the same bytes again, wherever the folder lies', async () => {
    const elsewhere = folderOf(
      Object.fromEntries(Object.entries(soundFiles).map(([name, text]) => [`in/${name}`, text])),
    );
    const [one, two] = [await observed(folderOf(soundFiles)), await observed(join(elsewhere, 'in'))];
    expect(two.file('readings.csv')).toBe(one.file('readings.csv'));
    const id = (run: string) => (JSON.parse(run) as { id: string }).id;
    expect(id(two.file('run.json'))).toBe(id(one.file('run.json')));
    const folder = join(temporaryFolder(), 'tables');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(soundFiles).toReversed()) writeFileSync(join(folder, name), text);
    const [first, again] = [await observed(folder), await observed(folder)];
    for (const name of ['index.html', 'readings.csv']) expect(again.file(name)).toBe(first.file(name));
  });

  test('takes them as of the day that is named, and is another run then', async () => {
    const folder = folderOf(soundFiles);
    const [now, then] = [await observed(folder), await observed(folder, '--as-of', '2023-05-15')];
    expect(then.code).toBe(0);
    expect(then.file('readings.csv')).toContain('ai/accelerators/owner,2023-01-01');
    expect(then.file('readings.csv')).not.toContain('ai/accelerators/owner,2024');
    expect(then.err).toContain('compute/after-vintage: ');
    const id = (run: string) => (JSON.parse(run) as { id: string }).id;
    expect(id(then.file('run.json'))).not.toBe(id(now.file('run.json')));
  });

  test('as of a day before all of them measures blocks and facts, and says how many rows came later', async () => {
    const { code, err, layers, page } = await observed(folderOf(soundFiles), '--as-of', '2001-01-01');
    expect(code).toBe(0);
    expect(layers).toContain('bitcoin/blocks/pool');
    expect(layers.filter((layer) => layer.startsWith('ai/'))).toEqual([]);
    expect(err).toContain('compute/after-vintage: ');
    expect(page()).toContain('compute/after-vintage');
  });

  test.each([
    [
      'without a folder',
      ['--as-of', '2025-01-01'],
      '--as-of: expected a folder of tables with it (--published), got none',
    ],
    [
      'of a day that does not exist',
      ['--published', '.', '--as-of', '2025-02-30'],
      '--as-of: parseInstant: no such day',
    ],
    [
      'of no date',
      ['--published', '.', '--as-of', 'now'],
      "--as-of: parseInstant: expected an ISO 8601 UTC date, got 'now'",
    ],
    ['of the year 25', ['--published', '.', '--as-of', '0025-01-01'], '--as-of: parseInstant: no such day'],
  ])('with --as-of %s is a wrong usage', async (_title, args, message) => {
    const { code, out, err } = await runHere(['observe', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`contraflow: ${message}`);
  });

  test.each(Object.keys(soundFiles))('with %s alone is a report', async (name) => {
    const { code, layers, page } = await observed(folderOf({ [name]: soundFiles[name]! }));
    expect(code).toBe(0);
    expect(layers).toContain('bitcoin/blocks/pool');
    expect(page()).not.toMatch(/NaN|undefined|Infinity|1970-01-01/);
  });
});

describe('one bad table among good ones', () => {
  const totals = soundFiles['totals.csv']!;
  test.each<[string, string | Uint8Array, string]>([
    ['with a changed header', totals.replace('Chip manufacturer', 'Maker'), 'published/unrecognised: '],
    ['without a column', totals.replaceAll(/,[^,\n]*$/gm, ''), 'published/unrecognised: '],
    ['that is an HTML page', '<!doctype html>\n<html><body>Not, found</body></html>\n', 'published/unrecognised: '],
    ['that is an HTML page of one line', '<html>Not found</html>', 'published/unrecognised: '],
    ['that is empty', '', 'published/unreadable: readTable: expected a table, got an empty file (totals.csv)'],
    ['cut short in a row', totals.slice(0, -40), 'source/epoch-chip-totals: readTable: expected 7 cells, got '],
    ['cut short in quotes', `${totals}"Nvi`, 'source/epoch-chip-totals: readTable: expected a closing quote'],
    ['of a header alone', totals.split('\n')[0]!, 'readTable: expected a header and rows, got no rows (totals.csv)'],
    ['that is binary', Uint8Array.of(0x4d, 0, 1, 2, 3, 0xff), 'published/unreadable: readTable: expected a Parquet'],
    ['of other bytes than UTF-8', Buffer.from(totals.replace('Nvidia', 'Nvidiä'), 'latin1'), 'expected UTF-8 text'],
    [
      'that is half a Parquet file',
      'PAR1 and no more',
      'expected a whole Parquet file, got one cut short (totals.csv)',
    ],
    ['that is compressed', Uint8Array.of(0x1f, 0x8b, 8, 0), 'got a compressed one: decompress it first (totals.csv)'],
  ])('%s is told, in the report as well, and the others are measured', async (_title, content, message) => {
    const { code, err, layers, page } = await observed(folderOf({ ...soundFiles, 'totals.csv': content }));
    expect(code).toBe(0);
    expect(err).toContain(message);
    expect(err).toMatch(/^Missing, and so not measured from tables: .*epoch-chip-totals/m);
    expect(notes(page())).toMatch(/Missing, and so not measured from tables: [^<]*epoch-chip-totals/);
    expect(notes(page())).toContain(/published\/un\w+|source\/epoch-chip-totals/.exec(message)?.[0] ?? 'totals.csv');
    expect(layers).not.toContain('ai/accelerators/owner');
    expect(layers).toEqual(
      expect.arrayContaining([
        'bitcoin/blocks/pool',
        'ai/clusters/owner',
        'ai/training/developer',
        'ai/downloads/developer',
      ]),
    );
  });

  test('of which two versions are there counts once, and the other is told', async () => {
    const older = chipTotals({ Nvidia: 1 });
    const { code, err, file } = await observed(
      folderOf({ ...soundFiles, 'old/totals.csv': older, 'copy.csv': totals }),
    );
    expect(code).toBe(0);
    expect(err).toContain('published/same-name: published: expected each table once, got one more');
    expect(err).toContain('published/same-bytes: published: expected each table once, got the bytes of ');
    // Twelve times 1,000 of Nvidia and 200 of AMD.
    expect(file('readings.csv')).toMatch(/^ai\/accelerators\/owner,2024-10-01\S*,14400,/m);
  });

  test('with problems of every row says each kind once and how often', async () => {
    const rows = totals.replaceAll(/(?<=,)(\d+)(?=,\d+\n)/g, '-1');
    const { err } = await observed(folderOf({ ...soundFiles, 'totals.csv': rows }));
    expect(err.match(/^epoch-chip-totals\//gm)).toHaveLength(1);
    expect(err).toContain(`(24 in all)`);
  });
});

describe('a folder that is none', () => {
  test('or holds no table says who gets them', async () => {
    const empty = folderOf({ 'read.me': 'x' });
    expect(await runHere(['observe', '--published', empty, '--no-store'])).toMatchObject({
      code: 1,
      out: '',
      err: `contraflow: published: expected at least one published table, got none (${empty}; contraflow fetch gets them)\n`,
    });
    const none = join(empty, 'none');
    expect(await runHere(['observe', '--published', none, '--no-store'])).toMatchObject({
      code: 1,
      out: '',
      err: `contraflow: published: expected a folder, got none (${none}; contraflow fetch --folder makes one)\n`,
    });
    const file = join(empty, 'read.me');
    expect(await runHere(['observe', '--published', file, '--no-store'])).toMatchObject({
      code: 1,
      err: `contraflow: published: expected a folder, got a file (${file})\n`,
    });
  });
});

test('names that strangers write are inert in the page, the drawings, the tables, the terminal and the store', async () => {
  const short = hostileLabels.map((label) => label.slice(0, 500));
  const owners = Object.fromEntries(short.map((label) => [label, 10]));
  const files = {
    'totals.csv': chipTotals({ Nvidia: 1000, '<b>=1+1</b>': 500 }),
    'owners.csv': chipOwners('Nvidia', owners),
    'gpu_clusters.csv': gpuClusters(
      Object.fromEntries(short.map((label, at) => [label, [label, label, 1000 + at, '2022-02-01'] as const])),
    ),
    '=x\u001b[31m<img src=x>.csv': 'a,b\n1,2\n',
  };
  const folder = folderOf(files);
  const out = join(temporaryFolder(), 'report');
  const store = join(temporaryFolder(), 'store.duckdb');
  const args = ['observe', someBlocks(), '--window', '1d', '--published', folder, '--out', out, '--store', store];
  const result = await runHere(args, { nowMs: NOW_MS, width: 100 });
  expect(result.code).toBe(0);
  expect(result.out + result.err).not.toMatch(UNSHOWABLE);
  const page = readFileSync(join(out, 'index.html'), 'utf8');
  expect(page).not.toMatch(UNSHOWABLE);
  expect(page).not.toContain('<script>alert');
  expect(page).not.toMatch(/<img|<b>=/i);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  for (const name of ['readings.csv', 'run.json'])
    expect(readFileSync(join(out, name), 'utf8')).not.toMatch(UNSHOWABLE);
  const query = 'select layer, entity from distributions';
  const asked = await runHere(['sql', query, '--store', store, '--format', 'csv']);
  expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('ai/accelerators/owner,') });
  expect(asked.out).not.toMatch(UNSHOWABLE);
  expect(asked.out).not.toMatch(/,[=+@-]/);
});

describe('a process that observes published tables', () => {
  const argsOf = (out: string, folder = folderOf(soundFiles)) => [
    'observe',
    someBlocks(),
    ...SHORT,
    '--published',
    folder,
    '--as-of',
    '2025-07-01',
    '--out',
    out,
  ];

  test('interrupted leaves no file and exits 130', async () => {
    const out = join(temporaryFolder(), 'report');
    const lines = ['a,b', ...Array.from({ length: 400_000 }, (_, row) => `${row},x`)].join('\n');
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.csv`, lines]));
    const controller = new AbortController();
    setImmediate(() => controller.abort()); // while the tables are being read
    const { code, err } = await runHere(argsOf(out, folderOf({ ...soundFiles, ...many })), {
      signal: controller.signal,
    });
    expect({ code, err }).toEqual({ code: 130, err: 'contraflow: interrupted; nothing half-written was kept\n' });
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });

  test('whose report folder cannot be written to says so and fails', async () => {
    const place = fileOf('a file', 'report');
    const { code, err } = await runCli(argsOf(place));
    expect(code).toBe(1);
    expect(err).toMatch(/^contraflow: [^\n]*report[^\n]*\n$/);
    expect(readFileSync(place, 'utf8')).toBe('a file');
  });

  test.skipIf(process.getuid?.() === 0)('into a folder that is read-only says so and fails', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    const { code, err } = await runCli(argsOf(folder));
    expect(code).toBe(1);
    expect(err).toMatch(/^contraflow: [^\n]*permission denied[^\n]*\n$/);
  });

  test('on a full disk says so and leaves nothing half-written', async ({ skip }) => {
    const disk = smallDisk(64, skip);
    const { code, err } = await runCli(argsOf(join(disk, 'report')));
    expect(code).toBe(1);
    expect(err).toMatch(/^contraflow: write: no space left on the device \([^\n]*\)\n$/);
    expect(readdirSync(join(disk, 'report'))).toEqual([]);
  });

  test('whose reader stops early ends quietly', async () => {
    const { code, err } = await runCli(argsOf(join(temporaryFolder(), 'report')), { onOutput: (_, close) => close() });
    expect(code).toBe(0);
    expect(err).not.toContain('contraflow: ');
  });

  test('says the same to a file as it does to a terminal, without colours or progress', async () => {
    const { code, out, err } = await runCli(argsOf(join(temporaryFolder(), 'report')));
    expect(code).toBe(0);
    expect(out + err).not.toMatch(UNSHOWABLE);
    expect(out).toContain('ai/accelerators/owner');
  });
});
