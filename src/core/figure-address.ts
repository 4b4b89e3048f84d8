/**
 * A figure's id as the part of an address, which is also the path of a file on every system: `:` is written `~`, `#` is written `~~`,
 * slashes stay, and whatever else a path could not hold, or would change, is written as its code.
 *
 * @example
 * figureAddress('verdict:bitcoin/blocks/pool#slope'); // => 'verdict~bitcoin/blocks/pool~~slope'
 * figureAddress('fact:edge-ai-market-2033'); // => 'fact~edge-ai-market-2033'
 */
export function figureAddress(id: string): string {
  const parts = id.split('/').map((part) => {
    if (part === '') return EMPTY;
    // A dot at the end is not kept by every system, and names of dots alone lead elsewhere.
    return part.replace(/[^A-Za-z0-9._@-]|\.$/gu, (found, at: number) =>
      found === ':' && /[:#]/.test(part[at + 1] ?? '') ? coded(found) : (written[found] ?? coded(found)),
    );
  });
  return parts.join('/');
}

/**
 * The id that an address was made from.
 *
 * @example
 * figureOfAddress('verdict~bitcoin/blocks/pool~~slope'); // => 'verdict:bitcoin/blocks/pool#slope'
 */
export function figureOfAddress(address: string): string {
  return address.replace(/~\(([0-9a-f]{0,6})\)|~~(?!\()|~/g, (found, code: string | undefined) => {
    if (code === undefined) return found === '~~' ? '#' : ':';
    const point = code === '' ? 0 : Number.parseInt(code, 16);
    return code === '' || point > 0x10ffff ? '' : String.fromCodePoint(point);
  });
}

/** What stands for nothing between two slashes, or after the last. */
const EMPTY = '~()';
const written: Readonly<Record<string, string>> = { ':': '~', '#': '~~' };

function coded(character: string): string {
  return `~(${character.codePointAt(0)!.toString(16)})`;
}
