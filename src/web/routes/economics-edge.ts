import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import { edgeCalculator } from '../../pipeline/economics/edge-calculator.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { nothing, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';

const input = z
  .object({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    grade: z.string().meta({ description: 'measured, press or assumption' }),
    why: z.string().meta({ description: 'Its source; for an assumption its reason' }),
  })
  .meta({ description: 'An input with the range in which it may lie' });

const model = z.object({
  id: z.string(),
  name: z.string(),
  released: z.iso.date(),
  score: z.number().meta({ description: 'Points of the capability index, measured at full precision' }),
  total_parameters: z.number(),
  active_parameters: z.number().meta({ description: 'Read per token' }),
});

const price = z.object({
  id: z.string(),
  title: z.string(),
  provider: z.string().nullable(),
  usd_per_million_in: z.number().meta({ description: 'Of tokens read' }),
  usd_per_million_out: z.number().meta({ description: 'Of tokens written' }),
  from: z.string().nullable().meta({ description: 'Day of which it speaks' }),
  note: z.string().nullable(),
  facts: z.array(z.string()).meta({ description: 'Ids of the facts: of tokens read, of tokens written' }),
});

export const economicsEdge = route({
  id: 'economics-edge',
  path: '/economics/edge',
  summary: 'What a task’s cost on a device and from a provider is worked out from',
  description:
    'Devices, the open models that can be the best on one of them, speeds, prices and power, each with its range, and list prices of providers. Costs follow from these and a task, as `contraflow economics edge` works them out. Scores: Epoch AI, CC BY 4.0.',
  params: nothing,
  query: nothing,
  document: z.object({
    models: z.array(model).meta({ description: 'Best first' }),
    tiers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        device_class: z.string(),
        usable_bytes: z.number().meta({ description: 'Of its memory, what is left for a model' }),
        bandwidth_gigabytes_per_second: z.number(),
        prefill_teraflop_per_second: input,
        watts: input.meta({ description: 'Above what it takes when idle' }),
        device_usd: input,
      }),
    ),
    quantization: z.string().meta({ description: 'How weights are stored' }),
    bits_per_weight: z.number(),
    decode: z.object({
      classes: z.array(
        z.object({
          device_class: z.string(),
          efficiency: z.number().meta({ description: 'Part of the bandwidth that reading weights reaches' }),
          fixed_milliseconds: z.number(),
        }),
      ),
      mixture_factor: z.number().meta({ description: 'Of that part, what mixtures of experts reach' }),
    }),
    usd_per_kwh: input,
    device_years: input,
    speed_factor: input.meta({ description: 'Multiplies every predicted speed' }),
    prices: z.array(price),
    default_price: z.string(),
    snapshot: snapshotHash,
  }),
  answer({ input: observed }) {
    const calculator = edgeCalculator(observed);
    return {
      models: calculator.models.map(({ id, name, releasedMs, score, totalParameters, activeParameters }) => ({
        id: printable(id),
        name: printable(name),
        released: formatDate(releasedMs),
        score,
        total_parameters: totalParameters,
        active_parameters: activeParameters,
      })),
      tiers: calculator.tiers.map(({ id, title, deviceClass, ...tier }) => ({
        id,
        title,
        device_class: deviceClass,
        usable_bytes: tier.usableBytes,
        bandwidth_gigabytes_per_second: tier.bandwidthGigabytesPerSecond,
        prefill_teraflop_per_second: tier.prefill,
        watts: tier.electricWatts,
        device_usd: tier.deviceUsd,
      })),
      quantization: calculator.quantization.id,
      bits_per_weight: calculator.quantization.bitsPerWeight,
      decode: {
        classes: Object.entries(calculator.efficiency.classes).map(([device_class, one]) => ({
          device_class,
          efficiency: one.efficiency,
          fixed_milliseconds: one.fixedMilliseconds,
        })),
        mixture_factor: calculator.efficiency.mixtureFactor,
      },
      usd_per_kwh: calculator.electricity,
      device_years: calculator.lifetime,
      speed_factor: calculator.speedFactor,
      prices: calculator.prices.map(({ id, title, provider, from, note, facts, ...one }) => ({
        id,
        title: printable(title),
        provider: provider === null ? null : printable(provider),
        usd_per_million_in: one.usdPerMillionIn,
        usd_per_million_out: one.usdPerMillionOut,
        from,
        note: note === null ? null : printable(note),
        facts,
      })),
      default_price: calculator.defaultPrice,
      snapshot: observed.snapshot,
    };
  },
  table: ({ input: observed }) => tableOf(columns, edgeCalculator(observed).models),
  published: () => [{}],
  example: { params: {}, query: {} },
});

type Model = ReturnType<typeof edgeCalculator>['models'][number];

const columns: readonly TableColumn<Model>[] = [
  { name: 'id', type: 'text', value: ({ id }) => id },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'released', type: 'text', value: ({ releasedMs }) => formatDate(releasedMs) },
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'total_parameters', type: 'number', value: ({ totalParameters }) => totalParameters },
  { name: 'active_parameters', type: 'number', value: ({ activeParameters }) => activeParameters },
];
