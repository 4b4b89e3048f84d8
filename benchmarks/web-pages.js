// Pages of `contraflow serve` in headless Chromium: what they weigh, when they are ready, how long they block, and how long a switch takes.
// Ready is when the first chart's (or table's) drawing is there, from the start of the navigation, in a fresh profile; blocking is the
// part of every task beyond 50 ms until then and a second after. Needs `npm run build` and a browser.
import { launchBrowser } from './_browser.js';
import { commit, machine, median } from './_report.js';
import { startService } from './_service.js';

const RUNS = 5;
const pages = ['', 'bitcoin/', 'ai/', 'map/', 'explore/', 'brief/', 'data/'];

const service = await startService();
const browser = await launchBrowser();
try {
  const { address } = service;
  console.log(`\npages of the bundled snapshot, median of ${RUNS} visits, each in a fresh profile`);
  console.log(`  ${machine()}, ${commit()}, Chromium ${browser.version()}`);
  console.log('  page        script+style   data      ready     blocking');
  for (const path of pages) {
    const visits = [];
    for (let run = 0; run <= RUNS; run++) visits.push(await visit(address + path));
    visits.shift(); // the first one finds answers that the service has yet to make
    const of = (name) => median(visits.map((one) => one[name]));
    console.log(
      `  /${path.padEnd(10)} ${kilobytes(of('code'))}   ${kilobytes(of('data'))}  ${of('ready').toFixed(0).padStart(5)} ms  ${of('blocking').toFixed(0).padStart(5)} ms`,
    );
  }
  await switches(address);
} finally {
  await browser.close();
  service.end();
}

async function visit(url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
    window.ready = new Promise((resolve) => {
      const look = () => {
        const drawn = document.querySelector('main figure svg path, main table td, main article p, main section p');
        if (drawn === null) requestAnimationFrame(look);
        else resolve(performance.now());
      };
      look();
    });
  });
  await page.goto(url);
  const ready = await page.evaluate(() => window.ready);
  await page.waitForTimeout(1000);
  const { code, data, blocking } = await page.evaluate(() => {
    const sum = (entries) => entries.reduce((all, { encodedBodySize }) => all + encodedBodySize, 0);
    const loaded = performance.getEntriesByType('resource');
    return {
      code: sum(loaded.filter(({ name }) => /\.(js|css)$/.test(name))),
      data: sum(loaded.filter(({ name }) => name.includes('/api/'))),
      blocking: window.tasks.reduce((all, duration) => all + Math.max(0, duration - 50), 0),
    };
  });
  await context.close();
  return { ready, code, data, blocking };
}

/** From the press of a control to the frame in which the drawing is another; the data of the other choice lie there already. */
async function switches(address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}bitcoin/`);
  await page.locator('figure svg path').first().waitFor();
  await page.waitForLoadState('networkidle');
  const change = (act) =>
    page.evaluate(async (act) => {
      const state = () =>
        [...document.querySelectorAll('main figure svg path')].map((path) => path.getAttribute('d')).join();
      const before = state();
      const start = performance.now();
      if (act.value === undefined) document.querySelector(act.control).click();
      else {
        const select = document.querySelector(act.control);
        select.value = act.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
      while (state() === before) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (performance.now() - start > 5000) return Number.NaN;
      }
      return performance.now() - start;
    }, act);
  const levels = [];
  const measures = [];
  for (let run = 0; run <= RUNS; run++) {
    for (const value of ['proxy-group', 'pool'])
      levels.push(await change({ control: `input[type=radio][value="${value}"]` }));
    for (const value of ['hhi', 'effective-number']) measures.push(await change({ control: 'select', value }));
  }
  console.log(`  level switch    ${median(levels.slice(2)).toFixed(0)} ms`);
  console.log(`  measure switch  ${median(measures.slice(2)).toFixed(0)} ms`);
  await context.close();
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}
