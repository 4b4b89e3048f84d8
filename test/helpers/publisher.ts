import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One answer of a publisher: what its server does with a request. */
export type Answer = (response: ServerResponse, request: { readonly headers: IncomingHttpHeaders }) => void;

export interface Publisher {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
}

/** A server of this machine that gives to each path its answers in turn, the last one again and again; 404 elsewhere. */
export async function publisher(answers: Readonly<Record<string, readonly Answer[]>>): Promise<Publisher> {
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const earlier = requests.filter((other) => other.path === path).length;
    requests.push({ path, headers: request.headers });
    const ofPath = answers[path] ?? [status(404)];
    ofPath[Math.min(earlier, ofPath.length - 1)]!(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** A whole file. */
export function ok(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': Buffer.byteLength(body), ...headers });
    response.end(body);
  };
}

/** A code without a file. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(code, headers);
    response.end();
  };
}

/** The start of a file of so many bytes, and then silence; `hung` is told once the start has left. */
export function hang(start: string, bytes: number, hung: () => void = () => undefined): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes });
    response.write(start, hung);
  };
}

/** The start of a file of so many bytes, and then the end of the connection. */
export function breakOff(start: string, bytes: number): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/csv', 'content-length': bytes });
    response.write(start, () => response.destroy());
  };
}

/** No answer: the connection is reset. */
export const reset: Answer = (response) => {
  response.socket?.resetAndDestroy();
};
