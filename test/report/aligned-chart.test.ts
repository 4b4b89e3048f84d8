import { expect, test } from 'vitest';
import { type AlignedChartData, alignedChart } from '../../src/report/aligned-chart.ts';
import { aiReport, hostileNames, layerReport, reading } from './sample.ts';
import { markupFault } from './well-formed.ts';

const size = { width: 880, height: 360 };
const blocks = {
  name: 'Bitcoin blocks by pool',
  readings: layerReport('pool').trajectory,
  chance: 'counts' as const,
  startMs: Date.UTC(2009, 0, 3),
};
const chips = {
  name: 'AI accelerators by owner',
  readings: aiReport('accelerators', 'owner', { estimates: [8, 4, 2] }).trajectory,
  chance: 'published' as const,
  startMs: Date.UTC(2012, 8, 30),
};

function chart(values: Partial<AlignedChartData> = {}, width = size.width): string {
  const data: AlignedChartData = {
    id: 'a',
    title: 'Both',
    series: [blocks, chips],
    along: 'calendar',
    upMeans: 'more dispersed',
    intervalLevel: 0.95,
  };
  return alignedChart({ ...data, ...values }, { ...size, width });
}

function points(svg: string, className: string): [number, number][][] {
  return [...svg.matchAll(new RegExp(`<path d="([^"]+)"[^>]*class="${className}"`, 'g'))].map((match) =>
    [...match[1]!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
  );
}

test('the scale is logarithmic: halving twice goes down by equal steps', () => {
  const [, line] = points(chart(), 'estimate');
  const ys = line!.map(([, y]) => y);
  expect(ys[1]! - ys[0]!).toBeGreaterThan(0);
  expect(ys[2]! - ys[1]!).toBeCloseTo(ys[1]! - ys[0]!, 0);
});

test('intervals contain their lines', () => {
  const [line] = points(chart(), 'estimate');
  const [band] = points(chart(), 'interval');
  for (const [index, [, y]] of line!.entries()) {
    const edges = [band![index]![1], band!.at(-1 - index)![1]];
    expect(Math.min(...edges)).toBeLessThan(y);
    expect(Math.max(...edges)).toBeGreaterThan(y);
  }
});

test('along the calendar the later field lies right of the earlier one, along their ages left of it', () => {
  const firstXs = (along: 'calendar' | 'age') => points(chart({ along }), 'estimate').map(([first]) => first![0]);
  const [blocksDate, chipsDate] = firstXs('calendar');
  expect(chipsDate).toBeGreaterThan(blocksDate!);
  // Blocks begin in 2020 at the age of 11, accelerators in 2022 at the age of 9.
  const [blocksAge, chipsAge] = firstXs('age');
  expect(chipsAge).toBeLessThan(blocksAge!);
});

test('along the ages the axis counts years since each field began', () => {
  const svg = chart({ along: 'age' });
  expect(svg).toContain('years since the field began');
  expect(svg).toMatch(/>10<\/text>/);
  // The first window of 2020 has its middle at 2020-01-16, 11.03 years after 2009-01-03.
  expect(svg).toContain('Bitcoin blocks by pool: from 4.00 in year 11.0 (Jan 2020) to 5.00');
});

test('lines are named at their ends, value, resource and role, inside the drawing', () => {
  for (const width of [880, 360]) {
    const svg = chart({ along: 'age' }, width);
    for (const text of ['5.00', '2.00', 'Bitcoin blocks', 'AI accelerators', 'by pool', 'by owner']) {
      expect(svg).toContain(`>${text}</text>`);
    }
    for (const [, x] of svg.matchAll(/<text [^>]*x="([\d.]+)"/g)) expect(Number(x)).toBeLessThan(width);
  }
});

test('a label is moved off a line that goes on beside it', () => {
  const flat = (from: number, count: number, estimate: number) =>
    Array.from({ length: count }, (_, index) => reading(from + index, { estimate, low: null, high: null }));
  const startMs = Date.UTC(2009, 0, 3);
  const long = { name: 'long', readings: flat(0, 40, 4), chance: 'none' as const, startMs };
  const short = { name: 'short', readings: flat(0, 10, 4), chance: 'none' as const, startMs };
  const other = { name: 'other', readings: flat(0, 40, 9), chance: 'none' as const, startMs };
  const svg = chart({ series: [long, short, other] });
  const lineY = points(svg, 'estimate')[0]![0]![1];
  const labelY = Number(/<text [^>]*y="([\d.]+)"[^>]*>short</.exec(svg)![1]);
  expect(Math.abs(labelY - lineY)).toBeGreaterThan(8);
});

test('a value without an interval, or that has no logarithm, is not drawn as one', () => {
  const readings = [
    reading(0, { estimate: 0 }),
    reading(1, { estimate: null }),
    reading(2, { estimate: 3, low: 0, high: 4 }),
    reading(3, { estimate: 3, low: null, high: null }),
  ];
  const svg = chart({ series: [{ ...blocks, readings }] });
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(chart({ series: [] })).toContain('No window has a value.');
});

test('names that are hostile leave the drawing well-formed, at both widths and along both axes', () => {
  const series = hostileNames.map((name) => ({ ...blocks, name }));
  for (const width of [880, 360]) {
    for (const along of ['calendar', 'age'] as const) expect(markupFault(chart({ series, along }, width))).toBeNull();
  }
});
