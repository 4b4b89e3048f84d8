import { escapeMarkup } from '../../core/text.ts';
import { CARD_SIZE, themeColours } from '../../report/index.ts';
import { type Page, pages } from '../client/pages/index.ts';
import { routes } from '../routes/index.ts';
import type { ClientFiles } from './assets.ts';

/** What a page may load: its own scripts, styles, pictures and data, and nothing else from anywhere. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export interface ShellOptions {
  readonly client: ClientFiles;
  /** Whether it is a file of a published site. */
  readonly isPublished: boolean;
  /** What the page says to those who run no script, and to those who show a link to it. */
  readonly answer: string;
  /** Address of the site's root, with its slash; null where it is not known. */
  readonly url?: string | null;
  /** Path of the page's picture below the root; null where it has none. */
  readonly card?: string | null;
}

/** The HTML of a page before its script runs. */
export function pageShell(page: Page, options: ShellOptions): string {
  const { client, isPublished, answer } = options;
  const up = '../'.repeat(page.path.split('/').length - 1) || './';
  return `<!doctype html>
<html lang="en" data-mode="${isPublished ? 'published' : 'served'}">
<head>
${headStart(`${page.title} – Contraflow`)}
<meta name="description" content="${escapeMarkup(page.description)}">
${linkPreview(page, options, up)}
<link rel="icon" type="image/svg+xml" href="${up}icon.svg">
${isPublished ? `<link rel="alternate" type="application/atom+xml" title="New verdicts" href="${up}feed.xml">\n` : ''}${[
  ...client.styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`),
  ...client.scriptsOf(`pages/${page.id}.svelte`).map((file) => `<link rel="modulepreload" href="${up}${file}">`),
  ...page.asks.map((path) => `<link rel="preload" as="fetch" crossorigin href="${up}api/v1/${path}.json">`),
].join('\n')}
<script type="module" src="${up}${client.script}"></script>
</head>
<body>
<div id="app"></div>
<noscript>
<main>
<h1>${escapeMarkup(page.title)}</h1>
<p>${escapeMarkup(answer === '' ? page.description : answer)}</p>
<p>The charts need JavaScript. Without it there are:</p>
<ul>
${plainLinks.map(({ href, title }) => `<li><a href="${up}${href}">${title}</a></li>`).join('\n')}
</ul>
</main>
</noscript>
</body>
</html>
`;
}

function headStart(title: string): string {
  return `<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="${themeColours.paper.light}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${themeColours.paper.dark}">
<title>${escapeMarkup(title)}</title>`;
}

/** What is shown where a link to the page is shared. */
function linkPreview(page: Page, { answer, url = null, card = null }: ShellOptions, up: string): string {
  const title = page.path === '' ? 'Contraflow' : `${page.title} – Contraflow`;
  const says = answer === '' ? page.description : answer;
  const picture = card === null ? null : url === null ? `${up}${card}` : new URL(card, url).href;
  const address = url === null ? null : new URL(page.path, url).href;
  const property = (name: string, content: string | null): string[] =>
    content === null ? [] : [`<meta property="og:${name}" content="${escapeMarkup(content)}">`];
  return [
    ...(address === null ? [] : [`<link rel="canonical" href="${escapeMarkup(address)}">`]),
    ...property('type', 'website'),
    ...property('site_name', 'Contraflow'),
    ...property('title', title),
    ...property('description', says),
    ...property('url', address),
    ...property('image', picture),
    ...(picture === null
      ? []
      : [
          ...property('image:type', 'image/png'),
          ...property('image:width', String(CARD_SIZE.width)),
          ...property('image:height', String(CARD_SIZE.height)),
          ...property('image:alt', says),
        ]),
    `<meta name="twitter:card" content="${picture === null ? 'summary' : 'summary_large_image'}">`,
  ].join('\n');
}

/** What can be read without a script: texts and tables of the API that need nothing but a link. */
const plainLinks = routes
  .flatMap(({ id, path, table, texts }) => {
    if (path.includes('{')) return [];
    const at = `api/v1${path}`;
    if (id === 'brief' && texts !== undefined && 'html' in texts) return [{ href: `${at}.html`, title: 'the brief' }];
    if (id === 'verdicts' && table !== undefined)
      return [{ href: `${at}.csv`, title: 'the verdicts, as a table (CSV)' }];
    return id === 'layers' ? [{ href: `${at}.json`, title: 'what is measured, as data (JSON)' }] : [];
  })
  .toSorted((a, b) => a.href.length - b.href.length);

/**
 * The page for addresses that a site does not have. A host shows it at any depth, so its links need the site's address; without one it has
 * none.
 */
export function notFoundPage({ client, url }: { readonly client: ClientFiles; readonly url: string | null }): string {
  const root = url === null ? null : escapeMarkup(new URL(url).pathname);
  return `<!doctype html>
<html lang="en">
<head>
${headStart('Not found – Contraflow')}
<meta name="robots" content="noindex">
${root === null ? '' : `<link rel="icon" type="image/svg+xml" href="${root}icon.svg">\n${client.styles.map((file) => `<link rel="stylesheet" href="${root}${file}">`).join('\n')}`}
</head>
<body>
<main>
<h1>There is no such page</h1>
${
  root === null
    ? '<p>Shorten the address, from its end, until a page shows.</p>'
    : `<p>These are there:</p>\n<ul>\n${pages
        .filter(({ isInMenu }) => isInMenu)
        .map(({ path, title }) => `<li><a href="${root}${path}">${escapeMarkup(title)}</a></li>`)
        .join('\n')}\n</ul>`
}
</main>
</body>
</html>
`;
}
