// The Explore page over 282,174 blocks (a made table): from the start of the navigation to the drawn line with the service warm, and
// from the press of a control to the drawn line and its intervals, in headless Chromium. Needs `npm run build` and a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './_browser.js';
import { makeTable } from './_made-table.js';
import { commit, machine, median } from './_report.js';
import { startService } from './_service.js';

const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'contraflow-bench-'));
const service = await startService([await makeTable(folder, 282_174)]);
const browser = await launchBrowser();
try {
  console.log(`\nExplore over 282,174 blocks, median of ${RUNS} visits`);
  console.log(`  ${machine()}, ${commit()}`);
  const visits = [];
  for (let run = 0; run <= RUNS; run++) visits.push(await visit());
  visits.shift();
  for (const name of Object.keys(visits[0])) {
    console.log(
      `  ${name.padEnd(34)} ${median(visits.map((one) => one[name]))
        .toFixed(0)
        .padStart(5)} ms`,
    );
  }
} finally {
  await browser.close();
  service.end();
  rmSync(folder, { recursive: true, force: true });
}

async function visit() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const lasted = async (name) => {
    await page.waitForFunction((of) => performance.getEntriesByName(of).length > 0, name);
    return page.evaluate((of) => {
      const [entry] = performance.getEntriesByName(of).slice(-1);
      performance.clearMeasures(of);
      return entry.duration;
    }, name);
  };
  await page.goto(`${service.address}explore/`);
  const line = await lasted('explore: line');
  const intervals = await lasted('explore: intervals');
  const found = { 'read, count, draw: the line': line, 'the same with its intervals': intervals };
  for (const [what, window] of [
    ['another window (90 days): the line', '90d'],
    ['an epoch of blocks: the line', 'epoch'],
  ]) {
    await page.evaluate((value) => {
      const select = [...document.querySelectorAll('main select')].find(({ options }) =>
        [...options].some((option) => option.value === value),
      );
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, window);
    found[what] = await lasted('explore: line');
    await lasted('explore: intervals');
  }
  await context.close();
  return found;
}
