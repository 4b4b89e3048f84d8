import { SvelteURLSearchParams } from 'svelte/reactivity';
import { root } from './root.ts';

/** Where the reader is: the path below the root of the site. */
const current = $state({ path: pathOf(location.href) });
const query = new SvelteURLSearchParams(location.search);

function pathOf(href: string): string {
  const { pathname } = new URL(href);
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
  /** Changes parts of the view; null, or what is the fallback anyway, leaves the address. */
  set(changes: Readonly<Record<string, string | null>>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') query.delete(name);
      else query.set(name, value);
    }
    history.replaceState(history.state, '', `${location.pathname}${searchOf(query)}${location.hash}`);
  },
  /** Goes to an address of the site. */
  go(href: string): void {
    history.pushState(null, '', href);
    arrive();
    scrollTo(0, 0);
  },
};

function searchOf(params: URLSearchParams): string {
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function arrive(): void {
  current.path = pathOf(location.href);
  for (const name of [...query.keys()]) query.delete(name);
  for (const [name, value] of new URLSearchParams(location.search)) query.set(name, value);
}

addEventListener('popstate', arrive);
