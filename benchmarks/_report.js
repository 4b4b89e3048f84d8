import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** The machine in one line. */
export function machine() {
  const { model } = cpus()[0];
  const system = readFileSync('/etc/os-release', 'utf8').match(/PRETTY_NAME="(.*)"/)?.[1] ?? process.platform;
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${system}, Node ${process.version}`;
}

/**
 * Runs the built program as a user would, several times after one that does not count.
 *
 * @returns the median wall time and processor time (of all threads, user and system) in seconds and the largest peak memory
 *   in megabytes.
 */
export function timeProgram(args, runs = 5) {
  const seconds = [];
  const cpuSeconds = [];
  let peakMegabytes = 0;
  for (let run = 0; run <= runs; run++) {
    const started = process.hrtime.bigint();
    const result = spawnSync('/usr/bin/time', ['-f', '%M %U %S', process.execPath, 'dist/cli/main.js', ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const elapsed = Number(process.hrtime.bigint() - started) / 1e9;
    if (result.error) throw result.error;
    if (result.status !== 0) throw new Error(`benchmark: contraflow ${args.join(' ')} failed: ${result.stderr}`);
    const [kilobytes, user, system] = result.stderr.trim().split('\n').at(-1).split(' ').map(Number);
    if (run > 0) {
      seconds.push(elapsed);
      cpuSeconds.push(user + system);
    }
    peakMegabytes = Math.max(peakMegabytes, kilobytes / 1024);
  }
  seconds.sort((a, b) => a - b);
  cpuSeconds.sort((a, b) => a - b);
  return {
    medianSeconds: seconds[runs >> 1],
    leastSeconds: seconds[0],
    mostSeconds: seconds.at(-1),
    cpuSeconds: cpuSeconds[runs >> 1],
    peakMegabytes,
  };
}

/** What `timeProgram` found, in one line. */
export function shown({ medianSeconds, leastSeconds, mostSeconds, cpuSeconds, peakMegabytes }) {
  return [
    `${medianSeconds.toFixed(2)} s (${leastSeconds.toFixed(2)}–${mostSeconds.toFixed(2)})`,
    `CPU ${cpuSeconds.toFixed(2)} s`,
    `peak ${peakMegabytes.toFixed(0)} MB`,
  ].join(', ');
}

/** The middle value, of the two the lower. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
}

/** Exponent b of the least-squares line ln y = a + b ln x: 1 where cost grows linearly. */
export function growthExponent(xs, ys) {
  const logX = xs.map(Math.log);
  const logY = ys.map(Math.log);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logX), mean(logY)];
  const cross = logX.reduce((sum, x, index) => sum + (x - meanX) * (logY[index] - meanY), 0);
  return cross / logX.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}

/** Commit that was measured, with a mark where the tree has changes. */
export function commit() {
  const run = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return run('rev-parse', '--short', 'HEAD') + (run('status', '--porcelain') === '' ? '' : ' with changes');
}
