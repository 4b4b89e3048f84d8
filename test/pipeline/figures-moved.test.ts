import { expect, test } from 'vitest';
import { movedFigures, readMovedFigures } from '../../src/pipeline/figures-moved.ts';

const changelog = `# Changelog

## 0.2.0 (2027-01-01)

- Something new.

### Figures that moved

The slope of \`bitcoin/blocks/pool\`, by
the [new rule](docs/x.md#y), is **lower** and _firmer_:

| layer | was | is |
| ----- | --: | -: |
| \`ai/a/b\` | −6.2 [−20, +10] | −6.1 |

### Something else

No figure.

## 0.1.5

Nothing moved.

## 0.1.0

### Figures that moved

None did.
`;

test('each version that moved figures has its paragraphs and tables as plain text', () => {
  expect(movedFigures(changelog)).toEqual([
    {
      version: '0.2.0 (2027-01-01)',
      blocks: [
        { kind: 'paragraph', text: 'The slope of bitcoin/blocks/pool, by the new rule, is lower and firmer:' },
        { kind: 'table', columns: ['layer', 'was', 'is'], rows: [['ai/a/b', '−6.2 [−20, +10]', '−6.1']] },
      ],
    },
    { version: '0.1.0', blocks: [{ kind: 'paragraph', text: 'None did.' }] },
  ]);
});

test('the changelog of the package is read', () => {
  const [latest] = readMovedFigures();
  expect(latest!.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(latest!.blocks.length).toBeGreaterThan(0);
  expect(JSON.stringify(latest)).not.toMatch(/[`|]/);
});
