interface Preference {
  readonly value: string;
  readonly quality: number;
}

/** Values of a header such as Accept with their quality, zero where it is not a number. */
function preferences(header: string): Preference[] {
  return header.split(',').map((part) => {
    const [value = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((text) => text.startsWith('q='));
    return { value, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
}

/**
 * The first of the offered media types that a client wants most; null where it wants none of them. Without a wish, the first.
 *
 * @example
 * preferredType('text/csv, *\/*;q=0.1', ['application/json', 'text/csv']); // => 'text/csv'
 * preferredType('image/png', ['application/json']); // => null
 */
export function preferredType(accept: string | undefined, offered: readonly string[]): string | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const wishes = preferences(accept);
  const qualityOf = (type: string): number => {
    // The most exact wish that covers a type decides, as RFC 9110 has it.
    const patterns = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
    for (const pattern of patterns) {
      const wish = wishes.find(({ value }) => value === pattern);
      if (wish !== undefined) return wish.quality;
    }
    return 0;
  };
  let best: string | null = null;
  let bestQuality = 0;
  for (const type of offered) {
    const quality = qualityOf(type);
    if (quality > bestQuality) {
      best = type;
      bestQuality = quality;
    }
  }
  return best;
}

export type Encoding = 'br' | 'gzip';

/**
 * How a body is compressed for a client: the smaller of the two that it takes equally; null: not at all.
 *
 * @example
 * preferredEncoding('gzip, deflate, br'); // => 'br'
 * preferredEncoding('gzip;q=1, br;q=0.5'); // => 'gzip'
 */
export function preferredEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const wishes = preferences(acceptEncoding);
  const qualityOf = (encoding: string): number =>
    (wishes.find(({ value }) => value === encoding) ?? wishes.find(({ value }) => value === '*'))?.quality ?? 0;
  const [br, gzip] = [qualityOf('br'), qualityOf('gzip')];
  if (br === 0 && gzip === 0) return null;
  return br >= gzip ? 'br' : 'gzip';
}
