import { hash } from 'node:crypto';
import { byText, escapeMarkup } from '../../core/text.ts';
import { parseInstant } from '../../core/time-span.ts';
import { formatChange, formatMonth, formatNumber, formatPercent } from '../../report/index.ts';
import type { History, VerdictChange } from './history.ts';

/** Most entries of the feed, the newest. */
const MOST_ENTRIES = 100;

/**
 * The verdicts as an Atom feed: an entry when a layer's first appears, and each time it is another. An entry's time is the end of the
 * data that it was found in, so the same history gives the same bytes. Links are relative where the site's address is not known.
 *
 * @see Nottingham & Sayre, "The Atom Syndication Format", RFC 4287 (2005)
 */
export function atomFeed({ changes }: History, { url }: { readonly url: string | null }): string {
  const root = escapeMarkup(url ?? './');
  const newest = changes.reduce((latest, { to }) => (to > latest ? to : latest), '1970-01-01T00:00:00Z');
  const entries = changes.slice(-MOST_ENTRIES).toSorted((a, b) => byText(b.to, a.to));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${nameUuid('verdicts')}</id>`,
    '<title>Contraflow: new verdicts</title>',
    '<subtitle>Where Bitcoin’s mining and AI’s compute concentrate or disperse, each time the verdict changes.</subtitle>',
    `<updated>${newest}</updated>`,
    '<author><name>Contraflow</name></author>',
    '<generator>Contraflow</generator>',
    `<link rel="alternate" type="text/html" href="${root}"/>`,
    ...(url === null ? [] : [`<link rel="self" type="application/atom+xml" href="${root}feed.xml"/>`]),
    `<icon>${root}icon.svg</icon>`,
    ...entries.map((one) => entry(one, root)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(change: VerdictChange, root: string): string {
  const { layer, title, verdict, before, number, to } = change;
  const words = before === null ? verdict : `${verdict}, no longer ${before}`;
  return [
    '<entry>',
    `<id>${nameUuid(`verdict ${layer} ${number} ${to}`)}</id>`,
    `<title>${escapeMarkup(`${title}: ${words}`)}</title>`,
    `<updated>${to}</updated>`,
    `<link rel="alternate" type="text/html" href="${root}"/>`,
    `<category term="${escapeMarkup(layer)}"/>`,
    `<content type="text">${escapeMarkup(sentence(change))}</content>`,
    '</entry>',
  ].join('\n');
}

function sentence({ slope_per_year, low, high, effective_number, interval, to, snapshot }: VerdictChange): string {
  const slope =
    slope_per_year === null
      ? 'There is too little data for a direction.'
      : `The effective number of holders changes by ${formatChange(slope_per_year)} a year${
          low === null || high === null
            ? ''
            : ` (${formatPercent(interval, 0)} interval ${formatChange(low)} to ${formatChange(high)})`
        }.`;
  const latest =
    effective_number === null
      ? ''
      : ` The latest window is as concentrated as among ${formatNumber(effective_number, 1)} equal holders.`;
  return `${slope}${latest} Data to ${formatMonth(parseInstant(to) - 1)}, snapshot ${snapshot.slice(0, 16)}.`;
}

/** Name space of the feed's ids, made once at random. */
const NAMESPACE = 'c1f8c0a6-3f0f-4a5e-9a53-5d2f3bb6e4d1';

/** A name-based UUID as a URN: the same name, the same id. */
function nameUuid(name: string): string {
  const bytes = Buffer.concat([Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  const digest = Buffer.from(hash('sha1', bytes, 'hex'), 'hex').subarray(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
