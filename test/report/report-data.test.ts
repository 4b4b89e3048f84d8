import { expect, test } from 'vitest';
import {
  breaksOf,
  drawnWindows,
  groupedByResource,
  groupTitles,
  intervalMeaning,
  layerTitle,
  namedVerdict,
  resourceName,
  withoutDomain,
} from '../../src/report/report-data.ts';
import { aiReport, flatTrend, layerReport, reading } from './sample.ts';

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

test('a resource is named as its layers’ titles name it', () => {
  expect(resourceName({ title: 'AI data centers by owner' })).toBe('AI data centers');
  expect(resourceName({ title: 'mining machines by maker, by value' })).toBe('Mining machines');
  expect(resourceName({ title: 'Untitled' })).toBe('Untitled');
  expect(withoutDomain('AI data centers', 'ai')).toBe('Data centers');
  expect(withoutDomain('Nvidia accelerators', 'ai')).toBe('Nvidia accelerators');
});

test('groups of one name are told apart by the title of their only layer', () => {
  const titled = (resource: string, title: string) => {
    const report = aiReport(resource, 'owner');
    return { ...report, layer: { ...report.layer, title } };
  };
  const groups = groupedByResource([titled('a', 'Chips by owner'), titled('b', 'Chips by owner, surveyed')]);
  expect(groupTitles(groups)).toEqual(['Chips by owner', 'Chips by owner, surveyed']);
  expect(groupTitles(groups.slice(0, 1))).toEqual(['Chips']);
});

test('windows before the judged span, and readings of which most is tied to nobody, are not drawn', () => {
  // Windows of 30 days, weight 100: the first begins before the trend, the third is tied to nobody by 51 parts of 100.
  const trajectory = [0, 1, 2, 3].map((index) => reading(index, { unattributedWeight: index === 2 ? 51 : 50 }));
  const trend = { ...flatTrend, fromMs: trajectory[1]!.span.fromMs };
  const drawn = drawnWindows(layerReport('pool', { trajectory, trend }));
  expect(drawn.trajectory).toEqual([trajectory[1], trajectory[3]]);
  expect(drawn.stack!.windows.map(({ span }) => span.fromMs)).toEqual(
    [1, 2, 3].map((at) => trajectory[at]!.span.fromMs),
  );
});

test('a verdict names the fields of a pair where they differ', () => {
  const verdict = 'first concentrates relative to second';
  expect(namedVerdict(verdict, ['ai', 'bitcoin'])).toBe('AI concentrates relative to Bitcoin');
  expect(namedVerdict(verdict, ['ai', 'ai'])).toBe(verdict);
  expect(namedVerdict(verdict, [])).toBe(verdict);
});
