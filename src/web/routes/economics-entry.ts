import { z } from 'zod';
import { entryDocument } from '../../pipeline/economics/entry-document.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const date = z.iso.date();
const positive = z.number().positive();

export const economicsEntry = route({
  id: 'economics-entry',
  path: '/economics/entry',
  summary: 'Who could mine, by class of hardware over time',
  description:
    'The network and the price of a coin on each day with a price, and the most efficient machine of every class that could be had. Between two days nothing is seen; fees are left out.',
  params: nothing,
  query: nothing,
  document: z.object({
    days: z.array(
      z.object({
        date,
        hashes_per_second: positive.meta({ description: 'By the last difficulty before it' }),
        coins_per_day: positive.meta({ description: 'Subsidy of 144 blocks' }),
        coin_usd: positive,
        fact: z.string().meta({ description: 'Id of the fact that says the price' }),
        machines: z.array(z.string()).meta({ description: 'Ids: the most efficient of each class that could be had' }),
      }),
    ),
    machines: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        class: z.string().meta({ description: 'cpu, gpu, fpga, or an ASIC by its chips' }),
        from: date.meta({ description: 'When it could first be had' }),
        terahashes_per_second: positive,
        watts: positive,
        usd: nullableNumber.meta({ description: 'List price; null: not known' }),
      }),
    ),
    snapshot: snapshotHash,
  }),
  answer: ({ input }) => ({ ...entryDocument(input.facts), snapshot: input.snapshot }),
  table: ({ input }) => tableOf(columns, entryDocument(input.facts).days),
  published: () => [{}],
  example: { params: {}, query: {} },
});

type Day = ReturnType<typeof entryDocument>['days'][number];

const columns: readonly TableColumn<Day>[] = [
  { name: 'date', type: 'text', value: (day) => day.date },
  { name: 'hashes_per_second', type: 'number', value: (day) => day.hashes_per_second },
  { name: 'coins_per_day', type: 'number', value: (day) => day.coins_per_day },
  { name: 'coin_usd', type: 'number', value: (day) => day.coin_usd },
  { name: 'machines', type: 'text', value: ({ machines }) => machines.join(', ') },
];
