import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { bundledApp } from '../bundled.ts';
import { serveProcess } from '../serve-process.ts';

/** Memory of another process, in megabytes; null where the system does not say. */
function megabytesOf(pid: number): number | null {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return null;
  }
}

function status(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode!));
      response.on('error', reject);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that was idle may be closed just as it is used again: every client asks once more then.
      if (request.reusedSocket && error.code === 'ECONNRESET') status(url, agent).then(resolve, reject);
      else reject(error);
    });
  });
}

test('a client that sends its headers byte by byte is cut off after the time that it has', async () => {
  const app = await bundledApp({ requestMs: 1500 });
  onTestFinished(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const started = performance.now();
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${'a'.repeat(1000)}`;
    let sent = 0;
    const drip = setInterval(() => {
      if (socket.writable && sent < bytes.length) socket.write(bytes[sent++]!);
    }, 50);
    socket.on('data', (piece) => {
      text += piece.toString();
    });
    socket.on('error', () => clearInterval(drip));
    socket.on('close', () => {
      clearInterval(drip);
      resolve(text);
    });
  });
  const seconds = (performance.now() - started) / 1000;
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nContent-Type: application\/problem\+json\r\n/);
  // A second and a half, and at most another until it is noticed; the machine may be busy.
  expect(seconds).toBeGreaterThan(1.4);
  expect(seconds).toBeLessThan(20);
});

test('of ten thousand requests at once all are answered, and memory does not stay', async () => {
  const { address, pid, err } = await serveProcess([]);
  const agent = new Agent({ keepAlive: true, maxSockets: 1000 });
  const urls = ['api/v1/layers.json', 'api/v1/readings/bitcoin/blocks/pool/hhi.json', '', 'api/v1/verdicts.csv'];
  const flood = async (): Promise<Map<number, number>> => {
    const counts = new Map<number, number>();
    const all = Array.from({ length: 10_000 }, (_, at) => status(`${address}${urls[at % urls.length]}`, agent));
    for (const code of await Promise.all(all)) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  };
  expect(await flood()).toEqual(new Map([[200, 10_000]]));
  const before = megabytesOf(pid);
  expect(await flood()).toEqual(new Map([[200, 10_000]]));
  const after = megabytesOf(pid);
  agent.destroy();
  expect(err()).toBe('');
  if (before !== null && after !== null) expect(after - before).toBeLessThan(64);
}, 240_000);

test('of three hundred different computations at once each is answered or told when to ask again', async () => {
  const app = await bundledApp();
  onTestFinished(() => app.close());
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      app.inject(`/api/v1/readings/bitcoin/blocks/pool.json?measure=hhi&window=${30 + at}d&step=90d`),
    ),
  );
  for (const { statusCode, headers } of answers) {
    expect([200, 503]).toContain(statusCode);
    if (statusCode === 503) expect(headers['retry-after']).toBe('5');
  }
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(10);
});
