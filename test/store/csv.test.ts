import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell } from '../../src/core/text.ts';
import { readCsv, TextError } from '../../src/store/csv.ts';

function records(text: string): string[][] {
  const found: string[][] = [];
  readCsv(text, (cells) => found.push([...cells]));
  return found;
}

function problem(text: string): string {
  try {
    readCsv(text, () => undefined);
  } catch (error) {
    if (error instanceof TextError) return `${error.message} (${error.where})`;
    throw error;
  }
  return 'none';
}

// The rules of RFC 4180, section 2, one by one.
test('quotes hold commas, newlines and doubled quotes', () => {
  expect(records('a,b\n"1,2","3\r\n4"\n"say ""no""",\n')).toEqual([
    ['a', 'b'],
    ['1,2', '3\r\n4'],
    ['say "no"', ''],
  ]);
});

test('LF, CRLF and CR end lines, the last one need not, and a byte order mark is no part of the first name', () => {
  const expected = [
    ['a', 'b'],
    ['1', '2'],
  ];
  for (const end of ['\n', '\r\n', '\r']) {
    expect(records(`\ufeffa,b${end}1,2${end}`)).toEqual(expected);
    expect(records(`a,b${end}${end}1,2`)).toEqual(expected);
  }
  expect(records('a,b\n1,')).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
  expect(records('')).toEqual([]);
});

test('a stray or an unclosed quote is reported with its row and line', () => {
  expect(problem('a,b\n"1\n2",3\n4,x"y"\n')).toBe(
    `expected a quote only around a whole cell, got one inside 'x"' (row 2, line 4)`,
  );
  expect(problem('a,b\n1,"2\n3')).toBe('expected a closing quote, got the end of the file (row 1, line 2)');
  expect(problem('a,b\n"1"2,3')).toBe(`expected a comma or a line end after a quoted cell, got '2' (row 1, line 2)`);
});

test('whatever is written with csvCell is read back', () => {
  const cell = fc.string().filter((text) => !/^[=+\-@]|[^ -~]/.test(text)); // csvCell changes only formulas and controls
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      expect(records(rows.map((row) => `${row.map(csvCell).join(',')}\n`).join(''))).toEqual(rows);
    }),
  );
});
