// Readings of a table of blocks, as `contraflow measure` gives them, from a program.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureInput, parseMeasure, parseWindowSpec, readInput } from 'contraflow';

const folder = mkdtempSync(join(tmpdir(), 'contraflow-example-'));
try {
  const pools = ['Foundry USA', 'AntPool', 'Foundry USA', 'F2Pool', 'unknown', 'AntPool'];
  const rows = Array.from(
    { length: 288 },
    (_, index) => `${840_000 + index},${1_713_571_200 + index * 600},${pools[index % 6]}`,
  );
  const path = join(folder, 'blocks.csv');
  writeFileSync(path, ['height,time,pool', ...rows].join('\n'));

  const input = await readInput(path);
  const day = parseWindowSpec('1d');
  const readings = [
    ...measureInput(input, {
      window: day,
      step: day,
      measures: [parseMeasure('effective-number')],
      levels: null,
      fromMs: null,
      toMs: null,
      interval: 0.95,
      unattributed: 'thin',
      correction: 'corrected',
      seed: 1,
    }),
  ].flat();
  for (const { span, estimate, low, high } of readings) {
    const date = new Date(span.fromMs).toISOString().slice(0, 10);
    console.log(
      `${date}  ${estimate.toFixed(2)} effective pools, 95% interval ${low.toFixed(2)} to ${high.toFixed(2)}`,
    );
  }
  assert.equal(readings.length, 2);
} finally {
  rmSync(folder, { recursive: true });
}
