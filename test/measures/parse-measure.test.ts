import { expect, test } from 'vitest';
import { measures, parseMeasure } from '../../src/measures/index.ts';

test('every measure parses from its own id with its defaults', () => {
  for (const measure of measures)
    expect(parseMeasure(measure.id)).toEqual({ measure, params: measure.defaults, id: measure.id });
});

test('a number after the colon is the parameter', () => {
  expect(parseMeasure('concentration-ratio:3')).toMatchObject({ params: { k: 3 }, id: 'concentration-ratio:3' });
  expect(parseMeasure('nakamoto-coefficient:.33')).toMatchObject({
    params: { threshold: 0.33 },
    id: 'nakamoto-coefficient:.33',
  });
  expect(parseMeasure('hill-number:inf')).toMatchObject({ params: { order: Infinity }, id: 'hill-number:inf' });
});

test('the id is the text that was asked for, so that a reading is found under it', () => {
  for (const text of ['hill-number:inf', 'concentration-ratio:1', 'renyi-entropy:0.50', 'hhi']) {
    expect(parseMeasure(text).id).toBe(text);
  }
});

test('an unknown id lists the known ones', () => {
  expect(() => parseMeasure('hii')).toThrow(/^parseMeasure: expected one of effective-number, hhi, .*, got 'hii'$/);
  expect(() => parseMeasure('')).toThrow(RangeError);
});

test.each([
  'hhi:2',
  'concentration-ratio:',
  'concentration-ratio:x',
  'concentration-ratio:1:2',
  'hill-number:-1',
  'hill-number:NaN',
])('%s is refused as text', (text) => expect(() => parseMeasure(text)).toThrow(SyntaxError));

test.each(['concentration-ratio:1.5', 'nakamoto-coefficient:1', 'atkinson:2'])('%s is refused as a value', (text) =>
  expect(() => parseMeasure(text)).toThrow(RangeError),
);
