import { expect, test } from 'vitest';
import { type TrajectoryChartData, trajectoryChart } from '../../src/report/trajectory-chart.ts';
import { hostileNames, reading } from './sample.ts';
import { markupFault } from './well-formed.ts';

const size = { width: 880, height: 440 };
const readings = [0, 1, 2, 3].map((index) => reading(index, { estimate: 4 + index / 2 }));

function chart(values: Partial<TrajectoryChartData> = {}): string {
  const data = {
    id: 't',
    title: 'Effective number',
    upMeans: 'more dispersed',
    intervalLevel: 0.95,
    labelBreaksMs: [],
  };
  return trajectoryChart({ ...data, series: [{ name: 'pool', readings, chance: 'counts' as const }], ...values }, size);
}

/** Points of the paths of a class, as [x, y], path by path. */
function points(svg: string, className: string): [number, number][][] {
  return [...svg.matchAll(new RegExp(`<path d="([^"]+)"[^>]*class="${className}"`, 'g'))].map((match) =>
    [...match[1]!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
  );
}

test('the interval contains the line and the scale contains the bounds', () => {
  const svg = chart({
    series: [
      {
        name: 'pool',
        readings: readings.map((one, index) => ({ ...one, low: 3, high: 6, boundHigh: 8 - index })),
        chance: 'counts',
      },
    ],
  });
  const [line] = points(svg, 'estimate');
  const [interval] = points(svg, 'interval');
  const [bounds] = points(svg, 'bounds');
  expect(line).toHaveLength(4);
  for (const [index, [x, y]] of line!.entries()) {
    // An area's path goes forth along one edge and back along the other.
    const [upperX, upperY] = interval![index]!;
    const [lowerX, lowerY] = interval!.at(-1 - index)!;
    expect([upperX, lowerX]).toEqual([x, x]);
    expect(Math.min(upperY, lowerY)).toBeLessThan(y);
    expect(Math.max(upperY, lowerY)).toBeGreaterThan(y);
  }
  for (const [, y] of bounds!) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(size.height - 28);
  }
});

test('windows of equal length have centres at equal steps, the first half a window from the axis', () => {
  const [line] = points(chart(), 'estimate');
  const xs = line!.map(([x]) => x);
  const step = (xs[3]! - xs[0]!) / 3;
  expect(xs[1]! - xs[0]!).toBeCloseTo(step, 0);
  // The plot begins at x = 44.
  expect(xs[0]! - 44).toBeCloseTo(step / 2, 0);
});

test('a missing window and a window without an estimate both break the line', () => {
  const missing = [0, 1, 3, 4].map((index) => reading(index));
  const undefinedWindow = [0, 1, 2, 3, 4].map((index) =>
    index === 2 ? reading(index, { estimate: null, low: null, high: null, reason: 'empty' }) : reading(index),
  );
  for (const broken of [missing, undefinedWindow]) {
    const lines = points(chart({ series: [{ name: 'pool', readings: broken, chance: 'counts' }] }), 'estimate');
    expect(lines.map((line) => line.length)).toEqual([2, 2]);
  }
});

test('a window alone is a dot', () => {
  const svg = chart({ series: [{ name: 'pool', readings: [reading(0)], chance: 'counts' }] });
  expect(points(svg, 'estimate')).toEqual([]);
  expect(svg).toMatch(/<circle [^>]*class="estimate"/);
});

test('the legend explains only what is drawn', () => {
  const bare = readings.map((one) => ({ ...one, low: null, high: null, boundLow: null, boundHigh: null }));
  const svg = chart({ series: [{ name: 'pool', readings: bare, chance: 'counts' }] });
  expect(svg).not.toContain('what chance could change');
  expect(svg).not.toContain('what attribution could change');
  const full = chart({ labelBreaksMs: [readings[2]!.span.fromMs] });
  expect(full).toContain('95% interval: what chance could change');
  expect(full).toContain('bounds: what attribution could change');
  expect(full).toContain('<title>the source or scope changes 2020-03-01</title>');
});

test('the legend says what the intervals of its layers are of', () => {
  const legendOf = (...chances: readonly ('counts' | 'published' | 'none')[]): string =>
    chart({ series: chances.map((chance) => ({ name: chance, readings, chance })) });
  expect(legendOf('published')).toContain('95% interval: of the publisher’s estimates');
  expect(legendOf('published')).not.toContain('what chance could change');
  expect(legendOf('counts', 'published')).toContain('95% interval: of chance, or of published estimates');
  expect(legendOf('none')).toContain('>95% interval<');
});

test('names at the ends of lines do not touch, even of lines that end on one value', () => {
  const svg = chart({ series: ['a', 'b', 'c'].map((name) => ({ name, readings, chance: 'counts' as const })) });
  const ys = [...svg.matchAll(/y="([\d.]+)"[^>]*>[ABC]</g)].map((match) => Number(match[1]));
  expect(ys).toHaveLength(3);
  expect(ys[1]! - ys[0]!).toBeCloseTo(18, 5);
  expect(ys[2]! - ys[1]!).toBeCloseTo(18, 5);
});

test('the text alternative states the first, last, least and greatest value', () => {
  expect(chart()).toContain(
    'Pool: from 4.00 in Jan 2020 to 5.50 in Apr 2020; lowest 4.00 in Jan 2020, highest 5.50 in Apr 2020.',
  );
});

test('no data is said, not drawn', () => {
  expect(chart({ series: [] })).toContain('No window has a value.');
});

test('names that are hostile leave the drawing well-formed, at both widths', () => {
  const series = hostileNames.map((name) => ({ name, readings, chance: 'counts' as const }));
  for (const width of [880, 360]) {
    const svg = trajectoryChart(
      {
        id: 't',
        title: hostileNames.join(),
        upMeans: 'more dispersed',
        intervalLevel: 0.95,
        labelBreaksMs: [],
        series,
      },
      { width, height: 400 },
    );
    expect(markupFault(svg)).toBeNull();
  }
});
