import { expect, test } from 'vitest';
import { breaksOf, intervalMeaning, layerTitle, resourceName } from '../../src/report/report-data.ts';
import { layerReport } from './sample.ts';

test('the breaks of a group are those of all its layers, in order and once each', () => {
  expect(breaksOf([{ labelBreaksMs: [30, 10] }, { labelBreaksMs: [] }, { labelBreaksMs: [10, 20] }])).toEqual([
    10, 20, 30,
  ]);
});

test('what an interval says is chance of counts only, and nothing where none is known', () => {
  expect(intervalMeaning(['counts', 'none'])).toBe('what chance could change');
  expect(intervalMeaning(['published'])).not.toContain('chance');
  expect(intervalMeaning(['published', 'counts'])).toMatch(/chance.*estimates/);
  expect(intervalMeaning(['none'])).toBeNull();
  expect(intervalMeaning([])).toBeNull();
});

test('a layer that is not there is named by its id', () => {
  const layers = [layerReport('pool')];
  expect(layerTitle(layers, 'bitcoin/blocks/pool')).toBe('Bitcoin blocks by pool');
  expect(layerTitle(layers, 'ai/x/y')).toBe('ai/x/y');
});

test('resources read as words', () => {
  expect(resourceName({ domain: 'ai', resource: 'data-centers' })).toBe('AI data centers');
});
