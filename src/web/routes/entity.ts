import { z } from 'zod';
import { evidences } from '../../core/blocks.ts';
import { factGrades } from '../../core/fact.ts';
import { printable } from '../../core/text.ts';
import { formatInstant, type TimeSpan } from '../../core/time-span.ts';
import {
  type EntityDetail,
  type EntityTrajectory,
  type EntityWindow,
  entitiesOf,
  entityDetail,
  isSafeEntityId,
} from '../../pipeline/entities.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { instant, nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';
import { citation, citationOf, day, tie, tieOf } from './_ties.ts';

const span = z.object({ from: instant, to: instant });

const heldWindow = z.object({
  from: instant,
  to: instant,
  weight: z.number(),
  proportion: nullableNumber.meta({ description: 'Of the whole weight, what is tied to nobody included' }),
  low: nullableNumber.meta({ description: 'Interval of the proportion by chance, where weights are counts' }),
  high: nullableNumber,
  bound_high: nullableNumber.meta({ description: 'The proportion, were all that is tied to nobody its own' }),
});

const trajectory = z.object({
  layer: z.string(),
  title: z.string(),
  domain: z.enum(['bitcoin', 'ai']),
  role: z.string(),
  definition: z.string(),
  weight_unit: z.string(),
  is_count: z.boolean(),
  chance: z.enum(['counts', 'published', 'none']),
  breaks: z.array(instant),
  latest: heldWindow.meta({ description: 'The latest complete window of the layer' }),
  first_seen: span,
  last_seen: span,
  windows: z.array(heldWindow).meta({ description: 'From before it first held something to after it last did' }),
});

const rule = z.object({
  id: z.string().meta({ description: 'As a block’s deciding rule names it', examples: ['foundryusa/tag/0'] }),
  text: z.string().meta({ description: 'Text of a tag, or an address; what cannot be shown is escaped' }),
  from: day,
  until: day,
  source: citation,
});

const document = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  roles: z.array(z.string()),
  trajectories: z.array(trajectory),
  pool: z
    .object({
      link: z.string().nullable(),
      tags: z.array(rule),
      addresses: z.array(rule),
      builder: z.string().nullable().meta({ description: 'How its coinbases name who built the template' }),
    })
    .nullable(),
  note: z.string().nullable(),
  parents: z.array(tie).meta({ description: 'Its legal owners' }),
  groups: z.array(tie).meta({ description: 'Proxy groups that it belongs to' }),
  pools: z.array(tie).meta({ description: 'Pools that it owns or groups' }),
  evidence: z
    .array(z.object({ evidence: z.enum(evidences), blocks: z.number().int() }))
    .meta({ description: 'How its blocks were tied to it; empty where the input has no blocks one by one' }),
  rows: z
    .array(
      z.object({
        layer: z.string(),
        from: instant,
        to: instant,
        weight: z.number(),
        low: nullableNumber,
        high: nullableNumber,
        group: z.string().nullable(),
        source: z.string(),
        file: z.string(),
        row: z.number().int(),
      }),
    )
    .meta({ description: 'Rows of the publishers in which it stands, the latest hundred' }),
  row_count: z.number().int().meta({ description: 'Such rows in all' }),
  facts: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      quantity: z.string(),
      value: z.number(),
      unit: z.string(),
      from: z.string(),
      until: z.string(),
      grade: z.enum(factGrades),
      note: z.string().nullable(),
      source: citation,
    }),
  ),
  snapshot: snapshotHash,
});

export const entity = route({
  id: 'entity',
  path: '/entities/{id}',
  summary: 'One entity',
  description:
    'What one entity holds over time in every layer of both fields, how its blocks are recognised, who owns it since when, and the published rows and facts about it.',
  params: z.object({
    id: z
      .string()
      .min(1)
      .max(400)
      .meta({ description: 'As `/entities` lists it, percent-encoded', examples: ['foundryusa'] }),
  }),
  query: nothing,
  document,
  answer(observatory, { params }) {
    const found = entityDetail(observatory, params.id);
    return {
      id: found.id,
      name: printable(found.name),
      aliases: found.aliases.map(printable),
      roles: [...found.roles],
      trajectories: found.trajectories.map(trajectoryOf),
      pool: poolOf(found),
      note: found.note,
      parents: found.parents.map(tieOf),
      groups: found.groups.map(tieOf),
      pools: found.pools.map(tieOf),
      evidence: [...found.evidence],
      rows: found.rows.map(({ layer, span, weight, low, high, group, origin }) => ({
        layer,
        ...spanOf(span),
        weight,
        low,
        high,
        group: group === null ? null : printable(group),
        source: origin.source,
        file: printable(origin.file),
        row: origin.row,
      })),
      row_count: found.rowCount,
      facts: found.facts.map(({ id, subject, quantity, value, unit, from, until, grade, note, source }) => ({
        id,
        subject: printable(subject),
        quantity: printable(quantity),
        value,
        unit,
        from,
        until,
        grade,
        note: note === null ? null : printable(note),
        source: citationOf(source),
      })),
      snapshot: observatory.input.snapshot,
    };
  },
  table: (observatory, { params }) => {
    const { trajectories } = entityDetail(observatory, params.id);
    return tableOf(
      columns,
      trajectories.flatMap(({ layer, windows }) => windows.map((window) => ({ layer: layer.id, window }))),
    );
  },
  *published(observatory) {
    for (const id of entitiesOf(observatory).keys()) if (isSafeEntityId(id)) yield { id };
  },
  example: { params: { id: 'foundryusa' }, query: {} },
});

function spanOf({ fromMs, toMs }: TimeSpan) {
  return { from: formatInstant(fromMs), to: formatInstant(toMs) };
}

function trajectoryOf(one: EntityTrajectory): z.input<typeof trajectory> {
  const { layer, chance, breaksMs, windows, latest, firstSeen, lastSeen } = one;
  return {
    layer: layer.id,
    title: layer.title,
    domain: layer.domain,
    role: layer.role,
    definition: layer.definition,
    weight_unit: layer.weightUnit,
    is_count: layer.isCount,
    chance,
    breaks: breaksMs.map(formatInstant),
    latest: windowOf(latest),
    first_seen: spanOf(firstSeen),
    last_seen: spanOf(lastSeen),
    windows: windows.map(windowOf),
  };
}

function windowOf({ span, weight, proportion, low, high, boundHigh }: EntityWindow): z.input<typeof heldWindow> {
  return { ...spanOf(span), weight, proportion, low, high, bound_high: boundHigh };
}

function poolOf({ pool, poolSources }: EntityDetail): z.input<typeof document>['pool'] {
  if (pool === null) return null;
  const ruleOf = (kind: 'tag' | 'address', text: string, { at, fact }: { at: number; fact: DatedRule }) => ({
    id: `${pool.id}/${kind}/${at}`,
    text: printable(text),
    from: fact.from ?? null,
    until: fact.until ?? null,
    source: citationOf(poolSources[fact.source]!),
  });
  return {
    link: pool.link === undefined ? null : printable(pool.link),
    tags: pool.tags.map((fact, at) => ruleOf('tag', fact.text, { at, fact })),
    addresses: pool.addresses.map((fact, at) => ruleOf('address', fact.address, { at, fact })),
    builder: pool.builder?.format ?? null,
  };
}

/** A dated rule of the registry. */
type DatedRule = Omit<NonNullable<EntityDetail['pool']>['addresses'][number], 'address'>;

type WindowRow = { readonly layer: string; readonly window: EntityTrajectory['windows'][number] };

const columns: readonly TableColumn<WindowRow>[] = [
  { name: 'layer', type: 'text', value: ({ layer }) => layer },
  { name: 'from', type: 'time', value: ({ window }) => window.span.fromMs },
  { name: 'to', type: 'time', value: ({ window }) => window.span.toMs },
  { name: 'weight', type: 'number', value: ({ window }) => window.weight },
  { name: 'proportion', type: 'number', value: ({ window }) => window.proportion },
  { name: 'low', type: 'number', value: ({ window }) => window.low },
  { name: 'high', type: 'number', value: ({ window }) => window.high },
  { name: 'bound_high', type: 'number', value: ({ window }) => window.boundHigh },
];
