import { readFileSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeWithBrowser, newPage } from '../../helpers/browser.ts';
import { servedDashboard } from '../../helpers/served.ts';

async function openMap(query = '', options = {}) {
  const { url } = await servedDashboard();
  const watched = await newPage(options);
  await watched.page.goto(`${url}map/${query}`);
  await watched.page.locator('#chart-world path.country').first().waitFor();
  return watched;
}
const picture = (page: Page) => page.locator('#chart-world svg[role=img]');
const parameters = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

describeWithBrowser('the map', () => {
  test('shows both layers with their windows, and asks nobody outside', async () => {
    const { page, problems, foreign, close } = await openMap();
    const text = await picture(page).textContent();
    // Hashrate Index, Q4 2025: the listed countries sum to 73.6%, so 26.4% is in none.
    expect(text).toContain('2025-10-01 to 2025-12-31, incomplete, over on that day');
    expect(text).toContain('26.4% of the weight is in no named country.');
    expect(text).toContain('AI clusters, where they stand');
    expect(await page.locator('#chart-world circle[data-place=sg]').count()).toBe(1);
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });

  test('goes to another instant with the keys of the slider, and the address says which', async () => {
    const { page, close } = await openMap();
    const slider = page.getByRole('slider');
    await slider.press('ArrowLeft');
    await page.getByText('2025-07-01 to 2025-09-30, incomplete, over on that day').first().waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toContain('2025-09-30');
    await expect.poll(() => parameters(page).get('at')).toBe('2025-09-30');
    await slider.press('Home');
    await page.getByText('No window was over by then').first().waitFor();
    await close();
  });

  test('reads the countries by value with the arrow keys and opens one with Enter', async () => {
    const { page, close } = await openMap();
    await picture(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const tip = page.locator('#chart-world .tip');
    expect(await tip.textContent()).toContain('Russia');
    expect(await tip.textContent()).toContain('proportion:bitcoin/hashrate/jurisdiction@2025-10-01..2026-01-01/ru');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Russia over time' }).waitFor();
    await expect.poll(() => parameters(page).get('country')).toBe('ru');
    await page.locator('#chart-country-over-time svg').first().waitFor();
    await close();
  });

  test('a link shows the difference again, with what has a value on one side alone', async () => {
    const { page, problems, close } = await openMap('?view=difference&ai=accelerators&at=2025-12-31&country=us');
    expect(await page.getByRole('button', { name: 'Difference' }).getAttribute('aria-pressed')).toBe('true');
    expect(await picture(page).textContent()).toContain('Bitcoin less AI, percentage points');
    expect(await page.locator('#chart-world path[data-place=ru]').getAttribute('fill')).toContain('only');
    expect(await page.locator('#chart-world path[data-place=us]').getAttribute('fill')).toContain('--difference-');
    expect(await page.locator('#chart-world path[data-place=br]').getAttribute('fill')).toContain('none');
    await page.getByRole('heading', { name: 'United States over time' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('has its numbers as a table and as files', async () => {
    const { page, close } = await openMap('?at=2025-12-31');
    const figure = page.locator('#chart-world');
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    const csv = (await saved('CSV')).split('\n');
    expect(csv[0]).toMatch(/^jurisdiction,country,bitcoin,bitcoin_bound_high,ai,/);
    expect(csv[1]).toMatch(/^us,United States,0\.38,/);
    const svg = await saved('SVG');
    expect(svg).toContain('AI clusters, where they stand');
    expect(svg).not.toMatch(/var\(--/);
    await figure.getByRole('button', { name: 'Table' }).click();
    await figure.getByRole('row', { name: /In no named country.*26\.4%/ }).waitFor();
    await close();
  });

  test('breaks no rule of accessibility that a machine can check, and fits a telephone', async () => {
    const { page, close } = await openMap('?country=us', { viewport: { width: 360, height: 800 } });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>("axe.run(document.querySelector('main'))");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await close();
  });
});
