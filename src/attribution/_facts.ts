import { byText } from '../core/text.ts';
import { parseInstant } from '../core/time-span.ts';
import { utf8Bytes } from './_utf8.ts';

/** A shorter tag would turn up by chance: four given bytes do so in about one block in forty million. */
export const SHORTEST_TAG_BYTES = 4;
const MAINNET_ADDRESS = /^([13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,87})$/;

/** Entries in the order of their ids, by code unit. */
export function sortedById<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((left, right) => byText(left.id, right.id));
}

/** Seconds since 1970 between which a fact holds, from inclusive, until exclusive; infinite where open. */
export function factSpan(fact: { readonly from?: string; readonly until?: string }): readonly [number, number] {
  const seconds = (date: string | undefined, open: number) => (date === undefined ? open : parseInstant(date) / 1000);
  return [seconds(fact.from, -Infinity), seconds(fact.until, Infinity)];
}

/** True for text that is an address of the main network, by its form. */
export function isMainnetAddress(text: string): boolean {
  return MAINNET_ADDRESS.test(text);
}

/** True for a tag long enough to be told from chance. */
export function isTagLongEnough(text: string): boolean {
  return utf8Bytes(text).length >= SHORTEST_TAG_BYTES;
}
