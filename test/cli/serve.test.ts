import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { serveProcess } from '../web/serve-process.ts';
import { runHere } from './run-here.ts';

const synthetic = `${root}/test/fixtures/blocks/synthetic.csv`;

describe('serve', () => {
  test('says where, what and who may read, answers, and ends well at Ctrl-C', async () => {
    const { address, out, err, kill, ended } = await serveProcess([synthetic, '--window', '2d']);
    expect(out()).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/\nsynthetic\.csv, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d, snapshot [0-9a-f]{16}\nPrograms on this machine can read it, nobody else\.\nCtrl-C ends it\n$/,
    );
    const answer = await fetch(`${address}api/v1/layers.json`);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id)).toContain(
      'bitcoin/blocks/pool',
    );
    kill('SIGINT');
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(err()).toBe('');
  });

  test('finishes what is under way when it is told to end, and takes nothing new', async () => {
    const { address, kill, ended } = await serveProcess([]);
    // Every measure over windows that step by a fortnight: long enough to be under way.
    const path = 'api/v1/readings/bitcoin/blocks/pool.json?window=60d&step=4d';
    const answered = new Promise<number>((resolve, reject) => {
      request(`${address}${path}`, { agent: false }, (response) => {
        let length = 0;
        response.on('data', (piece: Buffer) => {
          length += piece.length;
        });
        response.on('end', () => resolve(response.statusCode === 200 ? length : -1));
      })
        .on('error', reject)
        .end();
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    kill('SIGTERM');
    expect(await answered).toBeGreaterThan(100_000);
    expect(await ended).toEqual({ code: 0, signal: null });
    await expect(fetch(address)).rejects.toThrow();
  });

  test('never holds the store: a run is recorded while it is asked, and then it shows it', async () => {
    const store = join(temporaryFolder(), 'store.duckdb');
    const { address } = await serveProcess([synthetic, '--window', '2d', '--store', store]);
    const url = `${address}api/v1/snapshots.json`;
    const ask = async () => {
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      return { tag: answer.headers.get('etag'), text: await answer.text() };
    };
    const before = await ask();
    let isRecording = true;
    const asking = (async () => {
      while (isRecording) await ask();
    })();
    const args = ['observe', synthetic, '--window', '2d', '--out', join(temporaryFolder(), 'report'), '--store', store];
    const recorded = await runCli(args);
    isRecording = false;
    await asking;
    expect({ code: recorded.code, err: recorded.err }).toEqual({
      code: 0,
      err: expect.not.stringContaining('not recorded'),
    });
    const after = await ask();
    expect(before.text).not.toContain('"is_stored":true');
    expect(after.text).toContain('"is_stored":true');
    expect(after.tag).not.toBe(before.tag);
  });

  test('on a port that is taken says which and what to do, before anything is read', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { code, err, out } = await runHere(['serve', '/no/such/input', '--port', String(port)]);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `contraflow: serve: port ${port} is in use on 127.0.0.1 (choose another with --port, or --port 0 for any that is free)\n`,
    });
  });

  test.each(['0.0.0.0', '::', '192.168.0.7', 'example.org', '127.example.org'])(
    'on %s wants to be told that others may read',
    async (host) => {
      const { code, err } = await runHere(['serve', '--host', host]);
      expect(code).toBe(2);
      expect(err).toBe(
        `contraflow: --host: expected --token or --public with ${host}, got neither: others could read what this machine observes\n`,
      );
    },
  );

  test('on all addresses with a token says who may read, and reads it from the environment', async () => {
    const args = [synthetic, '--window', '2d', '--host', '0.0.0.0'];
    const { address, out } = await serveProcess(args, { CONTRAFLOW_TOKEN: 'a-token-of-the-test' });
    expect(out()).toContain(
      'Who reaches this machine and shows the token can read it; what passes between is not encrypted.\n',
    );
    expect(out()).not.toContain('a-token-of-the-test');
    const url = address.replace('0.0.0.0', '127.0.0.1');
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer a-token-of-the-test' } })).status).toBe(200);
  });

  test('in public says so in capitals', async () => {
    const { out } = await serveProcess([synthetic, '--window', '2d', '--host', '0.0.0.0', '--public']);
    expect(out()).toContain('EVERYBODY who reaches this machine can read it, without a password.\n');
  });

  test.each([
    [
      ['--token', 'short'],
      /^contraflow: --token: expected 16 to 200 letters, digits and -\._~\+\/=, got 5 characters\n$/,
    ],
    [['--token', 'sixteen characters!'], /^contraflow: --token: expected 16 to 200 letters/],
    [['--token', 'a-token-of-the-test', '--public'], /^contraflow: --public: expected it or --token, got both\n$/],
    [['--port', '65536'], /^contraflow: --port: expected a whole number from 0 to 65535, got '65536'\n$/],
    [['--log', 'loud'], /^contraflow: --log: expected silent, error, warn, info, debug, got 'loud'\n$/],
    [['--host', ''], /^contraflow: --host: expected an address of this machine, got ''\n$/],
  ])('%j is a wrong use', async (args, message) => {
    const { code, err } = await runHere(['serve', ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
