/** Words that people write for small numbers. */
const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
};

/** A number in a text: with its sign of money, scale and place. */
export interface NumberMention {
  readonly value: number;
  readonly tolerance: number;
  readonly isMoney: boolean;
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const wordPattern = Object.keys(WORDS).join('|');
/** A digit after a letter is part of a name (S21, H100); `3U` and `10x` are left to the units. */
const NUMBER = new RegExp(
  `(?<![A-Za-z\\d.,])((?:US|USD|U\\.S\\.)?\\s?\\$\\s?|USD\\s|€\\s?)?` +
    `(?:([-−–]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)|\\b(${wordPattern})\\b)` +
    `(?:[\\s-]?(thousand|million|billion|trillion|mn|bn|tn|mm)\\b|(k|K|m|M|b|B|t|T)(?![A-Za-z/]))?(\\s(?:US )?dollars?\\b)?`,
  'gi',
);

/** The numbers of a text, in order. */
export function numberMentions(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [all, sign, digits, word, scaleWord, scaleLetter, dollars] = match;
    const scale = SCALES[(scaleWord ?? scaleLetter ?? '').toLowerCase()] ?? 1;
    const plain = digits?.replaceAll(',', '').replace(/^[−–]/, '-') ?? String(WORDS[word!.toLowerCase()]);
    const value = Number(plain) * scale;
    if (!Number.isFinite(value)) continue;
    const isMoney = sign !== undefined || dollars !== undefined;
    if (
      word !== undefined &&
      scaleWord === undefined &&
      !isMoney &&
      /^one$/i.test(word) &&
      !/^[\s-]+(?:year|percent|block)/.test(text.slice(match.index + all.length))
    )
      continue;
    found.push({
      value,
      tolerance: roundingOf(plain, value, scale),
      isMoney,
      text: all.trim(),
      at: match.index + (all.length - all.trimStart().length),
      end: match.index + all.length,
    });
  }
  return found;
}

/** Half of the last digit that counts; trailing zeros of a whole number count only to 2.5%. */
function roundingOf(plain: string, value: number, scale: number): number {
  const decimals = plain.split('.')[1]?.length ?? 0;
  if (decimals > 0) return 0.5 * 10 ** -decimals * scale;
  const zeros = /0*$/.exec(plain)![0].length;
  return Math.min(0.5 * 10 ** zeros * scale, Math.max(0.5 * scale, Math.abs(value) * 0.025));
}
