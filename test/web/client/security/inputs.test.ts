import { describe, expect, test } from 'vitest';
import { typedNumber } from '../../../../src/web/client/parts/number-input.ts';
import { attackerOf, inputs, OWN } from '../../../../src/web/client/security/inputs.ts';
import type { Level } from '../../../../src/web/client/security/words.ts';

const coalition = (size: number, proportion: number) => ({
  size,
  entities: Array.from({ length: size }, (_, at) => ({ id: `e${at}`, name: `Entity ${at}` })),
  proportion,
  low: proportion / 2,
  high: proportion * 2,
  confirmations: { estimate: 10 * size, low: 9, high: 11 },
});
const level = { coalitions: [coalition(1, 0.2), coalition(2, 0.35)] } as unknown as Level;

describe('a typed number', () => {
  test.each(['', ' ', 'abc', 'NaN', '-1', '0', '101', 'Infinity', '1e999'])('is none where %j was typed', (text) => {
    expect(typedNumber(text, inputs.cost)).toBeNull();
  });

  test('is what was typed inside the limits, those included', () => {
    expect(typedNumber('1', inputs.cost)).toBe(1);
    expect(typedNumber('1.5', inputs.cost)).toBe(1.5);
    expect(typedNumber('100', inputs.cost)).toBe(100);
  });

  test('has a name of its own in the address for each input', () => {
    const names = Object.values(inputs).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the attacker that an address asks for', () => {
  test('is the largest alone, by name, where it asks for none', () => {
    expect(attackerOf(level, '1', 30)).toEqual({
      name: 'Entity 0',
      proportion: 0.2,
      interval: [0.1, 0.4],
      confirmations: 10,
    });
    expect(attackerOf(level, 'nonsense', 30)).toEqual(attackerOf(level, '1', 30));
  });

  test('is the largest together, or a proportion of one’s own without an interval', () => {
    expect(attackerOf(level, '2', 30)).toMatchObject({ name: 'The 2 largest', proportion: 0.35, confirmations: 20 });
    expect(attackerOf(level, OWN, 42)).toMatchObject({ proportion: 0.42, interval: null, confirmations: undefined });
  });
});
