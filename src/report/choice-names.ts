/** Words of a choice that are not written as they come. */
const words: Readonly<Record<string, string>> = { ai: 'AI', bitcoin: 'Bitcoin' };

/**
 * A choice of a specification as a heading.
 *
 * @example
 * choiceName('ai scope'); // => 'AI scope'
 */
export function choiceName(factor: string): string {
  const named = factor
    .split(' ')
    .map((word) => (Object.hasOwn(words, word) ? words[word]! : word))
    .join(' ');
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** Options that have a name of their own. */
const options: Readonly<Record<string, string>> = {
  parent: 'legal owner',
  'proxy-group': 'proxy group',
  countless: 'countless small holders',
  all: 'all that is judged',
  common: 'what both cover',
  'effective-number': 'effective number',
  hhi: 'HHI',
  'nakamoto-coefficient': 'Nakamoto coefficient',
  'hill-number:1': 'Hill number of order 1',
  'hill-number:inf': 'Hill number of order ∞',
  'nvidia accelerators': 'Nvidia accelerators',
};

/**
 * An option of a choice in words; one that has none stands as it is.
 *
 * @example
 * optionName('concentration-ratio:3'); // => 'the 3 largest together'
 */
export function optionName(option: string): string {
  if (Object.hasOwn(options, option)) return options[option]!;
  return option.replace(/^concentration-ratio:(\d+)$/, 'the $1 largest together');
}
