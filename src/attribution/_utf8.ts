/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0)!;
    const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** Text of UTF-8 bytes; each byte that starts no valid sequence becomes U+FFFD, so nothing is ever refused. */
export function utf8Text(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length = first < 0x80 ? 1 : first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
    let code = length === 1 ? first : first & (0x7f >> length);
    let isValid = length > 0 && at + length <= bytes.length;
    for (let index = 1; isValid && index < length; index++) {
      const next = bytes[at + index]!;
      isValid = next >> 6 === 2;
      code = (code << 6) | (next & 63);
    }
    isValid &&= code >= SMALLEST[length]! && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
    text += isValid ? String.fromCodePoint(code) : '\ufffd';
    at += isValid ? length : 1;
  }
  return text;
}
