import { expect, test } from 'vitest';
import { verdictTable } from '../../src/report/verdict-table.ts';
import { hostileNames, reportData } from './sample.ts';

const lines = (report = reportData()) => verdictTable(report, { width: 200, colour: false }).split('\n');

test('each layer has a line with its latest reading, interval, bounds, direction and verdict', () => {
  const report = reportData();
  const table = lines(report);
  for (const { layer, trend } of report.layers) {
    const line = table.find((text) => text.startsWith(layer.id));
    expect(line).toMatch(/\[\d.*\]/);
    expect(line).toMatch(new RegExp(`${trend.verdict}$`));
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

test('a layer id of a stranger stays text', () => {
  for (const id of hostileNames) {
    const [first, ...rest] = reportData().layers;
    const text = verdictTable(
      { layers: [{ ...first!, layer: { ...first!.layer, id } }, ...rest] },
      { width: 200, colour: false },
    );
    expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u);
  }
});
