import { expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage } from '../../../../helpers/browser.ts';
import { servedDashboard } from '../../../../helpers/served.ts';

describeWithBrowser('the cost of mining', () => {
  test('answers whether a coin costs more than an amount, which the address reproduces', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}economics/`);
    const answer = page.locator('.answer').nth(1);
    await answer.waitFor();
    expect(await answer.textContent()).toMatch(/above \$100,000 in \d+ of \d+ places/);
    await page.getByLabel('Amount to cross', { exact: true }).fill('50000');
    await page.keyboard.press('Enter');
    await eventually(() => new URL(page.url()).searchParams.get('above')).toBe('50000');
    await eventually(() => answer.textContent()).toMatch(/above \$50,000 in \d+ of \d+ places/);
    expect(problems).toEqual([]);
    await close();
  });

  test('computes for a machine and a tariff of the reader’s own', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    // 1,000 EH/s, 450 coins a day and 33.75 J/TH: 1.8 GWh a coin, at 5 cents 90,000 USD, and 100,000 at 5.6 cents.
    await page.goto(
      `${url}economics/?machine=own&efficiency=33.75&place=own&tariff=0.05&exahashes=1000&coins=450&pool-fee=0`,
    );
    const table = page.getByRole('region', { name: 'Costs and crossings: table' });
    await table.waitFor();
    expect(await table.locator('tbody tr').first().textContent()).toMatch(/Electricity\s*\$90,000\s*no\s*5\.6/);
    await page.getByLabel('Electricity', { exact: true }).first().selectOption('us-tx');
    await eventually(() => new URL(page.url()).searchParams.get('place')).toBe('us-tx');
    expect(new URL(page.url()).searchParams.get('tariff')).toBeNull();
    expect(problems).toEqual([]);
    await close();
  });

  test('orders places as their heads are pressed, and reads the places of the chart with the keyboard', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}economics/`);
    const table = page.getByRole('region', { name: 'Electricity of a coin by place: table' });
    await table.getByRole('button', { name: 'Place' }).click();
    await eventually(() => new URL(page.url()).searchParams.get('sort-mining-tariffs')).toBe('place');
    expect(await table.locator('tbody th').first().textContent()).toMatch(/Alabama/);
    expect(await table.locator('tbody tr').first().getByRole('link').count()).toBe(2);
    const reader = page.locator('#chart-mining-places').getByRole('slider');
    await reader.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/Kuwait/);
    expect(problems).toEqual([]);
    await close();
  });
});
