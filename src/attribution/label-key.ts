/**
 * Key under which a publisher's pool label is looked up: lower case, letters a–z and digits only; empty if it has none.
 *
 * @example
 * labelKey('BW.COM'); // => 'bwcom'
 */
export function labelKey(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]/g, '');
}
