import { expect, test } from 'vitest';
import { textWidth } from '../../src/report/text-width.ts';
import { verdictTable } from '../../src/report/verdict-table.ts';
import { divergenceReport, hostileNames, reading, reportData, twoDomains } from './sample.ts';

const lines = (report = reportData(), width = 200) => verdictTable(report, { width, colour: false }).split('\n');

test('each layer has a line with its latest reading, interval, bounds, change and verdict', () => {
  for (const report of [reportData(), twoDomains()]) {
    const table = lines(report);
    for (const { layer, trend } of report.layers) {
      const line = table.find((text) => text.startsWith(`${layer.id} `));
      expect(line).toMatch(/\[\d.*\]/);
      // exp(0.01) − 1 = 1.0%, exp(−0.02) − 1 = −2.0%, exp(0.04) − 1 = 4.1%.
      expect(line).toContain('+1.0% [−2.0, +4.1]');
      expect(line).toMatch(new RegExp(`${trend.verdict}$`));
    }
  }
});

test('a line says over which years its direction is judged', () => {
  const [first] = reportData().layers;
  const over = (fromMs: number, toMs: number) =>
    lines(reportData({ layers: [{ ...first!, trend: { ...first!.trend, fromMs, toMs } }] }))[2];
  // A span ends before its end: the first of January belongs to the year before.
  expect(over(Date.UTC(2016, 2, 1), Date.UTC(2020, 0, 1))).toMatch(/blocks\/pool +2016–2019 /);
  expect(over(Date.UTC(2019, 2, 1), Date.UTC(2020, 0, 1))).toMatch(/blocks\/pool +2019 /);
});

test('layers stand field by field, those of one resource together', () => {
  const { layers } = twoDomains();
  const table = lines(twoDomains({ layers: [layers[0]!, layers[2]!, layers[1]!, ...layers.slice(3)] }));
  const at = (start: string): number => table.findIndex((line) => line.startsWith(start));
  const places = ['bitcoin/blocks/pool', 'bitcoin/blocks/proxy-group', 'ai/accelerators/owner'].map(at);
  expect(places).toEqual([2, 3, 5]);
  expect(table[4]).toBe('');
});

test('where more is tied to nobody than to anybody its bounds are the estimate', () => {
  const [first] = reportData().layers;
  const thin = reading(3, { weight: 100, unattributedWeight: 60, estimate: 103, boundLow: 1.6, boundHigh: 103 });
  const line = lines(reportData({ layers: [{ ...first!, latest: [thin] }] }))[2];
  expect(line).toMatch(/ 1\.60–103\.00 +– +\[1\.60, 103\.00\] /);
});

test('pairs stand below, a line each: both, the difference, p and the verdict; then how far other choices agree', () => {
  const table = lines(
    twoDomains({ divergences: [divergenceReport({ verdict: 'first disperses relative to second' })] }),
  );
  const at = table.findIndex((line) => /^blocks\/pool /.test(line));
  expect(table[at]).toMatch(
    /^blocks\/pool +accelerators\/owner +\+10\.5% \[\+2\.0, \+19\.7\] +0\.012 +Bitcoin disperses$/,
  );
  expect(table[at + 1]).toMatch(
    /^Of 40 reasonable ways to ask about the first pair: \w[a-z ]+ \d+%, [a-z ]+ \d+%, [a-z ]+ \d+%\.$/,
  );
  expect(table.join(' ')).toContain('one concentrates or disperses relative to the other.');
  const unknown = divergenceReport({
    differencePerYear: Number.NaN,
    pValue: Number.NaN,
    verdict: 'too little data',
    curve: null,
  });
  expect(lines(twoDomains({ divergences: [unknown] })).join('\n')).not.toMatch(/NaN|reasonable|relative/);
});

test('no line is wider than the terminal, and in 100 columns every verdict and every bound is whole', () => {
  const report = twoDomains();
  for (const width of [100, 80, 70]) {
    const table = lines(report, width);
    for (const line of table) expect(textWidth(line)).toBeLessThanOrEqual(width);
    expect(table.filter((line) => line.endsWith('no trend'))).toHaveLength(report.layers.length);
  }
  expect(lines(report, 100)[0]).toContain('bounds');
  expect(lines(report, 70)[0]).not.toMatch(/bounds|years/);
});

test('a long id is cut in its middle', () => {
  const [first] = reportData().layers;
  const long = { ...first!, layer: { ...first!.layer, id: `bitcoin/${'resource'.repeat(20)}/proxy-group` } };
  expect(lines(reportData({ layers: [long] }), 100).some((line) => /^bitcoin\/r\S*…\S*-group /.test(line))).toBe(true);
});

test('a text of a stranger stays text', () => {
  for (const id of hostileNames) {
    const [first, ...rest] = reportData().layers;
    const text = verdictTable(
      {
        layers: [{ ...first!, layer: { ...first!.layer, id } }, ...rest],
        divergences: [divergenceReport({ a: id, verdict: id, sentence: id })],
      },
      { width: 200, colour: false },
    );
    expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  }
});
