import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { bundledDescription } from '../../pipeline/bundled-snapshot.ts';
import { observedStale, type StaleCount, staleCount } from '../../pipeline/stale-blocks.ts';
import { nothing, nullableNumber, snapshotHash } from './_common.ts';
import { route } from './_route.ts';
import { day } from './_ties.ts';

const count = z.object({
  stale: z.number().int().meta({ description: 'Stale blocks seen, those of episodes left out' }),
  in_episodes: z.number().int().meta({ description: 'Stale blocks seen in episodes' }),
  main: z.number().int().meta({ description: 'Blocks of the best chain at the same heights' }),
  rate: nullableNumber.meta({ description: 'Stale over stale and main: a lower bound, since nobody sees all' }),
  low: nullableNumber.meta({ description: 'What chance alone could make of the rate' }),
  high: nullableNumber,
});

const episode = z.object({ from_height: z.number().int(), to_height: z.number().int(), blocks: z.number().int() });

const document = z.object({
  input: z
    .object({
      whole: count,
      years: z.array(count.extend({ year: z.number().int() })),
      pools: z.array(count.extend({ pool: z.string().nullable(), name: z.string().nullable() })),
      episodes: z.array(episode),
      outside: z.number().int().meta({ description: 'At heights where the input has no best chain, in no count' }),
    })
    .nullable()
    .meta({ description: 'Stale blocks of the observed input; null: it has none' }),
  has_blocks: z.boolean().meta({ description: 'Whether the input has blocks one by one' }),
  collection: z
    .object({
      title: z.string(),
      publisher: z.string(),
      url: z.string(),
      licence: z.string(),
      note: z.string(),
      bands: z.array(
        count.extend({
          from_height: z.number().int(),
          until_height: z.number().int().meta({ description: 'Height after the last' }),
          first: day.meta({ description: 'Date of the earliest header that is recorded; null: none is' }),
          last: day,
        }),
      ),
      episodes: z.array(episode),
    })
    .meta({ description: 'A public collection of stale blocks of the main network, whatever the input' }),
  snapshot: snapshotHash,
});

export const stale = route({
  id: 'stale',
  path: '/stale',
  summary: 'Blocks that lost',
  description:
    'Stale blocks: valid, and not on the best chain. A node sees those that reach it while it runs, so every count is a lower bound. Three and more in a row are no matter of propagation and are counted apart.',
  params: nothing,
  query: nothing,
  document,
  answer({ input, observation }) {
    const interval = observation.report.intervalLevel;
    const found = input.blocks === undefined ? null : observedStale(input.blocks, interval);
    const { title, publisher, url, licence, note, bands, episodes } = bundledDescription().stale;
    return {
      input: found && {
        whole: countOf(found.whole),
        years: found.years.map((one) => ({ year: one.year, ...countOf(one) })),
        pools: found.pools.map((one) => ({
          pool: one.pool,
          name: one.pool === null ? null : printable(input.names.get(one.pool) ?? one.pool),
          ...countOf(one),
        })),
        episodes: found.episodes.map(episodeOf),
        outside: found.outside,
      },
      has_blocks: input.blocks !== undefined,
      collection: {
        title,
        publisher,
        url,
        licence,
        note,
        bands: bands.map((band) => ({
          ...countOf(staleCount(band, interval)),
          from_height: band.fromHeight,
          until_height: band.untilHeight,
          first: band.first,
          last: band.last,
        })),
        episodes: episodes.map(episodeOf),
      },
      snapshot: input.snapshot,
    };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});

function countOf({ stale, inEpisodes, main, rate, low, high }: StaleCount): z.input<typeof count> {
  return { stale, in_episodes: inEpisodes, main, rate, low, high };
}

function episodeOf({ fromHeight, toHeight, blocks }: { fromHeight: number; toHeight: number; blocks: number }) {
  return { from_height: fromHeight, to_height: toHeight, blocks };
}
