import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../src/core/fact.ts';

const good = {
  id: 'a-1',
  subject: 'Ada',
  quantity: 'engines',
  value: 3,
  unit: 'engines',
  from: '1843-01-01',
  until: '1844-01-01',
  source: { title: 'Notes', url: 'https://example.org/notes', read: '2026-11-25' },
  grade: 'press',
};
const parse = (...records: readonly unknown[]) => parseFacts([{ path: 'data/facts/notes.json', json: records }]);
const without = (field: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== field));

describe('parseFacts', () => {
  it('gives a fact with its span, its place and null for what is absent', () => {
    expect(parse(good)).toEqual([
      {
        ...good,
        low: null,
        high: null,
        // By hand: 1843 began 127 years, 31 of them leap years, before 1970.
        span: { fromMs: -(127 * 365 + 31) * 86_400_000, toMs: -(126 * 365 + 31) * 86_400_000 },
        rule: null,
        inputs: {},
        note: null,
        layer: null,
        entity: null,
        origin: { source: 'facts', file: 'notes.json', row: 1 },
      },
    ]);
  });

  it('keeps an interval, a rule with its inputs, a layer and an entity', () => {
    const record = {
      ...good,
      low: 2,
      high: 3,
      grade: 'computed',
      rule: 'half of six',
      inputs: { six: 6, name: 'x' },
      note: 'n',
      layer: 'ai/engines/owner',
      entity: 'ada',
    };
    expect(parse(record)[0]).toMatchObject(record);
  });

  it('counts places by file, and keeps the order of files and records', () => {
    const facts = parseFacts([
      { path: 'b.json', json: [good, { ...good, id: 'a-2' }] },
      { path: 'c\\a.json', json: [{ ...good, id: 'a-3' }] },
    ]);
    expect(facts.map(({ id, origin }) => `${id} ${origin.file} ${origin.row}`)).toEqual([
      'a-1 b.json 1',
      'a-2 b.json 2',
      'a-3 a.json 1',
    ]);
  });

  it.each(Object.keys(good).filter((field) => field !== 'id'))('refuses a fact without %s', (field) => {
    expect(() => parse(without(field))).toThrow(
      `parseFacts: expected the field ${field}, got nothing (notes.json, a-1, ${field})`,
    );
  });

  it.each<[string, unknown, string]>([
    ['no list', { facts: [] }, 'expected an array of facts'],
    ['no object', [7], 'expected an object, got 7 (notes.json, fact 1)'],
    ['null', [null], 'expected an object, got null (notes.json, fact 1)'],
    ['a list for a record', [[good]], 'expected an object, got [{'],
    ['no id', [good, without('id')], 'expected the field id, got nothing (notes.json, fact 2, id)'],
  ])('refuses %s', (_, json, message) => {
    expect(() => parseFacts([{ path: 'notes.json', json }])).toThrow(message);
  });

  it.each<[string, object, string]>([
    ['an unknown field', { colour: 'red' }, "expected known fields only, got 'colour' (notes.json, a-1, colour)"],
    ['an id with capitals', { id: 'A' }, "single hyphens, got 'A' (notes.json, fact 1, id)"],
    ['a text for a value', { value: '3' }, "expected a finite number, got '3' (notes.json, a-1, value)"],
    ['an infinite value', { value: Number.POSITIVE_INFINITY }, 'expected a finite number, got null'],
    ['no value at all', { value: null }, 'expected a finite number, got null (notes.json, a-1, value)'],
    ['a blank subject', { subject: ' ' }, "expected a text that is not empty, got ' ' (notes.json, a-1, subject)"],
    ['a month for a day', { from: '1843-01' }, "expected a day as 2025-07-01, got '1843-01' (notes.json, a-1, from)"],
    ['a day that does not exist', { until: '1843-02-30' }, '(notes.json, a-1, until)'],
    ['an empty span', { until: '1843-01-01' }, "expected a day after 1843-01-01, got '1843-01-01'"],
    ['an end before the start', { until: '1842-01-01' }, "a day after 1843-01-01, got '1842-01-01'"],
    ['another grade', { grade: 'rumour' }, "one of primary, press, computed, got 'rumour' (notes.json, a-1, grade)"],
    ['a computed fact without a rule', { grade: 'computed' }, 'expected a rule, for the fact is computed'],
    ['a rule of a press fact', { rule: 'x' }, 'expected no rule, for the fact is press'],
    ['inputs of a press fact', { inputs: { x: 1 } }, 'expected no inputs, for the fact is press'],
    ['a low without a high', { low: 1 }, "expected low and high together, got 'low' (notes.json, a-1, high)"],
    ['a value outside its interval', { low: 4, high: 5 }, 'expected a value from 4 to 5, got 3'],
    ['an entity without a layer', { entity: 'ada' }, 'expected the layer of the entity, got nothing'],
    ['a layer of two parts', { layer: 'bitcoin/blocks' }, "a layer as bitcoin/blocks/pool, got 'bitcoin/blocks'"],
    ['a weight below 0', { layer: 'bitcoin/blocks/pool', value: -1 }, 'expected a weight that is not negative, got -1'],
    ['a source that is a text', { source: 'Notes' }, "expected an object, got 'Notes' (notes.json, a-1, source)"],
    ['a source without a day', { source: { title: 'N', url: 'https://a.b' } }, 'expected the field read'],
    [
      'a source that is no page',
      { source: { ...good.source, url: 'javascript:x' } },
      "expected an address of the web, got 'javascript:x' (notes.json, a-1, source.url)",
    ],
    ['a source with more', { source: { ...good.source, page: 3 } }, "known fields only, got 'page'"],
  ])('refuses %s', (_, change, message) => {
    expect(() => parse({ ...good, ...change })).toThrow(message);
  });

  it('refuses an id twice, within a file and across files', () => {
    expect(() => parse(good, good)).toThrow("parseFacts: expected an id that no fact of notes.json has, got 'a-1'");
    const files = [
      { path: 'a.json', json: [good] },
      { path: 'b.json', json: [good] },
    ];
    expect(() => parseFacts(files)).toThrow("an id that no fact of a.json has, got 'a-1' (b.json, a-1)");
  });

  it('shows a stranger’s text without its control characters', () => {
    expect(() => parse({ ...good, from: '\u001b[31m' })).toThrow("got '\\x1b[31m'");
  });
});
