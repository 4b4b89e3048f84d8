import { beforeAll, describe, expect, test } from 'vitest';
import { figureAddress, figureOfAddress } from '../../../src/core/figure-address.ts';
import { parseFigureId } from '../../../src/core/figure-id.ts';
import { readBundledBlocks } from '../../../src/pipeline/bundled-snapshot.ts';
import { createObservatory, type Observatory } from '../../../src/pipeline/observatory.ts';
import { toObserved } from '../../../src/pipeline/observed-input.ts';
import { publishedFigureIds } from '../../../src/pipeline/overview.ts';
import type { PreviousRun } from '../../../src/pipeline/previous-run.ts';
import { readBundledHalf } from '../../../src/pipeline/published-half.ts';
import { briefFigures, briefSentences, sentencePieces } from '../../../src/report/index.ts';
import { brief } from '../../../src/web/routes/brief.ts';
import { changes } from '../../../src/web/routes/changes.ts';
import { explain } from '../../../src/web/routes/explain.ts';
import { facts } from '../../../src/web/routes/facts.ts';
import { addressOf } from '../../../src/web/routes/index.ts';
import { overview } from '../../../src/web/routes/overview.ts';
import { run } from '../../../src/web/routes/run.ts';
import { snapshots } from '../../../src/web/routes/snapshots.ts';
import { sources } from '../../../src/web/routes/sources.ts';
import { trajectories } from '../../../src/web/routes/trajectories.ts';
import { runHere } from '../../cli/run-here.ts';

// The commands and the routes read the same bundled snapshot: what one prints the other answers.
let observatory: Observatory;
const options = {
  windowDays: 30,
  interval: 0.95,
  seed: 1,
  groupCorrelation: 0,
  programVersion: '0.1.0',
  labelSet: 'labels',
  inputName: 'bundled',
};
beforeAll(async () => {
  const input = toObserved(await readBundledBlocks(), await readBundledHalf());
  observatory = createObservatory(input, options);
});

const asked = { params: {}, query: {} };
const printed = new Map<string, Promise<string>>();
/** What a command prints; each is run once. */
function print(...args: string[]): Promise<string> {
  const key = args.join(' ');
  const known = printed.get(key) ?? runHere(args).then(({ out }) => out);
  printed.set(key, known);
  return known;
}
const json = async (...args: string[]) => JSON.parse(await print(...args, '--format', 'json'));

describe('the overview', () => {
  test('has the verdicts, slopes and spans that the command prints', async () => {
    const { items } = overview.document.parse(await overview.answer(observatory, asked));
    const rows = (await json('verdict')) as Record<string, unknown>[];
    const shown = items.map((one) => ({
      layer: one.layer,
      verdict: one.verdict,
      slope_per_year: one.slope_per_year,
      slope_low: one.slope_low,
      slope_high: one.slope_high,
      windows: one.windows,
      from: one.from.slice(0, 10),
      to: one.to.slice(0, 10),
      would_change: one.would_change,
      artefact: one.artefact,
      latest: one.latest?.estimate ?? null,
      latest_low: one.latest?.low ?? null,
      latest_high: one.latest?.high ?? null,
    }));
    const names = Object.keys(shown[0]!);
    expect(shown).toEqual(rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null]))));
  });

  test('has the headline, the meaning and the takeaways of the brief', async () => {
    const document = overview.document.parse(await overview.answer(observatory, asked));
    const whole = await json('brief');
    expect(document.headline).toEqual(whole.headline);
    expect(document.meaning).toEqual(whole.meaning);
    expect(document.takeaways).toHaveLength(3);
    for (const { text } of document.takeaways) expect(JSON.stringify(whole.sections)).toContain(JSON.stringify(text));
  });

  test('has latest values and slopes that explain finds under their ids', async () => {
    const { items } = overview.document.parse(await overview.answer(observatory, asked));
    const pools = items.find(({ layer }) => layer === 'bitcoin/blocks/pool')!;
    const value = await json('explain', pools.latest!.id);
    expect(pools.latest).toMatchObject({ estimate: value.value, low: value.low, high: value.high });
    expect(pools.slope_id).toBe('verdict:bitcoin/blocks/pool#slope');
    // The brief says 6.1 effective pools; the small drawing ends there.
    expect(pools.latest!.estimate.toFixed(1)).toBe('6.1');
    expect(pools.trajectory.at(-1)).toBe(Number(pools.latest!.estimate.toPrecision(4)));
    for (const { trajectory } of items) expect(trajectory.length).toBeLessThanOrEqual(60);
  });

  test('is small enough for a first look', async () => {
    for (const one of [overview, trajectories, changes])
      expect(JSON.stringify(await one.answer(observatory, asked)).length).toBeLessThan(60_000);
  });
});

describe('the paths that are compared', () => {
  test('have the differences that the command prints, and how many ways agree', async () => {
    const { pairs, items } = trajectories.document.parse(await trajectories.answer(observatory, asked));
    const [first] = pairs;
    expect(first).toMatchObject({
      first: 'bitcoin/blocks/pool',
      second: 'ai/accelerators/owner',
      specifications: 2592,
    });
    const difference = await json('explain', first!.id);
    expect(first).toMatchObject({ difference_per_year: difference.value, low: difference.low, high: difference.high });
    // The brief counts the ways that show no difference.
    const agreeing = briefFigures(observatory.brief).find(({ id }) => id.endsWith('#no-difference'));
    expect(first!.alike).toBe(agreeing!.value);
    for (const one of items)
      for (const column of [one.from, one.to, one.low, one.high, one.bound_low, one.bound_high])
        expect(column).toHaveLength(one.estimate.length);
  });

  test('begin with the facts that date each field', async () => {
    const { items } = trajectories.document.parse(await trajectories.answer(observatory, asked));
    expect(new Map(items.map(({ domain, field_start }) => [domain, field_start.slice(0, 10)]))).toEqual(
      new Map([
        ['bitcoin', '2009-01-03'],
        ['ai', '2012-09-30'],
      ]),
    );
  });
});

describe('the brief', () => {
  test('is what the command prints, in every form', async () => {
    expect(brief.document.parse(await brief.answer(observatory, asked))).toEqual(await json('brief'));
    expect(brief.texts!.md!(observatory, asked)).toBe(await print('brief'));
    expect(brief.texts!.html!(observatory, asked)).toBe(await print('brief', '--format', 'html'));
  });

  test('has every figure in its sentences found in place', () => {
    for (const sentence of briefSentences(observatory.brief)) {
      const pieces = sentencePieces(sentence);
      expect(pieces.map(({ text }) => text).join('')).toBe(sentence.text);
      expect(pieces.flatMap(({ figure }) => (figure === null ? [] : [figure.id]))).toEqual(
        sentence.figures.map(({ id }) => id),
      );
    }
  });
});

describe('what is behind a number', () => {
  test('is what the command prints', async () => {
    for (const id of [
      'reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/effective-number',
      'verdict:ai/clusters/owner#slope',
      'fact:edge-ai-market-2033',
    ]) {
      const document = explain.document.parse(
        await explain.answer(observatory, { params: { id: figureAddress(id) }, query: {} }),
      );
      expect(document).toEqual(await json('explain', id));
    }
  });

  test('is there for readings by every measure of the dashboard, not only those of the report', async () => {
    const id = 'reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/gini';
    const { value } = explain.document.parse(
      await explain.answer(observatory, { params: { id: figureAddress(id) }, query: {} }),
    );
    const gini = observatory
      .readings('bitcoin/blocks/pool')
      .filter(({ measure }) => measure === 'gini')
      .at(-1)!;
    expect(value).toBe(gini.estimate);
  });

  test('is published for every figure of the brief, every slope and every latest reading, at safe addresses', () => {
    const ids = publishedFigureIds(observatory);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of briefFigures(observatory.brief)) expect(ids).toContain(id);
    for (const { layer, latest } of observatory.observation.report.layers)
      if (latest[0]!.estimate !== null) expect(ids.join(' ')).toContain(`reading:${layer.id}@`);
    for (const id of ids) {
      expect(figureOfAddress(figureAddress(id))).toBe(id);
      expect(() => parseFigureId(id)).not.toThrow();
      expect(addressOf(explain as never, { id: figureAddress(id) })).toBe(`explain/${figureAddress(id)}`);
    }
  });

  test('can be answered for everything that is published', async () => {
    for (const params of explain.published(observatory)) {
      const document = await explain.answer(observatory, { params, query: {} });
      expect(document.id).toBe(figureOfAddress(params.id));
    }
  });

  test('of what the run does not have is refused in the program’s words', async () => {
    const ask = async (id: string) => explain.answer(observatory, { params: { id }, query: {} });
    await expect(ask('fact~no-such-fact')).rejects.toThrow(/^explain: expected a figure of this run/);
    await expect(ask('../../etc/passwd')).rejects.toThrow(SyntaxError);
  });
});

describe('what changed', () => {
  test('within a year adds up: the parts are the change of the counts as they stand', async () => {
    const { within, previous, note } = changes.document.parse(await changes.answer(observatory, asked));
    expect(previous).toBeNull();
    expect(note).toMatch(/^No store/);
    const pools = within.find(({ layer }) => layer === 'bitcoin/blocks/pool')!;
    // 12 windows of 30 days before the latest.
    expect(pools.before.from).toBe('2025-03-28T00:00:00Z');
    expect(pools.after.from).toBe('2026-03-23T00:00:00Z');
    // The reading is corrected for chance, its parts are not: they differ by little.
    const parts = pools.proportions + pools.population + pools.labels;
    expect(parts).toBeCloseTo(pools.after.estimate - pools.before.estimate, 1);
    expect(pools.after.id).toBe('reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/effective-number');
    expect((await json('explain', pools.after.id)).value).toBe(pools.after.estimate);
  });

  test('since an earlier run tells values, revised windows, moved holders, and layers that are new or gone', async () => {
    const pool = observatory.verdict('bitcoin/blocks/pool').measured;
    const [earlierSpan, otherSpan] = [-2, -3].map((at) => pool.distributions.at(at)!.span) as [never, never];
    const reading = (span: typeof earlierSpan) => pool.readings.find(([headline]) => headline!.span === span)![0]!;
    const previous: PreviousRun = {
      id: 'r',
      snapshot: 'bb'.repeat(32),
      title: 'Earlier',
      programVersion: '0.0.9',
      labelSet: 'labels',
      seed: 1,
      windowDays: 60,
      finishedAtMs: Date.UTC(2026, 3, 1),
      readings: [
        {
          layer: 'bitcoin/blocks/pool',
          span: otherSpan,
          estimate: reading(otherSpan).estimate! + 1,
          low: null,
          high: null,
        },
        { layer: 'bitcoin/blocks/pool', span: earlierSpan, estimate: reading(earlierSpan).estimate, low: 5, high: 7 },
        { layer: 'ai/gone/owner', span: earlierSpan, estimate: 2, low: null, high: null },
      ],
      holdings: [
        { layer: 'bitcoin/blocks/pool', span: earlierSpan, entity: 'foundryusa', weight: 90 },
        { layer: 'bitcoin/blocks/pool', span: earlierSpan, entity: 'long-gone', weight: 9 },
        { layer: 'bitcoin/blocks/pool', span: earlierSpan, entity: null, weight: 1 },
      ],
    };
    const history = async () => ({ snapshots: [], runs: [], previous, note: null });
    const document = changes.document.parse(await changes.answer({ ...observatory, history }, asked));
    const one = document.items.find(({ layer }) => layer === 'bitcoin/blocks/pool')!;
    expect(one).toMatchObject({ status: 'both', common_windows: 2, revised_windows: 1 });
    expect(one.before).toMatchObject({ estimate: reading(earlierSpan).estimate, low: 5, high: 7 });
    expect(one.after!.estimate.toFixed(1)).toBe('6.1');
    // By hand: 90 of 100 then; now as the distribution has it, nobody's part in the whole.
    const foundry = one.moved.find(({ entity }) => entity === 'foundryusa')!;
    expect(foundry.before).toBe(0.9);
    expect(foundry.after!.toFixed(2)).toBe('0.31'); // as the brief says
    expect(one.moved.find(({ entity }) => entity === 'long-gone')).toMatchObject({ before: 0.09, after: null });
    expect(document.items.find(({ layer }) => layer === 'ai/accelerators/owner')).toMatchObject({
      status: 'new',
      before: null,
    });
    expect(document.items.at(-1)).toMatchObject({ layer: 'ai/gone/owner', status: 'lost', after: null });
    expect(document.previous!.comparability).toBe(
      'Not all of the difference is one of data: its windows of blocks were 60 days long; it was made by contraflow 0.0.9.',
    );
  });
});

describe('data and method', () => {
  test('credits every source and tells what could not be used', async () => {
    const document = sources.document.parse(await sources.answer(observatory, asked));
    expect(document.items.map(({ title }) => title)).toEqual(observatory.input.sources.map(({ title }) => title));
    expect(document.items.filter(({ publisher }) => publisher === 'Epoch AI').length).toBeGreaterThan(0);
    expect(document.problems).toHaveLength(observatory.input.problems.length);
  });

  test('lists the facts that the command lists', async () => {
    const { items } = facts.document.parse(await facts.answer(observatory, asked));
    expect(items.map(({ id }) => id)).toEqual(((await json('facts')) as { id: string }[]).map(({ id }) => id));
  });

  test('says how the run can be had again', async () => {
    const document = run.document.parse(await run.answer(observatory, asked));
    expect(document).toMatchObject({
      snapshot: observatory.input.snapshot,
      label_set: 'labels',
      program_version: '0.1.0',
      parameters: { window_days: 30, interval: 0.95, group_correlation: 0 },
      seed: 1,
    });
    expect(document.citation).toBe((await json('brief')).citation);
  });

  test('marks the snapshot that is shown, with or without a store', async () => {
    const { items } = snapshots.document.parse(await snapshots.answer(observatory, asked));
    expect(items).toEqual([
      expect.objectContaining({ hash: observatory.input.snapshot, is_present: true, is_stored: false }),
    ]);
    const stored = {
      hash: observatory.input.snapshot,
      title: 'T',
      licence: null,
      rows: 1,
      span: null,
      retrievedAtMs: null,
    };
    const history = async () => ({
      snapshots: [stored, { ...stored, hash: 'bb'.repeat(32) }],
      runs: [],
      previous: null,
      note: null,
    });
    const known = snapshots.document.parse(await snapshots.answer({ ...observatory, history }, asked));
    expect(known.items.map(({ is_present, is_stored }) => [is_present, is_stored])).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});
