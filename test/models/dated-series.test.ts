import { describe, expect, test } from 'vitest';
import { alignByCalendar, alignSinceStart } from '../../src/models/index.ts';

const older = { times: [2009, 2010, 2011, 2012], values: [1, 2, 3, 4], noise: [0.1, 0.2, 0.3, 0.4] };
const younger = { times: [2011.5, 2012.5], values: [5, 6] };

describe('series aligned since the start of each', () => {
  test('have times from 0 and end at the age of the younger', () => {
    expect(alignSinceStart(older, younger)).toEqual([
      { times: [0, 1], values: [1, 2], noise: [0.1, 0.2] },
      { times: [0, 1], values: [5, 6] },
    ]);
  });

  // The second begins half a year before its data: ages 0.5 and 1.5, so the first keeps ages 0 and 1.
  test('may have starts that are stated', () => {
    const [first, second] = alignSinceStart(older, younger, { starts: [2009, 2011] });
    expect(first.times).toEqual([0, 1]);
    expect(second.times).toEqual([0.5, 1.5]);
  });

  test('refuse a start after the data begin, and a series of nothing', () => {
    expect(() => alignSinceStart(older, younger, { starts: [2010, 2011] })).toThrow(
      /^alignSinceStart: times must not be before 2010, got 2009$/,
    );
    expect(() => alignSinceStart({ times: [], values: [] }, younger)).toThrow(RangeError);
  });
});

describe('series aligned by the calendar', () => {
  test('keep the years that both cover', () => {
    expect(alignByCalendar(older, younger)).toEqual([
      { times: [2012], values: [4], noise: [0.4] },
      { times: [2011.5], values: [5] },
    ]);
  });

  test('are empty where they share none, and refuse a series of nothing', () => {
    const later = { times: [2030], values: [1] };
    expect(alignByCalendar(older, later).map(({ times }) => times)).toEqual([[], []]);
    expect(() => alignByCalendar(older, { times: [], values: [] })).toThrow(
      /^alignByCalendar: expected times, got none$/,
    );
  });
});
