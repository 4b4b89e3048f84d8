import { expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage } from '../../../helpers/browser.ts';
import { servedDashboard } from '../../../helpers/served.ts';

describeWithBrowser('the Security page', () => {
  test('answers at each level, at an address that says so', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}security/`);
    const answer = page.locator('.answer').first();
    await answer.waitFor();
    const byPool = await answer.textContent();
    expect(byPool).toMatch(/is the largest, with [\d.]+% \[.*\] of the [\d,]+ blocks .* \d+ confirmations/s);
    await page.getByRole('group', { name: 'Count blocks by' }).getByRole('button', { name: 'Proxy group' }).click();
    await eventually(() => new URL(page.url()).searchParams.get('level')).toBe('proxy-group');
    const byGroup = await answer.textContent();
    expect(byGroup).not.toBe(byPool);
    await page.reload();
    await answer.waitFor();
    expect(await answer.textContent()).toBe(byGroup);
    expect(problems).toEqual([]);
    await close();
  });

  test('computes for an attacker of the reader’s own, which the address reproduces', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}security/?attacker=own&proportion=10`);
    const chance = page.locator('#chart-success-by-confirmations');
    // Rosenfeld (2012), table 1: 0.059% for q = 10% and 6 confirmations.
    await chance.getByText('0.059%', { exact: true }).waitFor();
    await page.getByLabel('Its proportion', { exact: true }).fill('50');
    await page.keyboard.press('Enter');
    await eventually(() => new URL(page.url()).searchParams.get('proportion')).toBe('50');
    await page.getByText(/no number of confirmations is enough, and/).waitFor();
    await page.getByLabel('Its proportion', { exact: true }).fill('nonsense');
    await page.keyboard.press('Enter');
    await page.getByText('Expected a number from 0.1 to 99.').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('reads a curve value by value with the keyboard, and costs hashrate as it is typed', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}security/`);
    const reader = page.locator('#chart-confirmations-by-value').getByRole('slider');
    await reader.focus();
    await page.keyboard.press('End');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(
      /^Value of the payment: 31,250 BTC: .* \d+ interval \[\d+, \d+\]$/,
    );
    const price = page.getByLabel('A machine’s price');
    const table = page.getByRole('region', { name: 'Cost: table' });
    const before = await table.textContent();
    await price.fill('8000');
    await price.press('Enter');
    await eventually(() => table.textContent()).not.toBe(before);
    expect(new URL(page.url()).searchParams.get('machine')).toBe('8000');
    expect(problems).toEqual([]);
    await close();
  });
});
