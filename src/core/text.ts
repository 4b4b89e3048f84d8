const UNSHOWABLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/gu;

/**
 * Text of a stranger made safe to show: control, format (bidirectional, zero-width) and lone surrogate characters become `\xNN` or `\uNNNN`.
 *
 * @example
 * printable('a\u001b[31mb'); // => 'a\\x1b[31mb'
 */
export function printable(text: string): string {
  return text.replace(UNSHOWABLE, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

/**
 * JSON of a value, with what `printable` would change written as `\\uNNNN`: it reads back the same and is safe to show.
 *
 * @example
 * jsonText('a\u009bb'); // => '"a\\u009bb"'
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSHOWABLE, (character) => {
    if (character === '\n') return character;
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

/**
 * One CSV cell: quoted where needed, and never a formula: text that a spreadsheet would run gets a leading apostrophe.
 *
 * @example
 * csvCell('=1+1'); // => "'=1+1"
 * csvCell('a,b'); // => '"a,b"'
 */
export function csvCell(value: string | number | bigint | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const shown = printable(value);
  const inert = /^[=+\-@]/.test(shown) ? `'${shown}` : shown;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * Text escaped for HTML and SVG, in content and in double-quoted attributes.
 *
 * @example
 * escapeMarkup('<b a="1">'); // => '&lt;b a=&quot;1&quot;&gt;'
 */
export function escapeMarkup(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * Order of texts by their UTF-16 units, for `sort`: the same on every machine, whatever its language.
 *
 * @example
 * ['b', 'a', 'B'].sort(byText); // => ['B', 'a', 'b']
 */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
