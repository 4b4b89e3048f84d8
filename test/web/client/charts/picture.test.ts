import { expect, test } from 'vitest';
import { csvText } from '../../../../src/web/client/charts/_picture.ts';

test('a CSV has the numbers themselves, whatever the table shows, and no formula', () => {
  const table = {
    columns: [
      { name: 'name', title: 'Name' },
      { name: 'value', title: 'Value', format: () => '12%' },
      { name: 'id', title: 'Id' },
    ],
    rows: [
      ['=HYPERLINK("x")', 0.123456789012345, null],
      ['a, b', -1e-7, 'reading:x'],
    ],
  };
  expect(csvText(table)).toBe('name,value,id\n"\'=HYPERLINK(""x"")",0.123456789012345,\n"a, b",-1e-7,reading:x\n');
});
