import { expect, test } from 'vitest';
import { differenceColours, proportionColours } from '../../../../src/report/palette.ts';
import {
  differenceClass,
  differenceClasses,
  formatPoints,
  proportionClass,
  proportionClasses,
} from '../../../../src/web/client/geography/classes.ts';

test('a proportion is in the class whose lower end it reaches', () => {
  expect([0.0001, 0.0099, 0.01, 0.049, 0.05, 0.2, 0.399, 0.4, 1].map(proportionClass)).toEqual([
    0, 0, 1, 2, 3, 5, 5, 6, 6,
  ]);
});

test('a difference has the class of its size on the side of its sign', () => {
  expect([-0.5, -0.2, -0.19, -0.02, -0.019, 0, 0.019, 0.02, 0.1, 0.7].map(differenceClass)).toEqual([
    0, 0, 1, 3, 4, 4, 4, 5, 7, 8,
  ]);
});

test('every class has a colour of its own and its limits in words', () => {
  expect(proportionClasses.map(({ label }) => label)).toEqual([
    'under 1%',
    '1–2%',
    '2–5%',
    '5–10%',
    '10–20%',
    '20–40%',
    '40% or more',
  ]);
  expect(differenceClasses.map(({ label }) => label)).toEqual([
    '−20 or more',
    '−10 to 20',
    '−5 to 10',
    '−2 to 5',
    'within 2',
    '+2 to 5',
    '+5 to 10',
    '+10 to 20',
    '+20 or more',
  ]);
  expect(proportionClasses.length).toBe(proportionColours.length);
  expect(differenceClasses.length).toBe(differenceColours.length);
});

test('points have a sign, and nothing is neither more nor less', () => {
  expect([0.1234, -0.05, 0].map(formatPoints)).toEqual(['+12.3 points', '−5.0 points', '0.0 points']);
});
