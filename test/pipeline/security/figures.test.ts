import { describe, expect, test } from 'vitest';
import { parseFigureId } from '../../../src/core/figure-id.ts';
import { coalitions } from '../../../src/models/security/index.ts';
import type { Figure } from '../../../src/pipeline/figures.ts';
import type { MeasuredLayer } from '../../../src/pipeline/measured-layer.ts';
import { confirmationsFor, proportionEnds, riskAt } from '../../../src/pipeline/security/confirmations.ts';
import { createSecurityFigures } from '../../../src/pipeline/security/figures.ts';
import { SHOWN_RISK } from '../../../src/pipeline/security/outline.ts';
import { securityDefaults } from '../../../src/pipeline/security/panel.ts';
import { measuredBlocks, sampleNames } from './sample.ts';

function figureOf(measured: MeasuredLayer, part: string): Figure | null {
  const id = parseFigureId(`security:${measured.layer.id}#${part}`);
  if (id.kind !== 'security') throw new TypeError('expected a figure of security');
  return createSecurityFigures([measured], sampleNames)(id);
}

/** The latest window: Alpha 300 of 1,000 blocks, Beta 200, nobody 400. */
const level = measuredBlocks([
  { held: [450, 50], unattributed: 500 },
  { held: [100, 90, 80], unattributed: 730 },
  { held: [300, 200, 100], unattributed: 400 },
]);
const window = { blocks: 1000, interval: 0.95 };

describe('figures of security', () => {
  test('are for the risk that the panel is for', () => {
    expect(SHOWN_RISK).toBe(securityDefaults.risk);
  });

  test('say of the largest what the models say of its counts', () => {
    const expected = confirmationsFor(300, { ...window, risk: SHOWN_RISK });
    const { label, rule, id, ...confirmations } = figureOf(level, 'confirmations')!;
    expect(confirmations).toEqual({
      value: expected.estimate,
      text: String(expected.estimate),
      unit: 'confirmations',
      low: expected.low,
      high: expected.high,
    });
    expect(label).toContain('below 0.1% against Alpha, Bitcoin blocks by pool, 2026-01-21 to 2026-01-30');
    expect(rule).toContain('Rosenfeld, Analysis of Hashrate-Based Double Spending (2012)');
    expect(id).toBe('security:bitcoin/blocks/pool#confirmations');
    expect(figureOf(level, 'confirmations-low')!.value).toBe(expected.low);
    expect(figureOf(level, 'confirmations-high')!.value).toBe(expected.high);
    const { probability, low, high } = riskAt(300, { ...window, confirmations: 6 });
    expect(figureOf(level, 'risk-6')).toMatchObject({ value: probability, low, high, unit: 'probability' });
  });

  // 500 of 1,000: Beta(500, 500) is symmetric about one half; 10 min / (1 − ½) = 20 min; 2 + 4 + … + 64 = 126 blocks of 144 a day.
  test('say of the two largest what can be worked out by hand', () => {
    expect(figureOf(level, 'coalition-2')).toMatchObject({ value: 0.5, text: '50%', ...proportionEnds(500, window) });
    expect(figureOf(level, 'exceeds-half-2')!.value).toBeCloseTo(0.5, 10);
    expect(figureOf(level, 'refused-minutes-2')).toMatchObject({ value: 20, text: '20', unit: 'minutes' });
    expect(figureOf(level, 'six-in-a-row-days-2')).toMatchObject({ value: 0.875, text: '0.88', unit: 'days' });
  });

  test('have the interval of what falls with the proportion the right way round', () => {
    for (const part of ['six-in-a-row-days-2', 'refused-minutes-2']) {
      const { low, value, high } = figureOf(level, part)!;
      expect(low!, part).toBeLessThan(value);
      expect(high!, part).toBeGreaterThan(value);
    }
  });

  test('give the pair the probability that the panel gives it', () => {
    const counts = { entities: ['a', 'b', 'c'], weights: [300, 200, 100], unattributedWeight: 400 };
    const [, pair] = coalitions(counts, { sizes: 2, level: 0.95, draws: 100, seed: 1 }).bySize;
    const figure = figureOf(level, 'coalition-2')!;
    expect(figureOf(level, 'exceeds-half-2')!.value).toBeCloseTo(pair!.exceeds.half, 12);
    expect([figure.value, figure.low, figure.high]).toEqual([
      pair!.proportion,
      pair!.interval.low,
      pair!.interval.high,
    ]);
  });

  test('are not certain of a majority of those who did not make every block', () => {
    const { value, text } = figureOf(measuredBlocks([{ held: [6000, 3999, 1] }]), 'exceeds-half-2')!;
    expect([value < 1, text]).toEqual([true, '>99.9%']);
    expect(figureOf(measuredBlocks([{ held: [60, 40] }]), 'exceeds-half-2')).toMatchObject({
      value: 1,
      text: '100.0%',
    });
  });

  test('find the windows in which the largest held most and least among those that are known', () => {
    const at = (held: number) => confirmationsFor(held, { ...window, risk: SHOWN_RISK }).estimate;
    expect(figureOf(level, 'most-ever')).toMatchObject({ value: at(450) });
    expect(figureOf(level, 'most-ever')!.label).toContain('2026-01-01 to 2026-01-10');
    expect(figureOf(level, 'fewest-ever')).toMatchObject({ value: at(100) });
    const partly = measuredBlocks(
      [
        { held: [900], unattributed: 100 },
        { held: [450], unattributed: 550, isWhole: false },
        { held: [200], unattributed: 800 },
      ],
      { judgedFromMs: Date.UTC(2026, 0, 11) },
    );
    expect(figureOf(partly, 'most-ever')!.value).toBe(at(200));
  });

  test('are missing where no number of confirmations is enough', () => {
    const all = measuredBlocks([{ held: [1000] }]);
    for (const part of ['confirmations', 'confirmations-low', 'confirmations-high', 'most-ever', 'coalition-2'])
      expect(figureOf(all, part), part).toBeNull();
    expect(figureOf(all, 'risk-6')).toMatchObject({ value: 1, text: '100.0%' });
    const both = measuredBlocks([{ held: [600, 400] }]);
    expect(figureOf(both, 'refused-minutes-2')).toBeNull();
    expect(figureOf(both, 'six-in-a-row-days-2')!.value).toBeCloseTo(6 / 144, 12);
  });

  test.each(['none', 'constructor', 'coalition-3'])('have no part %s', (part) => {
    expect(figureOf(level, part)).toBeNull();
  });

  test('are of layers of blocks alone, where a block is tied to somebody', () => {
    expect(figureOf(measuredBlocks([{ held: [], unattributed: 10 }]), 'confirmations')).toBeNull();
    const amounts = { ...level, layer: { ...level.layer, id: 'ai/accelerators/owner', domain: 'ai' as const } };
    expect(figureOf(amounts, 'most-ever')).toBeNull();
    expect(createSecurityFigures([], sampleNames)({ kind: 'security', layer: 'x', part: 'confirmations' })).toBeNull();
  });
});
