import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStaleHeaders, staleCollection } from '../../src/pipeline/stale-collection.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

function tableOf(content: string): string {
  const path = join(temporaryFolder(), 'stale.csv');
  writeFileSync(path, content);
  return path;
}

/** 80 bytes of which only the time is not zero: seconds since 1970, of little end first, at byte 68. */
function headerAt(seconds: number): string {
  const header = Buffer.alloc(80);
  header.writeUInt32LE(seconds, 68);
  return header.toString('hex');
}

describe('a table of stale blocks', () => {
  test('has heights, and times by the headers that it has', async () => {
    const { headers, sha256 } = await readStaleHeaders(tableOf(`height,header\n7,${headerAt(1000)}\n9,\n`));
    expect(headers).toEqual([
      { height: 7, timeMs: 1_000_000 },
      { height: 9, timeMs: null },
    ]);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['a,b\n1,2\n', 'expected the columns height and header, got a, b'],
    ['height,header\nx,\n', "expected a height, got 'x'"],
    ['height,header\n-1,\n', "expected a height, got '-1'"],
    ['height,header\n1.5,\n', "expected a height, got '1.5'"],
    ['height,header\n1,zz\n', 'expected the 160 hexadecimal digits of a header, got 2 characters'],
    [`height,header\n1,${'z'.repeat(160)}\n`, 'expected the 160 hexadecimal digits of a header'],
    ['height,header\n', 'expected a header and rows, got no rows'],
    ['', 'expected a table, got an empty file'],
  ])('is not %j', async (content, complaint) => {
    await expect(readStaleHeaders(tableOf(content))).rejects.toThrow(complaint);
  });
});

describe('a collection', () => {
  const headers = [5, 100, 101, 102, 300].map((height) => ({ height, timeMs: 1000 * height }));

  test('ends after the last stale block that it saw', () => {
    const { untilHeight, bands, episodes } = staleCollection(headers, { fromHeight: 0 });
    expect(untilHeight).toBe(301);
    // Three heights in a row are an episode, and are in no rate.
    expect(episodes).toEqual([{ fromHeight: 100, toHeight: 102, blocks: 3 }]);
    expect(bands).toMatchObject([{ fromHeight: 0, untilHeight: 301, stale: 2, inEpisodes: 3, main: 301 }]);
  });

  test('begins where it is said to', () => {
    expect(staleCollection(headers, { fromHeight: 103 }).bands).toMatchObject([{ stale: 1, main: 198 }]);
    expect(staleCollection(headers, { fromHeight: 500 }).bands).toMatchObject([{ stale: 0, main: 1 }]);
  });
});
