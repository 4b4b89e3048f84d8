import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { machineGrades } from '../../pipeline/economics/machines.ts';
import { miningDocument } from '../../pipeline/economics/mining-document.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const date = z.iso.date();
const positive = z.number().positive();
const proportion = z.number().min(0).max(1);
const factId = z.string().meta({ description: 'Id of the fact that says so' });
const assumed = z
  .object({ value: positive, low: positive, high: positive, why: z.string() })
  .meta({ description: 'An assumption with the range in which it may lie' });

const machine = z.object({
  id: z.string(),
  name: z.string(),
  class: z.string().meta({ description: 'cpu, gpu, fpga, or an ASIC by its chips' }),
  from: date.meta({ description: 'When it could first be had' }),
  joules_per_terahash: positive,
  terahashes_per_second: positive,
  watts: positive,
  usd: nullableNumber.meta({ description: 'List price; null: not known' }),
  breakeven_usd_per_kwh: positive.meta({ description: 'Tariff at which electricity takes all that it earns' }),
  running_proportion: proportion.nullable().meta({ description: 'Of these machines; null: not there yet' }),
  hashrate_proportion: proportion.nullable().meta({ description: 'Of the hashrate that runs, as inferred' }),
  grade: z.enum(machineGrades),
  source: z.string(),
  url: z.string().nullable(),
});

const place = z.object({
  id: z.string(),
  name: z.string(),
  customers: z.enum(['industry', 'miners', 'households']).meta({ description: 'Who pays the tariff' }),
  usd_per_kwh: z.number(),
  from: date.meta({ description: 'First day of which the tariff speaks' }),
  fact: factId,
  quantity: z.string().meta({ description: 'What the tariff is, in its source’s words' }),
  source: z.string(),
  url: z.string(),
});

const published = z.object({
  fact: factId,
  subject: z.string(),
  quantity: z.string(),
  usd_per_coin: z.number(),
  from: date,
  source: z.string(),
  url: z.string(),
});

const mining = z.object({
  network: z.object({
    hashes_per_second: positive.meta({ description: 'By the latest difficulty, at ten minutes a block' }),
    coins_per_day: positive.meta({ description: 'Subsidy and fees of 144 blocks' }),
    facts: z.array(factId),
  }),
  hashprice: z.object({ usd_per_ph_day: positive, date, fact: factId }),
  assumptions: z.object({ median_usd_per_kwh: assumed, log_deviation: assumed, half_life_years: assumed }),
  fleet: z
    .object({
      date,
      joules_per_terahash: positive.meta({ description: 'Of the hashrate that runs; of the machines alone' }),
      low: positive.meta({ description: 'Interval over the ranges of the assumptions' }),
      high: positive,
      level: proportion,
      draws: z.number().int(),
      seed: z.number().int(),
      running_proportion: proportion.meta({ description: 'Of the installed hashrate' }),
      marginal: z
        .string()
        .nullable()
        .meta({ description: 'Least efficient machine that breaks even at the median tariff' }),
    })
    .meta({ description: 'The fleet behind the network, inferred from machines, hashprice and assumed tariffs' }),
  machines: z.array(machine).meta({ description: 'Oldest first' }),
  places: z.array(place).meta({ description: 'Latest tariff of each place, the cheapest first' }),
  published: z.array(published).meta({ description: 'Costs of a coin that others publish; oldest first' }),
});

export const economicsMining = route({
  id: 'economics-mining',
  path: '/economics/mining',
  summary: 'What a coin costs to mine',
  description:
    'The network, the fleet inferred behind it, machines with their break-even tariffs and what electricity costs in each place known. Tariffs are averages of whom they name, not what mines pay unless it says miners.',
  params: nothing,
  query: nothing,
  document: z.object({
    mining: mining.nullable().meta({ description: 'null: the facts do not have difficulty, fees and hashprice' }),
    snapshot: snapshotHash,
  }),
  answer: ({ input }) => ({ mining: shownMining(input.facts), snapshot: input.snapshot }),
  table: ({ input }) => tableOf(columns, shownMining(input.facts)?.places ?? []),
  published: () => [{}],
  example: { params: {}, query: {} },
});

/** The document with what strangers wrote as it may be shown. */
function shownMining(facts: Parameters<typeof miningDocument>[0]): ReturnType<typeof miningDocument> {
  const document = miningDocument(facts);
  return (
    document && {
      ...document,
      places: document.places.map((one) => ({
        ...one,
        name: printable(one.name),
        quantity: printable(one.quantity),
        source: printable(one.source),
      })),
      published: document.published.map((one) => ({
        ...one,
        subject: printable(one.subject),
        quantity: printable(one.quantity),
        source: printable(one.source),
      })),
    }
  );
}

type Place = NonNullable<ReturnType<typeof miningDocument>>['places'][number];

const columns: readonly TableColumn<Place>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'customers', type: 'text', value: ({ customers }) => customers },
  { name: 'usd_per_kwh', type: 'number', value: (one) => one.usd_per_kwh },
  { name: 'from', type: 'text', value: ({ from }) => from },
  { name: 'fact', type: 'text', value: ({ fact }) => fact },
  { name: 'source', type: 'text', value: ({ source }) => source },
  { name: 'url', type: 'text', value: ({ url }) => url },
];
