import { expect, test } from 'vitest';
import { runHere } from './run-here.ts';

const edge = ['economics', 'edge', '--tokens-in', '1000', '--tokens-out', '300', '--calls-per-day', '50'];

test.each([
  [edge.slice(0, 6), '--calls-per-day: expected a number of calls, got none'],
  [edge.slice(0, 2), '--tokens-in: expected a number of tokens, got none'],
  [[...edge, '--tokens-out', '0'], "--tokens-out: expected a whole number from 1 to 10000000, got '0'"],
  [[...edge, '--calls-per-day', '-1'], "--calls-per-day: expected a number above 0, got '-1'"],
  [[...edge, '--usd-per-kwh', '-0.1'], "--usd-per-kwh: expected a number of at least 0, got '-0.1'"],
  [[...edge, '--device-charged', '2'], "--device-charged: expected a proportion from 0 to 1, or 0% to 100%, got '2'"],
  [[...edge, '--cloud', 'nothing'], '--cloud: cloudPriceNamed: expected gpt-5-4-mini'],
  [[...edge, '--cloud-usd-per-million-in', '1'], 'expected with --cloud-usd-per-million-out, got one of the two'],
  [['economics', 'forecasts', '--show', 'all'], "--show: expected register, bands, scores, got 'all'"],
])('%j is refused', async (args, message) => {
  const { code, out, err } = await runHere(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('a task is one flat object with its inputs, and what is said of it goes beside', async () => {
  const prices = ['--cloud-usd-per-million-in', '1', '--cloud-usd-per-million-out', '5'];
  const { code, out, err } = await runHere([...edge, ...prices, '--tier', 'laptop', '--private', '--format', 'json']);
  expect(code).toBe(0);
  // 1,000 tokens at $1 and 300 at $5 a million are $0.0025, over 1,300 tokens.
  expect(JSON.parse(out)).toMatchObject({
    tier: 'laptop-16gb',
    choice: 'local',
    decides: 'privacy',
    cloud_usd_per_call: 0.0025,
    cloud_usd_per_million_tokens: 0.0025e6 / 1300,
    tokens_in: 1000,
    is_private: true,
    cloud_price: 'as given',
  });
  expect(err).toContain('marginal: electricity alone');
});

test('without a tier each has a row', async () => {
  const { out } = await runHere([...edge, '--format', 'csv']);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(9);
  expect(lines[0]).toMatch(/^tier,model,choice,decides,local_usd_per_million_tokens,/);
});

test('forecasts are due by the date that is given', async () => {
  const scores = ['economics', 'forecasts', '--show', 'scores', '--scope', 'network-hashrate', '--format', 'json'];
  const due = async (date: string) => JSON.parse((await runHere([...scores, '--as-of', date])).out);
  expect(await due('2024-12-31')).toEqual([]);
  expect(await due('2026-11-26')).toHaveLength(4);
  const bands = await runHere(['economics', 'forecasts', '--show', 'bands', '--format', 'csv']);
  expect(bands.out.split('\n')[0]).toBe('scope,unit,period,publishers,interpolated,low,median,high,high_over_low');
  expect(bands.err).toContain('no interval of probability');
});
