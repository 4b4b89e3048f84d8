import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFacts } from '../../src/platform/facts.ts';

const own = {
  id: 'own-fact',
  subject: 'A mine',
  quantity: 'hashrate',
  value: 0.5,
  unit: 'EH/s',
  from: '2026-01-01',
  until: '2026-02-01',
  source: { title: 'Its owner', url: 'https://example.org', read: '2026-02-03' },
  grade: 'primary',
};

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'contraflow-facts-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('the package’s facts load, and are the same on every load', () => {
  const facts = loadFacts();
  expect(facts.length).toBeGreaterThan(60);
  expect(loadFacts()).toEqual(facts);
});

test('a folder of further facts comes after them; what is no JSON file is left alone', () => {
  const extra = folderOf({
    'b.json': JSON.stringify([{ ...own, id: 'own-b' }]),
    'a.json': JSON.stringify([own]),
    'readme.md': '#',
  });
  const added = loadFacts({ extra }).slice(loadFacts().length);
  expect(added.map(({ id, origin }) => `${id} ${origin.file}`)).toEqual(['own-fact a.json', 'own-b b.json']);
});

test('a file that is no JSON is named', () => {
  const extra = folderOf({ 'broken.json': '[{' });
  expect(() => loadFacts({ extra })).toThrow(/^loadFacts: expected JSON, got something else \(.*broken\.json\)$/);
});

test('an id that the package has already is refused', () => {
  const extra = folderOf({ 'x.json': JSON.stringify([{ ...own, id: 'bitcoin-genesis' }]) });
  expect(() => loadFacts({ extra })).toThrow(
    "expected an id that no fact of milestones.json has, got 'bitcoin-genesis'",
  );
});
