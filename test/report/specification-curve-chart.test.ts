import { expect, test } from 'vitest';
import type { CurveReport } from '../../src/report/report-data.ts';
import { specificationCurveChart } from '../../src/report/specification-curve-chart.ts';
import { curveReport, hostileNames } from './sample.ts';
import { markupFault } from './well-formed.ts';

function chart(curve: CurveReport, width = 880): string {
  return specificationCurveChart({ id: 'c', title: 'Choices', curve, upMeans: 'dispersing faster' }, { width });
}

/** Marks of a class: x and, for those of the differences, y. */
function marks(svg: string, className: string): [number, number][] {
  return [...svg.matchAll(new RegExp(`<path d="([^"]+)"[^>]*class="${className}"`, 'g'))].flatMap(([, d]) =>
    [...d!.matchAll(/M([\d.]+),([\d.]+)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)]),
  );
}

test('a specification is a column: a difference, an interval, and one mark a choice', () => {
  const svg = chart(curveReport(40));
  const differences = marks(svg, 'difference');
  expect(differences).toHaveLength(40);
  expect(marks(svg, 'interval')).toHaveLength(40);
  expect(marks(svg, 'choice')).toHaveLength(80); // two choices
  const xs = new Set(differences.map(([x]) => x));
  expect(xs.size).toBe(40);
  for (const [x] of marks(svg, 'choice')) expect(xs.has(x)).toBe(true);
  expect(svg).toContain('40 specifications, one a column');
});

test('a specification with too little data is a column without a difference, the main one as well', () => {
  const curve = curveReport(3);
  const none = { difference: Number.NaN, low: Number.NaN, high: Number.NaN, verdict: 'too little data' };
  const specifications = curve.specifications.map((one, at) => (at === 2 ? { ...one, ...none } : one));
  const svg = chart({ ...curve, specifications, chosen: 2 });
  expect(marks(svg, 'difference')).toHaveLength(2);
  expect(svg).not.toMatch(/NaN|undefined/);
});

test('differences ascend from left to right, and zero is a line between them', () => {
  const svg = chart(curveReport(11));
  const byX = marks(svg, 'difference').sort(([a], [b]) => a - b);
  for (const [index, [, y]] of byX.entries()) if (index > 0) expect(y).toBeLessThan(byX[index - 1]![1]);
  const zero = Number(/<text [^>]*y="([\d.]+)"[^>]*>0%</.exec(svg)![1]);
  // The fifth of eleven differences from −0.2 to 0.3 is 0.
  expect(byX[4]![1]).toBeCloseTo(zero, 0);
});

test('thousands are thinned to what can be seen, evenly and with the main one among them, and that is said', () => {
  for (const width of [880, 360]) {
    const curve = curveReport(3000, { chosen: 1234 });
    const svg = chart(curve, width);
    const shown = marks(svg, 'difference').length;
    expect(shown).toBeGreaterThan(width / 5);
    expect(shown).toBeLessThan(width / 2.4);
    expect(svg).toContain(`${shown} of 3,000 shown, evenly spaced by rank`);
    // −0.2 + 0.5 × 1234 / 2999 = 0.0057, and exp(0.0057) − 1 = 0.6%.
    expect(svg).toContain('main +0.6%/year');
    expect(svg).toMatch(/class="main"/);
    expect(svg.length).toBeLessThan(80_000);
  }
});

test('the most influential choice comes first, and one with a single option is left out', () => {
  const specifications = curveReport(10).specifications.map((one) => ({
    ...one,
    choices: { ...one.choices, fixed: 'always' },
  }));
  const svg = chart(curveReport(10, { specifications }));
  expect(svg.indexOf('>span<')).toBeGreaterThan(0);
  expect(svg.indexOf('>span<')).toBeLessThan(svg.indexOf('>window<'));
  expect(svg).not.toContain('always');
});

test('verdicts have colours by the side of zero on which they lie, the one in between none of theirs', () => {
  const svg = chart(curveReport(40));
  const colourOf = (verdict: string): string =>
    new RegExp(`<circle [^>]*fill="([^"]+)"[^>]*/><text[^>]*>${verdict} `).exec(svg)![1]!;
  expect(colourOf('diverging')).toMatch(/--series-0/);
  expect(colourOf('converging')).toMatch(/--series-1/);
  expect(colourOf('no difference')).toMatch(/--soft/);
});

test('an interval far outside does not flatten the others, and ends at the edge of the scale', () => {
  const { specifications } = curveReport(100);
  const wild = specifications.map((one, index) => (index === 50 ? { ...one, low: -50, high: 50 } : one));
  const heights = (svg: string): number => {
    const ys = marks(svg, 'difference').map(([, y]) => y);
    return Math.max(...ys) - Math.min(...ys);
  };
  const svg = chart(curveReport(100, { specifications: wild }));
  expect(heights(svg)).toBeGreaterThan(0.9 * heights(chart(curveReport(100))));
});

test('the text alternative names the proportions, the main specification and the most influential choice', () => {
  const agreement = [
    { verdict: 'diverging', proportion: 0.75 },
    { verdict: 'no difference', proportion: 0.25 },
  ];
  const svg = chart(curveReport(11, { chosen: 10, agreement }));
  // exp(−0.2) − 1 = −18.1%.
  expect(svg).toContain('Specification curve of 11 specifications: differences from −18.1%/year to +35.0%/year.');
  expect(svg).toContain('Verdicts: diverging 75%, no difference 25%.');
  // exp(0.3) − 1 = 35.0%, exp(0.2) − 1 = 22.1%, exp(0.4) − 1 = 49.2%.
  expect(svg).toContain('Main specification: +35.0%/year [+22.1, +49.2], rank 11.');
  expect(svg).toContain('Most influential choice: span, which explains 75% of the variance.');
});

test('nothing, one, and specifications without an interval are drawn without a number that is none', () => {
  expect(chart(curveReport(0, { agreement: [], influence: [] }))).toContain('No specification has a result.');
  const bare = curveReport(1).specifications.map((one) => ({ ...one, low: Number.NaN, high: Number.NaN }));
  const svg = chart(curveReport(1, { specifications: bare, chosen: 0 }));
  expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity)/);
  expect(marks(svg, 'interval')).toHaveLength(0);
  expect(markupFault(svg)).toBeNull();
});

test('hostile choices and verdicts leave the drawing well-formed, at both widths', () => {
  const specifications = curveReport(60).specifications.map((one, index) => ({
    ...one,
    verdict: hostileNames[index % hostileNames.length]!,
    choices: Object.fromEntries(
      hostileNames.map((name, nth) => [name, hostileNames[(nth + index) % hostileNames.length]!]),
    ),
  }));
  for (const width of [880, 360]) {
    const agreement = hostileNames.map((verdict) => ({ verdict, proportion: 1 / hostileNames.length }));
    expect(markupFault(chart(curveReport(60, { specifications, agreement }), width))).toBeNull();
  }
});

test('specifications without a difference are left out, and where none has one that is said', () => {
  const curve = curveReport(4, { chosen: 3 });
  const unknown = (from: number) => ({
    ...curve,
    specifications: curve.specifications.map((one, index) =>
      index < from ? one : { ...one, difference: Number.NaN, low: Number.NaN, high: Number.NaN },
    ),
  });
  const some = chart(unknown(3));
  expect(some).toContain('3 specifications, one a column');
  expect(some).not.toMatch(/NaN|main specification/);
  expect(chart(unknown(0))).toContain('No specification has a result.');
});
