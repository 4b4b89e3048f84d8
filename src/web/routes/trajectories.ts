import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import type { Reading } from '../../core/reading.ts';
import { formatDate, formatInstant } from '../../core/time-span.ts';
import { comparedTrajectories } from '../../pipeline/overview.ts';
import { instant, nothing, nullableNumber, pageOf } from './_common.ts';
import { route } from './_route.ts';

const column = z.array(nullableNumber);
const trajectory = z.object({
  layer: z.string(),
  title: z.string(),
  domain: z.enum(['bitcoin', 'ai']),
  chance: z.enum(['counts', 'published', 'none']),
  field_start: instant.meta({ description: 'When its field began: the zero of its age' }),
  from: z.array(z.string()).meta({ description: 'First day of each window; the other columns have its order' }),
  to: z.array(z.string()).meta({ description: 'Day after the last of each window' }),
  estimate: column,
  low: column,
  high: column,
  bound_low: column,
  bound_high: column,
});

const pair = z.object({
  first: z.string(),
  second: z.string(),
  question: z.string(),
  verdict: z.enum([
    'first concentrates relative to second',
    'first disperses relative to second',
    'no difference shown',
    'too little data',
  ]),
  sentence: z.string(),
  difference_per_year: nullableNumber.meta({ description: 'Slope of the first less that of the second' }),
  low: nullableNumber,
  high: nullableNumber,
  id: z.string(),
  specifications: z.number().int().nullable().meta({ description: 'Ways of comparing that were tried; null: one' }),
  alike: nullableNumber.meta({ description: 'Proportion of those ways whose verdict is the same' }),
});

export const trajectories = route({
  id: 'trajectories',
  path: '/trajectories',
  summary: 'The paths that are compared',
  description:
    'The effective number over time of every layer that is compared with another, as columns, and each pair with the difference of its directions.',
  params: nothing,
  query: nothing,
  document: pageOf(trajectory).extend({ pairs: z.array(pair) }),
  answer(observatory) {
    const items = comparedTrajectories(observatory).map(({ report: { layer, chance }, startMs, readings }) => {
      const columnOf = (value: (reading: Reading) => number | null) =>
        readings.map((reading) => {
          const one = value(reading);
          return one !== null && Number.isFinite(one) ? one : null;
        });
      return {
        layer: layer.id,
        title: layer.title,
        domain: layer.domain,
        chance,
        field_start: formatInstant(startMs),
        from: readings.map(({ span }) => formatDate(span.fromMs)),
        to: readings.map(({ span }) => formatDate(span.toMs)),
        estimate: columnOf(({ estimate }) => estimate),
        low: columnOf(({ low }) => low),
        high: columnOf(({ high }) => high),
        bound_low: columnOf(({ boundLow }) => boundLow),
        bound_high: columnOf(({ boundHigh }) => boundHigh),
      };
    });
    const pairs = observatory.observation.divergences.map(({ comparison, divergence, curve, report }) => ({
      first: comparison.a,
      second: comparison.b,
      question: comparison.question,
      verdict: divergence.verdict,
      sentence: report.sentence,
      difference_per_year: divergence.differencePerYear,
      low: divergence.low,
      high: divergence.high,
      id: figureIdText({ kind: 'divergence', a: comparison.a, b: comparison.b, part: 'difference' }),
      specifications: curve === null ? null : curve.specifications.length,
      alike: curve === null ? null : curve.verdicts[divergence.verdict],
    }));
    return { items, total: items.length, next: null, snapshot: observatory.input.snapshot, pairs };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
