import { beforeAll, describe, expect, test } from 'vitest';
import type { Observatory } from '../../../src/pipeline/observatory.ts';
import { security } from '../../../src/web/routes/security.ts';
import { securityHistory } from '../../../src/web/routes/security-history.ts';
import { bundledObservatory } from '../bundled.ts';

let observatory: Observatory;
beforeAll(async () => {
  observatory = await bundledObservatory();
});

const nothing = { params: {}, query: {} };
const pool = { domain: 'bitcoin', resource: 'blocks', role: 'pool' } as const;

describe('security', () => {
  test('answers the panel of the report, level by level and coalition by coalition', async () => {
    const document = security.document.parse(await security.answer(observatory, nothing));
    const { panel, delays } = observatory.security;
    expect(document.levels.map(({ layer }) => layer)).toEqual(panel.levels.map(({ layer }) => layer.id));
    for (const [at, level] of panel.levels.entries()) {
      const answered = document.levels[at]!;
      expect(answered.coalitions.map(({ confirmations }) => confirmations)).toEqual(
        level.coalitions.map(({ confirmations }) => confirmations),
      );
      expect(answered.coalitions.map(({ proportion, bound_high }) => [proportion, bound_high])).toEqual(
        level.coalitions.map(({ proportion, withUnattributed }) => [proportion, withUnattributed.proportion]),
      );
      expect(answered.selfish.map((one) => one.optimal_low)).toEqual(level.selfish.map(({ low }) => low));
    }
    expect(document.delays.map((one) => one.delay_seconds)).toEqual(delays.map(({ delaySeconds }) => delaySeconds));
    expect(document.snapshot).toBe(observatory.input.snapshot);
  });

  test('names the pools of the stale rates with the ids that they have in the largest coalition', async () => {
    const { levels, stale } = security.document.parse(await security.answer(observatory, nothing));
    const largest = levels.find(({ level }) => level === 'pool')!.coalitions.at(-1)!;
    expect(stale!.entities.slice(0, largest.size).map(({ id, name }) => ({ id, name }))).toEqual(largest.entities);
  });

  test('has a row of its table for each level and size', async () => {
    const { levels } = observatory.security.panel;
    const table = await security.table!(observatory, nothing);
    const lines = [...table.csv()].join('').trim().split('\n');
    expect(lines).toHaveLength(1 + levels.reduce((sum, { coalitions }) => sum + coalitions.length, 0));
    expect(lines[0]).toMatch(/^layer,from,size,members,/);
  });

  test('shows no name of a stranger with characters that act on a terminal', async () => {
    const { panel } = observatory.security;
    const [level] = panel.levels;
    const [coalition] = level!.coalitions;
    const named = { ...level!, coalitions: [{ ...coalition!, names: ['a\u001b[31mb'] }] };
    const strange = { ...observatory.security, panel: { ...panel, levels: [named] } };
    const document = await security.answer(
      { input: observatory.input, security: strange } as unknown as Observatory,
      nothing,
    );
    expect(document.levels[0]!.coalitions[0]!.entities[0]!.name).toBe('a\\x1b[31mb');
  });

  test('answers an input without blocks with no level', async () => {
    const { panel, ...rest } = observatory.security;
    const empty = { ...rest, panel: { ...panel, levels: [] }, histories: [], stale: null };
    const without = { input: observatory.input, security: empty } as unknown as Observatory;
    expect(security.document.parse(await security.answer(without, nothing)).levels).toEqual([]);
    expect([...securityHistory.published(without)]).toEqual([]);
  });
});

describe('security over time', () => {
  test('answers the windows of the report and ends with the estimate of the panel', async () => {
    const document = securityHistory.document.parse(
      await securityHistory.answer(observatory, { params: pool, query: {} }),
    );
    const { histories, panel } = observatory.security;
    const { windows } = histories.find(({ layer }) => layer.role === 'pool')!;
    expect(document.windows.map(({ confirmations }) => confirmations)).toEqual(
      windows.map(({ confirmations }) => confirmations),
    );
    const last = document.windows.at(-1)!;
    const level = panel.levels.find(({ layer }) => layer.role === 'pool')!;
    expect(last.confirmations).toEqual(level.coalitions[0]!.confirmations);
    expect({ entity: last.entity, name: last.name }).toEqual({
      entity: level.coalitions[0]!.entities[0],
      name: level.coalitions[0]!.names[0],
    });
  });

  test('is published for each level that the panel has', () => {
    const published = [...securityHistory.published(observatory)].map(({ role }) => role);
    expect(published).toEqual(observatory.security.panel.levels.map(({ layer }) => layer.role));
  });

  test('says which levels there are when asked for another', () => {
    const asked = { params: { ...pool, role: 'owner' }, query: {} };
    expect(() => securityHistory.answer(observatory, asked)).toThrow(
      /expected a level of blocks, one of .*pool.*owner/,
    );
  });
});
