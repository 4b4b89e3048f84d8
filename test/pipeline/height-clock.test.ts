import { expect, test } from 'vitest';
import { decodeHeader } from '../../src/bitcoin/index.ts';
import { cellText } from '../../src/core/table.ts';
import { heightTimes } from '../../src/pipeline/height-clock.ts';
import { readTable } from '../../src/store/table-file.ts';
import { describeWithShared, sharedPath } from '../helpers/shared-data.ts';

test('a height between two dated blocks lies on the line between them, and outside them it has no time', () => {
  const anchors = [
    { height: 100, timeSeconds: 1000 },
    { height: 110, timeSeconds: 2000 },
  ];
  expect(Array.from(heightTimes([99, 100, 105, 110, 111], anchors))).toEqual([
    NaN,
    1_000_000,
    1_500_000,
    2_000_000,
    NaN,
  ]);
});

test('a dated block that runs backwards by more than three hours is passed over', () => {
  const anchors = [
    { height: 0, timeSeconds: 100_000 },
    { height: 5, timeSeconds: 50_000 },
    { height: 10, timeSeconds: 101_000 },
  ];
  expect(heightTimes([5], anchors)[0]).toBe(100_500_000);
  expect(() => heightTimes([5], anchors.slice(0, 1))).toThrow('expected at least two dated blocks, got 1');
});

const stale = 'btc-raw/stale/stale-blocks.csv';
const fees = 'btc-network/block_fees_by_height.csv';

describeWithShared('the clock of real blocks', [stale, fees], () => {
  test('stale headers alone date 10,000 blocks of known time to hours', async () => {
    const headers = await readTable(sharedPath(stale));
    const anchors = Array.from({ length: headers.rowCount }, (_, row) => ({
      height: Number(cellText(headers.columns.get('height')!, row)),
      header: cellText(headers.columns.get('header')!, row),
    }))
      .filter(({ header }) => header !== null && header !== '')
      .map(({ height, header }) => ({ height, timeSeconds: decodeHeader(Buffer.from(header!, 'hex')).timeSeconds }));
    const known = await readTable(sharedPath(fees));
    const blocks = Array.from({ length: known.rowCount }, (_, row) => ({
      height: Number(cellText(known.columns.get('height')!, row)),
      timeSeconds: Number(cellText(known.columns.get('time')!, row)),
    })).filter(({ height }) => height >= 499_999 && height <= 509_998);
    const times = heightTimes(
      blocks.map(({ height }) => height),
      anchors,
    );
    const hours = blocks
      .map(({ timeSeconds }, index) => Math.abs(times[index]! / 1000 - timeSeconds) / 3600)
      .sort((a, b) => a - b);
    // The figures that the snapshot's description states.
    expect(hours.length).toBe(10_000);
    expect(hours[5_000]).toBeCloseTo(1.77, 1);
    expect(hours.at(-1)).toBeCloseTo(10.9, 1);
  });
});
