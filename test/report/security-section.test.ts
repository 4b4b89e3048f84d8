import { expect, test } from 'vitest';
import { renderPage } from '../../src/report/page.ts';
import type { SecurityDigest, SecurityLevelDigest, SecurityWindowDigest } from '../../src/report/report-data.ts';
import { hostileNames, layerReport, reading, reportData } from './sample.ts';
import { markupFault } from './well-formed.ts';

function windowAt(index: number, values: Partial<SecurityWindowDigest> = {}): SecurityWindowDigest {
  return { span: reading(index).span, estimate: 10, low: 8, high: 13, ...values };
}

function level(role: string, values: Partial<SecurityLevelDigest> = {}): SecurityLevelDigest {
  return {
    layer: layerReport(role).layer,
    span: reading(3).span,
    blocks: 4330,
    largest: { name: 'First & foremost', estimate: 0.311, low: 0.297, high: 0.325 },
    confirmations: { estimate: 36, low: 31, high: 42 },
    afterCustomary: { estimate: 0.183, low: 0.15, high: 0.219 },
    pair: { names: ['First & foremost', 'Second'], estimate: 0.491, low: 0.476, high: 0.505, exceedsHalf: 0.106 },
    windows: [0, 1, 2, 3].map((index) => windowAt(index)),
    ...values,
  };
}

function digest(...levels: readonly SecurityLevelDigest[]): SecurityDigest {
  return { risk: 0.001, customaryConfirmations: 6, levels };
}

/** The section on security of a page; undefined where it has none. */
function sectionOf(security: SecurityDigest | null): string | undefined {
  const page = renderPage(reportData({ security }));
  expect(markupFault(page)).toBeNull();
  return page.split('<section ').find((part) => part.includes('id="security-h"'));
}

test('a page without blocks has no section on security, and no link to one', () => {
  expect(sectionOf(null)).toBeUndefined();
  expect(renderPage(reportData())).not.toContain('security-h');
});

test('each level has a row with its numbers and their intervals, and the contents lead there', () => {
  const security = digest(level('pool'), level('proxy-group'));
  const shown = sectionOf(security)!;
  expect(shown.match(/<th scope="row">[^<]+/g)).toEqual(['<th scope="row">Pool', '<th scope="row">Proxy group']);
  const row = /<th scope="row">Pool.*?<\/tr>/s
    .exec(shown)![0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(row).toBe(
    'Pool 31.1% [29.7%, 32.5%] First &amp; foremost 36 [31, 42] 18.3% [15.0%, 21.9%] 49.1% [47.6%, 50.5%] First &amp; foremost + Second 10.6%',
  );
  expect(renderPage(reportData({ security }))).toContain('<a href="#security-h">Security</a>');
});

test('one who made every block is said to need no number, and has no second', () => {
  const whole = { name: 'All', estimate: 1, low: 1, high: 1 };
  const never = { estimate: null, low: null, high: null };
  const shown = sectionOf(
    digest(
      level('pool', {
        largest: whole,
        confirmations: never,
        pair: null,
        windows: [windowAt(0, never), windowAt(1, never)],
      }),
    ),
  )!;
  expect(shown).toContain('>no number<span class="sub">[no number, no number]</span>');
  expect(shown).toContain('No window has a value.');
  expect(shown).toContain('In 2 windows no number of confirmations is enough');
});

test('a line stops where no number is enough, and has no band where one end of the interval has none', () => {
  const windows = [
    ...[0, 1, 2].map((index) => windowAt(index)),
    windowAt(3, { estimate: null, high: null }),
    ...[4, 5].map((index) => windowAt(index, { high: null })),
  ];
  const shown = sectionOf(digest(level('pool', { windows })))!;
  const wide = /<svg[^>]*aria-labelledby="security-wide-title.*?<\/svg>/s.exec(shown)![0];
  expect(wide.match(/class="estimate"/g)).toHaveLength(2);
  expect(wide.match(/class="interval"/g)).toHaveLength(1);
  expect(wide).toMatch(/<desc[^>]*>Line chart along the calendar.*Pool: from 10 in Jan 2020 to 10 in Jun 2020\./);
  expect(shown).toContain('In one window no number of confirmations is enough: the line has a gap');
  expect(shown).toContain('In 2 windows no number is enough at the upper end of the interval');
});

test('a single window has a table and no chart', () => {
  expect(sectionOf(digest(level('pool', { windows: [windowAt(0)] })))!).not.toContain('<svg');
});

test('what the models assume, and that a pool is not its miners, is said once', () => {
  const shown = sectionOf(digest(level('pool')))!;
  expect(shown.match(/A pool is not its miners/g)).toHaveLength(1);
  for (const said of ['Taken for granted', 'Left unsaid', 'Rosenfeld', 'That any of them act together, or would.'])
    expect(shown).toContain(said);
});

test('names of strangers break nothing', () => {
  for (const name of hostileNames) {
    const largest = { name, estimate: 0.3, low: 0.2, high: 0.4 };
    const pair = { names: [name, name] as const, estimate: 0.5, low: 0.4, high: 0.6, exceedsHalf: 0.5 };
    expect(sectionOf(digest(level('pool', { largest, pair })))).not.toContain('<script>');
  }
});
