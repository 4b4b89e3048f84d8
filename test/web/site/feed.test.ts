import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../../src/web/site/feed.ts';
import {
  extendHistory,
  type History,
  historyText,
  type Publication,
  parseHistory,
  publicationBefore,
} from '../../../src/web/site/history.ts';
import { hostileLabels, UNSHOWABLE } from '../../cli/sample-files.ts';
import { markupFault } from '../../report/well-formed.ts';

type Verdict = Publication['verdicts'][number];

function publication(at: number, verdict: Verdict['verdict'], { title = 'Blocks by pool' } = {}): Publication {
  const layer = 'bitcoin/blocks/pool';
  const to = `202${at}-01-01T00:00:00Z`;
  return {
    snapshot: `${at}`.repeat(64),
    program_version: '1.0.0',
    label_set: 'labels',
    window_days: 30,
    interval: 0.95,
    to,
    verdicts: [{ layer, title, verdict, slope_per_year: -0.1, low: -0.2, high: 0.1, effective_number: 6.14 }],
    latest: [{ layer, from: to, to, estimate: 6.14, low: 6, high: 6.3, holders: [{ entity: 'a', weight: 1 }] }],
  };
}

const historyOf = (...publications: readonly Publication[]): History =>
  publications.reduce<History | null>(extendHistory, null)!;

/** Texts of an element, in order. */
const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

describe('the history of verdicts', () => {
  test('has a change when a verdict first appears and each time it is another', () => {
    const { changes, publications } = historyOf(
      publication(1, 'no trend'),
      publication(2, 'no trend'),
      publication(3, 'dispersing'),
      publication(4, 'no trend'),
    );
    expect(changes.map(({ number, before, verdict, to }) => [number, before, verdict, to.slice(0, 4)])).toEqual([
      [0, null, 'no trend', '2021'],
      [1, 'no trend', 'dispersing', '2023'],
      [2, 'dispersing', 'no trend', '2024'],
    ]);
    expect(publications).toHaveLength(4);
    expect(publications.map(({ latest }) => latest.length)).toEqual([0, 0, 1, 1]);
  });

  test('is not changed by the same publication again', () => {
    const one = historyOf(publication(1, 'no trend'), publication(2, 'dispersing'));
    expect(extendHistory(one, publication(2, 'dispersing'))).toEqual(one);
    expect(publicationBefore(one, publication(2, 'dispersing'))).toMatchObject({ to: '2021-01-01T00:00:00Z' });
    expect(publicationBefore(historyOf(publication(1, 'no trend')), publication(1, 'no trend'))).toBeNull();
  });

  test('reads back as it was written, and stays bounded', () => {
    let history = historyOf(publication(1, 'no trend'));
    for (let at = 0; at < 300; at++) {
      const snapshot = at.toString(16).padStart(64, '0');
      history = extendHistory(history, { ...publication(2, at % 2 === 0 ? 'dispersing' : 'no trend'), snapshot });
    }
    expect(history.publications).toHaveLength(100);
    expect(history.changes).toHaveLength(301);
    expect(parseHistory(historyText(history))).toEqual(history);
  });

  test.each([
    '',
    '{',
    'null',
    '{}',
    '{"publications":[],"changes":[{}]}',
    historyText(historyOf(publication(1, 'no trend'))).replace('"no trend"', '"<script>"'),
    historyText(historyOf(publication(1, 'no trend'))).replace('bitcoin/blocks/pool', '../../../etc/passwd'),
    historyText(historyOf(publication(1, 'no trend'))).replace('2021-01-01', '"><b>'),
  ])('that is %s is none', (text) => {
    expect(() => parseHistory(text)).toThrow(SyntaxError);
  });
});

describe('the feed', () => {
  const history = historyOf(publication(1, 'no trend'), publication(3, 'dispersing'));

  test('has an entry for each change, the newest first, dated by the end of its data', () => {
    const xml = atomFeed(history, { url: null });
    expect(all(xml, 'title')).toEqual([
      'Contraflow: new verdicts',
      'Blocks by pool: dispersing, no longer no trend',
      'Blocks by pool: no trend',
    ]);
    expect(all(xml, 'updated').map((one) => one!.slice(0, 4))).toEqual(['2023', '2023', '2021']);
    expect(all(xml, 'content')[0]).toBe(
      // exp(−0.1) − 1 = −9.5%, exp(−0.2) − 1 = −18.1%, exp(0.1) − 1 = +10.5%
      'The effective number of holders changes by −9.5% a year (95% interval −18.1% to +10.5%). The latest window is as concentrated as among 6.1 equal holders. Data to Dec 2022, snapshot 3333333333333333.',
    );
  });

  test('has ids that stay when the site moves or a verdict is added, and are all different', () => {
    const ids = all(atomFeed(history, { url: null }), 'id');
    expect(all(atomFeed(history, { url: 'https://group.example/power/' }), 'id')).toEqual(ids);
    const later = all(atomFeed(extendHistory(history, publication(4, 'concentrating')), { url: null }), 'id');
    expect(later).toEqual([ids[0], later[1], ...ids.slice(1)]);
    expect(new Set(later).size).toBe(later.length);
    for (const id of later)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('is well-formed, whatever strangers call a layer', () => {
    for (const title of hostileLabels.map((label) => label.slice(0, 300))) {
      const hostile = parseHistory(historyText(historyOf(publication(1, 'no trend', { title }))));
      const xml = atomFeed(hostile, { url: 'https://group.example/a&b/' });
      expect(markupFault(xml.replace(/^<\?xml[^>]*>\n/, ''))).toBeNull();
      expect(xml).not.toMatch(UNSHOWABLE);
      expect(xml).not.toMatch(/<(script|img|b)\b/);
    }
  });

  test('is XML to a parser of its own', ({ skip }) => {
    try {
      execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    } catch {
      skip('no xmllint here');
    }
    execFileSync('xmllint', ['--noout', '-'], { input: atomFeed(history, { url: null }) });
  });
});
