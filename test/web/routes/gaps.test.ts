import { beforeAll, describe, expect, test } from 'vitest';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { toObserved } from '../../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../../src/pipeline/published-half.ts';
import { edge } from '../../../src/web/routes/edge.ts';
import { lag, lagPairs } from '../../../src/web/routes/lag.ts';
import { models } from '../../../src/web/routes/models.ts';
import { tiers } from '../../../src/web/routes/tiers.ts';
import { runHere } from '../../cli/run-here.ts';

// The commands and the routes read the same bundled snapshot: what one prints the other answers.
let observatory: Observatory;
beforeAll(async () => {
  const input = toObserved(null, await readBundledHalf());
  observatory = { input, seed: 1 } as unknown as Observatory; // the routes here ask for no layer
});

async function json(...args: string[]) {
  const { code, out } = await runHere([...args, '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(out);
}

const whole = { query: { limit: 10_000 }, params: {} };
const answered = async (leader: string, follower: string) =>
  lag.document.parse(await lag.answer(observatory, { params: { leader, follower }, query: {} }));
const withoutInterval = ({ low, high, ...rest }: Record<string, unknown>) => rest;

describe('the gap of two groups', () => {
  test.each([
    ['closed', 'open'],
    ['us', 'china'],
    ['frontier', 'laptop'],
    ['frontier', 'phone-12gb'],
  ])('is what the command says of %s and %s, by every definition, level and quarter', async (leader, follower) => {
    const document = await answered(leader, follower);
    const command = await json('lag', '--leader', leader, '--follower', follower, '--history');
    expect(document.readings.map(({ id, ...reading }) => reading)).toEqual(command.readings);
    expect(document.levels).toEqual(command.levels);
    expect(document).toMatchObject({
      as_of: command.as_of,
      tolerance_points: command.tolerance_points,
      weighting: command.weighting,
      interval: command.interval,
      resamples: command.resamples,
      seed: command.seed,
    });
    expect(document.leader).toMatchObject({ id: leader, models: command.leader_models });
    expect(document.follower).toMatchObject({ id: follower, models: command.follower_models });
    // The command draws no intervals for earlier quarters.
    const quarters = document.history.map((point) => ({ ...point, readings: point.readings.map(withoutInterval) }));
    const expected = command.history.map((point: { readings: Record<string, unknown>[] }) => ({
      ...point,
      readings: point.readings.map(withoutInterval),
    }));
    expect(quarters).toEqual(expected);
  });

  test('ends its history with the intervals of the gap itself', async () => {
    const { history, readings } = await answered('closed', 'open');
    expect(history.at(-1)!.readings).toEqual(readings.map(({ id, ...reading }) => reading));
    expect(history.at(-2)!.readings[0]!.low).toBeTypeOf('number');
  });

  test('asked with another tolerance or weighting is what the command says then', async () => {
    const { choices } = await answered('closed', 'open');
    const asked = [
      ['--tolerance', '1'],
      ['--tolerance', '2'],
      ['--weighting', 'records'],
    ];
    for (const [index, options] of asked.entries()) {
      const command = await json('lag', ...options, '--interval', 'none');
      expect(choices[index]!.readings).toEqual(command.readings);
    }
  });

  // docs/gaps.md, "Against the published figures": 3.9 [2.4, 5.9] at 90% beside Epoch AI's 3.5 [1.1, 5.3]; vertical over days 7.6 beside 7;
  // look-back of China over days 7.7 beside 7.
  test('stands beside what Epoch AI published of it, with the reason of the difference', async () => {
    const [horizontal, vertical] = (await answered('closed', 'open')).published;
    expect(horizontal).toMatchObject({ value: 3.5, low: 1.1, high: 5.3, interval: 0.9, as_of: '2025-10-30' });
    expect([horizontal!.estimate, horizontal!.estimate_low, horizontal!.estimate_high]).toEqual([
      expect.closeTo(3.9, 1),
      expect.closeTo(2.4, 1),
      expect.closeTo(5.9, 1),
    ]);
    expect(horizontal!.difference).toMatch(/not significant/);
    expect(vertical).toMatchObject({ value: 7, averaged_since: '2023-03-14' });
    expect(vertical!.estimate).toBeCloseTo(7.6, 1);
    const [lookBack] = (await answered('us', 'china')).published;
    expect(lookBack).toMatchObject({ value: 7, definition: 'look-back' });
    expect(lookBack!.estimate).toBeCloseTo(7.7, 1);
  });

  test('has frontiers that rise with every step, whose levels are steps of the leader', async () => {
    const { frontiers, levels } = await answered('closed', 'open');
    for (const steps of [frontiers.leader, frontiers.follower]) {
      expect(steps.length).toBeGreaterThan(5);
      for (const [index, step] of steps.slice(1).entries()) {
        expect(step.score).toBeGreaterThan(steps[index]!.score);
        expect(step.released > steps[index]!.released).toBe(true);
      }
    }
    const scores = frontiers.leader.map(({ score }) => score);
    expect(levels.every(({ score }) => scores.includes(score))).toBe(true);
  });

  test('is refused, in words, where a group is none', () => {
    expect(() => lag.answer(observatory, { params: { leader: 'closed', follower: 'mars' }, query: {} })).toThrow(
      /expected a group of open, closed.*got 'mars'/,
    );
  });
});

test('the list of pairs has the gaps that a published site holds, each once', async () => {
  const { items, groups } = lagPairs.document.parse(await lagPairs.answer(observatory, whole));
  const pairs = [...lag.published(observatory)];
  expect(items.map(({ leader, follower }) => ({ leader: leader.id, follower: follower.id }))).toEqual(pairs);
  expect(new Set(pairs.map(({ leader, follower }) => `${leader} ${follower}`)).size).toBe(pairs.length);
  expect(pairs).toContainEqual({ leader: 'frontier', follower: 'phone' });
  expect(groups).toContain('consumer-gpu');
  const lines = [...(await lagPairs.table!(observatory, whole)).csv()].join('').trimEnd().split('\n');
  const open = await answered('closed', 'open');
  expect(lines.filter((line) => line.startsWith('closed,open,'))).toHaveLength(4 * open.history.length);
});

test('what devices can run is what the command says of every quarter', async () => {
  const { items, ...rest } = tiers.document.parse(await tiers.answer(observatory, whole));
  const command: Record<string, unknown>[] = await json('tiers', '--every', 'quarter');
  expect(items.map(({ total_parameters, active_parameters, ...one }) => one)).toEqual(command);
  expect(rest).toMatchObject({ quantization: 'q4_k_m', context_tokens: 4096, total: command.length });
  expect(rest.tiers).toHaveLength(8);
  // The table of models states 14 billion for Phi-4.
  expect(items.find(({ model }) => model === 'Phi-4')!.total_parameters).toBe(14e9);
});

describe('what people could serve themselves', () => {
  test('is what the command says, with the same inputs', async () => {
    const document = edge.document.parse(await edge.answer(observatory, { params: {}, query: {} }));
    const command = await json('edge');
    for (const [name, key] of [
      ['could', 'could'],
      ['would_pay', 'wouldPay'],
      ['does', 'does'],
    ] as const) {
      const part = { value: command[key], low: command.low[key], high: command.high[key] };
      expect(document.figures![name]).toEqual(part);
    }
    expect(document.tasks.map(({ id, could }) => ({ id, could }))).toEqual(
      command.byTask.map(({ task, could }: { task: string; could: number }) => ({ id: task, could })),
    );
    expect(document).toMatchObject({ draws: command.draws, seed: command.seed, quantization: command.quantization });
    expect(document.inputs.find(({ name }) => name === 'adoptedPercent')).toMatchObject(command.inputs.adoptedPercent);
  });

  test('was less at the ends of earlier years, as the command says of them', async () => {
    const { history } = edge.document.parse(await edge.answer(observatory, { params: {}, query: {} }));
    const then = await json('edge', '--as-of', '2023-12-31');
    expect(history.find(({ as_of }) => as_of === '2023-12-31')!.could.value).toBe(then.could);
    const { could, would_pay, does } = history.at(-1)!;
    expect(could.value).toBeGreaterThanOrEqual(would_pay.value);
    expect(would_pay.high).toBeGreaterThanOrEqual(does.high);
  });

  test('has no figures where no model has a score', async () => {
    const none = { ...observatory, input: { ...observatory.input, models: [] } };
    expect(edge.document.parse(await edge.answer(none, { params: {}, query: {} }))).toMatchObject({ figures: null });
    expect([...lag.published(none)]).toEqual([]);
  });
});

test('the models are listed in order of release, each with its source', async () => {
  const { items } = models.document.parse(await models.answer(observatory, whole));
  expect(items).toHaveLength(observatory.input.models.length);
  expect(items.map(({ released }) => released)).toEqual(items.map(({ released }) => released).toSorted());
  // Scores of others may not be passed on: only those of Epoch AI are in the snapshot.
  expect(new Set(items.map(({ source }) => source))).toEqual(new Set(['epoch-capabilities-index']));
});
