import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Headless Chromium: that of CHROME_PATH, or of the system. */
export function launchBrowser() {
  const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  return chromium.launch({ executablePath, args: flags.split(' ') });
}
