import { describe, expect, it } from 'vitest';
import { bandRows, readForecasts, registerRows, scoreRows } from '../../../src/pipeline/economics/forecasts.ts';
import { loadFacts } from '../../../src/platform/facts.ts';

const register = readForecasts();
const facts = loadFacts();
const request = { scope: null, asOfMs: Date.UTC(2026, 10, 26), facts };

describe('the forecasts of the package', () => {
  it('have sources read after they were published, outcomes that are facts, and six houses of edge AI', () => {
    for (const { id, source, published, outcomeFact } of register.forecasts) {
      expect(source.url, id).toMatch(/^https:\/\/\S+$/);
      expect(source.read.slice(0, 7) >= published, id).toBe(true);
      if (outcomeFact !== null)
        expect(
          facts.some((fact) => fact.id === outcomeFact),
          id,
        ).toBe(true);
    }
    const houses = register.forecasts.filter(({ scope }) => scope === 'edge-ai').map(({ publisher }) => publisher);
    expect(new Set(houses).size).toBeGreaterThanOrEqual(6);
  });

  it('agree with the facts that were typed before', () => {
    const value = (id: string) => facts.find((fact) => fact.id === id)!.value;
    const edge = register.forecasts.find(({ id }) => id === 'grand-view-edge-ai-2033')!;
    expect(edge.base!.value).toBeCloseTo(value('edge-ai-market-2025'), 1);
    expect(edge.growthBase!.value).toBe(value('edge-ai-market-2026'));
    expect(Math.round(edge.target.value)).toBe(value('edge-ai-market-2033'));
    const chips = register.forecasts.find(({ id }) => id === 'grand-view-edge-ai-chips-2033')!;
    expect(chips.target.value).toBe(value('edge-ai-chips-market-2033'));
  });
});

describe('what is said of them', () => {
  it('names growth that the ends do not imply, and a part larger than its whole', () => {
    const { rows, remarks } = registerRows(register, request);
    expect(rows).toHaveLength(register.forecasts.length);
    expect(remarks[0]).toContain('amd-accelerators-2027');
    expect(remarks.join('\n')).not.toContain('precedence-edge-ai-2034');
    // 28.8 · 1.238^9 is 196.7: the base is that of 2025.
    expect(remarks.join('\n')).not.toContain('market-us-edge-ai-2034');
    expect(remarks).toContain(
      'grand-view-edge-ai-chips-2033: 291.8 is more than the same house’s 118.69 for the whole (grand-view-edge-ai-2033)',
    );
  });

  it('shows how far houses disagree of 2030', () => {
    const { rows } = bandRows(register, { ...request, scope: 'edge-ai' });
    // Lowest BCC’s 56.8. Highest by hand: Fortune’s later 46.96 · (445.75 / 46.96)^(4/8) = √(46.96 · 445.75) = 144.68.
    expect(rows[0]).toMatchObject({ scope: 'edge-ai', period: '2030', publishers: 6, low: 56.8 });
    expect(rows[0]!.high).toBeCloseTo(Math.sqrt(46.96 * 445.75), 9);
  });

  it('scores those whose period has ended and whose outcome is a fact', () => {
    const { rows } = scoreRows(register, request);
    const row = rows.find(({ id }) => id === 'coinshares-hashrate-2025-12')!;
    // By hand: 1280 / 1061.28 − 1 = 20.609%; 1 − ln(1280/1061.28) / ln(1061.28/778) = 0.39652.
    expect(row.percent_error).toBeCloseTo(20.609, 3);
    expect(row.skill_over_no_change).toBeCloseTo(0.39652, 5);
    expect(rows.find(({ id }) => id === 'galaxy-hashrate-2024-12')).toMatchObject({ is_in_stated_range: false });
    expect(rows.find(({ id }) => id === 'abi-edge-ai-chips-2023')).toMatchObject({ outcome_value: null });
  });

  it('knows nothing of an outcome before its period has ended', () => {
    const { rows } = scoreRows(register, { ...request, asOfMs: Date.UTC(2025, 11, 31) });
    expect(rows.map(({ id }) => id)).not.toContain('coinshares-hashrate-2025-12');
    const december = scoreRows(register, { ...request, asOfMs: Date.UTC(2026, 0, 1) });
    expect(december.rows.map(({ id }) => id)).toContain('coinshares-hashrate-2025-12');
    expect(scoreRows(register, { ...request, scope: 'edge-ai' })).toMatchObject({ rows: [] });
  });

  it('refuses a scope that is not listed', () => {
    expect(() => bandRows(register, { ...request, scope: 'phones' })).toThrow('forecasts: expected a scope, edge-ai,');
  });
});
