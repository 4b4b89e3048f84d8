import axe, { type AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { simulatePivot } from '../../../../../src/models/economics/pivot-summary.ts';
import { bundledPivotInputs, exampleSites } from '../../../../../src/pipeline/economics/pivot-bundle.ts';
import { money } from '../../../../../src/web/client/economics/hosting/words.ts';
import { describeWithBrowser, eventually, newPage } from '../../../../helpers/browser.ts';
import { servedDashboard } from '../../../../helpers/served.ts';

const ADDRESS = 'economics/?view=hosting&pivot_site=texas-100mw';

describeWithBrowser('mine or host', () => {
  test('computes in a thread of the browser what the model gives, and again as inputs are typed', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}${ADDRESS}`);
    const { site } = exampleSites().find(({ id }) => id === 'texas-100mw')!;
    const { choices } = simulatePivot({ site, inputs: bundledPivotInputs(), paths: 4000, years: 15, seed: 1 });
    const row = page.getByRole('region', { name: 'Choices: table' }).getByRole('row', { name: /^Host: a landlord/ });
    await row.waitFor();
    expect(await row.textContent()).toContain(money(choices.host.npvUsd.mean));
    const before = await row.textContent();
    const rent = page.getByLabel('Rent of a hosted kilowatt');
    await rent.fill('160');
    await rent.press('Enter');
    await eventually(() => new URL(page.url()).searchParams.get('hosting_rent_usd_per_kw_month')).toBe('160');
    await eventually(() => row.textContent()).not.toBe(before);
    await rent.fill('many');
    await rent.press('Enter');
    await page.getByText('Rent of a hosted kilowatt: expected a number from 0 to 2000, got many').waitFor();
    expect(problems).toEqual([]);
    await close();
  }, 60_000);

  test('diverts the gigawatts of its address', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}${ADDRESS}&divert_gw=4&divert_from=us`);
    await page
      .getByText(/^4\.00 GW|^4 GW/)
      .first()
      .waitFor();
    await page
      .getByRole('region', { name: 'Countries: table' })
      .getByRole('row', { name: /United States/ })
      .waitFor();
    const power = page.getByLabel('Power that turns to AI');
    await power.fill('99');
    await power.press('Enter');
    await page.getByText(/expected less than the [\d.]+ GW that mine, got 99/).waitFor();
    expect(problems).toEqual([]);
    await close();
  }, 60_000);

  test('fits windows of any width, and axe finds nothing serious in either theme', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage({ viewport: { width: 360, height: 900 } });
    await page.goto(`${url}${ADDRESS}`);
    await page.getByRole('region', { name: 'Choices: table' }).waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
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
  }, 60_000);
});
