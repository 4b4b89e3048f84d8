import { describe, expect, test } from 'vitest';
import { commandOf, fieldOf, readView, windowsOf } from '../../../../src/web/client/explore/view.ts';

const viewOf = (query: string) => {
  const params = new URLSearchParams(query);
  return readView((name, fallback) => params.get(name) ?? fallback);
};
const asked = (query: string, canCountBlocks = true) => windowsOf(viewOf(query), { canCountBlocks });

describe('the view of an address', () => {
  test('is pools by effective number over 30 days where the address says nothing', () => {
    expect(viewOf('')).toMatchObject({
      series: [{ layer: 'bitcoin/blocks/pool', measure: 'effective-number' }],
      window: '30d',
      hasIntervals: true,
      isRelative: false,
      isByAge: false,
    });
    expect(asked('').span).toEqual({ window: '30d', step: '30d', fromMs: null, toMs: null });
  });

  test('takes the last day into its span', () => {
    expect(asked('from=2021-01-01&to=2021-01-02').span).toMatchObject({
      fromMs: Date.UTC(2021, 0, 1),
      toMs: Date.UTC(2021, 0, 3),
    });
  });

  test.each([
    ['window=45x', 'window', "expected 30d, 144b, epoch, month, quarter or year, got '45x'"],
    ['window=0d', 'window', 'expected 1 to 100000 days, got 0'],
    [
      'window=30d&step=144b',
      'step',
      'expected a step that counts what the window counts, days or blocks, got the other',
    ],
    ['window=month&step=1d', 'step', 'expected month, quarter or year for a calendar window, got days'],
    ['from=2021-02-30', 'from', "no such day, got '2021-02-30'"],
    ['from=2021-02-02&to=2021-02-01', 'to', 'expected a day after the first, got one before'],
  ] as const)('%s is told beside the field %s', (query, field, text) => {
    const { span, problems } = asked(query);
    expect(span).toBeNull();
    expect(problems).toEqual({ [field]: text });
  });

  test('windows of blocks are refused where heights are not known', () => {
    expect(asked('window=144b', false).problems.window).toMatch(/^expected days or calendar periods, got blocks/);
    expect(asked('window=144b').problems).toEqual({});
  });

  test('an error of counting belongs to the field that it names', () => {
    expect(fieldOf('step: expected at most 6,000 windows')).toEqual({
      field: 'step',
      text: 'expected at most 6,000 windows',
    });
    expect(fieldOf('parseMeasure: expected one of hhi')).toBeNull();
  });

  test('is said as a command that gives the same readings', () => {
    const { span } = asked('window=30d&step=1d&from=2021-01-01');
    const series = { layer: 'bitcoin/blocks/proxy-group', measure: 'hhi' };
    expect(commandOf(series, span!, { interval: 0.95, seed: 1 })).toBe(
      'contraflow measure blocks.parquet --level proxy-group --measures hhi --window 30d --step 1d --from 2021-01-01 --interval 0.95',
    );
  });
});
