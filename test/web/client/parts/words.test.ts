import { describe, expect, test } from 'vitest';
import { listEdgeInputs, readEdgeInputs } from '../../../../src/pipeline/edge.ts';
import { readBundledHalf } from '../../../../src/pipeline/published-half.ts';
import { measuredResources, offeredLayer } from '../../../../src/web/client/parts/ai-layers.ts';
import { inputText } from '../../../../src/web/client/parts/edge-words.ts';
import { interval, shown } from '../../../../src/web/client/parts/gap-words.ts';
import { directionWords, slopeWords } from '../../../../src/web/client/parts/verdict-words.ts';

describe('the layers of AI', () => {
  test('are all offered that the bundled snapshot has, each with what a reader gets wrong', async () => {
    const bundled = (await readBundledHalf()).layers.map(({ layer }) => layer).filter((id) => id.startsWith('ai/'));
    const offered = measuredResources(bundled).flatMap(({ layers }) => layers);
    expect(offered.map(({ id }) => id).toSorted()).toEqual(bundled.toSorted());
    expect(offered.every(({ traps }) => traps.length > 0)).toBe(true);
  });

  test('that a run did not measure are not offered', () => {
    const resources = measuredResources(['ai/clusters/sector']);
    expect(resources).toHaveLength(1);
    expect(offeredLayer(resources, 'ai/accelerators/owner')?.layer.id).toBe('ai/clusters/sector');
    expect(offeredLayer([], 'ai/accelerators/owner')).toBeNull();
  });
});

test('every input of the edge figures has words of its own and a unit', () => {
  for (const { name } of listEdgeInputs(readEdgeInputs())) {
    const { text, unit } = inputText(name);
    expect(text, name).not.toBe(name.split('.').at(-1));
    expect(unit, name).not.toBe('');
  }
  expect(inputText('tiers.phone-8gb.usersPercent').group).toBe('phone-8gb');
  expect(inputText('adoptedPercent').group).toBe('everywhere');
});

test('a gap that cannot be said is a dash, and so is an end that is not known', () => {
  expect(shown({ estimate: null, unit: 'months' })).toBe('–');
  expect(shown({ estimate: 10.43, unit: 'index points' })).toBe('10.4 points');
  expect(interval({ low: 9.4, high: null })).toBe('[9.4, –]');
  expect(interval({ low: null, high: null })).toBe('–');
});

describe('a verdict in words', () => {
  const verdict = {
    layer: 'ai/a/b',
    title: 'A by b',
    verdict: 'no trend' as const,
    slope_per_year: Math.log(0.9),
    low: Math.log(0.75),
    high: Math.log(1.15),
    p_value: 0.4,
    windows: 16,
    from: '2022-01-01T00:00:00Z',
    to: '2026-01-01T00:00:00Z',
    would_change: '',
    artefact: null,
    id: 'verdict:ai/a/b#slope',
  };

  test('names no direction where none was found', () => {
    expect(directionWords(verdict)).toBe('shows no trend');
    expect(directionWords({ verdict: 'too little data' })).toBe('has too short a record for a direction');
  });

  test('has the slope as a change a year, with its interval and span', () => {
    // ln 0.9 a year is −10% a year.
    expect(slopeWords(verdict)).toBe(
      'the effective number changes by −10.0%/year [−25.0, +15.0], over 16 windows from Jan 2022 to Dec 2025',
    );
    expect(slopeWords({ ...verdict, slope_per_year: null })).toBe('');
  });
});
