import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layersFromFacts, miningLayers } from '../../src/attribution/mining-layers.ts';
import { decodeHex } from '../../src/bitcoin/hash.ts';
import { toHashrate } from '../../src/bitcoin/hashrate.ts';
import { decodeHeader } from '../../src/bitcoin/header.ts';
import { toDifficulty } from '../../src/bitcoin/target.ts';
import { jurisdictionName } from '../../src/core/jurisdictions.ts';
import { loadFacts } from '../../src/platform/facts.ts';
import { violations } from '../helpers/json-schema.ts';
import { describeWithShared, readShared } from '../helpers/shared-data.ts';

const data = new URL('../../data/', import.meta.url);
const facts = loadFacts();
const fact = (id: string) => facts.find((candidate) => candidate.id === id)!;

describe('the facts of the package', () => {
  const schema = JSON.parse(readFileSync(new URL('facts.schema.json', data), 'utf8'));

  it('follow their published schema in every file', () => {
    const files = readdirSync(new URL('facts/', data));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(violations(JSON.parse(readFileSync(new URL(`facts/${file}`, data), 'utf8')), schema, file)).toEqual([]);
    }
    expect(violations([{ id: 'A', extra: 1 }], schema, 'x')).toHaveLength(10); // the id, the extra field, eight missing
  });

  it('each have a page, read once it was published', () => {
    for (const { id, source, grade } of facts) {
      expect(source.read >= '2026-01-01', id).toBe(true);
      if (grade === 'computed') expect(source.title.length, id).toBeGreaterThan(0);
    }
  });

  it('give the value 1 to what happened', () => {
    const events = facts.filter(({ unit }) => unit === 'event');
    expect(events.length).toBeGreaterThan(10);
    expect(events.filter(({ value }) => value !== 1)).toEqual([]);
  });

  it('belong to layers that are described, and name jurisdictions that are known', () => {
    const known = new Set(miningLayers.map(({ id }) => id));
    for (const { id, layer, entity, subject } of facts) {
      if (layer === null) continue;
      expect(known.has(layer), id).toBe(true);
      if (layer.endsWith('/jurisdiction')) expect(jurisdictionName(entity!), id).toBe(subject);
    }
  });

  it('follow, where they are computed from bits, from these bits', () => {
    const fromBits = facts.filter(({ inputs }) => typeof inputs.bits === 'string');
    expect(fromBits.length).toBeGreaterThan(10);
    for (const { id, inputs, unit, value } of fromBits) {
      const bits = Number.parseInt(inputs.bits as string, 16);
      const exact = unit === 'difficulty' ? toDifficulty(bits) : toHashrate(bits) / 1e18;
      expect(['difficulty', 'EH/s'], id).toContain(unit);
      expect(value, id).toBe(Number(exact.toPrecision(unit === 'difficulty' ? 12 : 6)));
    }
  });

  it('halve the subsidy every 210,000 blocks', () => {
    for (const { value, inputs } of facts.filter(({ id }) => id.startsWith('halving-'))) {
      expect(value).toBe(50 / 2 ** (Number(inputs.height) / 210_000));
    }
  });

  it('give the growth that the edge AI forecast implies', () => {
    const { value, inputs } = fact('edge-ai-market-growth');
    const { base, forecast, years } = inputs as Record<string, number>;
    expect(value).toBe(Number((((forecast! / base!) ** (1 / years!) - 1) * 100).toFixed(1)));
    expect(forecast).toBe(fact('edge-ai-market-2033').value);
    expect(base).toBe(fact('edge-ai-market-2025').value);
  });

  it('average the months of a tariff', () => {
    const { value, inputs } = fact('electricity-us-industry-2025');
    const months = Object.values(inputs) as number[];
    expect(months).toHaveLength(12);
    expect(value).toBe(Number((months.reduce((sum, month) => sum + month, 0) / 12).toFixed(4)));
  });

  it('give mining machines the efficiency that their makers state, within 2%', () => {
    // Joules per terahash as announced by Bitmain for the three models.
    for (const [machine, stated] of Object.entries({
      'antminer-s21-xp': 13.5,
      'antminer-s21': 17.5,
      'antminer-s19-xp': 21.5,
    })) {
      const efficiency = fact(`${machine}-power`).value / fact(`${machine}-hashrate`).value;
      expect(Math.abs(efficiency / stated - 1), machine).toBeLessThan(0.02);
    }
  });

  it('put listed operators below the network, and agree with a bank’s count of their proportion', () => {
    const operators = layersFromFacts(facts).find(({ layer }) => layer === 'bitcoin/hashrate/operator')!;
    for (const { holdings, totals } of operators.windows) {
      const held = holdings.reduce((sum, { weight }) => sum + weight, 0);
      expect(totals).toHaveLength(1);
      expect(held).toBeLessThan(totals[0]!.weight / 2);
    }
    // Two of the companies alone have less than what Jefferies counts for all that are listed in the United States.
    const december = operators.windows[1]!;
    const two = december.holdings.reduce((sum, { weight }) => sum + weight, 0) / december.totals[0]!.weight;
    expect(two * 100).toBeLessThan(fact('us-listed-2024-12-proportion').value);
  });
});

const stale = 'btc-raw/stale/stale-blocks.csv';
describeWithShared('facts computed from stale headers', [stale], () => {
  const headers = new Map<string, string[]>();
  for (const line of new TextDecoder().decode(readShared(stale)).split('\n').slice(1)) {
    const [height = '', , header = ''] = line.trim().split(',');
    if (header !== '') headers.set(height, [...(headers.get(height) ?? []), header]);
  }

  it('have the bits and the day of a header of that height', () => {
    for (const { id, inputs, from, until } of facts.filter((one) => typeof one.inputs.bits === 'string')) {
      const decoded = headers.get(String(inputs.height))!.map((header) => decodeHeader(decodeHex(header)));
      expect(
        decoded.map(({ bits }) => bits.toString(16)),
        id,
      ).toContain(inputs.bits);
      const days = decoded.map(({ timeSeconds }) => new Date(timeSeconds * 1000).toISOString().slice(0, 10));
      expect(
        days.some((day) => from <= day && day < until),
        id,
      ).toBe(true);
    }
  });

  it('agree with the difficulty of 125.86 T that press reported in February 2026', () => {
    expect(fact('difficulty-935976').value / 1e12).toBeCloseTo(125.86, 2);
  });
});
