import { beforeAll, expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage } from '../../helpers/browser.ts';
import { servedDashboard } from '../../helpers/served.ts';

describeWithBrowser('the shell of the dashboard', () => {
  let site = '';
  beforeAll(async () => {
    site = (await servedDashboard()).url;
  });

  test('a page asks nobody outside, and nothing goes wrong in it', async () => {
    const { page, problems, foreign, close } = await newPage();
    await page.goto(`${site}bitcoin/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('figure.chart svg.plot').first().waitFor();
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });

  test('a link to another page loads nothing anew, leaves the view behind, and names the page', async () => {
    const { page, close } = await newPage();
    await page.goto(`${site}bitcoin/?table=effective-number`);
    await page.locator('figure.chart').first().waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Overview' }).click();
    await eventually(() => page.title()).toBe('Overview – Contraflow');
    expect(page.url()).toBe(site);
    expect(await page.locator('html[data-same]').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(await page.locator('nav [aria-current=page]').textContent()).toBe('Overview');

    await page.goBack();
    await eventually(() => page.title()).toBe('Bitcoin – Contraflow');
    expect(new URL(page.url()).searchParams.get('table')).toBe('effective-number');
    await page.goForward();
    await eventually(() => page.title()).toBe('Overview – Contraflow');
    expect(page.url()).toBe(site);
    await close();
  });

  test('going back returns to where the reader was', async () => {
    const { page, close } = await newPage({ viewport: { width: 1280, height: 300 } });
    await page.goto(`${site}bitcoin/`);
    await page.locator('figure.chart svg.plot').first().waitFor();
    await page.evaluate(() => scrollTo(0, 150));
    await eventually(() => page.evaluate(() => scrollY)).toBe(150);
    await page.waitForTimeout(100); // the event of scrolling comes with the next picture
    await page
      .getByRole('link', { name: 'Overview' })
      .first()
      .evaluate((link: HTMLElement) => link.click());
    await eventually(() => page.title()).toBe('Overview – Contraflow');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await eventually(() => page.evaluate(() => scrollY)).toBe(150);
    await close();
  });

  test('a link to a part of a page waits for that part', async () => {
    const { page, close } = await newPage({ viewport: { width: 1280, height: 300 } });
    await page.goto(`${site}bitcoin/`);
    const figure = page.locator('figure.chart').last();
    await figure.waitFor();
    const id = await figure.getAttribute('id');
    await page.goto(`${site}#nowhere`);
    await page.goto(`${site}bitcoin/#${id}`);
    await eventually(async () => Math.abs((await page.locator(`#${id}`).boundingBox())?.y ?? 999)).toBeLessThan(300);
    await close();
  });

  test('the theme goes from system to light to dark, is remembered, and works where storage is forbidden', async () => {
    const paper = { light: 'rgb(255, 254, 251)', dark: 'rgb(21, 21, 20)' };
    const { page, close } = await newPage({ colorScheme: 'dark' });
    const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const button = page.getByRole('button', { name: /^Theme/ });
    await page.goto(site);
    await button.waitFor();
    expect(await colour()).toBe(paper.dark);
    await button.click();
    expect(await colour()).toBe(paper.light);
    await page.reload();
    await button.waitFor();
    expect(await colour()).toBe(paper.light);
    expect(await button.textContent()).toBe('Theme: light');
    await close();

    const strict = await newPage({ colorScheme: 'light' });
    await strict.page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    await strict.page.goto(site);
    const other = strict.page.getByRole('button', { name: /^Theme/ });
    await other.click();
    await other.click();
    expect(await strict.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(paper.dark);
    expect(strict.problems).toEqual([]);
    await strict.close();
  });

  test('paper is light and has no controls', async () => {
    const { page, close } = await newPage({ colorScheme: 'dark' });
    await page.goto(`${site}bitcoin/`);
    await page.locator('figure.chart svg.plot').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 254, 251)');
    for (const control of ['.theme', 'nav', '.tools'])
      expect(await page.locator(control).first().isVisible(), control).toBe(false);
    expect(await page.locator('figure.chart svg.plot').first().isVisible()).toBe(true);
    await close();
  });

  test('the first key pressed offers to skip the menu', async () => {
    const { page, close } = await newPage();
    await page.goto(site);
    await page.locator('.skip').waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await close();
  });
});
