import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../src/web/client/pages/index.ts';
import { publishSite } from '../../src/web/site/index.ts';
import { describeWithBrowser, eventually, newPage } from '../helpers/browser.ts';
import { bundledObservatory, servedDashboard } from '../helpers/served.ts';
import { staticHost } from './site/sample.ts';

/** Addresses at which each page has something to show. */
const addresses = pages.map(({ id, path }) => {
  if (id === 'entity') return `${path}?id=google`;
  if (id === 'explain') return `${path}?id=verdict:bitcoin/blocks/pool%23slope`;
  return path;
});

/** Waits until a page has its heading and everything that it asked for. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await eventually(() => page.locator('.wait').count()).toBe(0);
}

describeWithBrowser('every page', () => {
  const roots: { served: string; published: string } = { served: '', published: '' };
  let folder = '';
  let host: Awaited<ReturnType<typeof staticHost>> | undefined;
  beforeAll(async () => {
    roots.served = (await servedDashboard()).url;
    folder = mkdtempSync(join(tmpdir(), 'contraflow-test-'));
    await publishSite(await bundledObservatory(), {
      folder: join(folder, 'site'),
      url: null,
      raster: { missing: 'no pictures in this test' },
      now: () => Date.UTC(2026, 0, 1),
    });
    host = await staticHost(join(folder, 'site'), '/some/where/');
    roots.published = host.url;
  }, 180_000);
  afterAll(() => {
    host?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(['served', 'published'] as const)('%s', (how) => {
    test.each(addresses)('/%s shows real data, asks nobody outside, and nothing goes wrong', async (address) => {
      const { page, problems, foreign, close } = await newPage();
      await open(page, roots[how] + address);
      expect(await page.locator('.failure').count()).toBe(0);
      // Each page says something that only data can say: a number.
      expect(await page.locator('main').innerText()).toMatch(/\d/);
      expect(await page.locator('main :is(figure svg path, table td, h2)').count()).toBeGreaterThan(0);
      expect(problems).toEqual([]);
      expect(foreign).toEqual([]);
      await close();
    });
  });

  test.each(addresses)(
    '/%s fits windows of any width, and axe finds nothing serious in either theme',
    async (address) => {
      const { page, close } = await newPage({ viewport: { width: 360, height: 900 } });
      await open(page, roots.served + address);
      for (const width of [360, 1280, 3840]) {
        await page.setViewportSize({ width, height: 900 });
        await eventually(() =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBe(0);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(axe.source);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect
          .soft(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`))
          .toEqual([]);
      }
      await close();
    },
  );

  test('the overview can be gone through with the keyboard alone, and leads to a number and to a page', async () => {
    const { page, close } = await newPage();
    await open(page, roots.served);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const reached = new Set<string>();
    for (let press = 0; press < 150; press++) {
      await page.keyboard.press('Tab');
      const { name, isVisible } = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle } = getComputedStyle(element);
        return {
          name: element.ariaLabel ?? element.textContent?.trim() ?? '',
          isVisible: element === document.body || outlineStyle !== 'none' || element.matches('select, option'),
        };
      });
      expect(isVisible, `where the focus is can be seen at ${name}`).toBe(true);
      if (name !== '') reached.add(name);
    }
    for (const expected of ['By years since each field began', 'CSV', 'Blocks by proxy group', 'Who mines?'])
      expect(
        [...reached].some((name) => name.includes(expected)),
        expected,
      ).toBe(true);
    await page.getByRole('link', { name: 'Blocks by proxy group' }).first().focus();
    await page.keyboard.press('Enter');
    await eventually(() => new URL(page.url()).searchParams.get('level')).toBe('proxy-group');
    await close();
  });

  test('what a reader takes away opens: the CSV, the SVG and the PNG of the first chart, the brief', async () => {
    const { page, close } = await newPage({ acceptDownloads: true });
    await open(page, roots.served);
    const taken = async (name: string): Promise<Buffer> => {
      const waiting = page.waitForEvent('download');
      await page.locator('figure.chart').first().getByRole('button', { name, exact: true }).click();
      return readFile(await (await waiting).path());
    };
    const csv = String(await taken('CSV'));
    expect(csv.split('\n')[0]).toMatch(/^\w+(,\w+)+$/);
    expect(csv.split('\n').length).toBeGreaterThan(100);
    expect(String(await taken('SVG'))).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect((await taken('PNG')).subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    await open(page, `${roots.served}brief/`);
    const href = await page.getByRole('link', { name: 'Markdown' }).getAttribute('href');
    const text = await page.evaluate(async (url) => (await fetch(url)).text(), href!);
    expect(text).toMatch(/^# Mining centralizes/);
    await close();
  });
});
