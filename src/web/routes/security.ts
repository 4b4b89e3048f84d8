import { z } from 'zod';
import { printable } from '../../core/text.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { securityDocument } from '../../pipeline/security/document.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const whole = z.number().int();
const proportion = z.number().min(0).max(1);
const date = z.iso.date();

/** Numbers of confirmations with what chance could change of them. */
export const confirmations = z
  .object({
    estimate: whole.nullable().meta({ description: 'Averaged over what the proportion may truly be' }),
    low: whole.nullable().meta({ description: 'At the lower end of the proportion’s interval' }),
    high: whole.nullable().meta({ description: 'At its upper end' }),
  })
  .meta({ description: 'Fewest confirmations that keep success below the risk; null: no number is enough' });

const exceeds = z
  .object({
    third: proportion.meta({ description: 'Probability that the true proportion exceeds a third' }),
    half: proportion.meta({ description: 'Probability that it exceeds a half' }),
  })
  .meta({ description: 'Chance of blocks alone' });

const coalition = z.object({
  size: whole.meta({ description: 'Members: those with the most blocks' }),
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  blocks: whole,
  proportion,
  low: proportion.meta({ description: 'Interval: what chance could change' }),
  high: proportion,
  bound_high: proportion.meta({ description: 'Were all unattributed blocks theirs' }),
  exceeds,
  bound_exceeds: exceeds.meta({ description: 'The same, were all unattributed blocks theirs' }),
  whichever_exceeds: exceeds.meta({ description: 'The same of the truly largest, whoever they are, by draws' }),
  confirmations,
  reorganizations: z
    .array(
      z.object({
        depth: whole.meta({ description: 'Blocks replaced at least' }),
        per_year: z.number().min(0).meta({ description: 'A year, with attempts made without pause' }),
        most_per_year: z.number().min(0).meta({ description: 'The same by the strategy that makes most' }),
      }),
    )
    .meta({ description: 'If they tried without pause; nobody is known to' }),
  six_in_a_row_days: z.number().min(0).meta({ description: 'Expected days until six blocks in a row, by luck alone' }),
  refused: z
    .object({
      expected_seconds: nullableNumber.meta({ description: 'Expected wait; null: for ever' }),
      quantile_seconds: nullableNumber.meta({ description: 'Not exceeded with the probability `interval`' }),
    })
    .meta({ description: 'Wait of a payment that they refuse and all others take' }),
  forks: z
    .array(
      z.object({
        give_up_deficit: whole.meta({ description: 'Blocks behind at which they give up' }),
        win_probability: proportion.meta({ description: 'That their branch replaces a block' }),
        break_even_fee_rewards: nullableNumber.meta({
          description: 'Fee for which mining against the threat still pays, in rewards of a block; null: none does',
        }),
      }),
    )
    .meta({ description: 'Feather forking: replacing blocks that hold the payment' }),
});

const level = z.object({
  layer: z.string(),
  level: z.string(),
  title: z.string(),
  from: date,
  until: date.meta({ description: 'Day after the last of the window' }),
  blocks: whole,
  unattributed: whole.meta({ description: 'Of them, tied to nobody' }),
  majority: whole
    .nullable()
    .meta({ description: 'Fewest with more than half of the blocks; null: those known have not' }),
  largest: z
    .array(z.object({ name: z.string(), probability: proportion }))
    .meta({ description: 'Who may truly be the largest, by draws' }),
  coalitions: z.array(coalition).meta({ description: 'From the largest alone up to six' }),
  risks: z
    .array(z.object({ confirmations: whole, probability: proportion, low: proportion, high: proportion }))
    .meta({ description: 'Probability that the largest catches up, by confirmations' }),
  mergers: z
    .array(
      z.object({
        names: z.array(z.string()).length(2),
        proportion: proportion.meta({ description: 'Of the two as one' }),
        hhi_added: z.number().meta({ description: 'Points of the Herfindahl–Hirschman index' }),
        exceeds,
        majority: whole.nullable().meta({ description: 'Fewest with more than half after it' }),
        confirmations: whole.nullable().meta({ description: 'For the risk against the largest after it' }),
      }),
    )
    .meta({ description: 'Pairs whose merger would matter most, that first' }),
  selfish: z
    .array(
      z.object({
        tie_win: proportion.meta({ description: 'Part of the others that mines on the withheld block in a tie' }),
        threshold: proportion.meta({ description: 'Proportion from which the strategy of Eyal & Sirer pays' }),
        closed_form: proportion.meta({ description: 'Part of the best chain’s blocks by that strategy' }),
        optimal_low: proportion.meta({ description: 'The same by the best strategy: bounds' }),
        optimal_high: proportion,
        loss_rewards: z.number().meta({ description: 'Lost before the difficulty adjusts, in rewards of a block' }),
        days_until_it_pays: nullableNumber.meta({ description: 'Days until that is made good; null: it never pays' }),
      }),
    )
    .meta({ description: 'The largest, if it withheld blocks; nobody is known to' }),
});

const delay = z.object({
  from_height: whole,
  until_height: whole.meta({ description: 'Height after the last' }),
  from: date.meta({ description: 'First stale block seen' }),
  to: date.meta({ description: 'Last stale block seen' }),
  stale: whole,
  in_episodes: whole.meta({ description: 'Of episodes, not counted' }),
  main: whole.meta({ description: 'Blocks of the best chain' }),
  stale_rate: proportion,
  delay_seconds: z.number().min(0).meta({ description: 'A lower bound, since nobody sees all stale blocks' }),
  low_seconds: z.number().min(0),
  high_seconds: z.number().min(0),
});

const hashrate = z.object({
  hashes_per_second: z.number(),
  machines: whole,
  megawatts: z.number(),
  capital_usd: z.number(),
  running_usd_per_hour: z.number().meta({ description: 'Electricity' }),
});

const cost = z.object({
  network_hashes_per_second: z.number(),
  machine: z.string(),
  terahashes_per_second: z.number(),
  watts: z.number(),
  machine_usd: z.number(),
  usd_per_kwh: z.number(),
  facts: z.array(z.string()).meta({ description: 'Ids of the facts that these are taken from' }),
  attackers: z.array(
    z.object({
      attacker: proportion.meta({ description: 'Of the hashrate, once it attacks' }),
      added: hashrate.meta({ description: 'Brought in beside what mines already' }),
      taken: hashrate.meta({ description: 'Mines already and changes sides; its owners have paid' }),
    }),
  ),
});

const stale = z.object({
  delay_seconds: z.number().min(0),
  network: proportion.meta({ description: 'Stale rate of all' }),
  size_advantage: z
    .number()
    .meta({ description: 'Revenue per unit of hashrate of the largest over that of the smallest, less 1' }),
  entities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      proportion,
      stale_rate: proportion,
      revenue_advantage: z.number().meta({ description: 'Revenue over that of an equal part of the whole, less 1' }),
    }),
  ),
});

const model = z.object({
  id: z.string(),
  title: z.string(),
  model: z.string().meta({ description: 'What is computed' }),
  assumptions: z.array(z.string()),
  not_said: z.array(z.string()),
  citations: z.array(z.object({ title: z.string(), url: z.string() })),
});

export const security = route({
  id: 'security',
  path: '/security',
  summary: 'What concentration does to security',
  description:
    'Double spends, coalitions, selfish mining, stale blocks, censorship and the cost of hashrate, from the latest window of every level of blocks, with intervals. It says what could be done, not that anybody does it, and a pool is not its miners.',
  params: nothing,
  query: nothing,
  document: z.object({
    risk: proportion.meta({ description: 'Probability of success that confirmations keep an attacker below' }),
    interval: proportion.meta({ description: 'Coverage of the intervals' }),
    draws: whole,
    seed: whole,
    levels: z.array(level).meta({ description: 'Empty where the input has no blocks' }),
    delays: z.array(delay).meta({ description: 'The delay that would explain the stale blocks seen; oldest first' }),
    stale: stale.nullable().meta({ description: 'What the latest delay does to the pools of the latest window' }),
    cost: cost.nullable().meta({ description: 'null: the facts do not have what it is made of' }),
    models: z.array(model),
    snapshot: snapshotHash,
  }),
  answer: (observatory) => ({
    ...withShownNames(securityDocument(observatory.security)),
    snapshot: observatory.input.snapshot,
  }),
  table: (observatory) => tableOf(columns, coalitionRows(observatory)),
  published: () => [{}],
  isSlow: true,
  example: { params: {}, query: {} },
});

type Plain = ReturnType<typeof securityDocument>;

/** The same with the names of strangers as they may be shown. */
function withShownNames({ levels, stale, ...rest }: Plain): Plain {
  const shown = <One extends { readonly name: string }>(one: One): One => ({ ...one, name: printable(one.name) });
  return {
    ...rest,
    levels: levels.map((one) => ({
      ...one,
      largest: one.largest.map(shown),
      coalitions: one.coalitions.map((coalition) => ({ ...coalition, entities: coalition.entities.map(shown) })),
      mergers: one.mergers.map((merger) => ({ ...merger, names: merger.names.map(printable) })),
    })),
    stale: stale && { ...stale, entities: stale.entities.map(shown) },
  };
}

type CoalitionRow = Plain['levels'][number]['coalitions'][number] & Pick<Plain['levels'][number], 'layer' | 'from'>;

function coalitionRows({ security: report }: Observatory): CoalitionRow[] {
  return withShownNames(securityDocument(report)).levels.flatMap(({ layer, from, coalitions }) =>
    coalitions.map((one) => ({ ...one, layer, from })),
  );
}

const columns: readonly TableColumn<CoalitionRow>[] = [
  { name: 'layer', type: 'text', value: ({ layer }) => layer },
  { name: 'from', type: 'text', value: ({ from }) => from },
  { name: 'size', type: 'integer', value: ({ size }) => size },
  { name: 'members', type: 'text', value: ({ entities }) => entities.map(({ name }) => name).join(', ') },
  { name: 'blocks', type: 'integer', value: ({ blocks }) => blocks },
  { name: 'proportion', type: 'number', value: (one) => one.proportion },
  { name: 'low', type: 'number', value: ({ low }) => low },
  { name: 'high', type: 'number', value: ({ high }) => high },
  { name: 'bound_high', type: 'number', value: (one) => one.bound_high },
  { name: 'exceeds_third', type: 'number', value: (one) => one.exceeds.third },
  { name: 'exceeds_half', type: 'number', value: (one) => one.exceeds.half },
  { name: 'confirmations', type: 'integer', value: (one) => one.confirmations.estimate },
  { name: 'confirmations_low', type: 'integer', value: (one) => one.confirmations.low },
  { name: 'confirmations_high', type: 'integer', value: (one) => one.confirmations.high },
  { name: 'six_in_a_row_days', type: 'number', value: (one) => one.six_in_a_row_days },
  { name: 'refused_expected_seconds', type: 'number', value: ({ refused }) => refused.expected_seconds },
];
