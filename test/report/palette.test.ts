import { expect, test } from 'vitest';
import {
  differenceColours,
  entityColour,
  entityColourIndex,
  entityColours,
  proportionColours,
  seriesColours,
  themeColours,
} from '../../src/report/palette.ts';

/** Relative luminance of `#rrggbb`, by the formula of WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

test('everything that is read as text has a contrast of at least 4.5 on its paper, as WCAG AA asks', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const colour of [...seriesColours, themeColours.ink, themeColours.soft]) {
      expect(contrast(colour[theme], themeColours.paper[theme])).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('large pools that met have different colours, and all colours are different', () => {
  const together = [
    'foundryusa',
    'antpool',
    'viabtc',
    'f2pool',
    'marapool',
    'spiderpool',
    'luxor',
    'secpool',
    'sbicrypto',
    'oceanxyz',
    'braiinspool',
    'binancepool',
    'poolin',
    'btccom',
  ];
  expect(new Set(together.map(entityColourIndex)).size).toBe(together.length);
  expect(new Set(entityColours.map(({ light }) => light)).size).toBe(entityColours.length);
});

test('large owners, vendors and jurisdictions of one layer have different colours', () => {
  for (const together of [
    [
      'google',
      'amazon',
      'nvidia',
      'microsoft',
      'oracle',
      'coreweave',
      'xai',
      'meta',
      'china',
      'openai',
      'anthropic',
      'alibaba',
    ],
    ['nvidia', 'google', 'amazon', 'amd', 'huawei', 'intel'],
    ['us', 'china', 'kz', 'ru', 'ca', 'ae', 'sa', 'fr', 'de', 'gb', 'ir', 'my', 'no', 'py', 'et', 'jp'],
  ]) {
    expect(new Set(together.map(entityColourIndex)).size).toBe(together.length);
  }
});

test('an entity that is not stated gets one of the colours that no large pool needs, from its id alone', () => {
  const indices = Array.from({ length: 500 }, (_, index) => entityColourIndex(`pool ${index}`));
  expect(Math.min(...indices)).toBe(10);
  expect(Math.max(...indices)).toBe(entityColours.length - 1);
  expect(entityColour('__proto__')).toMatch(/^var\(--entity-\d+,#[0-9a-f]{6}\)$/);
});

test('classes of proportions only grow heavier, away from the paper, and lighter ones stay apart from it', () => {
  for (const theme of ['light', 'dark'] as const) {
    const weights = proportionColours.map((colour) => contrast(colour[theme], themeColours.paper[theme]));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(weights[0]).toBeGreaterThan(1.15);
    for (const [index, weight] of weights.slice(1).entries()) expect(weight / weights[index]!).toBeGreaterThan(1.2);
  }
});

test('classes of a difference grow heavier to either side of the middle, alike on both', () => {
  const middle = (differenceColours.length - 1) / 2;
  for (const theme of ['light', 'dark'] as const) {
    const weights = differenceColours.map((colour) => contrast(colour[theme], themeColours.paper[theme]));
    for (let step = 1; step <= middle; step++) {
      for (const side of [-1, 1]) {
        expect(weights[middle + side * step]).toBeGreaterThan(weights[middle + side * (step - 1)]!);
      }
    }
  }
});
