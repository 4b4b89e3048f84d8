import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageCard } from '../../../src/report/index.ts';
import { pages } from '../../../src/web/client/pages/index.ts';
import { cardOf, cardSvg } from '../../../src/web/site/cards.ts';
import { icon } from '../../../src/web/site/icon.ts';
import { loadRaster } from '../../../src/web/site/raster.ts';
import { UNSHOWABLE } from '../../cli/sample-files.ts';
import { hostileNames, reading } from '../../report/sample.ts';
import { markupFault } from '../../report/well-formed.ts';
import { sampleObservatory } from './sample.ts';

test('the card of each page says what the page says, with a chart where there are two windows', async () => {
  const observatory = await sampleObservatory();
  for (const page of pages) {
    const card = cardOf(page, observatory);
    expect(card.answer).not.toBe('');
    if (page.path === '') expect(card.answer).toBe(observatory.brief.headline.text);
    const svg = cardSvg(card, observatory);
    expect(markupFault(svg)).toBeNull();
    expect(svg).toContain(`snapshot ${observatory.input.snapshot.slice(0, 12)}`);
    expect(svg).toContain('<path');
    expect(svg).not.toContain('var('); // who turns it into pixels knows no variables
    expect(cardSvg(card, observatory)).toBe(svg);
  }
});

test('a card keeps strange and endless words inside', () => {
  for (const name of hostileNames) {
    const series = [{ name, readings: [reading(0), reading(1)], chance: 'counts' as const }];
    const svg = pageCard({ title: name, answer: name, series, intervalLevel: 0.95, footer: 'data' });
    expect(markupFault(svg)).toBeNull();
    expect(svg).not.toMatch(UNSHOWABLE);
    expect(svg.length).toBeLessThan(25_000);
  }
});

test('a card without a window has no chart', () => {
  const svg = pageCard({ title: 'A', answer: 'B.', series: [], intervalLevel: 0.95, footer: 'data to 2026' });
  expect(svg).not.toContain('<path');
  expect(svg).toContain('data to 2026');
});

test('a card is a PNG of 1200 by 630 that is the same each time', async ({ skip }) => {
  const raster = await loadRaster();
  if ('missing' in raster) return skip(raster.missing);
  const data = { title: 'A', answer: 'Nobody holds it all.', intervalLevel: 0.95, footer: 'data to 2026' };
  const svg = pageCard({
    ...data,
    series: [{ name: 'by pool', readings: [reading(0), reading(1)], chance: 'counts' }],
  });
  const png = Buffer.from(raster(svg));
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  expect(hash('sha256', raster(svg))).toBe(hash('sha256', png));
  // Letters are drawn: without them the picture is another.
  expect(Buffer.from(raster(svg.replaceAll(/<text.*?<\/text>/g, ''))).equals(png)).toBe(false);
});

test('the icon is a drawing that asks for nothing', () => {
  expect(markupFault(icon)).toBeNull();
  expect(icon).not.toMatch(/href|url\(|<script/);
});
