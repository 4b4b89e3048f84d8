/// <reference lib="dom" />
// What tests hand to a page runs there.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';

const HOW_TO_GET_ONE = 'apt-get install chromium, or set CHROME_PATH';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser of this machine: the one of `CHROME_PATH`, of the system, or of Playwright; null where there is none. */
function findBrowser(): string | null {
  const stated = process.env.CHROME_PATH;
  if (stated !== undefined && stated !== '') return existsSync(stated) ? stated : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

const executablePath = findBrowser();

/**
 * `describe` for tests that need a browser: they are counted as skipped where there is none, and fail where there has to be
 * one, on a machine that integrates (`CI=true`).
 */
export function describeWithBrowser(title: string, body: () => void): void {
  if (executablePath !== null) {
    describe(title, () => {
      users++;
      afterAll(leave);
      body();
    });
  } else if (process.env.CI === 'true') {
    describe(title, () =>
      test('needs a browser', () => {
        throw new Error(`browser: expected Chromium or Chrome, got none (${HOW_TO_GET_ONE})`);
      }),
    );
  } else {
    sayOnce();
    describe.skip(title, body);
  }
}

let wasSaid = false;

function sayOnce(): void {
  if (!wasSaid) console.warn(`No browser is there, so its tests are skipped (${HOW_TO_GET_ONE}).`);
  wasSaid = true;
}

let browser: Promise<Browser> | undefined;
/** Blocks of tests that have not ended yet. */
let users = 0;

/** It goes with the last block of a file: a thread that ends would leave its profile behind. */
async function leave(): Promise<void> {
  users--;
  const idle = browser;
  if (users > 0 || idle === undefined) return;
  browser = undefined;
  await (await idle).close();
}

/** The browser that the tests of a file share, with a profile of its own. */
function sharedBrowser(): Promise<Browser> {
  if (executablePath === null) throw new Error(`browser: expected Chromium or Chrome, got none (${HOW_TO_GET_ONE})`);
  browser ??= chromium.launch({ executablePath, args: flags });
  return browser;
}

/** A page whose misfortunes are written down. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console and of scripts, refusals by the content security policy, and requests that failed. */
  readonly problems: readonly string[];
  /** Addresses that it asked for outside its own origin. */
  readonly foreign: readonly string[];
  readonly close: () => Promise<void>;
}

/** A new page with cookies, storage and cache of its own. */
export async function newPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await (await sharedBrowser()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    // A browser asks for the picture of its tab whether or not a page has one.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
      problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // What a page had not waited for when it was left is no failure.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const top = page.url();
    const own = top.startsWith('http') ? new URL(top).origin : origin;
    if (protocol.startsWith('http') && origin !== own) foreign.push(request.url());
  });
  return { page, problems, foreign, close: () => context.close() };
}

/** `expect` of something that a page comes to in its own time, on a slow machine too. */
export const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 20_000 });
