import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/core/time-span.ts';
import { stretches, timeAxis, timeScale } from '../../src/report/_time-axis.ts';

const days = (from: number, to: number) => ({
  span: { fromMs: Date.UTC(2020, 0, 1) + from * DAY_MS, toMs: Date.UTC(2020, 0, 1) + to * DAY_MS },
});

test('dates along the axis are there and do not touch, from a day to twenty years, on any screen', () => {
  for (const width of [120, 260, 500, 760]) {
    for (const length of [1, 7, 30, 61, 120, 365, 800, 3650, 7300]) {
      const axis = timeAxis(timeScale([days(0, length)], [0, width]), 100);
      const dates = [...axis.matchAll(/<text [^>]*x="([\d.]+)"[^>]*>([^<]+)</g)].map((match) => ({
        x: Number(match[1]),
        // Half a font size of 13 pixels a character: about as wide as sans serif capitals and digits are.
        width: match[2]!.length * 6.5,
      }));
      expect(dates.length).toBeGreaterThan(0);
      for (const [index, date] of dates.entries()) {
        const previous = dates[index - 1];
        if (previous !== undefined) expect(date.x - previous.x).toBeGreaterThan((date.width + previous.width) / 2);
      }
    }
  }
});

test('calendar months of different lengths are one stretch, and a month left out makes two', () => {
  const months = [days(0, 31), days(31, 60), days(60, 91), days(91, 121)];
  expect(stretches(months)).toEqual([months]);
  expect(stretches([months[0]!, months[1]!, months[3]!])).toHaveLength(2);
  expect(stretches([months[0]!])).toEqual([[months[0]]]);
  expect(stretches([])).toEqual([]);
});
