import type { Observatory } from '../../pipeline/observatory.ts';
import type { StoreHistory } from '../../pipeline/previous-run.ts';

/** Texts of histories that were read before: the reader gives the same one until the store changes. */
const known = new WeakMap<StoreHistory, string>();

/** What answers made of earlier runs depend on: the same text for the same history. */
export async function historyState({ history }: Observatory): Promise<string> {
  const found = await history();
  let text = known.get(found);
  if (text === undefined) {
    text = JSON.stringify([found.snapshots, found.runs, found.previous?.id ?? null, found.note]);
    known.set(found, text);
  }
  return text;
}
