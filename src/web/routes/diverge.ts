import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import { formatInstant } from '../../core/time-span.ts';
import type { DivergenceResult } from '../../pipeline/diverge.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { instant, layerParams, nothing, nullableNumber, pageOf, snapshotHash } from './_common.ts';
import { route, rowObjects, tableOf } from './_route.ts';

const verdict = z.enum([
  'first concentrates relative to second',
  'first disperses relative to second',
  'no difference shown',
  'too little data',
]);
const claim = z.enum(['as claimed', 'opposite', 'not shown', 'too little data']);

const comparison = z.object({
  a: z.string().meta({ description: 'First layer’s id' }),
  a_title: z.string(),
  b: z.string().meta({ description: 'Second layer’s id' }),
  b_title: z.string(),
  question: z.string(),
  difference_per_year: nullableNumber.meta({
    description:
      'Slope of ln(effective number) a year, first less second; positive: the first disperses relative to the second',
  }),
  low: nullableNumber,
  high: nullableNumber,
  p_value: nullableNumber,
  verdict,
  claim: claim.meta({ description: 'How far “the first concentrates while the second disperses” is borne out' }),
  sentence: z.string(),
  id: z.string().meta({ description: 'Figure id of the difference, as `explain` takes it' }),
});

export const diverge = route({
  id: 'diverge',
  path: '/diverge',
  summary: 'Do two layers move apart',
  description:
    'Every pair of layers that the run compares: the difference of their directions with its interval. It says which way they move against each other, not where they stand, and nothing of causes.',
  params: nothing,
  query: nothing,
  document: pageOf(comparison),
  answer({ observation: { divergences }, input }) {
    return {
      items: rowObjects(columns, divergences) as z.input<typeof comparison>[],
      total: divergences.length,
      next: null,
      snapshot: input.snapshot,
    };
  },
  table: ({ observation }) => tableOf(columns, observation.divergences),
  published: () => [{}],
  example: { params: {}, query: {} },
});

const columns: readonly TableColumn<DivergenceResult>[] = [
  { name: 'a', type: 'text', value: ({ comparison }) => comparison.a },
  { name: 'a_title', type: 'text', value: ({ first }) => first.measured.layer.title },
  { name: 'b', type: 'text', value: ({ comparison }) => comparison.b },
  { name: 'b_title', type: 'text', value: ({ second }) => second.measured.layer.title },
  { name: 'question', type: 'text', value: ({ comparison }) => comparison.question },
  { name: 'difference_per_year', type: 'number', value: ({ divergence }) => divergence.differencePerYear },
  { name: 'low', type: 'number', value: ({ divergence }) => divergence.low },
  { name: 'high', type: 'number', value: ({ divergence }) => divergence.high },
  { name: 'p_value', type: 'number', value: ({ divergence }) => divergence.pValue },
  { name: 'verdict', type: 'text', value: ({ divergence }) => divergence.verdict },
  { name: 'claim', type: 'text', value: ({ divergence }) => divergence.matchesClaim },
  { name: 'sentence', type: 'text', value: ({ report }) => report.sentence },
  {
    name: 'id',
    type: 'text',
    value: ({ comparison: { a, b } }) => figureIdText({ kind: 'divergence', a, b, part: 'difference' }),
  },
];

const { domain, resource, role } = layerParams.shape;
const pairParams = layerParams.extend({ second_domain: domain, second_resource: resource, second_role: role });

function resultOf(observatory: Observatory, params: z.output<typeof pairParams>) {
  return observatory.comparison(
    `${params.domain}/${params.resource}/${params.role}`,
    `${params.second_domain}/${params.second_resource}/${params.second_role}`,
  );
}

const proportions = <Names extends z.ZodType<string>>(names: Names) =>
  z.array(z.object({ verdict: names, proportion: z.number() }));

export const specificationCurve = route({
  id: 'specification-curve',
  isSlow: true,
  path: '/diverge/{domain}/{resource}/{role}/{second_domain}/{second_resource}/{second_role}',
  summary: 'Does the answer depend on our choices',
  description:
    'One comparison under every reasonable choice: each specification with its choices, difference, interval and verdict, from the smallest difference to the largest. Their proportions count choices, not evidence: the specifications share their data.',
  params: pairParams,
  query: nothing,
  document: comparison.extend({
    from: instant
      .nullable()
      .meta({ description: 'Beginning of what both layers cover; null where they share no time' }),
    to: instant.nullable(),
    choices: z
      .array(z.object({ choice: z.string(), options: z.array(z.string()) }))
      .meta({ description: 'What is chosen, in order of name, and from what' }),
    specifications: z.array(
      z.object({
        options: z
          .array(z.number().int().nullable())
          .meta({ description: 'For each of `choices`, the place of its option; null where it is not chosen' }),
        difference_per_year: nullableNumber,
        low: nullableNumber,
        high: nullableNumber,
        p_value: nullableNumber,
        verdict,
        claim,
      }),
    ),
    main: z.number().int().nullable().meta({
      description: 'Place of the specification that the verdicts themselves make; null where it is not among them',
    }),
    median_difference: nullableNumber,
    agreement: proportions(verdict).meta({ description: 'Proportion of the specifications by verdict' }),
    influence: z
      .array(
        z.object({
          choice: z.string(),
          variance_explained: nullableNumber.meta({
            description:
              'Proportion of the variance of the difference between the options of the choice (η²); they need not sum to 1',
          }),
          options: z.array(
            z.object({ option: z.string(), specifications: z.number().int(), median_difference: nullableNumber }),
          ),
        }),
      )
      .meta({ description: 'How much each choice decides, the most influential first' }),
    snapshot: snapshotHash,
  }),
  answer(observatory, { params }) {
    const result = resultOf(observatory, params);
    const { curve, report, first, second } = result;
    const choices = choicesOf(result);
    const fromMs = Math.max(first.span.fromMs, second.span.fromMs);
    const toMs = Math.min(first.span.toMs, second.span.toMs);
    return {
      ...(rowObjects(columns, [result])[0] as z.input<typeof comparison>),
      from: fromMs < toMs ? formatInstant(fromMs) : null,
      to: fromMs < toMs ? formatInstant(toMs) : null,
      choices,
      specifications: curve.specifications.map((one) => ({
        options: choices.map(({ choice, options }) => {
          const option = one.choices[choice];
          return option === undefined ? null : options.indexOf(option);
        }),
        difference_per_year: one.differencePerYear,
        low: one.low,
        high: one.high,
        p_value: one.pValue,
        verdict: one.verdict,
        claim: one.matchesClaim,
      })),
      main: report.curve?.chosen ?? null,
      median_difference: curve.medianDifference,
      agreement: verdict.options.map((name) => ({ verdict: name, proportion: curve.verdicts[name] })),
      influence: curve.influences.map(({ choice, varianceExplained, options }) => ({
        choice,
        variance_explained: varianceExplained,
        options: options.map(({ option, specifications, medianDifference }) => ({
          option,
          specifications,
          median_difference: medianDifference,
        })),
      })),
      snapshot: observatory.input.snapshot,
    };
  },
  table(observatory, { params }) {
    const result = resultOf(observatory, params);
    return tableOf<Specification>(
      [
        { name: 'difference_per_year', type: 'number', value: (one) => one.differencePerYear },
        { name: 'low', type: 'number', value: (one) => one.low },
        { name: 'high', type: 'number', value: (one) => one.high },
        { name: 'p_value', type: 'number', value: (one) => one.pValue },
        { name: 'verdict', type: 'text', value: (one) => one.verdict },
        { name: 'claim', type: 'text', value: (one) => one.matchesClaim },
        ...choicesOf(result).map(
          ({ choice }): TableColumn<Specification> => ({
            name: choice.replaceAll(' ', '_'),
            type: 'text',
            value: (one) => one.choices[choice] ?? null,
          }),
        ),
      ],
      result.curve.specifications,
    );
  },
  published: ({ observation }) =>
    observation.divergences.map(({ first, second }) => {
      const [a, b] = [first.measured.layer, second.measured.layer];
      return {
        domain: a.domain,
        resource: a.resource,
        role: a.role,
        second_domain: b.domain,
        second_resource: b.resource,
        second_role: b.role,
      };
    }),
  example: {
    params: {
      domain: 'bitcoin',
      resource: 'blocks',
      role: 'pool',
      second_domain: 'ai',
      second_resource: 'accelerators',
      second_role: 'owner',
    },
    query: {},
  },
});

type Result = ReturnType<typeof resultOf>;
type Specification = Result['curve']['specifications'][number];

/** Every choice with its options, in order of their first use. */
function choicesOf({ curve }: Result): { readonly choice: string; readonly options: string[] }[] {
  const known = new Map<string, Set<string>>();
  for (const { choices } of curve.specifications) {
    for (const [choice, option] of Object.entries(choices)) {
      const options = known.get(choice);
      if (options === undefined) known.set(choice, new Set([option]));
      else options.add(option);
    }
  }
  return [...known].map(([choice, options]) => ({ choice, options: [...options].sort() }));
}
