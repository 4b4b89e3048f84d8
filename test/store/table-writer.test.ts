import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { cellText } from '../../src/core/table.ts';
import { readingColumns, readingJsonColumns } from '../../src/store/reading-columns.ts';
import { readTable } from '../../src/store/table-file.ts';
import { csvPieces, jsonLinesPieces, type TableColumn, writeParquet } from '../../src/store/table-writer.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const reading: Reading = {
  layer: 'bitcoin/blocks/pool',
  span: { fromMs: 0, toMs: 86_400_000 },
  weight: 144,
  entities: 12,
  unattributedWeight: 0.5,
  measure: 'nakamoto-coefficient:0.5',
  unit: 'entities',
  estimate: 3,
  low: 2,
  high: 4,
  boundLow: 3,
  boundHigh: null,
  snapshot: 'ab'.repeat(32),
  reason: 'the upper bound has no limit',
  probabilities: [{ value: 3, probability: 1 }],
};

// Written by hand from the list of columns in docs/store.md.
test('a reading is one CSV line with ISO 8601 times and empty cells for null', () => {
  expect([...csvPieces(readingColumns, [reading])].join('')).toBe(
    'layer,from,to,weight,entities,unattributed_weight,measure,unit,estimate,low,high,bound_low,bound_high,snapshot\n' +
      'bitcoin/blocks/pool,1970-01-01T00:00:00Z,1970-01-02T00:00:00Z,144,12,0.5,nakamoto-coefficient:0.5,entities,3,2,4,3,,' +
      `${'ab'.repeat(32)}\n`,
  );
});

test('JSON adds the reason and the probabilities', () => {
  const [line] = [...jsonLinesPieces(readingJsonColumns, [reading])].join('').split('\n');
  const { from, bound_high, reason, probabilities } = JSON.parse(line!);
  expect({ from, bound_high, reason, probabilities }).toEqual({
    from: '1970-01-01T00:00:00Z',
    bound_high: null,
    reason: 'the upper bound has no limit',
    probabilities: [{ value: 3, probability: 1 }],
  });
});

const nameColumn: TableColumn<string | null> = { name: 'na,me', type: 'text', value: (row) => row };

test('texts of strangers stay text: in a spreadsheet, in a terminal, in JSON', () => {
  const rows = ['=1+1', 'a"b', 'x\u001b[31m', null];
  expect([...csvPieces([nameColumn], rows)].join('')).toBe(`"na,me"\n'=1+1\n"a""b"\nx\\x1b[31m\n\n`);
  const back = [...jsonLinesPieces([nameColumn], rows)].join('').trimEnd().split('\n');
  expect(back.map((line) => JSON.parse(line)['na,me'])).toEqual(rows);
});

test('what is not finite is empty, and an error of the rows is passed on as it is', async () => {
  const column: TableColumn<number> = { name: 'n', type: 'number', value: (row) => row };
  expect([...csvPieces([column], [1, Number.NaN, Number.POSITIVE_INFINITY])].join('')).toBe('n\n1\n\n\n');
  expect([...jsonLinesPieces([column], [Number.POSITIVE_INFINITY])].join('')).toBe('{"n":null}\n');
  function* rows(): Generator<number> {
    yield 1;
    throw new RangeError('no more');
  }
  await expect(writeParquet(join(temporaryFolder(), 'a.parquet'), [column], rows())).rejects.toThrow(
    new RangeError('no more'),
  );
});

test('no rows give a header in CSV and nothing in JSON lines', () => {
  expect([...csvPieces(readingColumns, [])].join('').split('\n')).toHaveLength(2);
  expect([...jsonLinesPieces(readingColumns, [])]).toEqual([]);
});

test('Parquet holds what was written, in order, and the same rows give the same bytes', async () => {
  const folder = temporaryFolder();
  const readings = Array.from(
    { length: 5000 },
    (_, row): Reading => ({
      ...reading,
      estimate: row % 7 === 0 ? null : row / 3,
      measure: `measure ${row % 3}`,
      snapshot: `snapshot ${row}`, // more different texts than go in as an enumeration
    }),
  );
  const [first, second] = [join(folder, 'a.parquet'), join(folder, `it's b.parquet`)];
  await writeParquet(first, readingColumns, readings);
  await writeParquet(second, readingColumns, readings);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  const table = await readTable(first);
  expect([...table.columns.keys()]).toEqual(readingColumns.map(({ name }) => name));
  expect(table.columns.get('to')!.kind).toBe('time');
  for (const row of [0, 1, 2047, 2048, 4999]) {
    for (const { name, type, value } of readingColumns) {
      const written = value(readings[row]!);
      const expected = written === null ? null : String(type === 'time' ? Number(written) / 1000 : written);
      expect(cellText(table.columns.get(name)!, row)).toBe(expected);
    }
  }
});

test.skipIf(!existsSync('/dev/full'))('a full disk under a Parquet file is said in one line', async () => {
  await expect(writeParquet('/dev/full', [nameColumn], ['a'])).rejects.toThrow(
    'write: no space left on the device (/dev/full)',
  );
});
