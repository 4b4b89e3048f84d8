import { figureIdText } from '../../core/figure-id.ts';
import { parseInstant } from '../../core/time-span.ts';
import type { Reading } from './api.ts';
import type { LinePoint } from './charts/chart.ts';

/** Readings of one layer by one measure as points of a line, in order of time, each with its reading id. */
export function linePoints(readings: readonly Reading[]): LinePoint[] {
  return readings
    .map((one) => {
      const span = { fromMs: parseInstant(one.from), toMs: parseInstant(one.to) };
      return {
        x: (span.fromMs + span.toMs) / 2,
        from: span.fromMs,
        to: span.toMs,
        estimate: one.estimate,
        low: one.low,
        high: one.high,
        boundLow: one.bound_low,
        boundHigh: one.bound_high,
        id: figureIdText({ kind: 'reading', layer: one.layer, span, measure: one.measure }),
      };
    })
    .sort((a, b) => a.x - b.x);
}
