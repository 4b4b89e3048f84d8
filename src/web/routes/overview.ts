import { z } from 'zod';
import { formatInstant } from '../../core/time-span.ts';
import { layersAtAGlance } from '../../pipeline/overview.ts';
import { joined } from '../../report/index.ts';
import { instant, nothing, nullableNumber, pageOf } from './_common.ts';
import { route } from './_route.ts';
import { sentence, toSentence } from './_sentence.ts';

const glance = z.object({
  layer: z.string(),
  title: z.string(),
  domain: z.enum(['bitcoin', 'ai']),
  resource: z.string(),
  role: z.string(),
  chance: z.enum(['counts', 'published', 'none']),
  verdict: z.enum(['concentrating', 'dispersing', 'no trend', 'too little data']),
  slope_per_year: nullableNumber.meta({ description: 'Slope of ln(effective number) a year; positive: dispersing' }),
  slope_low: nullableNumber,
  slope_high: nullableNumber,
  slope_id: z.string().nullable(),
  windows: z.number().int().meta({ description: 'Windows that are judged' }),
  from: instant,
  to: instant,
  latest: z
    .object({
      from: instant,
      to: instant,
      estimate: z.number(),
      low: nullableNumber,
      high: nullableNumber,
      bound_low: nullableNumber,
      bound_high: nullableNumber,
      id: z.string(),
    })
    .nullable()
    .meta({ description: 'Effective number of the latest window that is shown' }),
  would_change: z.string(),
  artefact: z.string().nullable(),
  trajectory: z
    .array(nullableNumber)
    .meta({ description: 'Effective number over time, thinned out for a small drawing, in four digits' }),
});

export const overview = route({
  id: 'overview',
  path: '/overview',
  summary: 'The answer at a glance',
  description:
    'What the verdicts say in a sentence, what it means, what to take away, and every layer with its verdict and its latest value: what the first page shows.',
  params: nothing,
  query: nothing,
  document: pageOf(glance).extend({
    headline: sentence,
    meaning: sentence,
    takeaways: z.array(sentence),
    interval: z.number().meta({ description: 'Coverage of the intervals' }),
  }),
  answer(observatory) {
    const { brief, options, input } = observatory;
    const items = layersAtAGlance(observatory).map((one) => {
      const { measured, trend, span, verdict, wouldChange, artefact } = one.verdict;
      const { id, title, domain, resource, role } = measured.layer;
      return {
        layer: id,
        title,
        domain,
        resource,
        role,
        chance: measured.chance,
        verdict,
        slope_per_year: trend.slopePerYear,
        slope_low: trend.low,
        slope_high: trend.high,
        slope_id: one.slopeId,
        windows: trend.windows,
        from: formatInstant(span.fromMs),
        to: formatInstant(span.toMs),
        latest:
          one.latest === null
            ? null
            : {
                from: formatInstant(one.latest.span.fromMs),
                to: formatInstant(one.latest.span.toMs),
                estimate: one.latest.estimate!,
                low: finite(one.latest.low),
                high: finite(one.latest.high),
                bound_low: finite(one.latest.boundLow),
                bound_high: finite(one.latest.boundHigh),
                id: one.latestId!,
              },
        would_change: wouldChange,
        artefact,
        trajectory: one.trajectory.map((value) => (value === null ? null : Number(value.toPrecision(4)))),
      };
    });
    const takeaways = brief.sections.find(({ id }) => id === 'takeaways')?.points ?? [];
    return {
      items,
      total: items.length,
      next: null,
      snapshot: input.snapshot,
      headline: toSentence(brief.headline),
      meaning: toSentence(brief.meaning),
      takeaways: takeaways.map(({ sentences }) => toSentence(joined(sentences))),
      interval: options.interval,
    };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});

/** A number that JSON has; what is infinite is no limit. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
