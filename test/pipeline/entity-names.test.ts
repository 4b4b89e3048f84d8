import { expect, test } from 'vitest';
import { sizeClasses } from '../../src/attribution/index.ts';
import { entityName } from '../../src/pipeline/entity-names.ts';

test.each([
  ['us', 'jurisdiction', 'United States'],
  ['kr', 'jurisdiction', 'South Korea'],
  ['mara', 'operator', 'MARA'],
  ['hut', 'operator', 'Hut 8'],
  ['microbt', 'vendor', 'MicroBT'],
  ['openai', 'developer', 'OpenAI'],
  ['some-lab', 'developer', 'Some Lab'],
  ['up-to-1b', 'size-class', '<1B'],
  ['4b-to-15b', 'size-class', '4–15B'],
  // Words that every object answers to are names like others.
  ['constructor', 'owner', 'Constructor'],
  ['__proto__', 'owner', '__proto__'],
  ['to-string', 'owner', 'To String'],
  ['', 'owner', ''],
  ['比特公司', 'operator', '比特公司'],
])('%s as a %s is called %s', (id, role, name) => {
  expect(entityName(id, role)).toBe(name);
});

test('every class of size has its title', () => {
  expect(sizeClasses.map(({ id }) => entityName(id, 'size-class'))).toEqual(sizeClasses.map(({ title }) => title));
});

test('a jurisdiction that is none, or one in another role, is its id with capitals', () => {
  expect(entityName('atlantis', 'jurisdiction')).toBe('Atlantis');
  expect(entityName('us', 'owner')).toBe('Us');
});
