import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The changelog of the package: src/pipeline and dist/pipeline lie equally deep. */
const CHANGELOG = fileURLToPath(new URL('../../CHANGELOG.md', import.meta.url));

/** A part of a text: a paragraph, or a table with its head. */
type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Which published numbers a version changed, and why. */
export interface MovedFigures {
  readonly version: string;
  readonly blocks: readonly TextBlock[];
}

/** What the changelog of the package says of figures that moved; nothing where it is not there. */
export function readMovedFigures(): MovedFigures[] {
  let text: string;
  try {
    text = readFileSync(CHANGELOG, 'utf8');
  } catch {
    return []; // a copy of the program without its changelog is no less right
  }
  return movedFigures(text);
}

/** The sections "Figures that moved" of a changelog in Markdown, a version each, as plain text. */
export function movedFigures(markdown: string): MovedFigures[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const moved = section.split(/^### /m).find((part) => /^Figures that moved\s*$/m.test(part.split('\n')[0]!));
      if (moved === undefined) return [];
      const blocks = moved
        .slice(moved.indexOf('\n'))
        .split(/\n\s*\n/)
        .map((block) => block.trim())
        .filter((block) => block !== '')
        .map(toBlock);
      return blocks.length === 0 ? [] : [{ version: section.split('\n')[0]!.trim(), blocks }];
    });
}

function toBlock(block: string): TextBlock {
  if (!block.startsWith('|')) return { kind: 'paragraph', text: plain(block.replace(/\s*\n\s*/g, ' ')) };
  const [columns = [], , ...rows] = block.split('\n').map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => plain(cell.trim())),
  );
  return { kind: 'table', columns, rows };
}

/** Markdown without its marks: links by their words, emphasis and code by what is inside. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<!\w)[_*]([^_*]+)[_*](?!\w)/g, '$1');
}
