import { escapeMarkup } from '../core/text.ts';
import { pageStyle, pageStyleHash } from './_page-style.ts';
import { element } from './_svg.ts';

/** A whole HTML page that asks the network for nothing and runs no script: its policy allows only its own style. */
export function htmlDocument({
  title,
  description,
  skip,
  body,
}: {
  /** Plain text, as are the description and what the link past the head says. */
  readonly title: string;
  readonly description: string;
  readonly skip: string;
  /** Markup, in which `main` has that id. */
  readonly body: readonly string[];
}): string {
  const policy = `default-src 'none'; style-src '${pageStyleHash}'; base-uri 'none'; form-action 'none'`;
  const head = element(
    'head',
    {},
    '<meta charset="utf-8"/>',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    '<meta name="viewport" content="width=device-width,initial-scale=1"/>',
    '<meta name="color-scheme" content="light dark"/>',
    element('meta', { name: 'description', content: description }),
    element('title', {}, escapeMarkup(title)),
    `<style>${pageStyle}</style>`,
  );
  const link = element('a', { class: 'skip', href: '#main' }, escapeMarkup(skip));
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, element('body', {}, link, ...body))}\n`;
}
