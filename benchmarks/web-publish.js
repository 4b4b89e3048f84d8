// The whole site of the bundled snapshot, as a process from the shell: into a new folder, and over the one that is there. Needs
// `npm run build`.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shown, timeProgram } from './_report.js';

const folder = mkdtempSync(join(tmpdir(), 'contraflow-bench-'));
const site = join(folder, 'site');

try {
  console.log('\npublishing, bundled snapshot');
  const timed = timeProgram(['publish', site, '--url', 'https://group.example/power/'], 3);
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  console.log(`  publish               ${shown(timed)}  (limit 10 s)`);
  console.log(`    ${files.length.toLocaleString('en-US')} files, ${(bytes / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
