const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** What is wrong with a text, and where in it; who reads it adds the name of the file. */
export class TextError extends SyntaxError {
  /** `row 3, line 4`; empty where it is the text as a whole. */
  readonly where: string;
  constructor(message: string, where = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'TextError';
    this.where = where;
  }
}

/** Takes each record as it is read; `row` is 0 for the header, `line` is where the record starts, from 1. */
export type TakeRecord = (cells: readonly string[], row: number, line: number) => void;

/**
 * Reads CSV: quoted cells may hold commas, newlines and doubled quotes; lines end in LF, CRLF or CR; empty lines are passed over.
 *
 * @throws {TextError} for a stray or an unclosed quote.
 * @see RFC 4180 (2005).
 */
export function readCsv(text: string, take: TakeRecord): void {
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let row = 0;
  let line = 1;
  const fail = (expected: string, got: string): never => {
    throw new TextError(`expected ${expected}, got ${got}`, `row ${row}, line ${line}`);
  };
  while (position < text.length) {
    const cells: string[] = [];
    const firstLine = line;
    for (;;) {
      const start = position;
      if (text.charCodeAt(start) === QUOTE) {
        do {
          position = text.indexOf('"', position + 1) + 1;
          if (position === 0) fail('a closing quote', 'the end of the file');
        } while (text.charCodeAt(position) === QUOTE);
        const cell = text.slice(start + 1, position - 1);
        for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++;
        cells.push(cell.replaceAll('""', '"'));
      } else {
        for (; position < text.length; position++) {
          const code = text.charCodeAt(position);
          if (code === COMMA || code === NEWLINE || code === RETURN) break;
          if (code === QUOTE)
            fail(
              'a quote only around a whole cell',
              `one inside '${text.slice(Math.max(start, position - 40), position + 1)}'`,
            );
        }
        cells.push(text.slice(start, position));
      }
      if (text.charCodeAt(position) !== COMMA) break;
      position++;
    }
    const code = text.charCodeAt(position);
    if (position < text.length && code !== NEWLINE && code !== RETURN) {
      fail('a comma or a line end after a quoted cell', `'${text[position]}'`);
    }
    position += code === RETURN && text.charCodeAt(position + 1) === NEWLINE ? 2 : 1;
    line++;
    if (cells.length > 1 || cells[0] !== '') take(cells, row++, firstLine);
  }
}
