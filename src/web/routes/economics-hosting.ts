import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { banBackcast } from '../../pipeline/economics/ban-backcast.ts';
import { concentrationRemarks, dealConcentration, dealRecords, dealsRemarks } from '../../pipeline/economics/deals.ts';
import { divertDefaults } from '../../pipeline/economics/divert.ts';
import { bundledPivotInputs, exampleSites } from '../../pipeline/economics/pivot-bundle.ts';
import { entityName } from '../../pipeline/entity-names.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const proportion = z.number().min(0).max(1);
const party = z.string().nullable();

const deal = z.object({
  id: z.string(),
  announced: z.string().meta({ description: 'Day, or month where the day is not known' }),
  landlord: party,
  tenant: party,
  end_user: party.meta({ description: 'Whose workloads run, where a page says so' }),
  guarantor: party.meta({ description: 'Who answers for a part of the rent' }),
  critical_mw: nullableNumber,
  gross_mw: nullableNumber,
  value_usd: nullableNumber.meta({ description: 'Of the base term' }),
  years: nullableNumber,
  escalator_per_year: nullableNumber,
  lease: z.string().nullable(),
  gpu_owner: z.string().nullable(),
  average_usd_per_mw_year: nullableNumber.meta({ description: 'Per critical MW, over the base term' }),
  first_year_usd_per_mw_year: nullableNumber.meta({ description: 'null: the escalator is not known' }),
  site_usd_per_mw_year: nullableNumber.meta({ description: 'What is left for the site where GPUs are paid for' }),
  comparable_class: z
    .string()
    .nullable()
    .meta({ description: 'Rents compare within it alone; null: the lease or the owner of the GPUs is not known' }),
  grade: z.string(),
  source_url: z.string(),
});

const concentration = z.object({
  moment: z.enum(['before', 'after']),
  layer: z.string(),
  population: z.string(),
  until: z.iso.date().meta({ description: 'Day after the last' }),
  weight: z.number(),
  unit: z.string(),
  entities: z.number().int(),
  largest: party,
  largest_proportion: proportion.nullable(),
  unattributed_proportion: proportion,
  effective_number: nullableNumber,
  effective_number_bound_low: nullableNumber.meta({ description: 'Were all unnamed one' }),
  effective_number_bound_high: nullableNumber.meta({ description: 'Were they many and small' }),
  hhi_points: nullableNumber,
  hhi_points_bound_low: nullableNumber,
  hhi_points_bound_high: nullableNumber,
});

const input = z.object({
  name: z.string(),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  grade: z.enum(['measured', 'press', 'assumption']),
  why: z.string().meta({ description: 'A source, or for an assumption its reason' }),
});

export const economicsHosting = route({
  id: 'economics-hosting',
  path: '/economics/hosting',
  summary: 'Miners that host AI',
  description:
    'The ledger of hosting deals normalized, how concentrated it is before and after, and what the calculators of the pivot and of diverted megawatts start from. Most of what is contracted is not built, and most inputs of the pivot are assumptions with ranges.',
  params: nothing,
  query: nothing,
  document: z.object({
    deals: z.array(deal),
    deals_remarks: z.array(z.string()),
    concentration: z.array(concentration),
    concentration_remarks: z.array(z.string()),
    inputs: z.record(z.string(), input).meta({ description: 'Of the pivot, with ranges and reasons' }),
    sites: z
      .array(z.object({ id: z.string(), site: z.looseObject({ name: z.string() }) }))
      .meta({ description: 'Examples, as a file of a site has them' }),
    network: z.object({
      exahashes_per_second: z.number(),
      fact: z.string().meta({ description: 'Id of the fact that it is of' }),
      coins_per_block: z.number(),
      fleet: z
        .array(z.object({ joules_per_terahash: z.number(), proportion }))
        .meta({ description: 'An assumption: proportions of the hashrate' }),
      holders: z.array(z.object({ id: z.string(), name: z.string(), proportion })).meta({ description: 'By country' }),
    }),
    backcast: z.object({
      from: z.iso.date().meta({ description: 'Day 0 of the path' }),
      periods: z.array(
        z.object({
          from: z.iso.date(),
          measured: z.number(),
          modelled: z.number(),
          modelled_from_day: z.number(),
          facts: z.array(z.string()),
        }),
      ),
      hashrates: z.array(z.object({ day: z.number(), exahashes_per_second: z.number(), fact: z.string() })),
    }),
    snapshot: snapshotHash,
  }),
  answer: async ({ input: { snapshot } }) => ({
    deals: dealRows(),
    deals_remarks: [...dealsRemarks],
    concentration: (await dealConcentration()).map((one) => ({
      ...one,
      largest: one.largest && printable(one.largest),
    })),
    concentration_remarks: [...concentrationRemarks],
    inputs: Object.fromEntries(Object.entries(bundledPivotInputs()).map(([name, one]) => [name, { name, ...one }])),
    sites: exampleSites().map(({ id, site }) => ({ id, site: { ...site } })),
    network: networkOf(),
    backcast: backcastOf(),
    snapshot,
  }),
  table: () => tableOf(columns, dealRows()),
  published: () => [{}],
  example: { params: {}, query: {} },
});

type Deal = z.input<typeof deal>;

function dealRows(): Deal[] {
  const shown = (name: string | null): string | null => name && printable(name);
  return dealRecords().map((one) =>
    deal.parse({
      ...one,
      landlord: shown(one.landlord),
      tenant: shown(one.tenant),
      end_user: shown(one.end_user),
      guarantor: shown(one.guarantor),
    }),
  );
}

function networkOf() {
  const { networkExahashesPerSecond, networkFact, coinsPerBlock, fleet, holders } = divertDefaults();
  return {
    exahashes_per_second: networkExahashesPerSecond,
    fact: networkFact,
    coins_per_block: coinsPerBlock,
    fleet: fleet.map(({ joulesPerTerahash, proportion }) => ({ joules_per_terahash: joulesPerTerahash, proportion })),
    holders: holders.map(({ name, proportion }) => ({
      id: name,
      name: printable(entityName(name, 'jurisdiction')),
      proportion,
    })),
  };
}

function backcastOf() {
  const { from, periods, hashrates } = banBackcast();
  return {
    from,
    periods: periods.map(({ modelledFromDay, factIds, ...rest }) => ({
      ...rest,
      modelled_from_day: modelledFromDay,
      facts: [...factIds],
    })),
    hashrates: hashrates.map(({ day, exahashesPerSecond, factId }) => ({
      day,
      exahashes_per_second: exahashesPerSecond,
      fact: factId,
    })),
  };
}

const texts = ['id', 'announced', 'landlord', 'tenant', 'end_user', 'guarantor', 'lease', 'gpu_owner'] as const;
const amounts = [
  'critical_mw',
  'gross_mw',
  'value_usd',
  'years',
  'escalator_per_year',
  'average_usd_per_mw_year',
  'first_year_usd_per_mw_year',
  'site_usd_per_mw_year',
] as const;
const columns: readonly TableColumn<Deal>[] = [
  ...texts.map((name) => ({ name, type: 'text' as const, value: (one: Deal) => one[name] })),
  ...amounts.map((name) => ({ name, type: 'number' as const, value: (one: Deal) => one[name] })),
  { name: 'comparable_class', type: 'text', value: (one) => one.comparable_class },
  { name: 'grade', type: 'text', value: ({ grade }) => grade },
  { name: 'source_url', type: 'text', value: (one) => one.source_url },
];
