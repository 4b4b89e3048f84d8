import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { contentPolicy } from '../site/shell.ts';
import { Problem } from './problems.ts';

/** Who may read. */
export interface Access {
  /** What a reader has to show; null: nothing. */
  readonly token: string | null;
  /** Whether everybody who reaches the machine may read, from pages of other sites too. */
  readonly isPublic: boolean;
}

/** Addresses that tell nothing of the data and are answered to everybody. */
const OPEN = '/healthz';
const COOKIE = 'contraflow';

/** Headers of every answer: nothing of it runs, frames, leaks or is reached where it should not. */
export function securityHeaders({ token, isPublic }: Access): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isPublic && token === null
      ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag, link, content-disposition' }
      : {}),
  };
}

/**
 * Refuses, before anything is looked up, what must not be answered: names of other machines that lead here (DNS rebinding), readers
 * without the token, and every method that is not for reading.
 */
export function guard(app: FastifyInstance, access: Access): void {
  const headers = securityHeaders(access);
  const isTokenOf = access.token === null ? null : createTokenCheck(access.token);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (access.token === null && !access.isPublic) checkHost(request);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Problem(405, `method: expected GET or HEAD, got ${request.method}: this service is for reading`, {
        headers: { allow: 'GET, HEAD' },
      });
    if (isTokenOf === null || request.url === OPEN) return;
    const address = new URLSearchParams(request.url.split('?')[1] ?? '').get('token');
    if (address !== null && isTokenOf.token(address)) {
      reply.headers({
        'set-cookie': `${COOKIE}=${isTokenOf.session}; HttpOnly; SameSite=Strict; Path=/`,
        'cache-control': 'no-store',
      });
      // The token leaves the address, so that no history, bookmark or screen keeps it.
      return reply.redirect(withoutToken(request.url), 303);
    }
    const [, bearer] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (bearer !== undefined && isTokenOf.token(bearer)) return;
    if (isTokenOf.cookie(request.headers.cookie ?? '')) return;
    throw new Problem(
      401,
      'token: expected the token of this service as "Authorization: Bearer …", or once as ?token=…',
      {
        headers: { 'www-authenticate': 'Bearer realm="contraflow"' },
      },
    );
  });
}

/** A page of another site whose name is made to lead to this machine says that name in Host: only names of this machine are answered. */
function checkHost({ headers: { host } }: FastifyRequest): void {
  if (host === undefined) throw new Problem(400, 'host: expected a Host header, got none');
  if (/^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)) return;
  throw new Problem(
    421,
    'host: expected localhost, 127.0.0.1 or [::1], got another name (--token or --public lets the service be reached by others)',
  );
}

/** Compares in a time that says nothing of where a guess goes wrong. */
function createTokenCheck(token: string) {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  // The cookie is not the token: who reads it in a browser's files cannot use it as one elsewhere.
  const session = createHmac('sha256', token).update('session').digest('base64url');
  const [ofToken, ofSession] = [digest(token), digest(session)];
  return {
    session,
    token: (guess: string): boolean => timingSafeEqual(digest(guess), ofToken),
    cookie: (header: string): boolean =>
      header
        .split(';')
        .map((part) => part.trim())
        .some(
          (part) => part.startsWith(`${COOKIE}=`) && timingSafeEqual(digest(part.slice(COOKIE.length + 1)), ofSession),
        ),
  };
}

function withoutToken(url: string): string {
  const [path = '/', query = ''] = url.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('token');
  // `//host` would lead elsewhere.
  return `/${path.replace(/^[/\\]+/, '')}${rest.size === 0 ? '' : `?${rest}`}`;
}
