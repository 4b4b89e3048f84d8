// Pictures of every page in both themes at three widths, into docs/images/dashboard, and the overview for the README. Needs
// `npm run build` and a browser.
import { launchBrowser } from '../benchmarks/_browser.js';
import { startService } from '../benchmarks/_service.js';

const folder = new URL('../docs/images/', import.meta.url).pathname;
const pages = ['overview', 'bitcoin', 'security', 'ai', 'economics', 'map', 'explore', 'brief', 'data'];
const sizes = [
  [360, 740],
  [1280, 900],
  [2560, 1440],
];

const service = await startService();
const browser = await launchBrowser();
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const [width, height] of sizes) {
      const page = await (await browser.newContext({ viewport: { width, height }, colorScheme })).newPage();
      for (const name of pages) {
        await page.goto(service.address + (name === 'overview' ? '' : `${name}/`), { waitUntil: 'networkidle' });
        await page.waitForTimeout(300);
        const path = `${folder}dashboard/${name}-${width}-${colorScheme}.jpg`;
        await page.screenshot({ path, type: 'jpeg', quality: 70 });
        if (name === 'overview' && width === 1280 && colorScheme === 'light')
          await page.screenshot({
            path: `${folder}overview.png`,
            clip: { x: 0, y: 0, width, height: 1650 },
            fullPage: true,
          });
      }
      await page.context().close();
    }
  }
} finally {
  await browser.close();
  service.end();
}
