// Where is mining by pool going? The bundled snapshot, measured and judged from a program: what `contraflow verdict` says.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { measureInput, parseMeasure, parseWindowSpec, readInput } from 'contraflow';
import { trend } from 'contraflow/statistics';

const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;
const path = fileURLToPath(new URL('../data/snapshot/daily-blocks.parquet', import.meta.url));

// Months of thirty days that end where the snapshot ends, on 2026-04-22.
const toMs = Date.UTC(2026, 3, 22);
const windows = Math.floor((toMs - Date.UTC(2016, 1, 26)) / (30 * DAY_MS));
const month = parseWindowSpec('30d');
const readings = [
  ...measureInput(await readInput(path), {
    window: month,
    step: month,
    measures: [parseMeasure('effective-number')],
    levels: ['pool'],
    fromMs: toMs - windows * 30 * DAY_MS,
    toMs,
    interval: 0.95,
    unattributed: 'thin',
    correction: 'corrected',
    seed: 1,
  }),
].flat();

// A month that the data only touch says nothing of a direction; one without labels has no estimate at all.
const whole = readings.filter(({ estimate, weight }) => estimate !== null && weight > 2_000);
const { direction, slopePerYear, low, high } = trend(
  whole.map(({ estimate }) => Math.log(estimate)),
  whole.map(({ span }) => (span.fromMs + span.toMs) / 2 / YEAR_MS),
  // The standard error of each value by chance, from its 95% interval.
  { noise: whole.map((reading) => Math.log(reading.high / reading.low) / (2 * 1.96)) },
);

const yearly = (slope) => `${(100 * Math.expm1(slope)).toFixed(1)}%`;
console.log(`${whole.length} months, the latest with ${whole.at(-1).estimate.toFixed(2)} effective pools`);
console.log(`${yearly(slopePerYear)} a year, 95% interval ${yearly(low)} to ${yearly(high)}: ${direction}`);

assert.equal(whole.length, 109);
assert.equal(direction, 'none');
assert.ok(low < 0 && 0 < high);
