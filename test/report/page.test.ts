import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageStyle, pageStyleHash } from '../../src/report/_page-style.ts';
import { renderPage } from '../../src/report/page.ts';
import { stackOf } from '../../src/report/stack.ts';
import { distributionOf, hostileNames, layerReport, reading, reportData } from './sample.ts';
import { markupFault } from './well-formed.ts';

test('the policy allows the style of the page by its hash', () => {
  expect(pageStyleHash).toBe(`sha256-${createHash('sha256').update(pageStyle).digest('base64')}`);
  expect(renderPage(reportData())).toContain(`style-src &#39;${pageStyleHash}&#39;`);
});

test('the page is well-formed, with its ids unique and its references met', () => {
  expect(markupFault(renderPage(reportData()))).toBeNull();
});

test('the page asks the network for nothing and holds no script and no inline style', () => {
  const page = renderPage(reportData());
  const loading =
    /<(?:script|link|img|iframe|object|embed|video|audio|image|use|form|base)\b|\b(?:src|srcset|style|on\w+)="|@import|url\((?!#)/i;
  expect(page).not.toMatch(loading);
  // Addresses stand only where a reader may follow them, and where SVG names its own vocabulary.
  for (const [address] of page.matchAll(/(?:[\w:-]+)="https?:[^"]*"/g)) expect(address).toMatch(/^(?:href|xmlns)=/);
});

test('the same data gives the same bytes', () => {
  expect(renderPage(reportData())).toBe(renderPage(structuredClone(reportData())));
});

test('no number is left unformatted', () => {
  const empty = reading(0, {
    estimate: null,
    low: null,
    high: null,
    boundLow: null,
    boundHigh: null,
    reason: 'The window is empty.',
  });
  const hollow = layerReport('parent', {
    latest: [empty],
    trajectory: [empty],
    hhiTrajectory: [],
    distribution: distributionOf(0, []),
    trend: {
      slopePerYear: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
      pValue: Number.NaN,
      windows: 1,
      verdict: 'too little data',
      ...empty.span,
    },
    stack: stackOf([]),
  });
  for (const layers of [[], [hollow], [layerReport('pool'), hollow]]) {
    const page = renderPage(reportData({ layers, sources: [], problems: [], notes: [], labelBreaksMs: [] }));
    expect(page).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    expect(markupFault(page)).toBeNull();
  }
});

test('a verdict without a direction leaves no word of one in the headline', () => {
  const header = /<header>.*<\/header>/s.exec(renderPage(reportData()))![0];
  expect(header).toContain('there is no trend');
  expect(header).not.toMatch(/concentrating|dispersing|increas|decreas|rising|falling/);
});

test('every chart has a title and a text alternative, every table a caption and scoped headings', () => {
  const page = renderPage(reportData());
  const charts = [...page.matchAll(/<svg .*?<\/svg>/gs)].map(([chart]) => chart);
  expect(charts.length).toBeGreaterThan(10);
  for (const chart of charts)
    expect(chart).toMatch(/^<svg [^>]*role="img"[^>]*><title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
  const tables = [...page.matchAll(/<table>.*?<\/table>/gs)].map(([table]) => table);
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) expect(table).toMatch(/^<table><caption>[^<]+<\/caption>/);
  for (const [heading] of page.matchAll(/<th(?:\s[^>]*)?>/g)) expect(heading).toMatch(/scope="(?:col|row)"/);
});

test('text of strangers stays text wherever it is shown', () => {
  const weights = hostileNames.map((_, index) => 100 - index);
  const distributions = [0, 1].map((index) => distributionOf(index, weights, 7, hostileNames));
  const hostile = hostileNames.join(' ');
  for (const names of [new Map(), new Map(hostileNames.map((name) => [name, `${name}${name}`]))]) {
    const page = renderPage({
      ...reportData(),
      title: hostile,
      verdictRule: hostile.slice(0, 300),
      layers: [layerReport('pool', { distribution: distributions[1]!, names, stack: stackOf(distributions) })],
      run: hostileNames.map((name) => ({ key: name, value: name })),
      sources: hostileNames.map((name) => ({
        title: name,
        publisher: name,
        licence: name,
        url: name.startsWith('=') ? 'javascript:alert(1)' : name,
        span: distributions[0]!.span,
        rows: 1,
      })),
      problems: hostileNames.map((name) => ({ kind: name, message: name, count: 1 })),
      notes: hostileNames,
    });
    expect(markupFault(page)).toBeNull();
    // HTML ignores the slash of an element that may have content, and so would leave it open.
    expect(page).not.toMatch(/<(?!meta|line|path|rect|circle)[a-z]\w*[^<>]*\/>/);
    expect(page).not.toMatch(/<script|<img|href="javascript|\sonerror="|\sonmouseover="/);
    expect(page.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}/u);
    expect(page).not.toContain('x'.repeat(500));
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  }
});
