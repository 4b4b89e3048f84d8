import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageStyle, pageStyleHash } from '../../src/report/_page-style.ts';
import { renderPage } from '../../src/report/page.ts';
import { stackOf } from '../../src/report/stack.ts';
import {
  aiReport,
  curveReport,
  distributionOf,
  divergenceReport,
  hostileNames,
  layerReport,
  reading,
  reportData,
  twoDomains,
} from './sample.ts';
import { markupFault } from './well-formed.ts';

test('the policy allows the style of the page by its hash', () => {
  expect(pageStyleHash).toBe(`sha256-${createHash('sha256').update(pageStyle).digest('base64')}`);
  expect(renderPage(reportData())).toContain(`style-src &#39;${pageStyleHash}&#39;`);
});

test('the page is well-formed, with its ids unique and its references met', () => {
  expect(markupFault(renderPage(reportData()))).toBeNull();
  expect(markupFault(renderPage(twoDomains()))).toBeNull();
});

test('a headline and a brief of the data come first, and a brief does not say the headline again', () => {
  const page = renderPage(twoDomains());
  expect(page).toContain('<h1>Blocks are as among 5 holders.</h1>');
  const header = /<header>.*<\/header>/s.exec(page)![0];
  for (const said of ['Nothing moves.', 'In one sentence.', 'First line.', 'Second line.'])
    expect(header).toContain(said);
  const same = renderPage(twoDomains({ brief: { headline: 'Blocks are as among 5 holders.', lines: [] } }));
  expect(same.match(/<(?:h1|p)[^>]*>Blocks are as among 5 holders\./g)).toHaveLength(1);
});

test('the contents lead to the verdicts, the divergences, each resource, the sources and the run', () => {
  const page = renderPage(twoDomains());
  const links = [.../<nav.*?<\/nav>/s.exec(page)![0].matchAll(/href="#([^"]+)">([^<]+)</g)];
  expect(links.map(([, , title]) => title)).toEqual([
    'All verdicts',
    'Do they go apart?',
    'Sources',
    'Repeat and cite',
    'Blocks',
    'Accelerators',
    'Data centers',
  ]);
  // Links to resources stand under their field, and lead to headings with its name.
  const headings = ['Bitcoin blocks', 'AI accelerators', 'AI data centers'];
  for (const [at, [, id]] of links.slice(4).entries()) expect(page).toContain(`<h2 id="${id}">${headings[at]}</h2>`);
});

/** The part of a page about one resource, without the other parts. */
function partOf(page: string, title: string): string {
  return page.split('<section ').find((part) => part.includes(`>${title}</h2>`))!;
}

test('luck is spoken of where blocks are counted, and nowhere else', () => {
  const page = renderPage(twoDomains());
  const blocks = partOf(page, 'Bitcoin blocks');
  const accelerators = partOf(page, 'AI accelerators');
  const centers = partOf(page, 'AI data centers');
  expect(blocks).toContain('one draw of luck');
  expect(blocks).toContain('what chance could change');
  expect(accelerators).not.toMatch(/one draw of luck|chance could/);
  expect(accelerators).toContain('the publisher’s own estimates could change');
  expect(centers).not.toMatch(/one draw of luck|chance could/);
  expect(centers).toContain('no interval is known');
  const mixed = renderPage(
    reportData({ layers: [aiReport('chips', 'owner'), aiReport('chips', 'vendor', { chance: 'none' })] }),
  );
  expect(partOf(mixed, 'AI chips')).toMatch(
    /By owner: the 95% interval says .* By vendor: the publisher states no uncertainty/,
  );
});

test('amounts read well in the holders of a layer, and notes of a layer stand with it', () => {
  const accelerators = partOf(renderPage(twoDomains()), 'AI accelerators');
  // 19.7 + 8.4 + 0.312 + 1.2 million = 29.612 million.
  expect(accelerators).toContain('29.6M H100-equivalents');
  for (const amount of ['19.7M', '8.40M', '312k', '1.20M'])
    expect(accelerators).toContain(`<td class="n">${amount}</td>`);
  expect(accelerators).toContain('<li>Owner: TPU rows begin in 2023.</li>');
});

test('a layer of one window has neither lines nor stacks, and one level no comparison of levels', () => {
  const centers = partOf(renderPage(twoDomains()), 'AI data centers');
  expect(centers).not.toMatch(/Over time|Proportions by owner|What the level changes/);
  expect(centers).toContain('Latest window by owner');
});

test('only the largest of many holders are rows of the table, the others one row', () => {
  const weights = Array.from({ length: 250 }, (_, index) => 1000 - index);
  const many = layerReport('pool', { distribution: distributionOf(0, weights) });
  const page = renderPage(reportData({ layers: [many] }));
  expect(page).toContain('The 100 largest of 250 as a table');
  expect(page).toMatch(/>150 others<\/th>/);
  expect(page).not.toContain('>e100<');
});

test('the lines of the first pair stand at the top of the page, those of the others in their part', () => {
  const page = renderPage(twoDomains({ divergences: [divergenceReport(), divergenceReport({ curve: null })] }));
  expect(/<header>.*<\/header>/s.exec(page)![0]).toContain(
    'Bitcoin blocks by pool and AI accelerators by owner, over time',
  );
  expect(partOf(page, 'Do they go apart?').match(/>On one calendar<\/h4>/g)).toHaveLength(1);
});

test('a reading of which most is tied to nobody is its bounds, and no dot or line', () => {
  const unknown = { weight: 100, unattributedWeight: 77, estimate: 103, boundLow: 1.6, boundHigh: 103 };
  const thin = layerReport('operator', {
    latest: [reading(3, unknown)],
    trajectory: [2, 3].map((index) => reading(index, unknown)),
    hhiTrajectory: [],
  });
  const page = renderPage(reportData({ layers: [layerReport('pool'), thin] }));
  expect(page).toContain('1.60 to 103.00</span><span class="sub">mostly unattributed</span>');
  expect(page).toContain('Not drawn by operator');
  expect(page).not.toContain('What the level changes');
});

test('bounds that say no more than the estimate are not written', () => {
  const exact = layerReport('pool', { latest: [reading(3, { boundLow: 4, boundHigh: 4.001 })] });
  // The estimate of the sample is 4.
  expect(renderPage(reportData({ layers: [exact] }))).not.toContain('bounds [');
});

test('choices and verdicts of a curve read as words', () => {
  const curve = curveReport(40);
  const named = {
    ...curve,
    specifications: curve.specifications.map((one) => ({
      ...one,
      verdict: 'first disperses relative to second',
      choices: { 'ai scope': 'nvidia accelerators', measure: 'concentration-ratio:3' },
    })),
    agreement: [{ verdict: 'first disperses relative to second', proportion: 1 }],
    influence: [
      { factor: 'ai scope', explained: 1, options: [{ option: 'nvidia accelerators', count: 40, median: 0.1 }] },
    ],
  };
  const part = partOf(
    renderPage(twoDomains({ divergences: [divergenceReport({ curve: named })] })),
    'Do they go apart?',
  );
  expect(part).toContain('100.0% read “Bitcoin disperses relative to AI”');
  expect(part).toContain('>AI scope<');
  expect(part).toContain('>Nvidia accelerators<');
});

test('a divergence shows both charts, its figures and its curve; layers of one field have no ages to compare', () => {
  const page = renderPage(twoDomains());
  const part = partOf(page, 'Do they go apart?');
  for (const shown of ['Bitcoin blocks by pool, against AI accelerators by owner', 'At the same age']) {
    expect(part).toContain(shown);
  }
  // exp(0.1) − 1 = 10.5%, exp(0.02) − 1 = 2.0%, exp(0.18) − 1 = 19.7%.
  expect(part).toMatch(/\+10\.5%\/year<span class="sub">\[\+2\.0, \+19\.7\]/);
  expect(part).toContain('Bitcoin Jan 2009, AI Sep 2012');
  expect(part.indexOf('>Span<')).toBeLessThan(part.indexOf('>Window<'));
  const within = renderPage(
    twoDomains({ divergences: [divergenceReport({ a: 'ai/accelerators/vendor', curve: null })] }),
  );
  expect(partOf(within, 'Do they go apart?')).not.toMatch(/At the same age|Every reasonable choice/);
});

test('a divergence of layers that the report does not hold is said without a chart', () => {
  const page = renderPage(reportData({ divergences: [divergenceReport({ b: 'ai/unknown/owner', curve: null })] }));
  expect(partOf(page, 'Do they go apart?')).toContain('ai/unknown/owner');
  expect(page).not.toContain('On one calendar');
});

test('the run can be cited: title, program, snapshot and the last day of the data', () => {
  const run = [
    { key: 'snapshot', value: 'cafe' },
    { key: 'program', value: 'contraflow 1.2.3' },
  ];
  const page = renderPage(reportData({ run }));
  // The fourth window of 30 days from 2020-01-01 ends with 2020-04-29.
  expect(page).toContain('<p class="cite">Sample, contraflow 1.2.3, snapshot cafe, data to 2020-04-29.</p>');
});

test('licences that are known are linked, others are text', () => {
  const [source] = reportData().sources;
  const page = renderPage(
    reportData({
      sources: [
        { ...source!, licence: 'CC-BY-4.0' },
        { ...source!, licence: 'of our own', span: { fromMs: 0, toMs: 0 } },
      ],
    }),
  );
  // A source without dates covers no span.
  expect(page).toContain('<td class="span">–</td>');
  expect(page).toContain('href="https://creativecommons.org/licenses/by/4.0/"');
  expect(page).toContain('<td class="licence">of our own</td>');
});

test('a page of twenty layers and three curves of thousands stays below a megabyte and a half', () => {
  const layers = Array.from({ length: 20 }, (_, index) =>
    aiReport(`resource-${index >> 2}`, ['owner', 'vendor', 'jurisdiction', 'sector'][index % 4]!, {
      estimates: Array.from({ length: index < 4 ? 120 : 40 }, (_, quarter) => 5 + Math.sin(quarter)),
    }),
  );
  const divergences = [1, 2, 3].map((index) =>
    divergenceReport({ a: layers[0]!.layer.id, b: layers[index]!.layer.id, curve: curveReport(3000) }),
  );
  expect(renderPage(reportData({ layers, divergences })).length).toBeLessThan(1_500_000);
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
    const page = renderPage(reportData({ layers, sources: [], problems: [], notes: [] }));
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
  for (const [heading] of page.matchAll(/<th(?:\s[^>]*)?>/g)) expect(heading).toMatch(/scope="(?:col|row|rowgroup)"/);
});

test('text of strangers stays text wherever it is shown', () => {
  const weights = hostileNames.map((_, index) => 100 - index);
  const distributions = [0, 1, 2].map((index) => distributionOf(index, weights, 7, hostileNames));
  const hostile = hostileNames.join(' ');
  for (const names of [new Map(), new Map(hostileNames.map((name) => [name, `${name}${name}`]))]) {
    const page = renderPage({
      ...reportData(),
      title: hostile,
      verdictRule: hostile.slice(0, 300),
      layers: [
        layerReport('pool', {
          distribution: distributions[1]!,
          names,
          stack: stackOf(distributions),
          wouldChange: hostile,
          notes: hostileNames,
        }),
      ],
      run: hostileNames.map((name) => ({ key: name, value: name })),
      sources: hostileNames.map((name) => ({
        title: name,
        publisher: name,
        licence: name,
        url: name.startsWith('=') ? 'javascript:alert(1)' : name,
        span: distributions[0]!.span,
        rows: 1,
      })),
      headline: { now: hostile, trend: hostile },
      brief: { headline: hostile, lines: hostileNames },
      divergences: [
        divergenceReport({
          a: hostileNames[0]!,
          b: hostile,
          verdict: hostile,
          sentence: hostile,
          curve: curveReport(30, {
            specifications: curveReport(30).specifications.map((one, index) => ({
              ...one,
              verdict: hostileNames[index % hostileNames.length]!,
              choices: Object.fromEntries(hostileNames.map((name, nth) => [name, hostileNames[(nth + index) % 7]!])),
            })),
            agreement: hostileNames.map((verdict) => ({ verdict, proportion: 0.1 })),
            influence: hostileNames.map((factor) => ({
              factor,
              explained: 0.1,
              options: [{ option: factor, count: 1, median: 0 }],
            })),
          }),
        }),
      ],
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
