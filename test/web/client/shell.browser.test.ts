import { expect, test } from 'vitest';
import { describeWithBrowser, newPage } from '../../helpers/browser.ts';
import { servedDashboard } from '../../helpers/served.ts';

describeWithBrowser('the shell of the dashboard', () => {
  test('a page asks nobody outside, and nothing goes wrong in it', async () => {
    const { url } = await servedDashboard();
    const { page, problems, foreign, close } = await newPage();
    await page.goto(`${url}bitcoin/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('figure.chart svg.plot').first().waitFor();
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });
});
