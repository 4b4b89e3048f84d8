import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { securityCommand } from '../../src/cli/commands/security.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from './run-here.ts';
import { UNSHOWABLE } from './sample-files.ts';

const security = (...args: string[]) => runHere(['security', ...args]);

/** Rows of CSV on the standard output, by the names of the columns. */
async function rowsOf(...args: string[]) {
  const { code, out, err } = await security(...args, '--format', 'csv');
  if (code !== 0) throw new Error(err);
  const [header, ...lines] = out.trimEnd().split('\n');
  const names = header!.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
  return { header: header!, rows, notes: err };
}

const numbersOf = (rows: readonly Readonly<Record<string, string>>[], name: string) =>
  rows.map((row) => Number(row[name]));

describe('double-spend', () => {
  test('gives Nakamoto’s and Rosenfeld’s tables', async () => {
    const { header, rows } = await rowsOf('double-spend', '--attacker', '0.1,0.2', '--confirmations', '1-10');
    expect(header).toBe('attacker,confirmations,probability,nakamoto');
    expect(rows.map(({ attacker, confirmations }) => `${attacker} ${confirmations}`)).toEqual(
      ['0.1', '0.2'].flatMap((attacker) => Array.from({ length: 10 }, (_, at) => `${attacker} ${at + 1}`)),
    );
    // Rosenfeld, "Analysis of Hashrate-Based Double Spending" (2012), table 1: q = 10% and 20%.
    const rosenfeld = [
      20, 5.6, 1.712, 0.546, 0.178, 0.059, 0.02, 0.007, 0.002, 0.001, 40, 20.8, 11.584, 6.669, 3.916, 2.331, 1.401,
      0.848, 0.516, 0.316,
    ];
    const probabilities = numbersOf(rows, 'probability');
    for (const [at, percent] of rosenfeld.entries()) expect(100 * probabilities[at]!).toBeCloseTo(percent, 3);
    // Nakamoto, "Bitcoin" (2008), section 11: q = 0.1, z from 1 to 10.
    const nakamoto = [
      0.2045873, 0.0509779, 0.0131722, 0.0034552, 0.0009137, 0.0002428, 0.0000647, 0.0000173, 0.0000046, 0.0000012,
    ];
    for (const [at, value] of nakamoto.entries()) expect(Number(rows[at]!.nakamoto)).toBeCloseTo(value, 7);
  });

  test('of one with half of the hashrate or more is certain, of one with none impossible', async () => {
    const { rows } = await rowsOf('double-spend', '--attacker', '0.5,1,0', '--confirmations', '0,6');
    expect(rows.map(({ probability, nakamoto }) => [probability, nakamoto])).toEqual([
      ...new Array(4).fill(['1', '1']),
      ['1', '1'],
      ['0', '0'],
    ]);
  });

  test('says how many confirmations a risk takes, and that half of the hashrate has no such number', async () => {
    const { header, rows } = await rowsOf('double-spend', '--attacker', '0.1,50%', '--risk', '0.001,1%');
    expect(header).toBe('attacker,risk,confirmations');
    // By the table above: 0.059% at 6 is the first below 0.1%, 0.546% at 4 the first below 1%.
    expect(rows.map(({ confirmations }) => confirmations)).toEqual(['6', '4', '', '']);
    const { out } = await security('double-spend', '--attacker', '0.5', '--risk', '0.01');
    expect(out.split('\n')[2]).toMatch(/never$/);
  });

  test('has columns for a lead, the time taken and the value that breaks even', async () => {
    const { header, rows } = await rowsOf(
      ...['double-spend', '--attacker', '0.1', '--confirmations', '1-3'],
      ...['--premined', '1', '--elapsed', '30min', '--break-even'],
    );
    expect(header).toBe('attacker,confirmations,probability,nakamoto,premined,timed,break_even_rewards');
    // Rosenfeld counts a block mined beforehand: his rate is that of one confirmation less, times 1/(2q) of it: 0.056/0.2.
    expect(Number(rows[1]!.premined)).toBeCloseTo(0.28, 12);
    expect(rows[0]!.premined).toBe('1');
    // At z = 1 the attack is free until a block is found: whoever mines honestly otherwise risks nothing.
    expect(rows[0]!.break_even_rewards).toBe('0');
    for (const name of ['premined', 'break_even_rewards'])
      expect(numbersOf(rows, name)).toEqual(
        numbersOf(rows, name).toSorted((a, b) => (name === 'premined' ? b - a : a - b)),
      );
  });

  test('values in dollars are those in rewards', async () => {
    const inRewards = await rowsOf('double-spend', '--attacker', '0.2', '--value', '4,40', '--cost', '1.5');
    const inUsd = await rowsOf(
      ...['double-spend', '--attacker', '0.2', '--value-usd', '1e6,1e7', '--reward-usd', '250000', '--cost', '1.5'],
    );
    expect(inUsd.rows).toEqual(inRewards.rows);
    expect(inRewards.header).toBe('attacker,value_rewards,confirmations');
  });
});

describe('selfish', () => {
  test('gives Eyal & Sirer’s and Sapirshtein’s revenues', async () => {
    const { header, rows } = await rowsOf(
      ...['selfish', '--attacker', '0.35,0.4', '--tie-win', '0,0.5,1', '--truncation', '50'],
    );
    expect(header).toBe('attacker,tie_win,truncation,closed_form,optimal_low,optimal_high');
    // Eyal & Sirer (2014), equation 8, evaluated beside the program.
    for (const row of rows) {
      const [a, g] = [Number(row.attacker), Number(row.tie_win)];
      const revenue = (a * (1 - a) ** 2 * (4 * a + g * (1 - 2 * a)) - a ** 3) / (1 - a * (1 + (2 - a) * a));
      expect(Number(row.closed_form)).toBeCloseTo(revenue, 12);
      expect(Number(row.optimal_high)).toBeGreaterThanOrEqual(Number(row.optimal_low));
      expect(Number(row.optimal_low)).toBeGreaterThan(Math.max(a, revenue) - 1e-9);
    }
    // Sapirshtein, Sompolinsky & Zohar (2016), table 1: 0.37077 and 0.48866 where no tie is won, lower bounds as these.
    expect(Number(rows[0]!.optimal_low)).toBeCloseTo(0.37077, 4);
    expect(Number(rows[3]!.optimal_low)).toBeCloseTo(0.48866, 4);
    // Where every tie is won the others lose a block for each of the attacker's: α/(1 − α).
    expect(Number(rows[2]!.optimal_low)).toBeCloseTo(0.35 / 0.65, 5);
  });

  test('says where a truncation is felt, and its bounds are wide', async () => {
    const { rows, notes } = await rowsOf('selfish', '--attacker', '0.45', '--tie-win', '0', '--truncation', '3');
    // The table has 0.66891 there.
    expect(Number(rows[0]!.optimal_low)).toBeLessThan(0.66891);
    expect(Number(rows[0]!.optimal_high)).toBeGreaterThan(0.66891);
    expect(notes).toContain('the truncation of 3 blocks is felt (attacker 0.45, tie win 0)');
  });

  test('gives thresholds: (1 − γ)/(3 − 2γ), and below it for the best strategy', async () => {
    const { rows } = await rowsOf('selfish', '--thresholds', '--tie-win', '0,0.5', '--truncation', '30');
    expect(Number(rows[0]!.threshold)).toBeCloseTo(1 / 3, 12);
    expect(Number(rows[1]!.threshold)).toBe(0.25);
    // Sapirshtein, Sompolinsky & Zohar: 0.3294 where no tie is won.
    expect(Number(rows[0]!.optimal_threshold_low)).toBeCloseTo(0.3294, 3);
  });

  test('shows the best strategy as a table, and the lag before it pays', async () => {
    const policy = await security(...'selfish --attacker 0.35 --tie-win 0 --policy 4 --truncation 20'.split(' '));
    // Alone on top with one block it waits; caught up to by one more block it adopts.
    expect(
      policy.out
        .split('\n')
        .slice(0, 4)
        .map((line) => line.trim().split(/\s+/)),
    ).toMatchObject([
      ['blocks', '0', '1', '2', '3'],
      {},
      ['0', '***', '*a*', '***', '***'],
      ['1', 'w**', '*w*', '*w*', '*a*'],
    ]);
    const lag = await security('selfish', '--attacker', '0.2', '--tie-win', '0', '--truncation', '20', '--lag');
    expect(lag.out.split('\n')[2]).toMatch(/ never$/);
  });
});

describe('stale', () => {
  const nine = ['--proportions', '30,29,12,11,8,5,3,1,1', '--delay', '10s'];

  test('simulated is within its standard error of the closed form, where that holds', async () => {
    const { header, rows } = await rowsOf('stale', '--simulate', ...nine, '--years', '64', '--seed', '1');
    expect(header).toBe('entity,proportion,blocks_proportion,stale_rate,standard_error,closed_form');
    expect(rows).toHaveLength(9);
    const H = 0.3 ** 2 + 0.29 ** 2 + 0.12 ** 2 + 0.11 ** 2 + 0.08 ** 2 + 0.05 ** 2 + 0.03 ** 2 + 2 * 0.01 ** 2;
    for (const row of rows) {
      // The closed form is (d/T)(1 + H − 2h); the simulation has races of three as well, about a hundredth of it.
      const closed = (10 / 600) * (1 + H - 2 * Number(row.proportion));
      expect(Number(row.closed_form)).toBeCloseTo(closed, 12);
      expect(Math.abs(Number(row.stale_rate) - closed)).toBeLessThan(5 * Number(row.standard_error) + 0.03 * closed);
    }
    // About 1.01% for the largest and 2.0% for the smallest.
    expect(Number(rows[0]!.stale_rate)).toBeCloseTo(0.0101, 3);
    expect(Number(rows[8]!.stale_rate)).toBeCloseTo(0.02, 2);
    expect(numbersOf(rows, 'blocks_proportion').reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
  });

  test('of one seed are the same bytes twice, of another seed others', async () => {
    const run = async (seed: string) =>
      (await security('stale', '--simulate', ...nine, '--years', '2', '--seed', seed, '--format', 'csv')).out;
    const first = await run('7');
    expect(await run('7')).toBe(first);
    expect(await run('8')).not.toBe(first);
  });

  test('in closed form take a delay for each entity', async () => {
    const { rows } = await rowsOf('stale', '--proportions', 'a=60%,b=40%', '--delay', '10s,20s');
    // Only the other's delay counts against b, its own against a: h's blocks lose where the other's are under way, and the
    // reverse, and half of these races fall to each: (d_own(1 − h) + …)/T; as simulated beside it with seed 1.
    const simulated = await rowsOf(
      ...['stale', '--simulate', '--proportions', 'a=60%,b=40%', '--delay', '10s,20s', '--years', '64', '--estimate'],
    );
    for (const [at, row] of simulated.rows.entries()) {
      const closed = Number(rows[at]!.closed_form);
      expect(Number(row.closed_form)).toBeCloseTo(closed, 12);
      expect(Math.abs(Number(row.stale_rate) - closed)).toBeLessThan(5 * Number(row.standard_error) + 0.03 * closed);
    }
  });

  test.each(['exponential', 'lognormal:0.5'])('take %s delays', async (distribution) => {
    const args = ['stale', '--simulate', ...nine, '--years', '4', '--distribution', distribution];
    const { rows, notes } = await rowsOf(...args);
    expect(rows[0]!.closed_form === '').toBe(distribution !== 'exponential');
    expect(notes.includes('no closed form: delays are lognormal')).toBe(distribution !== 'exponential');
    // The mean delay is the same, and to first order only that counts.
    expect(Number(rows[0]!.stale_rate)).toBeCloseTo(0.0101, 2);
  });

  test('of one who withholds give the revenue of selfish mining', async () => {
    const args = '--simulate --proportions a=40,b=60 --delay 0s --withhold a --tie-win 0 --years 64'.split(' ');
    const selfish = await rowsOf('stale', ...args);
    // Eyal & Sirer's closed form at α = 0.4, γ = 0: 0.48372; Sapirshtein's optimum 0.48866; 3.4 million blocks.
    expect(Number(selfish.rows[0]!.blocks_proportion)).toBeCloseTo(0.48372, 2);
    const optimal = await rowsOf('stale', ...args, '--strategy', 'optimal');
    expect(Number(optimal.rows[0]!.blocks_proportion)).toBeGreaterThan(
      Number(selfish.rows[0]!.blocks_proportion) + 0.002,
    );
    expect(optimal.notes).toContain('no closed form: a withholds blocks');
  });

  test('of delays as long as the block interval say that the closed form no longer holds', async () => {
    for (const delay of ['600s', '1h']) {
      const closed = await rowsOf('stale', '--proportions', '60,40', '--delay', delay);
      expect(closed.notes).toContain('no longer holds');
      const simulated = await rowsOf(
        ...['stale', '--simulate', '--proportions', '60,40', '--delay', delay, '--years', '1'],
      );
      expect(simulated.notes).toContain('no longer holds');
      expect(simulated.rows.map((row) => row.closed_form)).toEqual(['', '']);
    }
  });
});

describe('coalitions, censorship and cost', () => {
  test('count what the largest hold together', async () => {
    const { rows } = await rowsOf(...'coalitions --counts a=60,b=30 --unattributed 10 --draws 1000'.split(' '));
    // Of 100 blocks: 60 and 90; were the ten theirs, 70 and 100. A payment refused by 60% waits 10/0.4 minutes.
    expect(numbersOf(rows, 'proportion')).toEqual([0.6, 0.9]);
    expect(numbersOf(rows, 'bound_high')).toEqual([0.7, 1]);
    expect(Number(rows[0]!.refused_minutes)).toBeCloseTo(25, 12);
    expect(rows[0]!.confirmations).toBe('');
  });

  test('of one entity with everything say that nothing keeps it from anything', async () => {
    const { rows } = await rowsOf('coalitions', '--counts', '5');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ proportion: '1', low: '1', high: '1', confirmations: '', refused_minutes: '' });
  });

  test('wait for a block of those who do not refuse', async () => {
    const { rows } = await rowsOf(...'censorship --refusing 0,0.3,1 --give-up 1 --by 0.95'.split(' '));
    // Expected 1/(1 − c) blocks; by 0.95, the least n with c^n at most 0.05: 0.3³ = 0.027.
    expect(rows.map((row) => row.expected_blocks)).toEqual(['1', String(1 / 0.7), '']);
    expect(rows.map((row) => row.quantile_blocks)).toEqual(['1', '3', '']);
    // Gives up at one behind: it wins if it finds the next two, 0.09.
    expect(Number(rows[1]!.fork_win_probability)).toBeCloseTo(0.09, 12);
  });

  test('cost what is asked, by numbers that are all given', async () => {
    const { rows } = await rowsOf(
      ...'cost --attacker 0.5 --hashrate 1e20 --terahashes 100 --watts 3000 --machine-usd 1000'.split(' '),
      ...'--usd-per-kwh 0.1 --rent-usd-per-ph-day 24 --coin-usd 100000 --reward 3'.split(' '),
    );
    // As much again as the network has is 1e20 H/s: a million machines of 1e14, 3000 MW, 300,000 USD an hour at 0.1, and
    // 100,000 PH for a day's 24 USD each, a USD an hour. What is taken over is half of it.
    expect(rows[0]).toMatchObject({
      hashrate: 'added',
      machines: '1000000',
      megawatts: '3000',
      capital_usd: '1000000000',
      running_usd_per_hour: '300000',
      rent_usd_per_hour: '100000',
      // Six blocks an hour of 3 coins, of which half.
      honest_revenue_usd_per_hour: '900000',
    });
    expect(rows[1]).toMatchObject({ hashrate: 'taken', machines: '500000', megawatts: '1500' });
  });

  test('cost by the facts name them', async () => {
    const { out } = await security('cost', '--attacker', '0.3', '--machine', 'antminer-s21', '--format', 'json');
    const { inputs } = JSON.parse(out);
    expect(inputs.facts).toContain('antminer-s21-price');
    expect(inputs.facts).toHaveLength(5);
  });
});

describe('an answer', () => {
  const asked = ['double-spend', '--attacker', '0.1', '--confirmations', '60,6'];

  test('is CSV alone on the standard output, with what the model assumes beside it', async () => {
    const { out, err } = await security(...asked, '--format', 'csv');
    expect(out.split('\n')).toHaveLength(4);
    expect(err).toMatch(/^model: .*\nassumes: /);
    expect(err).toContain('not said: ');
  });

  test('is a document with the same numbers, its assumptions and citations', async () => {
    const { out, err } = await security(...asked, '--format', 'json');
    const { rows } = await rowsOf(...asked);
    const document = JSON.parse(out);
    expect(err).toBe('');
    expect(document.rows.map((row: Record<string, number>) => String(row.probability))).toEqual(
      rows.map((row) => row.probability),
    );
    expect(Object.keys(document)).toEqual([
      ...['model', 'inputs', 'rows', 'remarks', 'assumptions', 'not_said', 'citations'],
    ]);
    for (const { title, url } of document.citations) expect([title, url.slice(0, 8)]).toEqual([title, 'https://']);
  });

  test('goes into a file, whose name says the format', async () => {
    const file = join(temporaryFolder(), 'answer.csv');
    const { code, out } = await security(...asked, '--out', file);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^attacker,confirmations,probability,nakamoto\n0\.1,60,/);
  });

  test.each([60, 80, 100, 200])('for people fits into %d columns without cutting a number', async (width) => {
    for (const args of [
      'double-spend --attacker 0.1 --break-even --premined 1 --elapsed 1h',
      'selfish --attacker 0.3 --lag --truncation 10',
      'coalitions --counts longnameofsomebody=1300,b=800,c=500 --draws 100',
      'censorship --refusing 0.3,1',
      'cost --attacker 0.3',
    ]) {
      const { out } = await runHere(['security', ...args.split(' ')], { width });
      const lines = out.split('\n');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      if (args.startsWith('coalitions')) expect(out).toContain('too wide   left out: ');
      // Numbers end in digits or units, never in an ellipsis.
      if (width >= 80) expect(out).not.toMatch(/\d…/);
    }
  });
});

describe('the help', () => {
  test.each(securityCommand.subcommands!.map(({ name }) => name))(
    'of %s shows what it takes and examples',
    async (name) => {
      const { code, out, err } = await security(name, '--help');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('[input]');
      expect(out).toContain('--from-readings');
      expect(out.slice(out.indexOf('Examples:'))).toContain(`$ contraflow security ${name}`);
    },
  );

  test('lists the subcommands', async () => {
    const { code, out } = await security('--help');
    expect(code).toBe(0);
    for (const { name } of securityCommand.subcommands!) expect(out).toContain(`\n  ${name} [options]`);
  });
});

describe('a wrong usage', () => {
  const nine = 'stale --proportions 60,40 --delay 10s';
  test.each<[string, string]>([
    ['foo', 'security: expected one of double-spend, selfish, stale, coalitions, censorship, cost, or blocks'],
    ['--format csv double-spend --attacker 0.1', '--format: expected after double-spend, got before it'],
    ['--risk 0', '--risk: expected a probability above 0'],
    ['--draws 0', '--draws: expected a whole number from 1'],
    ['--level pool', "unknown option '--level'"],
    ['double-spend', '--attacker: expected numbers, or --from-readings, got neither'],
    ['double-spend --attacker 0.1 --from-readings', '--attacker: expected without --from-readings, got both'],
    ['double-spend --attacker 0.1 0.2', "--attacker: expected without an input, got both ('0.2')"],
    ['double-spend --attacker 1.2', "--attacker: expected a proportion from 0 to 1, or 0% to 100%, got '1.2'"],
    ['double-spend --attacker abc', "--attacker: expected a number, got 'abc'"],
    ['double-spend --attacker 0.1,', '--attacker: expected a comma-separated list'],
    ['double-spend --attacker 0.1 --confirmations 1.5', '--confirmations: expected whole numbers'],
    ['double-spend --attacker 0.1 --confirmations -1', '--confirmations: expected whole numbers'],
    ['double-spend --attacker 0.1 --confirmations 10-1', '--confirmations: expected whole numbers'],
    ['double-spend --attacker 0.1 --confirmations 1-999999999', '--confirmations: expected at most 100,000 numbers'],
    ['double-spend --attacker 0.1 --risk 0', '--risk: expected a probability above 0'],
    ['double-spend --attacker 0.1 --risk 0.1 --confirmations 6', 'expected one of --confirmations, --risk and --value'],
    ['double-spend --attacker 0.1 --risk 0.1 --premined 1', '--premined: expected with --confirmations'],
    ['double-spend --attacker 0.1 --premined 1-3', '--premined: expected a whole number'],
    ['double-spend --attacker 0.1 --value -1', 'valueRewards must be a number of at least 0, got -1'],
    ['double-spend --attacker 0.1 --value-usd 5', '--value-usd: expected together with --reward-usd'],
    ['double-spend --attacker 0.1 --elapsed 45', '--elapsed: expected a duration'],
    ['double-spend --attacker 0.1 --level pool', '--level: expected with --from-readings'],
    ['double-spend --attacker 0.1 --format xml', "--format: expected table, csv, json, got 'xml'"],
    ['selfish --attacker 0.35 --tie-win 2', '--tie-win: expected a proportion from 0 to 1'],
    ['selfish --attacker 0.35 --truncation 1', '--truncation: expected a whole number from 2 to 400'],
    ['selfish --attacker 0.35 --truncation 1000', '--truncation: expected a whole number from 2 to 400'],
    ['selfish --attacker 0.35 --policy 3', '--policy: expected one --attacker and one --tie-win with it'],
    ['selfish --attacker 0.35 --tie-win 0 --policy 9 --truncation 5', '--policy: expected a whole number from 1 to 5'],
    ['selfish --thresholds --attacker 0.3', '--attacker: expected without --thresholds'],
    ['stale --proportions 60,40', '--delay: expected a time such as 10s, got none'],
    ['stale --proportions 30,29 --delay 1s', '--proportions: expected proportions that sum to 1 or to 100, got 59'],
    ['stale --proportions -10,110 --delay 1s', '--proportions: expected proportions of at least 0, got -10'],
    ['stale --proportions NaN,1 --delay 1s', "--proportions: expected a number, got 'NaN'"],
    ['stale --proportions a=50,a=50 --delay 1s', '--proportions: expected each name once'],
    ['stale --proportions 60,40 --delay 10', '--delay: expected a duration such as 10s'],
    ['stale --proportions 60,40 --delay -10s', '--delay: expected a duration such as 10s'],
    ['stale --proportions 60,40 --delay 1s,2s,3s', '--delay: expected one time, or one for each of 2 entities, got 3'],
    [`${nine} --simulate --delay 7h`, '--delay: expected at most 6h with --simulate'],
    [`${nine} --simulate --years 0`, '--years: expected a number from 0.01 to 1,000,000, got 0'],
    [`${nine} --simulate --years -1`, '--years: expected a number from 0.01'],
    [`${nine} --simulate --years 1e9`, '--years: expected a number from 0.01'],
    [`${nine} --simulate --seed -1`, '--seed: expected a whole number from 0'],
    [`${nine} --simulate --workers 1000`, '--workers: expected a whole number from 0 to 256'],
    [`${nine} --simulate --distribution lognormal:0`, 'logDeviation must be positive, got 0'],
    [`${nine} --simulate --distribution foo`, '--distribution: expected constant, exponential or lognormal'],
    [`${nine} --simulate --withhold 3`, "--withhold: expected one of 1, 2, got '3'"],
    [`${nine} --simulate --withhold 1`, 'the proportion of one that withholds must be below 0.5, got 0.6'],
    [`${nine} --simulate --tie-win 0`, '--tie-win: expected with --withhold'],
    [`${nine} --withhold 2`, '--withhold: expected with --simulate'],
    [`${nine} --collection x.csv`, '--collection: expected with --infer'],
    ['stale --infer --delay 10s', '--delay: expected without --infer'],
    ['stale --infer --from-height 5', '--from-height: expected with --collection'],
    ['coalitions --counts 0,1', '--counts: expected whole numbers above 0, got 0'],
    ['coalitions --counts 1.5', '--counts: expected whole numbers above 0, got 1.5'],
    ['coalitions --counts 1e7,1', '--counts: expected at most 1000000 blocks in all'],
    ['coalitions --from-readings --unattributed 5', '--unattributed: expected with --counts'],
    ['coalitions --counts 2,1 --interval 1', '--interval: expected a coverage between 0 and 1'],
    ['censorship --refusing 0.3 --by 1', 'level must be in (0, 1), got 1'],
    ['censorship --refusing 0.3 --give-up 0', 'giveUpDeficit must be a whole number from 1'],
    ['cost --attacker 1', 'attackerProportion must be in [0, 1), got 1'],
    ['cost --attacker 0.3 --hashrate 0', 'networkHashesPerSecond must be positive, got 0'],
    ['cost --attacker 0.3 --usd-per-kwh -1', 'usdPerKilowattHour must be positive, got -1'],
    ['cost --attacker 0.3 --machine foo', 'expected a machine, one of antminer-s21-xp, antminer-s21, antminer-s19-xp'],
    ['cost --attacker 0.3 --terahashes 5', '--terahashes: expected --watts and --machine-usd with it'],
    ['cost --attacker 0.3 --coin-usd 5', '--coin-usd: expected together with --reward'],
  ])('%s is refused in one line', async (args, complaint) => {
    const { code, out, err } = await security(...args.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^contraflow: [^\n]+\n$/);
    expect(err).toContain(complaint);
  });

  test('with escapes and line breaks shows none of them', async () => {
    for (const name of ['\u001b[31m', 'a\nb', '\u202egnp']) {
      const { code, out, err } = await security('stale', '--proportions', `${name}=60,b=50`, '--delay', '1s');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).not.toMatch(UNSHOWABLE);
    }
    const { out } = await security(
      'stale',
      '--proportions',
      '\u001b[31m=60,=cmd=40',
      '--delay',
      '1s',
      '--format',
      'csv',
    );
    expect(out).not.toMatch(UNSHOWABLE);
  });
});
