import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../helpers/run-cli.ts';

/** A file of its own, removed after the test. */
export function fileOf(content: string | Uint8Array, name = 'blocks.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Lines of a table of blocks, one every ten minutes from 2024-01-01, whose pools repeat in the order given. */
export function blocksCsv(pools: readonly string[], count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const cell = `"${pools[row % pools.length]!.replaceAll('"', '""')}"`;
    return `${800_000 + row},${1_704_067_200 + 600 * row},${cell}\n`;
  });
  return `height,time,pool\n${rows.join('')}`;
}

/** Labels that strangers might write. */
export const hostileLabels: readonly string[] = [
  `=cmd|' /C calc'!A0`,
  '+1+1',
  '-2',
  '@SUM(A1)',
  '\u001b[31mred',
  '\u009b31mred',
  '\u001b]0;title\u0007',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]><!--c',
  '\u202egnp.exe',
  'a\u200bb',
  'x'.repeat(5000),
  'two\nlines',
  'carriage\rreturn',
  'tab\there',
  'a,b;c|d',
  '__proto__',
  'constructor',
  "it's",
];

/** What must never reach a terminal but line ends: control, bidirectional and zero-width characters. */
export const UNSHOWABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
