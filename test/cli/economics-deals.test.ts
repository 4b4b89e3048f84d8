import { describe, expect, test } from 'vitest';
import { runHere } from './run-here.ts';

const deal = (...args: string[]) =>
  runHere(['economics', 'deal', '--value-usd', '3.5e9', '--years', '12', '--critical-mw', '200', ...args]);
const json = async (...args: string[]) => JSON.parse((await deal(...args, '--format', 'json')).out);

describe('contraflow economics deal', () => {
  test('gives the rent of an average year and of the first, with its inputs', async () => {
    // 3,500 / 12 / 200; the first year divides by (1.03^12 − 1) / 0.36 = 1.182670…, by hand.
    const record = await json('--escalator', '0.03');
    expect(record).toMatchObject({ value_usd: 3.5e9, years: 12, critical_mw: 200, escalator_per_year: 0.03 });
    expect(record.average_usd_per_mw_year).toBeCloseTo(1_458_333.33, 2);
    expect(record.first_year_usd_per_mw_year).toBeCloseTo(1_233_086.5, 1);
  });

  test('takes 3% for 0.03, and a ratio for gross megawatts', async () => {
    expect(await json('--escalator', '3%', '--pue', '1.25')).toEqual(
      await json('--escalator', '0.03', '--gross-mw', '250'),
    );
  });

  test('leaves empty what does not follow, and says so beside the result', async () => {
    const { out, err } = await deal('--format', 'csv');
    expect(out.split('\n')[1]).toMatch(/^1458333\.\d+,,,,,,,,,3500000000,12,200,/);
    expect(err).toContain('Without an escalator the first year is not known');
    expect(err).toContain('it compares with no other deal');
  });

  test('takes the GPUs of the landlord off', async () => {
    // IREN and Microsoft: 9.7 million per MW and year; 5,800 million over 5 years at 10% are 1,530.03 a year, 7.65 per MW.
    const options = [
      '--value-usd',
      '9.7e9',
      '--years',
      '5',
      '--critical-mw',
      '200',
      '--lease',
      'cloud',
      '--gpu-owner',
      'landlord',
    ];
    const { out } = await runHere(['economics', 'deal', ...options, '--gpu-capital-usd', '5.8e9', '--format', 'json']);
    const record = JSON.parse(out);
    expect(record.gpu_usd_per_mw_year / 1e6).toBeCloseTo(7.65, 2);
    expect(record.site_usd_per_mw_year / 1e6).toBeCloseTo(2.05, 2);
    expect(record).toMatchObject({
      comparable_class: 'cloud, GPUs of the landlord',
      gpu_life_years: 5,
      gpu_rate_per_year: 0.1,
    });
  });

  test('refuses what cannot be, and names it', async () => {
    const refused = async (...args: string[]) => (await deal(...args)).err;
    expect(await refused('--escalator', '3')).toContain('--escalator: expected a proportion from 0 to 1');
    expect(await refused('--gross-mw', '150')).toContain(
      'expected grossMegawatts of at least the critical 200, got 150',
    );
    expect(await refused('--gross-mw', '250', '--pue', '1.3')).toContain('got both');
    expect(await refused('--lease', 'net')).toContain('--lease: expected triple-net, modified-gross, gross, cloud');
    const { code, err } = await runHere(['economics', 'deal', '--years', '12', '--critical-mw', '200']);
    expect([code, err]).toEqual([2, expect.stringContaining('deal: expected --value-usd, got none')]);
  });
});

describe('contraflow economics deals', () => {
  test('lists the ledger with each deal’s page, and what compares first', async () => {
    const { code, out } = await runHere(['economics', 'deals', '--format', 'json']);
    const records = JSON.parse(out);
    expect(code).toBe(0);
    expect(records.length).toBeGreaterThan(12);
    expect(records.every(({ source_url: url }: { source_url: string }) => /^https?:/.test(url))).toBe(true);
    const hut = records.find(({ id }: { id: string }) => id === 'hut-fluidstack-river-bend');
    expect(hut).toMatchObject({ landlord: 'Hut 8', tenant: 'Fluidstack', end_user: 'Anthropic', guarantor: 'Google' });
    expect(hut.average_usd_per_mw_year / hut.first_year_usd_per_mw_year).toBeCloseTo(1.24, 3);
  });

  test('reads concentration before and after, with what the unnamed could change', async () => {
    const { out, err } = await runHere(['economics', 'deals', '--concentration', '--format', 'json']);
    const rows = JSON.parse(out);
    expect(rows.map(({ moment, layer }: { moment: string; layer: string }) => `${moment} ${layer}`)).toEqual([
      'before bitcoin/hashrate/operator',
      'before bitcoin/hashrate/operator',
      'after ai/hosting/landlord',
      'after ai/hosting/landlord',
      'after ai/hosting/tenant',
      'after ai/hosting/end-user',
      'after ai/hosting/guarantor',
    ]);
    // IREN 50, Riot 36.6, Cipher 23.6 and Core Scientific 19.3 EH/s: 129.5² / (2500 + 1339.56 + 556.96 + 372.49).
    expect(rows[1].effective_number).toBeCloseTo(16_770.25 / 4769.01, 9);
    expect(rows[4].effective_number_bound_low).toBeLessThan(rows[4].effective_number);
    expect(err).toContain('it does not make them one owner');
  });
});
