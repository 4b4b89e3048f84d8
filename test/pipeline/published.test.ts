import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPublished } from '../../src/pipeline/published.ts';
import { writeParquet } from '../../src/store/table-writer.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { sampleSource } from '../helpers/sample-source.ts';

const apples = sampleSource('apples', { column: 'apple', files: ['apples.csv'] });
const pears = sampleSource('pears', { column: 'pear', files: ['old-pears.csv', 'pears.csv'] });
const sources = [apples, pears];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A folder with files of these contents by their paths. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('the tables of a folder', () => {
  test('are known by their columns, whatever their names, and read in the order of their paths', async () => {
    const folder = folderOf({
      'z.csv': 'apple\na\n',
      'deep/er/pears.csv': 'colour,pear\ng,p\n',
      'lines.jsonl': '{"pear":"q"}\n',
      'anything.jsonl': '{"plum":1}\n',
      'notes.txt': 'apple\nx\n',
      'z.csv.meta.json': '{}',
      '.hidden.csv': 'apple\nx\n',
    });
    const { tables, problems, missing } = await readPublished(folder, sources);
    expect(tables.map(({ source, file, value }) => [source, file, value])).toEqual([
      ['pears', 'pears.csv', { file: 'pears.csv', texts: ['p'] }],
      ['pears', 'lines.jsonl', { file: 'lines.jsonl', texts: ['q'] }],
      ['apples', 'z.csv', { file: 'z.csv', texts: ['a'] }],
    ]);
    expect(tables[2]!.sha256).toBe(sha256('apple\na\n'));
    expect(problems).toEqual([]);
    expect(missing).toEqual([]);
  });

  test('may be Parquet', async () => {
    const folder = temporaryFolder();
    const column = { name: 'apple', type: 'text', value: (row: string) => row } as const;
    await writeParquet(join(folder, 'a.parquet'), [column], ['a', 'b']);
    await writeParquet(join(folder, 'b.parquet'), [{ ...column, name: 'plum' }], ['a']);
    const { tables, problems } = await readPublished(folder, sources);
    expect(tables.map(({ value }) => value)).toEqual([{ file: 'a.parquet', texts: ['a', 'b'] }]);
    expect(problems.map(({ kind, file }) => [kind, file])).toEqual([['published/unrecognised', 'b.parquet']]);
  });

  test('belong to the first source that knows them', async () => {
    const folder = folderOf({ 'both.csv': 'apple,pear\na,p\n' });
    expect((await readPublished(folder, sources)).tables.map(({ source }) => source)).toEqual(['apples']);
    expect((await readPublished(folder, [pears, apples])).tables.map(({ source }) => source)).toEqual(['pears']);
  });

  test('of the same name and source count once: fewest folders, then the last by path', async () => {
    const dated = folderOf({ '2025/apples.csv': 'apple\nold\n', '2026/apples.csv': 'apple\nnew\n' });
    const { tables, problems } = await readPublished(dated, sources);
    expect(tables.map(({ value }) => value)).toEqual([{ file: 'apples.csv', texts: ['new'] }]);
    expect(problems).toEqual([
      {
        kind: 'published/same-name',
        message:
          'published: expected each table once, got one more, which does not count beside 2026/apples.csv (2025/apples.csv)',
        count: 1,
        source: 'apples',
        file: '2025/apples.csv',
      },
    ]);
    const beside = folderOf({
      'apples.csv': 'apple\ntop\n',
      'z/apples.csv': 'apple\nbelow\n',
      'z/pears.csv': 'pear\np\n',
    });
    expect((await readPublished(beside, sources)).tables.map(({ file, value }) => [file, value])).toEqual([
      ['apples.csv', { file: 'apples.csv', texts: ['top'] }],
      ['pears.csv', { file: 'pears.csv', texts: ['p'] }],
    ]);
  });

  test('of the same bytes and source count once', async () => {
    const folder = folderOf({ 'apples.csv': 'apple\na\n', 'apples (1).csv': 'apple\na\n' });
    const { tables, problems } = await readPublished(folder, sources);
    expect(tables.map(({ file }) => file)).toEqual(['apples.csv']);
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
      [
        'published/same-bytes',
        'published: expected each table once, got the bytes of apples.csv again (apples (1).csv)',
      ],
    ]);
  });
});

describe('what cannot be used', () => {
  test('is told with its source and file, and the others are read', async () => {
    const folder = folderOf({
      'apples.csv': 'apple\nbad\n',
      'a/ragged.csv': 'apple\na,b\n',
      'b/empty-cells.csv': 'apple,row\na,1\n,2\n,3\n',
      'c/binary.csv': 'a\0b',
      'c/nothing.csv': '',
      'd/plums.csv': 'plum\nx\n',
      'd/more.csv': 'plum,colour\nx,y\n',
      'pears.csv': 'pear\np\n',
    });
    const { tables, problems } = await readPublished(folder, sources);
    expect(tables.map(({ file }) => file)).toEqual(['empty-cells.csv', 'pears.csv']);
    // Errors name the file by its place in the folder, not on the machine.
    expect(problems.map(({ kind, source, file, count, message }) => [kind, source, file, count, message])).toEqual([
      [
        'source/apples',
        'apples',
        'a/ragged.csv',
        1,
        'readTable: expected 1 cells, got 2 (row 1, line 2, a/ragged.csv)',
      ],
      ['source/apples', 'apples', 'apples.csv', 1, "apples: expected a text, got 'bad' (row 1)"],
      ['apples/empty', 'apples', 'b/empty-cells.csv', 2, 'apples: expected a text, got an empty cell (row 2)'],
      [
        'published/unreadable',
        null,
        'c/binary.csv',
        1,
        'readTable: expected a Parquet, CSV or JSON lines file, got binary data (c/binary.csv)',
      ],
      [
        'published/unreadable',
        null,
        'c/nothing.csv',
        1,
        'readTable: expected a table, got an empty file (c/nothing.csv)',
      ],
      [
        'published/unrecognised',
        null,
        'd/more.csv',
        2,
        'published: expected columns that a source knows, got others (d/more.csv)',
      ],
    ]);
  });

  test('is missing by its name, unless as many tables are there under others', async () => {
    const names = async (files: Readonly<Record<string, string>>) =>
      (await readPublished(folderOf(files), sources)).missing.map(({ source, file }) => [source, file.name]);
    expect(await names({})).toEqual([
      ['apples', 'apples.csv'],
      ['pears', 'old-pears.csv'],
      ['pears', 'pears.csv'],
    ]);
    expect(await names({ 'fruit.csv': 'apple\na\n', 'pears.csv': 'pear\np\n' })).toEqual([['pears', 'old-pears.csv']]);
    expect(await names({ 'apples.csv': 'apple\nbad\n', 'p1.csv': 'pear\np\n', 'p2.csv': 'pear\nq\n' })).toEqual([]);
    const twice = { 'apples.csv': 'apple\na\n', 'pears.csv': 'pear\np\n', 'pears (1).csv': 'pear\np\n' };
    expect(await names(twice)).toEqual([['pears', 'old-pears.csv']]);
  });

  test('is a folder that is a file; one that is not there holds nothing', async () => {
    const folder = folderOf({ 'apples.csv': 'apple\na\n' });
    await expect(readPublished(join(folder, 'apples.csv'), sources)).rejects.toThrow(
      'published: expected a folder, got a file',
    );
    expect(await readPublished(join(folder, 'none'), [apples])).toEqual({
      tables: [],
      problems: [],
      missing: [{ source: 'apples', file: apples.files[0] }],
    });
  });
});

describe('a folder', () => {
  test('with links in circles is read once, and a link that leads nowhere is told', async () => {
    const folder = folderOf({ 'in/apples.csv': 'apple\na\n' });
    symlinkSync(folder, join(folder, 'in', 'back'));
    symlinkSync('self', join(folder, 'self'));
    symlinkSync('none', join(folder, 'nowhere'));
    const { tables, problems } = await readPublished(folder, sources);
    expect(tables.map(({ file }) => file)).toEqual(['apples.csv']);
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
      ['published/unreadable', 'published: expected a file or folder that can be read, got ENOENT (nowhere)'],
      ['published/unreadable', 'published: expected a file or folder that can be read, got ELOOP (self)'],
    ]);
  });

  test('too deep or too full is read so far, and that is told', async () => {
    const folder = folderOf({
      'a.csv': 'apple\na\n',
      'd/b.csv': 'apple\nb\n',
      'd/e/c.csv': 'apple\nc\n',
      'f.csv': 'pear\np\n',
    });
    const deep = await readPublished(folder, sources, { depth: 1 });
    expect(deep.tables.map(({ file }) => file)).toEqual(['a.csv', 'b.csv', 'f.csv']);
    expect(deep.problems.map(({ message }) => message)).toEqual([
      'published: expected at most 1 folders in each other, got more (d/e)',
    ]);
    // Looked at in this order: a.csv, d, d/b.csv, d/e, d/e/c.csv, f.csv.
    const full = await readPublished(folder, sources, { entries: 3 });
    expect(full.tables.map(({ file }) => file)).toEqual(['a.csv', 'b.csv']);
    expect(full.problems.map(({ message }) => message)).toEqual([
      'published: expected at most 3 files, got more (d/e)',
    ]);
  });

  test('is left when the signal says so', async () => {
    const folder = folderOf({ 'apples.csv': 'apple\na\n' });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readPublished(folder, sources, { signal })).rejects.toThrow('enough');
  });

  test('gives the same whatever the order in which its files were made', async () => {
    const files = ['apples.csv', 'x/apples.csv', 'y/apples.csv', 'y/pears.csv', 'pears.csv', 'z.csv'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (order) => {
        const content = (path: string) => `${path.includes('pears') ? 'pear' : 'apple'}\n${path}\n`;
        const folder = folderOf(Object.fromEntries(order.map((path) => [path, content(path)])));
        const { tables } = await readPublished(folder, sources);
        expect(tables.map(({ value }) => (value as { texts: string[] }).texts[0])).toEqual([
          'apples.csv',
          'pears.csv',
          'z.csv',
        ]);
      }),
      { numRuns: 10 },
    );
  });
});
