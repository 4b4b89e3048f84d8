import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage, type WatchedPage } from '../../../helpers/browser.ts';
import { servedDashboard } from '../../../helpers/served.ts';

describeWithBrowser('the frame of a chart', () => {
  let site = '';
  beforeAll(async () => {
    site = (await servedDashboard()).url;
  });

  /** The first chart over time of the page on Bitcoin. */
  async function openChart(query = '', width = 1280): Promise<WatchedPage & { readonly id: string }> {
    const watched = await newPage({ viewport: { width, height: 800 } });
    await watched.page.goto(`${site}bitcoin/${query}`);
    const figure = watched.page.locator('figure.chart:has(svg.plot)').first();
    await figure.waitFor();
    return { ...watched, id: (await figure.getAttribute('id'))!.replace('chart-', '') };
  }

  const search = (page: Page) => new URL(page.url()).searchParams;
  const tool = (page: Page, id: string, name: string) =>
    page.locator(`#chart-${id} .tools`).getByRole('button', { name, exact: true });
  const ticks = (page: Page, id: string) => page.locator(`#chart-${id} svg.plot text.tick`).allTextContents();

  test('a zoom is in the address, which reproduces it, and showing all takes it out', async () => {
    const { page, id, problems, close } = await openChart();
    const before = await ticks(page, id);
    await tool(page, id, 'Zoom in').click();
    await eventually(() => search(page).get(`zoom-${id}`)).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
    const zoomed = await ticks(page, id);
    expect(zoomed).not.toEqual(before);

    const other = await newPage();
    await other.page.goto(page.url());
    await other.page.locator(`#chart-${id} svg.plot`).waitFor();
    expect(await ticks(other.page, id)).toEqual(zoomed);
    await other.close();

    await tool(page, id, 'Show all').click();
    await eventually(() => search(page).get(`zoom-${id}`)).toBeNull();
    expect(await ticks(page, id)).toEqual(before);
    expect(problems).toEqual([]);
    await close();
  });

  test('dragging zooms to what was dragged over, and a double click shows all again', async () => {
    const { page, id, close } = await openChart();
    const reader = page.locator(`#chart-${id} .reader`);
    await reader.scrollIntoViewIfNeeded();
    const box = (await reader.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 100, { steps: 4 });
    await page.mouse.up();
    await eventually(() => search(page).get(`zoom-${id}`)).not.toBeNull();
    const [from, to] = search(page).get(`zoom-${id}`)!.split('..').map(Date.parse) as [number, number];
    const years = (to - from) / (365.25 * 86_400_000);
    expect(years).toBeGreaterThan(1); // a fifth of ten years, and the axis is narrower than the drawing
    expect(years).toBeLessThan(3.5);
    await reader.dblclick();
    await eventually(() => search(page).get(`zoom-${id}`)).toBeNull();
    await close();
  });

  test('a legend leaves one alone, on a scale of its own, which is in the address', async () => {
    const { page, problems, close } = await openChart();
    const figure = page.locator('figure.chart:has(.legend button):has(svg.plot)').first();
    const id = (await figure.getAttribute('id'))!.replace('chart-', '');
    const shapes = figure.locator('svg.plot path.band, svg.plot path.line');
    const [before, all] = [await ticks(page, id), await shapes.count()];
    expect(all).toBeGreaterThan(1);
    const entry = figure.locator('.legend button').nth(1);
    await entry.click();
    await eventually(() => shapes.count()).toBe(1);
    expect(search(page).get(`only-${id}`)).not.toBeNull();
    expect(await entry.getAttribute('aria-pressed')).toBe('true');
    expect(await ticks(page, id)).not.toEqual(before);

    await page.reload();
    await eventually(() => shapes.count()).toBe(1);
    await figure.locator('.legend button[aria-pressed=true]').click();
    await eventually(() => shapes.count()).toBe(all);
    await eventually(() => search(page).get(`only-${id}`)).toBeNull();
    expect(problems).toEqual([]);
    await close();
  });

  test('arrow keys read value by value, with interval, window and reading id', async () => {
    const { page, id, close } = await openChart();
    const reader = page.locator(`#chart-${id} .reader`);
    await reader.focus();
    await page.keyboard.press('Home');
    const first = await reader.getAttribute('aria-valuetext');
    expect(first).toMatch(/^2016-03-15 to 2016-04-14: .*\d/);
    const tip = page.locator(`#chart-${id} .tip`);
    expect(await tip.textContent()).toContain('2016-03-15 to 2016-04-14');
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^2016-04-14 to 2016-05-14: /);
    expect(await reader.getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('End');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^2026-03-23 to 2026-04-22: /);
    await page.keyboard.press('Escape');
    await eventually(() => tip.count()).toBe(0);
    await close();
  });

  test('the table shows the numbers, can be ordered, and is in the address', async () => {
    const { page, id, close } = await openChart();
    await tool(page, id, 'Table').click();
    await eventually(() => search(page).get('table')).toBe(id);
    const table = page.locator(`#chart-${id} table`);
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(100);
    const head = table.locator('thead th').nth(1);
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await head.getByRole('button').click();
    await eventually(() => search(page).get(`sort-${id}`)).toMatch(/\.desc$/);
    const second = await table.locator('tbody tr').first().locator('th, td').nth(1).textContent();
    expect(second).toMatch(/^2026-/);
    await close();
  });

  test('CSV, SVG and PNG are files that other programs read', async () => {
    const { page, id, problems, close } = await openChart();
    const figures = await page.locator('figure.chart').count();
    expect(figures).toBeGreaterThan(0);
    const csv = await saved(page, id, 'CSV');
    expect(csv.suggestedFilename()).toBe(`contraflow-${id}.csv`);
    const rows = readFileSync(await csv.path(), 'utf8')
      .trimEnd()
      .split('\n');
    const head = rows[0]!.split(',');
    expect(head).toContain('from');
    // Ten years of windows of thirty days, without a format that rounds them.
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.some((row) => /,\d+\.\d{8,}/.test(row))).toBe(true);

    const svg = readFileSync(await (await saved(page, id, 'SVG')).path(), 'utf8');
    const parsed = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      const ids = new Set([...read.querySelectorAll('[id]')].map((one) => one.id));
      return {
        isWell: read.querySelector('parsererror') === null,
        title: read.querySelector('svg > title')?.textContent,
        width: Number(read.documentElement.getAttribute('width')),
        height: Number(read.documentElement.getAttribute('height')),
        lost: [...text.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]!).filter((one) => !ids.has(one)),
      };
    }, svg);
    expect(parsed).toMatchObject({ isWell: true, lost: [] });
    expect(parsed.title).toBe(await page.locator(`#${id}-title`).textContent());
    expect(svg).not.toMatch(/var\(|class=|style=/);
    expect(svg).toMatch(/Contraflow, snapshot [0-9a-f]{12}/);

    const png = readFileSync(await (await saved(page, id, 'PNG')).path());
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * parsed.width, 2 * parsed.height]);
    expect(problems).toEqual([]);
    await close();
  });

  async function saved(page: Page, id: string, kind: string): Promise<Download> {
    const [download] = await Promise.all([page.waitForEvent('download'), tool(page, id, kind).click()]);
    return download;
  }

  test('on a narrow screen nothing is wider than it, a tooltip included', async () => {
    const { page, id, close } = await openChart('', 360);
    const reader = page.locator(`#chart-${id} .reader`);
    await reader.focus();
    await page.keyboard.press('End');
    const tip = (await page.locator(`#chart-${id} .tip`).boundingBox())!;
    expect(tip.x).toBeGreaterThanOrEqual(0);
    expect(tip.x + tip.width).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await close();
  });

  test('nonsense in an address shows the chart as it is without', async () => {
    const plain = await openChart();
    const { id } = plain;
    const expected = await ticks(plain.page, id);
    const odd = await openChart(`?zoom-${id}=x..y&only-${id}=%3Cb%3E&table=nothing&sort-${id}=%F0%9F%99%82`);
    expect(await ticks(odd.page, id)).toEqual(expected);
    expect(odd.problems).toEqual([]);
    await plain.close();
    await odd.close();
  });
});
