import { expect, test } from 'vitest';
import { root, sourceFiles } from '../helpers/source-files.ts';

interface Example {
  readonly path: string;
  /** Statements before the one that is shown to have a value. */
  readonly before: string;
  readonly code: string;
  readonly value: string;
}

/** What the `@example` lines of a file claim: `code; // => value`, or the value on a line of its own. */
function examplesOf({ path, text }: { readonly path: string; readonly text: string }): Example[] {
  const examples: Example[] = [];
  for (const [, block] of text.matchAll(/@example\n((?:\s*\* .*\n)+)/g)) {
    const statements: string[] = [];
    for (const line of block!.split('\n').map((one) => one.replace(/^\s*\* ?/, ''))) {
      const [code, value] = line.split(/\s*\/\/ => /);
      if (value === undefined) statements.push(line);
      else {
        const shown = (code === '' ? statements.pop()! : code!).replace(/;$/, '');
        examples.push({ path, before: statements.join('\n'), code: shown, value });
      }
    }
  }
  return examples;
}

const examples = sourceFiles().flatMap(examplesOf);

test('the doc comments hold examples', () => {
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)('$path: $code', async ({ path, before, code, value }) => {
  const exported = (await import(`${root}/src/${path}`)) as Record<string, unknown>;
  const run = (text: string): unknown =>
    new Function(...Object.keys(exported), `${before}\nreturn (${text});`)(...Object.values(exported));
  const actual = run(code);
  const expected = run(value);
  if (typeof expected === 'number' && !Number.isInteger(expected)) {
    const digits = value.split('.')[1]?.length ?? 0;
    expect(actual).toBeCloseTo(expected, Math.max(0, digits - 1));
  } else expect(actual).toEqual(expected);
});
