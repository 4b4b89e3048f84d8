import { expect, test } from 'vitest';
import { describeWithBrowser, eventually, newPage } from '../../helpers/browser.ts';
import { servedDashboard } from '../../helpers/served.ts';

describeWithBrowser('the Bitcoin page', () => {
  test('shows at each level who mines, and what the level changes, at an address that says so', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}bitcoin/`);
    await page.getByRole('heading', { name: 'Blocks by pool, over time' }).waitFor();
    expect(await page.getByText(/^From .* mined .* of Bitcoin’s blocks, more than any other pool\./).count()).toBe(1);
    expect(await page.getByText('What it changes.').count()).toBe(0);
    await page.getByRole('radio', { name: 'Proxy group' }).check({ force: true });
    await page.getByRole('heading', { name: 'Blocks by pool or group, over time' }).waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('level')).toBe('proxy-group');
    expect(await page.locator('.differences').textContent()).toMatch(
      /What it changes\. [\d.]+ equal pools become [\d.]+ equal pools or groups: −\d+%\./,
    );
    await page.getByText(/^Pools merged by proxy group: 11 now, into 1/).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Blocks by pool or group, over time' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  test('shows the level that the input lacks, disabled, with the reason', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}bitcoin/`);
    const builder = page.getByRole('radio', { name: 'Template builder' });
    await builder.waitFor();
    expect(await builder.isDisabled()).toBe(true);
    const reason = await builder.getAttribute('aria-describedby');
    expect(await page.locator(`#${reason}`).textContent()).toContain('coinbase');
    await close();
  });

  test('explains the measure that is chosen, and tells chance from attribution', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}bitcoin/?measure=gini`);
    await page.getByRole('heading', { name: /^Gini.*, by pool$/ }).waitFor();
    await page.getByLabel('Measure').selectOption('hhi');
    await page.getByRole('heading', { name: /^Herfindahl.*, by pool$/ }).waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('measure')).toBe('hhi');
    const said = await page.getByRole('complementary').textContent();
    expect(said).toMatch(/Interval\.\s+Chance alone could put it between/);
    expect(said).toMatch(/Bounds\.\s+[\d.]+% of the blocks are tied to nobody/);
    await close();
  });

  test('folds the tail of the table, finds by name and sorts, all in the address', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}bitcoin/`);
    const table = page.getByRole('region', { name: /^23 March 2026/ });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(25);
    await page.getByRole('button', { name: /^Show all \d+$/ }).click();
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(25);
    await page.getByLabel('Find by name').fill('foundry');
    expect(await table.locator('tbody tr').count()).toBe(1);
    await page.getByLabel('Find by name').fill('');
    await table.getByRole('button', { name: 'Name' }).click();
    expect(await table.locator('th[aria-sort]').textContent()).toContain('Name');
    await eventually(() => new URL(page.url()).searchParams.get('sort')).toBe('name-up');
    await close();
  });
});

describeWithBrowser('the page of an entity', () => {
  test('is reached from a search when a name is not known', async () => {
    const { url } = await servedDashboard();
    const { page, problems, close } = await newPage();
    await page.goto(`${url}entity/?id=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    await page.getByRole('heading', { name: 'Nobody of that name is known' }).waitFor();
    await page.getByRole('searchbox').fill('foundry');
    await page.getByRole('link', { name: 'Foundry USA' }).click();
    await page.getByRole('heading', { level: 1, name: 'Foundry USA' }).waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('id')).toBe('foundryusa');
    expect(await page.getByText('Foundry USA Pool', { exact: true }).count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await close();
  });

  test('goes from a pool to its owner, and shows both fields of who holds in both', async () => {
    const { url } = await servedDashboard();
    const { page, close } = await newPage();
    await page.goto(`${url}entity/?id=antpool`);
    await page.getByRole('link', { name: 'Bitmain' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Bitmain' }).waitFor();
    await page.goto(`${url}entity/?id=us`);
    await page.getByRole('heading', { name: 'In Bitcoin' }).waitFor();
    await page.getByRole('heading', { name: 'In AI compute' }).waitFor();
    await close();
  });
});
