import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';

/** Longest address that is read; what a browser sends is far below. */
export const LONGEST_URL = 8192;

/** Connections at once; each costs some 20 kB. */
export const MOST_CONNECTIONS = 16_384;

/** How long what is under way may take once the service is told to end. */
export const CLOSING_MS = 5000;

/** How long a request may take to arrive. */
export const REQUEST_MS = 20_000;

/**
 * What a client may take of the service: its headers whole in time, a whole request likewise; a connection that says nothing for half a
 * minute is closed.
 */
export function clientLimits(requestMs: number) {
  return {
    connectionTimeout: 30_000,
    requestTimeout: requestMs,
    keepAliveTimeout: 10_000,
    bodyLimit: 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 256 },
    http: {
      maxHeaderSize: 16_384,
      headersTimeout: requestMs,
      // Node looks for late clients only so often.
      connectionsCheckingInterval: 1000,
      // Refused by us, in the form of every other problem.
      requireHostHeader: false,
    },
  } as const satisfies FastifyHttpOptions<Server>;
}
