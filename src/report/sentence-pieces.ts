import type { BriefFigure, BriefSentence } from './brief.ts';

/** A stretch of a sentence: words, or a figure as it is written there. */
export type SentencePiece = { readonly text: string; readonly figure: BriefFigure | null };

/**
 * A sentence cut at its figures, in reading order; put together, the pieces are its text. A name is words, whatever digits it has.
 *
 * @example
 * sentencePieces({ text: 'In 2026 it is 6.', figures: [{ id: 'fact:x', value: 6, text: '6' }], names: ['2026'] }).length; // => 3
 */
export function sentencePieces({ text, figures, names }: BriefSentence): SentencePiece[] {
  const pieces: SentencePiece[] = [];
  let done = 0;
  let cursor = 0;
  let nth = 0;
  for (const figure of figures) {
    let at = wholeWord(text, figure.text, cursor);
    // Names stand in reading order too: those before the figure are passed over.
    for (let name = names[nth]; name !== undefined && at >= 0; name = names[nth]) {
      const nameAt = text.indexOf(name, cursor);
      if (nameAt < 0 || nameAt > at) break;
      cursor = nameAt + name.length;
      nth++;
      at = wholeWord(text, figure.text, cursor);
    }
    if (at < 0) continue;
    if (at > done) pieces.push({ text: text.slice(done, at), figure: null });
    pieces.push({ text: figure.text, figure });
    done = at + figure.text.length;
    cursor = done;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), figure: null });
  return pieces;
}

/** Place of a text that is no part of a longer word or number; -1 where there is none. */
function wholeWord(text: string, wanted: string, from: number): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[\p{L}\p{N}]$|\d[.,]$/u.test(before) && !/^[\p{L}\p{N}]|^[.,]\d/u.test(after)) return at;
  }
  return -1;
}
