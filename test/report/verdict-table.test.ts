import { expect, test } from 'vitest';
import { textWidth } from '../../src/report/text-width.ts';
import { verdictTable } from '../../src/report/verdict-table.ts';
import { divergenceReport, hostileNames, reportData, twoDomains } from './sample.ts';

const lines = (report = reportData(), width = 200) => verdictTable(report, { width, colour: false }).split('\n');

test('each layer has a line with its latest reading, interval, bounds, change and verdict', () => {
  for (const report of [reportData(), twoDomains()]) {
    const table = lines(report);
    for (const { layer, trend } of report.layers) {
      const line = table.find((text) => text.startsWith(layer.id));
      expect(line).toMatch(/\[\d.*\]/);
      // exp(0.01) − 1 = 1.0%, exp(−0.02) − 1 = −2.0%, exp(0.04) − 1 = 4.1%.
      expect(line).toContain('+1.0% [−2.0, +4.1]');
      expect(line).toMatch(new RegExp(`${trend.verdict}$`));
    }
  }
});

test('a span that all layers share is said once, others with the layers they are of', () => {
  const shared = lines().filter((line) => line.startsWith('latest window'));
  expect(shared).toHaveLength(1);
  expect(shared[0]).not.toContain('(');
  const [first, second, ...rest] = reportData().layers;
  const later = { ...second!, trend: { ...second!.trend, fromMs: second!.trend.fromMs + 86_400_000 } };
  const direction = lines({ ...reportData(), layers: [first!, later, ...rest] }).find((line) =>
    line.startsWith('direction'),
  );
  expect(direction).toContain(`(${second!.layer.role})`);
});

test('layers of several resources stand under the resource, with what it covers', () => {
  const table = lines(twoDomains());
  const at = (start: string): number => table.findIndex((line) => line.startsWith(start));
  const places = [
    'Bitcoin blocks: latest window 2020-03-31 to 2020-04-29; direction over ',
    'bitcoin/blocks/pool',
    'AI accelerators: latest window 2022-10-01 to 2022-12-31; direction over ',
    'ai/accelerators/owner',
    'AI data centers: ',
    'ai/data-centers/owner',
  ].map(at);
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

test('layers that do not stand together in the data stand together in the table', () => {
  const { layers } = twoDomains();
  const mixed = lines(twoDomains({ layers: [layers[0]!, layers[2]!, layers[1]!] }));
  const at = (start: string): number => mixed.findIndex((line) => line.startsWith(start));
  expect(at('bitcoin/blocks/proxy-group')).toBe(at('bitcoin/blocks/pool') + 1);
});

test('divergences stand below as lines: the pair and its verdict, the figures, the sentence, how far choices agree', () => {
  const table = lines(twoDomains());
  const at = table.indexOf('bitcoin/blocks/pool against ai/accelerators/owner: diverging');
  expect(table.slice(at + 1, at + 3)).toEqual([
    '  difference +10.5%/year [+2.0, +19.7], p = 0.012',
    '  Mining disperses faster than accelerators.',
  ]);
  expect(table[at + 3]).toMatch(/^ {2}Of 40 specifications: converging \d+%, no difference \d+%, diverging \d+%\.$/);
  const unknown = divergenceReport({ differencePerYear: Number.NaN, verdict: 'too little data', curve: null });
  expect(lines(twoDomains({ divergences: [unknown] })).join('\n')).not.toMatch(/NaN|difference –/);
});

test('no line is wider than the terminal, and in 100 columns every verdict and every bound is whole', () => {
  const report = twoDomains();
  for (const width of [100, 80, 70]) {
    const table = lines(report, width);
    for (const line of table) expect(textWidth(line)).toBeLessThanOrEqual(width);
    expect(table.filter((line) => line.endsWith('no trend'))).toHaveLength(report.layers.length);
  }
  expect(lines(report, 100)[0]).toContain('bounds');
  expect(lines(report, 70)[0]).not.toContain('bounds');
});

test('a long id is cut in its middle', () => {
  const [first] = reportData().layers;
  const long = { ...first!, layer: { ...first!.layer, id: `bitcoin/${'resource'.repeat(20)}/proxy-group` } };
  expect(lines(reportData({ layers: [long] }), 100).some((line) => /^bitcoin\/\S*…\S*-group /.test(line))).toBe(true);
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
