import { spawn } from 'node:child_process';

/** Starts `contraflow serve` with options on a free port; its address and how to end it. */
export async function startService(args = []) {
  const service = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let text = '';
    service.on('exit', (code) => reject(new Error(`benchmark: serve ended with ${code}`)));
    service.stdout.on('data', (piece) => {
      text += piece;
      if (text.includes('Ctrl-C')) resolve(/^http:\S+/.exec(text)[0]);
    });
  });
  service.removeAllListeners('exit');
  return { address, pid: service.pid, end: () => service.kill('SIGINT') };
}
