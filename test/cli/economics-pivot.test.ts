import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJsonFile } from '../../src/platform/json-file.ts';
import { root } from '../helpers/source-files.ts';
import { runHere } from './run-here.ts';

const texas = `${root}/examples/sites/texas-100mw.json`;
const few = ['--paths', '1000', '--years', '5', '--workers', '0', '--format', 'json'];

test('pivot prints one flat object: what each choice is worth, and what was used', async () => {
  const { code, out, err } = await runHere(['economics', 'pivot', texas, ...few, '--set', 'coin_usd=90000']);
  expect(code).toBe(0);
  const record = JSON.parse(out);
  expect(record).toMatchObject({
    site: 'Texas, 100 MW',
    paths: 1000,
    years: 5,
    seed: 1,
    coin_usd: 90_000,
    grid_mw: 100,
  });
  for (const choice of ['mine', 'host', 'mix', 'cloud', 'curtail', 'wait']) {
    expect(record[`${choice}_npv_usd_p5`]).toBeLessThanOrEqual(record[`${choice}_npv_usd_p50`]);
    expect(record[`${choice}_npv_usd_p50`]).toBeLessThanOrEqual(record[`${choice}_npv_usd_p95`]);
    expect(record[`${choice}_probability_of_loss`]).toBeLessThanOrEqual(1);
  }
  if (record.best_choice !== 'idle') expect(record.npv_usd_p50).toBe(record[`${record.best_choice}_npv_usd_p50`]);
  expect(record.fleet_2_joules_per_terahash).toBe(21.5);
  // 450 coins and fees of 4 a day at 90,000 USD over 901 EH/s, by hand: 45.35 USD/PH/s/day.
  expect(record.hashprice_usd_per_ph_day).toBeCloseTo(45.35, 1);
  expect(Object.values(record).every((value) => value === null || typeof value !== 'object')).toBe(true);
  expect(err).toContain('before tax');
});

test('pivot names the field of a site that is missing or in another unit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  const site = readJsonFile(texas, 'test') as Record<string, object>;
  const write = (change: object) => {
    const path = join(folder, 'site.json');
    writeFileSync(path, JSON.stringify({ ...site, ...change }));
    return runHere(['economics', 'pivot', path, ...few]);
  };
  const cents = await write({ power: { cents_per_kwh: 4.5 } });
  expect(cents.code).not.toBe(0);
  expect(cents.err).toContain('expected the field usd_per_kwh');
  const { err } = await write({ power: { usd_per_kwh: 45 } });
  expect(err).toContain('expected a number from -1 to 1, got 45 (site.power.usd_per_kwh)');
  expect((await runHere(['economics', 'pivot', texas, ...few, '--set', 'coin=1'])).err).toContain("got 'coin'");
});

test('divert takes gigawatts away, and says what is left', async () => {
  const args = ['--gw', '2', '--fleet', '20=0.5,40=0.5', '--hashrate', '1e20', '--reward', '3', '--coin-usd', '100000'];
  const more = [
    '--holders',
    'us=0.6,ru=0.4',
    '--from',
    'us',
    '--ai-megawatts',
    'a=2000,b=2000',
    '--to',
    'a',
    '--format',
    'json',
  ];
  const { code, out } = await runHere(['economics', 'divert', ...args, ...more]);
  expect(code).toBe(0);
  const [first, second] = JSON.parse(out);
  // 50 EH/s at 40 J/TH are 2 GW: they go, and 50 EH/s at 20 J/TH, 1 GW, stay.
  expect(first).toMatchObject({
    network_gw_before: 3,
    network_gw_after: 1,
    removed_eh_per_s: 50,
    network_eh_per_s_after: 50,
  });
  expect(first.seconds_per_block).toBeCloseTo(1200, 6);
  expect(second.seconds_per_block).toBeCloseTo(600, 6);
  // 144 blocks of 3 coins a day over 100,000 PH/s, then over half as many.
  expect(first.hashprice_usd_per_ph_day).toBeCloseTo(432, 6);
  expect(second.hashprice_usd_per_ph_day).toBeCloseTo(864, 6);
  // The US gives 50 of its 60 EH/s; a and b have 4 GW and 2 GW after: 36 / 20 effective owners.
  expect(first.us_proportion_after).toBeCloseTo(0.2, 12);
  expect(first.ai_effective_owners_before).toBeCloseTo(2, 12);
  expect(first.ai_effective_owners_after).toBeCloseTo(1.8, 12);
});

test('divert refuses more than there is, and names that it does not know', async () => {
  expect((await runHere(['economics', 'divert', '--gw', '1000'])).err).toContain("expected from 0 to the fleet's");
  expect((await runHere(['economics', 'divert', '--gw', '1', '--from', 'xx'])).err).toContain("got 'xx'");
  expect((await runHere(['economics', 'divert'])).err).toContain('--gw: expected gigawatts, got none');
});
