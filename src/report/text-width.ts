import { printable } from '../core/text.ts';

const ZERO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}/u;
const WIDE =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

function characterWidth(character: string): number {
  if (character < '\u0300') return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/**
 * Columns that printable text takes in a terminal: two for East Asian wide characters and emoji, none for combining marks.
 *
 * @example
 * textWidth('矿池 A'); // => 6
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/**
 * Text of a stranger made printable and cut, with an ellipsis, to a width in terminal columns.
 * Marks beyond two on one character are dropped.
 *
 * @example
 * shortened('Foundry USA', 8); // => 'Foundry…'
 */
export function shortened(text: string, maxWidth: number): string {
  // Escapes make text longer, never shorter, so a bounded prefix is enough of a very long one.
  const shown = printable(text.slice(0, 8 * maxWidth + 64)).replace(/(\p{M}{2})\p{M}+/gu, '$1');
  if (textWidth(shown) <= maxWidth) return shown;
  let kept = '';
  let width = 0;
  for (const character of shown) {
    width += characterWidth(character);
    if (width > maxWidth - 1) break;
    kept += character;
  }
  return maxWidth > 0 ? `${kept.trimEnd()}…` : '';
}

/**
 * Printable text cut in its middle, so that both ends are seen.
 *
 * @example
 * shortenedInside('concentration-ratio:3', 12); // => 'concen…tio:3'
 */
export function shortenedInside(text: string, maxWidth: number): string {
  if (textWidth(text) <= maxWidth || maxWidth < 3) return shortened(text, maxWidth);
  const endWidth = Math.floor((maxWidth - 1) / 2);
  const characters = [...shortened(text, 4 * maxWidth + textWidth(text))];
  let end = '';
  while (textWidth(characters.at(-1)! + end) <= endWidth) end = characters.pop()! + end;
  return shortened(characters.join(''), maxWidth - textWidth(end)) + end;
}

/**
 * Text as lines of at most so many columns of a terminal, broken between words; a longer word has a line of its own, and no text none.
 *
 * @example
 * wrapped('who holds how much', 9); // => ['who holds', 'how much']
 */
export function wrapped(text: string, room: number): string[] {
  const lines = [''];
  for (const word of printable(text).split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > room) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines[0] === '' ? [] : lines;
}
