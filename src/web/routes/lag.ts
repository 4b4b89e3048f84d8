import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import { formatDate } from '../../core/time-span.ts';
import { type Gap, type GapPair, gapGroups, gapOf, gapPairs } from '../../pipeline/gaps.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, paged, pageOf, pageQuery, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const day = z.iso.date();
const definition = z
  .enum(['horizontal', 'look-back', 'vertical', 'survival'])
  .meta({ description: 'What “how far behind” means' });
const reading = z.object({
  definition,
  estimate: nullableNumber.meta({
    description: 'Below zero where the follower is ahead; null where it cannot be said',
  }),
  low: nullableNumber,
  high: nullableNumber.meta({ description: 'null with a low end: so much or more' }),
  unit: z.enum(['months', 'index points']),
  levels: z.number().int().meta({ description: 'Records of the leader that are compared' }),
  unmatched: z.number().int().meta({ description: 'Those of them that the follower has not matched' }),
  reason: z.string().nullable(),
});
const group = z.object({
  id: z.string(),
  title: z.string(),
  models: z.number().int().meta({ description: 'Models of the group that count' }),
});
const step = z.object({
  model: z.string(),
  developers: z.array(z.string()),
  released: day,
  score: z.number().meta({ description: 'Points of the capability index' }),
});
const published = z.object({
  id: z.string().meta({ description: 'Figure id of the fact' }),
  quantity: z.string(),
  value: z.number(),
  low: nullableNumber,
  high: nullableNumber,
  unit: z.string(),
  source: z.object({ title: z.string(), url: z.string() }),
  definition,
  as_of: day,
  averaged_since: day.nullable().meta({ description: 'First of the days over which ours is averaged; null: one day' }),
  interval: nullableNumber,
  estimate: nullableNumber.meta({ description: 'The same of the models here' }),
  estimate_low: nullableNumber,
  estimate_high: nullableNumber,
  difference: z.string().meta({ description: 'Why the two differ' }),
});

const pair = z.object({
  leader: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ description: 'Id of the group that leads', examples: ['closed'] }),
  follower: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ description: 'Id of the group that follows', examples: ['open'] }),
});

export const lagPairs = route({
  id: 'lag-pairs',
  isSlow: true,
  path: '/lag',
  summary: 'How far behind: the pairs',
  description:
    'Pairs of groups of AI models with how far one is behind the other by four definitions; the pairs that a published site holds.',
  params: nothing,
  query: pageQuery,
  document: pageOf(z.object({ leader: group, follower: group, as_of: day, readings: z.array(reading) })).extend({
    groups: z.array(z.string()).meta({ description: 'Every group that can be asked for' }),
  }),
  answer(observatory, { query }) {
    const { rows, ...page } = paged(observatory, gapPairs(observatory), query);
    return {
      items: rows.map((one) => {
        const gap = gapOf(observatory, one);
        const { asOfMs, readings } = gap.run.result;
        return { ...groupsOf(gap), as_of: formatDate(asOfMs), readings: [...readings] };
      }),
      groups: [...gapGroups(observatory)],
      ...page,
    };
  },
  table: (observatory) => tableOf(columns, rowsOf(observatory, gapPairs(observatory))),
  published: () => [{}],
  example: { params: {}, query: {} },
});

const gapDocument = z.object({
  leader: group,
  follower: group,
  as_of: day,
  tolerance_points: z.number(),
  weighting: z.enum(['points', 'records']),
  interval: nullableNumber,
  resamples: z.number().int(),
  seed: z.number().int(),
  readings: z.array(reading.extend({ id: z.string().meta({ description: 'Figure id' }) })),
  levels: z.array(
    z.object({
      score: z.number(),
      points: z.number().meta({ description: 'By how much it raised the leader’s frontier; 0 for the first' }),
      leader_model: z.string(),
      reached: day,
      follower_model: z.string().nullable(),
      matched: day.nullable(),
      lag_months: nullableNumber,
    }),
  ),
  frontiers: z.object({ leader: z.array(step), follower: z.array(step) }),
  history: z.array(z.object({ as_of: day, readings: z.array(reading) })),
  history_resamples: z.number().int(),
  choices: z
    .array(
      z.object({
        tolerance_points: z.number(),
        weighting: z.enum(['points', 'records']),
        readings: z.array(reading),
      }),
    )
    .meta({ description: 'The same asked otherwise, without intervals' }),
  published: z.array(published).meta({ description: 'What others published, beside the same of these models' }),
  notes: z.array(z.string()),
  snapshot: snapshotHash,
});

export const lag = route({
  id: 'lag',
  isSlow: true,
  path: '/lag/{leader}/{follower}',
  summary: 'How far behind one group of models is',
  description:
    'Four definitions with intervals, the levels with those unmatched, the frontiers of both groups, the same at the end of every quarter, and what others published. Scores: Epoch AI, CC BY 4.0. It says nothing of why a group is behind.',
  params: pair,
  query: nothing,
  document: gapDocument,
  answer: (observatory, { params }) => documentOf(observatory, params),
  table: (observatory, { params }) => tableOf(columns, rowsOf(observatory, [params])),
  published: gapPairs,
  example: { params: { leader: 'closed', follower: 'open' }, query: {} },
});

function groupsOf({ run: { leader, follower, result }, leaderTitle, followerTitle }: Gap) {
  return {
    leader: { id: leader.id, title: leaderTitle, models: result.leaderModels },
    follower: { id: follower.id, title: followerTitle, models: result.followerModels },
  };
}

function documentOf(observatory: Observatory, params: GapPair): z.input<typeof gapDocument> {
  const gap = gapOf(observatory, params);
  const { run, frontiers } = gap;
  const { request, result, history, interval } = run;
  const { asOfMs } = result;
  const steps = (models: Gap['frontiers']['leader']) =>
    models.map(({ name, developers, releasedMs, score }) => ({
      model: name,
      developers: [...developers],
      released: formatDate(releasedMs),
      score,
    }));
  return {
    ...groupsOf(gap),
    as_of: formatDate(asOfMs),
    tolerance_points: request.tolerancePoints,
    weighting: request.weighting,
    interval,
    resamples: request.resamples,
    seed: request.seed,
    readings: result.readings.map((one) => ({
      ...one,
      id: figureIdText({ kind: 'lag', ...params, asOfMs, part: one.definition }),
    })),
    levels: result.levels.map(({ score, points, leaderModel, reachedMs, followerModel, matchedMs, lagMonths }) => ({
      score,
      points,
      leader_model: leaderModel.name,
      reached: formatDate(reachedMs),
      follower_model: followerModel?.name ?? null,
      matched: matchedMs === null ? null : formatDate(matchedMs),
      lag_months: lagMonths,
    })),
    frontiers: { leader: steps(frontiers.leader), follower: steps(frontiers.follower) },
    history: (history ?? []).map((point) => ({
      as_of: formatDate(point.asOfMs),
      readings: [...point.readings],
    })),
    history_resamples: request.historyResamples ?? 0,
    choices: gap.choices.map(({ tolerancePoints, weighting, readings }) => ({
      tolerance_points: tolerancePoints,
      weighting,
      readings: [...readings],
    })),
    published: gap.published.map(({ fact, asOfMs: dayMs, sinceMs, ...ours }) => ({
      id: figureIdText({ kind: 'fact', id: fact.id }),
      quantity: fact.quantity,
      value: fact.value,
      low: fact.low,
      high: fact.high,
      unit: fact.unit,
      source: { title: fact.source.title, url: fact.source.url },
      definition: ours.definition,
      as_of: formatDate(dayMs),
      averaged_since: sinceMs === null ? null : formatDate(sinceMs),
      interval: ours.interval,
      estimate: ours.estimate,
      estimate_low: ours.low,
      estimate_high: ours.high,
      difference: ours.difference,
    })),
    notes: [...result.notes],
    snapshot: observatory.input.snapshot,
  };
}

interface Row extends GapPair {
  readonly asOfMs: number;
  readonly reading: z.output<typeof reading>;
}

const columns: readonly TableColumn<Row>[] = [
  { name: 'leader', type: 'text', value: ({ leader }) => leader },
  { name: 'follower', type: 'text', value: ({ follower }) => follower },
  { name: 'as_of', type: 'text', value: ({ asOfMs }) => formatDate(asOfMs) },
  { name: 'definition', type: 'text', value: (row) => row.reading.definition },
  { name: 'estimate', type: 'number', value: (row) => row.reading.estimate },
  { name: 'low', type: 'number', value: (row) => row.reading.low },
  { name: 'high', type: 'number', value: (row) => row.reading.high },
  { name: 'unit', type: 'text', value: (row) => row.reading.unit },
  { name: 'levels', type: 'integer', value: (row) => row.reading.levels },
  { name: 'unmatched', type: 'integer', value: (row) => row.reading.unmatched },
  { name: 'reason', type: 'text', value: (row) => row.reading.reason },
];

/** The definitions of each pair at every date of its history, a row each. */
function rowsOf(observatory: Observatory, pairs: readonly GapPair[]): Row[] {
  return pairs.flatMap(({ leader, follower }) =>
    (gapOf(observatory, { leader, follower }).run.history ?? []).flatMap(({ asOfMs, readings }) =>
      readings.map((one) => ({ leader, follower, asOfMs, reading: one })),
    ),
  );
}
