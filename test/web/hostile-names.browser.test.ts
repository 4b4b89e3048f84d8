import { expect, test } from 'vitest';
import { createApp } from '../../src/web/server/app.ts';
import { hostileLabels } from '../cli/sample-files.ts';
import { describeWithBrowser, eventually, newPage } from '../helpers/browser.ts';
import { sampleObservatory } from './site/sample.ts';

describeWithBrowser('names that strangers write into blocks', () => {
  test('are text on every page that shows them, and in the files that readers take away', async () => {
    const labels = [
      ...hostileLabels.map((label) => label.slice(0, 500)),
      '<img src=x onerror="alert(1)">',
      '=1+1',
      'F2Pool',
    ];
    const app = await createApp(await sampleObservatory({ pools: labels }));
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const { page, problems, foreign, close } = await newPage({ acceptDownloads: true });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of [
      '',
      'bitcoin/',
      'security/',
      'explore/',
      'data/',
      'entity/',
      `entity/?id=${encodeURIComponent(labels[0]!)}`,
    ]) {
      await page.goto(`${address}/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect.soft(await page.locator('#app :is(script, img, iframe, b[onclick])').count(), path).toBe(0);
      expect.soft(await page.locator('#app [onerror], #app [onmouseover]').count(), path).toBe(0);
      expect
        .soft(
          await page
            .locator('#app a[href]')
            .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol)),
          path,
        )
        .not.toContain('javascript:');
    }
    await page.goto(`${address}/bitcoin/`);
    const chart = page.locator('figure.chart').first();
    await eventually(() => chart.locator('svg path').count()).toBeGreaterThan(0);
    const waiting = page.waitForEvent('download');
    await chart.getByRole('button', { name: 'SVG', exact: true }).click();
    const stream = await (await waiting).createReadStream();
    const svg = String(Buffer.concat(await stream.toArray()));
    const found = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        faults: parsed.querySelectorAll('parsererror').length,
        foreign: parsed.querySelectorAll('script, foreignObject, image, a').length,
      };
    }, svg);
    expect(found).toEqual({ faults: 0, foreign: 0 });
    expect(dialogs).toEqual([]);
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    await close();
    await app.close();
  });
});
