import { pages } from './pages/index.ts';
import { siteUrl } from './root.ts';

/** Address of what is behind a figure. */
export function figureUrl(id: string): string {
  return siteUrl(`explain/?${new URLSearchParams({ id })}`);
}

/** Address of the page that shows a layer, with that layer chosen; null where no page does. */
export function layerUrl({
  layer,
  domain,
  resource,
  role,
}: {
  readonly layer: string;
  readonly domain: 'bitcoin' | 'ai';
  readonly resource: string;
  readonly role: string;
}): string | null {
  if (domain === 'ai') return pageUrl('ai/', { layer });
  if (resource === 'blocks') return pageUrl('bitcoin/', { level: role });
  return role === 'jurisdiction' ? pageUrl('map/', { bitcoin: resource }) : null;
}

/** Address of a page with a state of its view; null where there is no such page. */
export function pageUrl(path: string, state: Readonly<Record<string, string>> = {}): string | null {
  if (!pages.some((page) => page.path === path)) return null;
  const query = new URLSearchParams(state).toString();
  return siteUrl(query === '' ? path : `${path}?${query}`);
}
