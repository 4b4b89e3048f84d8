import { escapeMarkup } from '../../core/text.ts';
import type { Page } from '../client/pages/index.ts';
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
}

/** The HTML of a page before its script runs. */
export function pageShell(page: Page, { client, isPublished, answer }: ShellOptions): string {
  const up = '../'.repeat(page.path.split('/').length - 1) || './';
  const title = escapeMarkup(page.title);
  return `<!doctype html>
<html lang="en" data-mode="${isPublished ? 'published' : 'served'}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Contraflow</title>
<meta name="description" content="${escapeMarkup(page.description)}">
${client.styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`).join('\n')}
${client
  .scriptsOf(`pages/${page.id}.svelte`)
  .map((file) => `<link rel="modulepreload" href="${up}${file}">`)
  .join('\n')}
${page.asks.map((path) => `<link rel="preload" as="fetch" crossorigin href="${up}api/v1/${path}.json">`).join('\n')}
<script type="module" src="${up}${client.script}"></script>
</head>
<body>
<div id="app"></div>
<noscript><h1>${title}</h1><p>${escapeMarkup(answer)}</p></noscript>
</body>
</html>
`;
}
