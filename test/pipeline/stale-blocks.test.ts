import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundledDescription } from '../../src/pipeline/bundled-snapshot.ts';
import { BAND_HEIGHTS, observedStale, staleBands, staleCount, staleEpisodes } from '../../src/pipeline/stale-blocks.ts';
import { attributedBlocks } from '../helpers/attributed-blocks.ts';

const headers = (...heights: number[]) => heights.map((height) => ({ height, timeMs: null }));

describe('episodes', () => {
  test('are three stale heights in a row and more; two in a row are a race that went on', () => {
    expect(staleEpisodes([10, 11, 20, 21, 22, 40])).toEqual([{ fromHeight: 20, toHeight: 22, blocks: 3 }]);
    // Two blocks at one height are one height: 30 and 31 are no episode.
    expect(staleEpisodes([30, 30, 31])).toEqual([]);
    expect(staleEpisodes([])).toEqual([]);
  });

  test('do not depend on the order, and never hold more blocks than there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 40 }), (heights) => {
        const episodes = staleEpisodes(heights);
        expect(staleEpisodes(heights.toReversed())).toEqual(episodes);
        for (const { fromHeight, toHeight, blocks } of episodes) {
          expect(blocks).toBe(heights.filter((height) => height >= fromHeight && height <= toHeight).length);
          for (let height = fromHeight; height <= toHeight; height++) expect(heights).toContain(height);
        }
      }),
    );
  });
});

describe('bands of heights', () => {
  test('begin at quarters of the heights between halvings and end where the collection does', () => {
    const bands = staleBands(headers(52_000, 52_500, 60_000, 60_001, 60_002), {
      fromHeight: 52_000,
      untilHeight: 60_003,
    });
    expect(bands).toEqual([
      // One block of 500 heights; then one of 7,503 beside the three of an episode.
      { fromHeight: 52_000, untilHeight: 52_500, firstMs: null, lastMs: null, stale: 1, inEpisodes: 0, main: 500 },
      { fromHeight: 52_500, untilHeight: 60_003, firstMs: null, lastMs: null, stale: 1, inEpisodes: 3, main: 7503 },
    ]);
  });

  test('are dated by the headers that are recorded', () => {
    const [band] = staleBands(
      [
        { height: 1, timeMs: 9000 },
        { height: 5, timeMs: null },
        { height: 9, timeMs: 4000 },
      ],
      { fromHeight: 0, untilHeight: 10 },
    );
    expect(band).toMatchObject({ firstMs: 4000, lastMs: 9000, stale: 3, main: 10 });
  });

  test('count every header inside the heights once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3 * BAND_HEIGHTS), { maxLength: 30 }),
        fc.nat(BAND_HEIGHTS),
        (heights, fromHeight) => {
          const untilHeight = fromHeight + 2 * BAND_HEIGHTS;
          const bands = staleBands(headers(...heights), { fromHeight, untilHeight });
          const counted = bands.reduce((sum, { stale, inEpisodes }) => sum + stale + inEpisodes, 0);
          expect(counted).toBe(heights.filter((height) => height >= fromHeight && height < untilHeight).length);
          expect(bands.reduce((sum, { main }) => sum + main, 0)).toBe(2 * BAND_HEIGHTS);
        },
      ),
    );
  });
});

test('a rate is stale over stale and main, with Wilson’s interval; nothing has none', () => {
  // Wilson’s formula by a calculator, 5 of 100 at 95%: 0.02154368 to 0.11175047.
  const found = staleCount({ stale: 5, inEpisodes: 7, main: 95 }, 0.95);
  expect(found.rate).toBe(0.05);
  expect(found.low).toBeCloseTo(0.02154368, 7);
  expect(found.high).toBeCloseTo(0.1117505, 7);
  expect(staleCount({ stale: 0, inEpisodes: 0, main: 0 }, 0.95)).toMatchObject({ rate: null, low: null, high: null });
  expect(staleCount({ stale: 0, inEpisodes: 0, main: 10 }, 0.95)).toMatchObject({ rate: 0, low: 0 });
});

describe('stale blocks of observed blocks', () => {
  const year = (value: number) => Date.UTC(value, 5) / 1000;
  const row = (height: number, pool: string | null, stale = false, at = 2024) => ({
    height,
    timeSeconds: year(at),
    pool,
    stale,
  });

  test('are counted by pool and year against the best chain at the same heights', () => {
    const found = observedStale(
      attributedBlocks([
        row(1, 'a', false, 2023),
        row(2, 'a'),
        row(2, 'b', true),
        row(3, 'b'),
        row(4, 'b'),
        row(4, null, true),
        row(9, 'a', true), // above the chain: in no count
      ]),
      0.95,
    )!;
    expect(found.whole).toMatchObject({ stale: 2, main: 4, rate: 2 / 6 });
    expect(found.years.map(({ year, stale, main }) => [year, stale, main])).toEqual([
      [2023, 0, 1],
      [2024, 2, 3],
    ]);
    // Of pool a no stale block counts, so it is not listed; b lost one of three.
    expect(found.pools.map(({ pool, stale, main, rate }) => [pool, stale, main, rate])).toEqual([
      [null, 1, 0, 1],
      ['b', 1, 2, 1 / 3],
    ]);
    expect(found.outside).toBe(1);
    expect(found.episodes).toEqual([]);
  });

  test('in three heights in a row are in no rate', () => {
    const chain = Array.from({ length: 8 }, (_, height) => row(height, 'a'));
    const found = observedStale(
      attributedBlocks([...chain, row(2, 'b', true), row(3, 'b', true), row(4, 'b', true), row(7, 'b', true)]),
      0.95,
    )!;
    expect(found.whole).toMatchObject({ stale: 1, inEpisodes: 3, main: 8, rate: 1 / 9 });
    expect(found.episodes).toEqual([{ fromHeight: 2, toHeight: 4, blocks: 3 }]);
  });

  test('are nothing where there are none, or no best chain to count them against', () => {
    expect(observedStale(attributedBlocks([row(1, 'a')]), 0.95)).toBeNull();
    expect(observedStale(attributedBlocks([row(1, 'a', true)]), 0.95)).toBeNull();
  });
});

test('the bundled collection is in bands that follow on each other, and knows the split of August 2017', () => {
  const { bands, episodes, fromHeight, untilHeight, licence } = bundledDescription().stale;
  expect(licence).toBe('MIT');
  expect(bands[0]!.fromHeight).toBe(fromHeight);
  expect(bands.at(-1)!.untilHeight).toBe(untilHeight);
  for (const [index, band] of bands.slice(1).entries()) expect(band.fromHeight).toBe(bands[index]!.untilHeight);
  for (const band of bands) expect(band.main).toBe(band.untilHeight - band.fromHeight);
  // 1,914 headers in the list, the one of 2010 left out; the first header of the other chain had height 478,559.
  expect(bands.reduce((sum, { stale, inEpisodes }) => sum + stale + inEpisodes, 0)).toBe(1913);
  expect(episodes).toEqual([{ fromHeight: 478_559, toHeight: 478_576, blocks: 18 }]);
});
