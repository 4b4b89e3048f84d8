import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/platform/facts.ts';
import { runHere } from './run-here.ts';

describe('contraflow facts', () => {
  test('lists every fact, with its source, as JSON', async () => {
    const { code, out } = await runHere(['facts', '--format', 'json']);
    const records = JSON.parse(out);
    expect(code).toBe(0);
    expect(records.map(({ id }: { id: string }) => id)).toEqual(loadFacts().map(({ id }) => id));
    expect(records.find(({ id }: { id: string }) => id === 'epoch-open-lag-2025')).toMatchObject({
      value: '3.5',
      unit: 'months',
      interval: '1.1 to 5.3',
      grade: 'primary',
    });
  });

  test('narrows the list to a subject, in any case, or to a layer', async () => {
    const { out } = await runHere(['facts', '--subject', 'ETHIOPIA', '--format', 'csv']);
    expect(out).toContain('hashrate-index-2025-q4-et,Ethiopia,');
    expect(out).not.toContain('Canada');
    const layer = await runHere(['facts', '--subject', 'asics/vendor', '--format', 'json']);
    expect(JSON.parse(layer.out).map(({ entity }: { entity: string }) => entity)).toEqual([
      'bitmain',
      'microbt',
      'canaan',
    ]);
  });

  test('shows in text what follows by a rule, with what it was applied to', async () => {
    const { out } = await runHere(['facts', '--subject', 'halving-4']);
    expect(out).toContain('value     3.125');
    expect(out).toContain('inputs    height 840000');
    expect(out).toMatch(/rule +50 BTC halved/);
  });

  test('says that no fact is about a subject', async () => {
    const { code, out, err } = await runHere(['facts', '--subject', 'the moon']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^contraflow: facts: expected a subject of one of \d+ facts, got 'the moon'\n$/);
  });

  test('adds a folder of one’s own, and names the field of a bad fact in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'contraflow-facts-'));
    writeFileSync(join(folder, 'mine.json'), '[{"id":"mine","value":1}]');
    const { code, err } = await runHere(['facts', '--facts', folder]);
    expect(code).toBe(1);
    expect(err).toBe('contraflow: parseFacts: expected the field subject, got nothing (mine.json, mine, subject)\n');
  });
});
