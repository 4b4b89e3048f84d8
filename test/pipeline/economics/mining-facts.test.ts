import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeHex } from '../../../src/bitcoin/hash.ts';
import { decodeHeader } from '../../../src/bitcoin/header.ts';
import { toDifficulty, toTarget } from '../../../src/bitcoin/target.ts';
import { readMachines } from '../../../src/pipeline/economics/machines.ts';
import { factDays, hashpriceOn, subsidyOn } from '../../../src/pipeline/economics/network-days.ts';
import { placeTariffs, tariffOf } from '../../../src/pipeline/economics/places.ts';
import { loadFacts } from '../../../src/platform/facts.ts';

const facts = loadFacts();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const fact = (id: string) => facts.find((candidate) => candidate.id === id)!;

describe('difficulties computed from whole headers', () => {
  const headers = facts.filter(({ inputs }) => typeof inputs.header === 'string');

  it('have a header that proves its own work, of the day, and follow from its bits', () => {
    expect(headers.length).toBeGreaterThan(10);
    for (const { id, inputs, value, from } of headers) {
      const bytes = decodeHex(String(inputs.header));
      const { bits, timeSeconds } = decodeHeader(bytes);
      const hash = sha256(sha256(bytes));
      expect(BigInt(`0x${hash.reverse().toString('hex')}`) <= toTarget(bits), id).toBe(true);
      expect(value, id).toBe(Number(toDifficulty(bits).toPrecision(12)));
      expect(new Date(timeSeconds * 1000).toISOString().slice(0, 10), id).toBe(from);
    }
  });
});

describe('computed tariffs, prices and fees', () => {
  const tariff = (inputs: Readonly<Record<string, string | number>>): number => {
    const of = (name: string) => Number(inputs[name]);
    if ('eur_per_kwh' in inputs) return of('eur_per_kwh') * of('usd_per_eur');
    if ('gbp_per_kwh' in inputs) return of('gbp_per_kwh') * of('usd_per_gbp');
    if ('nok_per_kwh' in inputs) return of('nok_per_kwh') / of('nok_per_usd');
    if ('cad_cents_per_kwh' in inputs) return of('cad_cents_per_kwh') / 100 / of('cad_per_usd');
    return (of('low_usd_per_mwh') + of('high_usd_per_mwh')) / 2 / 1000;
  };

  it('follow from their inputs', () => {
    const computed = facts.filter(({ id, grade }) => /^electricity-.*\d{4}$/.test(id) && grade === 'computed');
    expect(computed.length).toBeGreaterThan(10);
    for (const { id, inputs, value } of computed)
      if (id !== 'electricity-us-industry-2025') expect(value, id).toBe(Number(tariff(inputs).toFixed(4)));
    const earned = fact('price-2013-01-30');
    expect(earned.value).toBe(
      Number((Number(earned.inputs.usd_per_day) / Number(earned.inputs.coins_per_day)).toPrecision(4)),
    );
    const fees = fact('fees-per-block-2026-01');
    expect(fees.value).toBe(
      Number((Number(fees.inputs.fees_satoshis) / Number(fees.inputs.blocks) / 1e8).toPrecision(6)),
    );
  });

  it('reach over states and countries, each once, between one and forty cents', () => {
    const places = placeTariffs(facts);
    expect(places.filter(({ place }) => place.startsWith('us-')).length).toBeGreaterThanOrEqual(50);
    expect(places.filter(({ place }) => !place.includes('-')).length).toBeGreaterThanOrEqual(18);
    expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
    for (const { usdPerKilowattHour, place } of places) {
      expect(usdPerKilowattHour, place).toBeGreaterThan(0.01);
      expect(usdPerKilowattHour, place).toBeLessThan(0.4);
    }
  });

  it('name the latest tariff of a place', () => {
    expect(tariffOf('et', facts)).toMatchObject({ usdPerKilowattHour: 0.06, customers: 'miners' });
    expect(() => tariffOf('atlantis', facts)).toThrow("got 'atlantis'");
  });
});

describe('the days of the facts', () => {
  const days = factDays(facts);

  it('have the subsidy of their time', () => {
    // Halvings: 28 November 2012, 9 July 2016, 11 May 2020, 20 April 2024.
    expect(
      ['2010-07-17', '2013-01-01', '2017-01-01', '2021-01-01', '2024-05-23'].map((day) => subsidyOn(day, facts)),
    ).toEqual([50, 25, 12.5, 6.25, 3.125]);
  });

  it('give a hashprice that lies within a tenth of what was printed beside the price', () => {
    // Printed: 31.56 USD/PH/s/day on 5 February 2026 and 54.6 on 23 May 2024, fees included; ours leave fees out.
    const at = (day: string) => hashpriceOn(days.find(({ dayMs }) => dayMs === Date.parse(day))!);
    expect(at('2026-02-05') / 31.56).toBeCloseTo(0.974, 1);
    expect(at('2026-02-05')).toBeLessThan(31.56);
    expect(at('2024-05-23') / 54.6).toBeGreaterThan(0.85);
    expect(at('2024-05-23')).toBeLessThan(54.6);
  });

  it('reach from 2010 to 2026, at least two a year in the years of the turns', () => {
    expect(days.length).toBeGreaterThan(25);
    for (const year of ['2010', '2011', '2012', '2013', '2024'])
      expect(
        days.filter(({ dayMs }) => new Date(dayMs).getUTCFullYear() === Number(year)).length,
        year,
      ).toBeGreaterThan(1);
  });
});

describe('the registry of machines', () => {
  const machines = readMachines();

  it('holds fifteen to thirty machines with ids of their own, in the order of time', () => {
    expect(machines.length).toBeGreaterThanOrEqual(15);
    expect(machines.length).toBeLessThanOrEqual(30);
    expect(new Set(machines.map(({ id }) => id)).size).toBe(machines.length);
    expect(machines.map(({ fromMs }) => fromMs)).toEqual(machines.map(({ fromMs }) => fromMs).sort((a, b) => a - b));
  });

  it('gives machines the efficiency that their makers announced, within 3%', () => {
    // J/TH as announced: S9 98, S15 57, S17 Pro 39.5, S19 Pro 29.5, S19 XP 21.5, S21 17.5, S21 XP 13.5.
    const announced = {
      'antminer-s9': 98,
      'antminer-s15': 57,
      'antminer-s17-pro': 39.5,
      'antminer-s19-pro': 29.5,
      'antminer-s19-xp': 21.5,
      'antminer-s21': 17.5,
      'antminer-s21-xp': 13.5,
    };
    for (const [id, stated] of Object.entries(announced))
      expect(machines.find((machine) => machine.id === id)!.joulesPerTerahash / stated, id).toBeCloseTo(1, 1.5);
  });
});
