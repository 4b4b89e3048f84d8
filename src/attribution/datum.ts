import { printable } from '../core/text.ts';
import { utf8Text } from './_utf8.ts';

const SEPARATOR = 0x0f;
/** The tag that the gateway writes for a miner who has set none. */
const DEFAULT_TAG = 'DATUM User';

/**
 * Miner who built the template of a coinbase laid out as DATUM does: after the height, one push that holds the pool's
 * tag, 0x0f, the miner's tag, perhaps more tags, and 0x00.
 *
 * `datum:` and the miner's tag, made printable; an empty text if a miner built it whom the tag does not name (the
 * gateway's default); null if there is no miner's tag, so that the pool built the template.
 * A tag is a self-claim, and one miner may write several.
 *
 * @see OCEAN, DATUM Gateway, src/datum_coinbaser.c, generate_coinbase_input.
 * @example
 * datumBuilder(Uint8Array.of(1, 9, 6, 0x4f, 0x43, 0x0f, 0x41, 0x42, 0)); // => 'datum:AB'
 */
export function datumBuilder(coinbase: Uint8Array): string | null {
  const height = coinbase[0] ?? 0;
  if (height === 0 || height > 8) return null;
  let start = 1 + height;
  let length = coinbase[start++] ?? 0;
  if (length === 0x4c) length = coinbase[start++] ?? 0;
  else if (length > 75) return null;
  const tags = coinbase.subarray(start, start + length);
  const from = tags.indexOf(SEPARATOR);
  if (tags.length < length || from === -1) return null;
  const ends = [tags.indexOf(SEPARATOR, from + 1), tags.indexOf(0, from + 1), tags.length].filter((end) => end !== -1);
  const tag = utf8Text(tags.subarray(from + 1, Math.min(...ends))).trim();
  return tag === '' || tag === DEFAULT_TAG ? '' : `datum:${printable(tag)}`;
}
