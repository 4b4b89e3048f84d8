import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../../src/core/time-span.ts';
import { parseWindowSpec } from '../../../../src/core/window-spec.ts';
import { parseMeasure } from '../../../../src/measures/index.ts';
import { readBundledBlocks } from '../../../../src/pipeline/bundled-snapshot.ts';
import { type MeasuredInput, readInput } from '../../../../src/pipeline/input.ts';
import { measureInput } from '../../../../src/pipeline/measure.ts';
import { createObservatory, type Observatory } from '../../../../src/pipeline/observatory.ts';
import { toObserved } from '../../../../src/pipeline/observed-input.ts';
import { loadPoolRegistry } from '../../../../src/platform/pool-registry.ts';
import { openBlockRows, type RowsDocument, type TallyOf } from '../../../../src/web/client/explore/block-rows.ts';
import { type CountRequest, createCounter, orderOf } from '../../../../src/web/client/explore/count.ts';
import { rows } from '../../../../src/web/routes/rows.ts';
import { attributedBlocks } from '../../../helpers/attributed-blocks.ts';
import { describeWithShared, sharedPath } from '../../../helpers/shared-data.ts';

const nothing = { params: {}, query: {} } as const;

/** What the route wrote, as the browser has it. */
async function browserRows(input: MeasuredInput): Promise<{ tallyOf: TallyOf; about: RowsDocument }> {
  const observatory = observatoryOf(input);
  const about = (await rows.answer(observatory, nothing)) as RowsDocument;
  const folder = mkdtempSync(join(tmpdir(), 'contraflow-test-'));
  try {
    const path = join(folder, 'rows.parquet');
    const table = await rows.table!(observatory, nothing);
    await table.parquet(path);
    const file = new Uint8Array(readFileSync(path)).buffer;
    return { tallyOf: openBlockRows(file, about), about };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function observatoryOf(input: MeasuredInput): Observatory {
  return createObservatory(toObserved(input, null), {
    windowDays: 30,
    interval: 0.95,
    seed: 1,
    programVersion: '0.0.0',
    labelSet: input.labelSet,
    inputName: input.name,
  });
}

type Case = Pick<CountRequest, 'level' | 'measure' | 'window'> & Partial<CountRequest>;

async function counted(tallyOf: TallyOf, request: CountRequest) {
  return [...createCounter()(await tallyOf(request.level, orderOf(request)), request)];
}

/** Readings of both sides: of the browser's counting and of the command line's. */
async function bothSides(input: MeasuredInput, tallyOf: TallyOf, asked: Case) {
  const request: CountRequest = {
    step: asked.window,
    fromMs: null,
    toMs: null,
    interval: 0.95,
    seed: 1,
    snapshot: input.snapshot,
    ...asked,
  };
  const expected = measureInput(input, {
    window: parseWindowSpec(request.window),
    step: parseWindowSpec(request.step),
    measures: [parseMeasure(request.measure)],
    levels: [request.level as 'pool'],
    fromMs: request.fromMs,
    toMs: request.toMs,
    interval: request.interval,
    seed: request.seed,
    unattributed: 'thin',
    correction: 'corrected',
  });
  return { browser: await counted(tallyOf, request), commandLine: [...expected].flat() };
}

/** Blocks every ten minutes or so from an even height, some out of order in time, some of nobody, some stale. */
function madeBlocks(count: number): MeasuredInput {
  const pools = ['foundryusa', 'antpool', 'viabtc', 'f2pool', 'binancepool', 'luxor', null];
  const made = Array.from({ length: count }, (_, index) => ({
    height: 700_000 + index,
    // A step of −3 minutes in every seventh block: header times run backwards.
    timeSeconds: 1_630_000_000 + 600 * index - (index % 7 === 0 ? 780 : 0),
    pool: pools[(index * index + (index >> 4)) % pools.length]!,
  }));
  const registry = loadPoolRegistry();
  return {
    kind: 'blocks',
    name: 'made',
    snapshot: 'a'.repeat(64),
    labelSet: registry.version,
    registry,
    problems: [],
    notes: [],
    blocks: attributedBlocks([...made, { ...made.at(-1)!, stale: true, pool: 'luxor' }]),
  };
}

describe('what the browser counts of blocks is what the command line measures', () => {
  const input = madeBlocks(12_000);
  const side = browserRows(input);

  test.each<Case>([
    { level: 'pool', measure: 'effective-number', window: '7d' },
    { level: 'pool', measure: 'effective-number', window: '30d', step: '1d' },
    { level: 'parent', measure: 'hhi', window: '144b', step: '50b' },
    { level: 'proxy-group', measure: 'nakamoto-coefficient', window: 'epoch', seed: 7 },
    { level: 'pool', measure: 'nakamoto-coefficient:0.33', window: 'month', interval: 0.8 },
    { level: 'pool', measure: 'concentration-ratio:3', window: '1008b' },
    { level: 'pool', measure: 'gini', window: 'month' },
    { level: 'pool', measure: 'hill-number:inf', window: '14d', interval: null },
    {
      level: 'pool',
      measure: 'shannon-entropy',
      window: '10d',
      fromMs: Date.UTC(2021, 8, 20),
      toMs: Date.UTC(2021, 10, 1),
    },
    { level: 'pool', measure: 'atkinson', window: '500b', fromMs: Date.UTC(2021, 8, 20), toMs: Date.UTC(2021, 10, 1) },
  ])('$level by $measure in windows of $window', async (asked) => {
    const { tallyOf } = await side;
    const { browser, commandLine } = await bothSides(input, tallyOf, asked);
    expect(commandLine.length).toBeGreaterThan(1);
    expect(browser).toEqual(commandLine);
  });

  test('rows are those of the best chain, with heights', async () => {
    expect((await side).about).toMatchObject({ form: 'blocks', has_heights: true, rows: 12_000 });
  });

  test('too many windows are refused with what would help', async () => {
    const { tallyOf } = await side;
    const request = { level: 'pool', measure: 'hhi', window: '1b', step: '1b', fromMs: null, toMs: null } as const;
    await expect(counted(tallyOf, { ...request, interval: null, seed: 1, snapshot: '' })).rejects.toThrow(
      'step: expected at most 6,000 windows, got about 12,000: choose a longer step, or a shorter span',
    );
  });

  test('a window longer than the data is refused with what they cover', async () => {
    const { tallyOf } = await side;
    const request = { level: 'pool', measure: 'hhi', window: '365d', step: '365d', fromMs: null, toMs: null } as const;
    // 12,000 blocks ten minutes apart are 83 days from 26 August 2021.
    await expect(counted(tallyOf, { ...request, interval: null, seed: 1, snapshot: '' })).rejects.toThrow(
      'window: expected the span to hold at least one window, got none; the data are of 2021-08-26 to 2021-11-18',
    );
  });
});

describe('what the browser counts of counts per day is what the command line measures', () => {
  const side = readBundledBlocks().then(async (input) => ({ input, ...(await browserRows(input)) }));

  test.each<Case>([
    { level: 'pool', measure: 'effective-number', window: '30d' },
    { level: 'parent', measure: 'nakamoto-coefficient', window: 'quarter' },
    { level: 'proxy-group', measure: 'hhi', window: '90d', step: '30d', seed: 3 },
    { level: 'pool', measure: 'theil-index', window: 'year', interval: null },
  ])('$level by $measure in windows of $window', async (asked) => {
    const { input, tallyOf } = await side;
    const { browser, commandLine } = await bothSides(input, tallyOf, asked);
    expect(commandLine.length).toBeGreaterThan(5);
    expect(browser).toEqual(commandLine);
  });

  test('its rows are days, and blocks cannot be told apart', async () => {
    const { tallyOf, about } = await side;
    expect(about).toMatchObject({ form: 'days', has_heights: false });
    const request = { level: 'pool', measure: 'hhi', window: '144b', step: '144b', fromMs: null, toMs: null } as const;
    await expect(counted(tallyOf, { ...request, interval: null, seed: 1, snapshot: '' })).rejects.toThrow(
      'window: expected days or calendar periods, got blocks: these are counts per day',
    );
  });

  test('each level spans whole days', async () => {
    for (const { from, to } of (await side).about.levels) expect((Date.parse(to) - Date.parse(from)) % DAY_MS).toBe(0);
  });
});

describeWithShared('what the browser counts of real blocks', ['btc-pools/blocks_post_2021.parquet'], () => {
  test('is what the command line measures, in days, blocks and epochs', async () => {
    const input = await readInput(sharedPath('btc-pools/blocks_post_2021.parquet'));
    const { tallyOf } = await browserRows(input);
    for (const asked of [
      { level: 'pool', measure: 'effective-number', window: '30d', step: '7d' },
      { level: 'parent', measure: 'concentration-ratio:2', window: '1008b' },
      { level: 'proxy-group', measure: 'nakamoto-coefficient', window: 'epoch' },
    ]) {
      const { browser, commandLine } = await bothSides(input, tallyOf, asked);
      expect(commandLine.length).toBeGreaterThan(60);
      expect(browser).toEqual(commandLine);
    }
  });
});
