import { escapeMarkup } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import type { Page } from '../client/pages/index.ts';

/**
 * Address of a site from what a user writes, with its final slash.
 *
 * @throws {SyntaxError} if it is no web address, or has a query, a fragment or a password.
 * @example
 * parseSiteUrl('https://group.github.io/power'); // => 'https://group.github.io/power/'
 */
export function parseSiteUrl(text: string): string {
  const fault = (): SyntaxError =>
    new SyntaxError(`expected an address such as https://group.github.io/power/, got '${text.slice(0, 200)}'`);
  if (!URL.canParse(text)) throw fault();
  const url = new URL(text);
  const isOfTheWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isOfTheWeb || /[?#]/.test(text) || url.username !== '' || url.password !== '') throw fault();
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** The site map: every page, changed when the data end. Only for a known address, as it takes whole ones. */
export function siteMap(
  pages: readonly Page[],
  { url, dataEndMs }: { readonly url: string; readonly dataEndMs: number },
): string {
  const rows = pages.map(
    ({ path }) =>
      `<url><loc>${escapeMarkup(new URL(path, url).href)}</loc><lastmod>${formatDate(dataEndMs)}</lastmod></url>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...rows,
    '</urlset>',
    '',
  ].join('\n');
}

/** Leave for robots to read everything, and where the site map is. */
export function robotsText(url: string | null): string {
  return `User-agent: *\nAllow: /\n${url === null ? '' : `\nSitemap: ${new URL('sitemap.xml', url).href}\n`}`;
}
