import type { Reading } from '../core/reading.ts';
import { escapeMarkup } from '../core/text.ts';
import { type Attributes, element, type Size } from './_svg.ts';
import { formatMonth, formatRange, formatValue, NOTHING } from './format.ts';
import { type Chance, capitalized, isMostlyUnattributed, type Trend } from './report-data.ts';
import { shortened } from './text-width.ts';

const WIDE: Size = { width: 880, height: 440 };
const NARROW: Size = { width: 360, height: 400 };
/** Longest text of a stranger that a page shows. */
const LONGEST = 400;
const LONGEST_WORD = 100;

/** Text of a stranger, cut and escaped. */
export function text(content: string): string {
  return escapeMarkup(cut(content));
}

/** Text of a stranger, cut; for attributes, which are escaped where they are written. */
export function cut(content: string): string {
  return shortened(content, LONGEST);
}

/** Sentences of the report's own, of any length; a stranger's endless word in them is cut. */
export function paragraph(content: string, className?: string): string {
  const words = content.split(' ').map((word) => shortened(word, LONGEST_WORD));
  return content === '' ? '' : element('p', { class: className }, escapeMarkup(words.join(' ')));
}

/** A line of small print in a cell. */
export function sub(content: string): string {
  return content === '' ? '' : element('span', { class: 'sub' }, text(content));
}

/** A link where the address is one of the web; else only its text. */
export function link(content: string, url: string): string {
  return /^https?:\/\/[^\s]+$/i.test(url)
    ? element('a', { href: url, rel: 'noreferrer' }, text(content))
    : text(content);
}

/** A list of sentences; nothing where there are none. */
export function list(sentences: readonly string[], className?: string): string {
  if (sentences.length === 0) return '';
  return element('ul', { class: className }, ...sentences.map((sentence) => element('li', {}, text(sentence))));
}

/** A part of the page under its heading, of which the id is that of the part with `-h`. */
export function section(id: string, heading: string, ...content: readonly string[]): string {
  return element(
    'section',
    { 'aria-labelledby': `${id}-h` },
    element('h2', { id: `${id}-h` }, text(heading)),
    ...content,
  );
}

/** Id of the heading of a group of layers: where links to it lead. */
export function groupAnchor(group: number): string {
  return `g${group}-h`;
}

export function columnHead(content: string, className?: string): string {
  return element('th', { scope: 'col', class: className }, text(content));
}

/** A table with its caption; each body is the rows of one part. */
export function table(caption: string, head: string, ...bodies: readonly (readonly string[])[]): string {
  return element(
    'table',
    {},
    element('caption', {}, text(caption)),
    element('thead', {}, head),
    ...bodies.map((rows) => element('tbody', {}, ...rows)),
  );
}

/** A region that scrolls sideways on its own, and by keyboard. */
export function scrollable(name: string, content: string, { className = 'scroll' } = {}): string {
  return element('div', { class: className, role: 'region', 'aria-label': name, tabindex: '0' }, content);
}

/** A chart drawn for wide and for narrow screens, of which the style shows one. */
export function figure(title: string, draw: (size: Size, variant: string) => string, caption: string): string {
  return element(
    'figure',
    {},
    element('h4', {}, text(title)),
    element('div', { class: 'wide' }, draw(WIDE, 'wide')),
    element('div', { class: 'narrow' }, draw(NARROW, 'narrow')),
    caption === '' ? '' : element('figcaption', {}, text(caption)),
  );
}

/** A chart of one width. */
export function titledFigure(title: string, chart: string, caption = ''): string {
  return element(
    'figure',
    {},
    element('h4', {}, text(capitalized(title))),
    chart,
    caption === '' ? '' : element('figcaption', {}, text(caption)),
  );
}

/** What a layer's interval is of, in a word. */
const intervalWords: Readonly<Record<Chance, string>> = { counts: 'chance', published: 'estimates', none: 'interval' };

/**
 * A cell with a reading's estimate and, under it, its interval, its bounds where they say more, or why there is none; only the bounds
 * where most of the window is tied to nobody.
 */
export function numberCell(reading: Reading | undefined, chance: Chance, attributes: Attributes = {}): string {
  if (reading === undefined) return element('td', { class: 'n', ...attributes }, NOTHING);
  const { low, high, boundLow, boundHigh, reason } = reading;
  const estimate = formatValue(reading.estimate, reading);
  const [least, most] = [boundLow, boundHigh].map((bound) => formatValue(bound, reading)) as [string, string];
  if (boundLow !== null && boundHigh !== null && isMostlyUnattributed(reading)) {
    return element(
      'td',
      { class: 'n', ...attributes },
      element('span', { class: 'range' }, text(`${least} to ${most}`)),
      sub('mostly unattributed'),
    );
  }
  const saysMore = (boundLow !== null || boundHigh !== null) && (least !== estimate || most !== estimate);
  return element(
    'td',
    { class: 'n', ...attributes },
    text(estimate),
    sub(low === null && high === null ? '' : `${intervalWords[chance]} ${formatRange(low, high, reading)}`),
    sub(saysMore ? `bounds ${formatRange(boundLow, boundHigh, reading)}` : ''),
    reading.estimate === null && reason !== null ? sub(reason) : '',
  );
}

/** First and last month of a trend. */
export function trendMonths({ fromMs, toMs }: Trend): string {
  return `${formatMonth(fromMs)} to ${formatMonth(toMs - 1)}`;
}
