import { expect, test } from 'vitest';
import { describeWithBrowser, newPage } from '../../../helpers/browser.ts';
import { servedDashboard } from '../../../helpers/served.ts';

describeWithBrowser('the page to explore', () => {
  test('counts blocks in the browser at once, and asks nobody outside', async () => {
    const { url } = await servedDashboard();
    const { page, problems, foreign, close } = await newPage();
    await page.goto(`${url}explore/`);
    await page.locator('#chart-explore-effective-entities svg.plot').waitFor();
    await page.locator('#chart-curve svg.plot').waitFor();
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });

  test('a choice changes the address, and the address brings the choice back', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}explore/`);
    await page.getByRole('combobox', { name: 'Measure', exact: true }).first().selectOption('hhi');
    await page.locator('#chart-explore-points svg.plot').waitFor();
    expect(new URL(page.url()).searchParams.get('series')).toBe('bitcoin/blocks/pool:hhi');
    await page.goto(
      `${url}explore/?series=bitcoin/blocks/parent:gini,ai/accelerators/owner:effective-number&window=quarter`,
    );
    await page.locator('#chart-explore-ratio svg.plot').waitFor();
    await page.locator('#chart-explore-effective-entities svg.plot').waitFor();
    expect(await page.getByRole('combobox', { name: 'Window', exact: true }).inputValue()).toBe('quarter');
    await close();
  });

  test('what is wrong is told beside its field, and the other lines are drawn', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(
      `${url}explore/?series=bitcoin/blocks/pool:effective-number,ai/accelerators/owner:effective-number&window=45x`,
    );
    await page.locator('#explore-window-problem', { hasText: "got '45x'" }).waitFor();
    await page.locator('#chart-explore-effective-entities svg.plot').waitFor();
    await close();
  });

  test('a specification is read by arrows, picked by Enter, and kept in the address', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}explore/?where=${encodeURIComponent('measure=effective-number;span=all')}`);
    const reader = page.locator('#chart-curve .reader');
    await reader.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The picked specification' }).waitFor();
    const rank = Number(new URL(page.url()).searchParams.get('spec'));
    expect(rank).toBeGreaterThan(0);
    expect(await reader.getAttribute('aria-valuetext')).toContain('Measure effective number');
    await close();
  });
});
