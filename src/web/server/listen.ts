import { createServer } from 'node:net';
import type { Observatory } from '../../pipeline/observatory.ts';
import { type AppOptions, createApp } from './app.ts';
import { CLOSING_MS } from './limits.ts';

interface Place {
  readonly host: string;
  readonly port: number;
}

/** A service that listens. */
export interface Service {
  /** `http://127.0.0.1:8080/`. */
  readonly address: string;
  /** Stops accepting, lets what is under way end for some seconds, then ends it. */
  readonly close: () => Promise<void>;
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Tries whether a place is free.
 *
 * @throws {Error} `serve: …` if it is not, with what to do.
 */
export async function checkPort({ host, port }: Place): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(toListenError(error, { host, port })));
    probe.listen({ host: bare(host), port, exclusive: true }, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Serves an observatory. */
export async function listen(
  observatory: Observatory,
  { host, port, ...options }: AppOptions & Place,
): Promise<Service> {
  const app = await createApp(observatory, options);
  try {
    await app.listen({ host: bare(host), port, listenTextResolver: () => '' });
  } catch (error) {
    throw toListenError(error, { host, port });
  }
  const bound = app.server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${boundPort}/`,
    async close() {
      const late = setTimeout(() => app.server.closeAllConnections(), CLOSING_MS);
      try {
        await app.close();
      } finally {
        clearTimeout(late);
      }
    },
  };
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function toListenError(error: unknown, { host, port }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Error(
      `serve: port ${port} is in use on ${host} (choose another with --port, or --port 0 for any that is free)`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new Error(`serve: port ${port} may not be used by this user (choose one from 1024 up with --port)`, {
      cause: error,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Error(
      `serve: ${host} is no address of this machine (choose one with --host, such as 127.0.0.1 or 0.0.0.0)`,
      { cause: error },
    );
  return error;
}
