import type { CliEffects } from './effects.ts';

/**
 * The effects of this process: standard streams, environment and clock. Ctrl-C aborts the signal once and ends the
 * process the second time; a reader that closes the pipe early (`| head`) ends it quietly.
 */
export function processEffects(): CliEffects {
  const controller = new AbortController();
  process.on('SIGINT', () => (controller.signal.aborted ? process.exit(130) : controller.abort()));
  process.on('SIGTERM', () => (controller.signal.aborted ? process.exit(143) : controller.abort()));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`contraflow: cannot write the result: ${error.message}\n`);
    process.exit(1);
  });
  process.stderr.on('error', () => process.exit(1));
  const isTerminal = process.stderr.isTTY === true;
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) process.stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  return {
    out: (text) => {
      clearProgress();
      process.stdout.write(text);
    },
    note: (text) => {
      clearProgress();
      process.stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!isTerminal) return;
      clearProgress();
      if (text === '') return;
      process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1));
      isProgressShown = true;
    },
    width: process.stdout.isTTY === true ? process.stdout.columns || 80 : null,
    colour: process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb',
    env: process.env,
    signal: controller.signal,
    now: () => Date.now(),
  };
}
