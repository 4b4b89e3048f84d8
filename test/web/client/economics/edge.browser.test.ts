import axe, { type AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage } from '../../../helpers/browser.ts';
import { servedDashboard } from '../../../helpers/served.ts';

describeWithBrowser('edge or cloud', () => {
  test('works a task out as it is typed, at an address that reproduces it', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}economics/?view=edge`);
    const answer = page.locator('p.answer');
    await answer.getByText('Use the provider:').waitFor();
    await page.getByLabel('Listed price of').selectOption('claude-sonnet-4-6');
    await page.getByLabel('Calls a day', { exact: true }).fill('2000');
    await page.keyboard.press('Enter');
    await answer.getByText('Run it on the device:').waitFor();
    const text = await answer.textContent();
    await eventually(() => new URL(page.url()).searchParams.get('calls')).toBe('2000');
    await page.reload();
    await answer.waitFor();
    expect(await answer.textContent()).toBe(text);
    await page.getByLabel('nothing may leave the device').check();
    await page.getByLabel('Longest a call may take').fill('0.01');
    await page.keyboard.press('Enter');
    await answer.getByText('Neither will do:').waitFor();
    await page.getByRole('button', { name: 'Phone with 8 GB' }).click();
    await eventually(() => new URL(page.url()).searchParams.get('device')).toBe('phone-8gb');
    await page.getByLabel('Calls a day', { exact: true }).fill('many');
    await page.keyboard.press('Enter');
    await page.getByText('Expected a number from 0.01 to 10000000.').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('shows what became of forecasts that are due', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}economics/?view=edge`);
    await page
      .getByRole('group', { name: 'Forecasts of' })
      .getByRole('button', { name: 'Hashrate of Bitcoin' })
      .click();
    await page.getByText('20.6% too high').waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('forecast')).toBe('network-hashrate');
    expect(problems).toEqual([]);
    await close();
  });

  test('fits windows of any width, and axe finds nothing serious in either theme', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage({ viewport: { width: 360, height: 900 } });
    await page.goto(`${url}economics/?view=edge&provider=own&calls=wrong`);
    await page.locator('#forecasts').waitFor();
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
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    await close();
  });
});
