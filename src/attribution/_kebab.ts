/**
 * A name as an id: lower case, without accents, words joined by hyphens.
 *
 * @example
 * kebab('Université de Sherbrooke'); // => 'universite-de-sherbrooke'
 */
export function kebab(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
