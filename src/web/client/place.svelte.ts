import { SvelteURLSearchParams } from 'svelte/reactivity';
import { root } from './root.ts';
import { beginEntry, returnToEntry } from './scroll.ts';

/** Where the reader is: the path below the root of the site. */
const current = $state({ path: pathOf(location) });
const query = new SvelteURLSearchParams(location.search);

function pathOf({ pathname }: { readonly pathname: string }): string {
  return pathname.startsWith(root.pathname)
    ? pathname.slice(root.pathname.length).replace(/index\.html$/, '')
    : pathname;
}

/** The present page and the state of its view, all of which is in the address: a link reproduces it. */
export const place = {
  get path(): string {
    return current.path;
  },
  /** A part of the view; the fallback where the address does not say. */
  get(name: string, fallback: string): string {
    return query.get(name) ?? fallback;
  },
  /** Changes parts of the view; null or nothing takes a part out of the address. */
  set(changes: Readonly<Record<string, string | null>>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') query.delete(name);
      else if (query.get(name) !== value) query.set(name, value);
    }
    writeSoon();
  },
  /** Goes to an address of the site. */
  go(href: string): void {
    write();
    history.pushState(null, '', href);
    arrive();
    beginEntry();
  },
};

/** Browsers refuse an address that changes too often, as it would while two fingers zoom. */
const SHORTEST_MS = 250;
let writtenAt = -Infinity;
let waiting: ReturnType<typeof setTimeout> | undefined;

function writeSoon(): void {
  const since = performance.now() - writtenAt;
  if (since >= SHORTEST_MS) write();
  else waiting ??= setTimeout(write, SHORTEST_MS - since);
}

function write(): void {
  clearTimeout(waiting);
  waiting = undefined;
  const text = query.toString();
  const search = text === '' ? '' : `?${text}`;
  if (search === location.search) return;
  writtenAt = performance.now();
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
}

/** Takes over what the address says, and changes nothing that it said before. */
function arrive(): void {
  clearTimeout(waiting);
  waiting = undefined;
  const next = new URLSearchParams(location.search);
  for (const name of new Set(query.keys())) if (!next.has(name)) query.delete(name);
  for (const [name, value] of next) if (query.get(name) !== value) query.set(name, value);
  current.path = pathOf(location);
}

addEventListener('pagehide', write);
addEventListener('popstate', () => {
  arrive();
  returnToEntry();
});
returnToEntry();
