import { expect, test } from 'vitest';
import { type JsonChecks, jsonChecks } from '../../src/core/index.ts';

const checks: JsonChecks = jsonChecks('parseTiers');

test('what is as expected is given back', () => {
  const json = { id: 'a', note: '' };
  expect(checks.fields(json, 'tiers[0]', ['id'], ['note'])).toBe(json);
  expect(checks.list([0], 'tiers')).toEqual([0]);
  expect(checks.text('a', 'tiers[0].id')).toBe('a');
});

test.each([
  [() => checks.fields([], 'tiers[0]', []), 'expected an object, got [] (tiers[0])'],
  [() => checks.fields(null, 'tiers[0]', []), 'expected an object, got null (tiers[0])'],
  [() => checks.fields({}, 'tiers[0]', ['id']), 'expected the field id, got nothing (tiers[0])'],
  [() => checks.fields({}, 'tiers[0]', ['toString']), 'expected the field toString, got nothing (tiers[0])'],
  [() => checks.fields({ a: 1 }, 'tiers[0]', [], ['id']), "expected known fields only, got 'a' (tiers[0])"],
  [() => checks.list([], 'tiers'), 'expected a list that is not empty, got [] (tiers)'],
  [() => checks.text('', 'tiers[0].id'), "expected a text, got '' (tiers[0].id)"],
  [() => checks.text(7, 'tiers[0].id'), 'expected a text, got 7 (tiers[0].id)'],
  [() => checks.fail('a size', 'big\u001b[2J', 'tiers[0]'), "expected a size, got 'big\\x1b[2J' (tiers[0])"],
  [() => checks.fail('a size', 'x'.repeat(1e5), 'tiers[0]'), `expected a size, got '${'x'.repeat(60)}' (tiers[0])`],
])('what is not names the parser, what was expected and the place: %#', (act, message) => {
  expect(act).toThrow(new TypeError(`parseTiers: ${message}`));
});
