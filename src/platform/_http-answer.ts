/** Why an answer could not be had; caught by `fetchPublished` alone. */
export class HttpError extends Error {
  /** Whether the same request may well succeed later. */
  readonly isPassing: boolean;
  /** How long the server asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
  constructor(
    message: string,
    options: { readonly isPassing?: boolean; readonly retryAfterMs?: number | null; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HttpError';
    this.isPassing = options.isPassing ?? false;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** What bounds a request, and who makes it. */
export interface HttpLimits {
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Longest wait for the answer or for its next piece. */
  readonly silenceMs: number;
  /** Longest that the answer may take in all. */
  readonly timeoutMs: number;
  /** Most bytes of an answer, decompressed. */
  readonly maxBytes: number;
}

/** An answer of the kind asked for; `body` is null where the server says that what the caller has is current. */
export interface HttpAnswer {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Throws `HttpError` where the bytes stop early, are too many, or are a web page. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 10;
const PASSING = new Set([408, 429]);

/**
 * Gets an address and hands the answer on while it is open. Redirects are followed, but never from https to http
 * except between addresses of this machine.
 *
 * @throws {HttpError} if there is no answer, or none that can be used; what `use` throws passes through, and so does
 *   the reason of an aborted signal.
 */
export async function withAnswer<Result>(
  url: string,
  { headers, ...limits }: HttpLimits & { readonly headers: Readonly<Record<string, string>> },
  use: (answer: HttpAnswer) => Promise<Result>,
): Promise<Result> {
  const deadline = startDeadline(url, limits);
  try {
    const response = await finalResponse(url, { headers, fetch: limits.fetch, deadline });
    try {
      return await use(
        toAnswer(response, {
          url,
          isConditional: 'if-none-match' in headers || 'if-modified-since' in headers,
          deadline,
          limits,
        }),
      );
    } finally {
      await letGo(response);
    }
  } finally {
    deadline.end();
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  /** Something came: the wait for the next starts anew. */
  heard(): void;
  end(): void;
  /** What to throw for an error of the network: the reason why we ended the request, where we did. */
  reason(error: unknown): unknown;
}

function startDeadline(url: string, { signal, silenceMs, timeoutMs }: HttpLimits): Deadline {
  const late = new AbortController();
  const end = (expected: string, got: string) =>
    late.abort(new HttpError(`fetch: expected ${expected}, got ${got} (${url})`, { isPassing: true }));
  const whole = setTimeout(() => end(`a whole answer within ${seconds(timeoutMs)}`, 'a part of it'), timeoutMs);
  const silence = setTimeout(() => end(`bytes within ${seconds(silenceMs)}`, 'silence'), silenceMs);
  const either = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
  return {
    signal: either,
    heard: () => silence.refresh(),
    end() {
      clearTimeout(whole);
      clearTimeout(silence);
    },
    reason: (error) => (either.aborted ? either.reason : toHttpError(error, url)),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('en-US')} s`;
}

async function finalResponse(
  url: string,
  {
    headers,
    fetch,
    deadline,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly fetch: HttpLimits['fetch'];
    readonly deadline: Deadline;
  },
): Promise<Response> {
  let at = toUrl(url, url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    let response: Response;
    try {
      response = await fetch(at, { headers, redirect: 'manual', signal: deadline.signal });
    } catch (error) {
      throw deadline.reason(error);
    }
    deadline.heard();
    const target = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (target === null) return response;
    await letGo(response);
    at = redirected(at, target, url);
  }
  throw new HttpError(`fetch: expected at most ${MOST_REDIRECTS} redirects, got more (${url})`);
}

function redirected(from: URL, target: string, url: string): URL {
  const to = toUrl(target, url, from);
  if (from.protocol === 'https:' && to.protocol === 'http:' && !(isLoopback(from) && isLoopback(to))) {
    throw new HttpError(`fetch: expected a redirect that stays on https, got ${to.href} (${url})`);
  }
  return to;
}

function toUrl(text: string, url: string, base?: URL): URL {
  const parsed = URL.canParse(text, base?.href) ? new URL(text, base) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new HttpError(`fetch: expected an http or https address, got '${text}' (${url})`);
  }
  return parsed;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Ends an answer whose rest nobody wants; it may be ended already, or have failed, which was told then. */
async function letGo({ body, bodyUsed }: Response): Promise<void> {
  if (body !== null && !bodyUsed) await body.cancel().catch(() => undefined);
}

interface AnswerContext {
  readonly url: string;
  readonly isConditional: boolean;
  readonly deadline: Deadline;
  readonly limits: HttpLimits;
}

function toAnswer(response: Response, context: AnswerContext): HttpAnswer {
  const { status, statusText, headers } = response;
  const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  if (status === 304 && context.isConditional) return { ...validators, body: null };
  if (status !== 200) {
    throw new HttpError(`fetch: expected 200, got ${`${status} ${statusText}`.trim()} (${context.url})`, {
      isPassing: status >= 500 || PASSING.has(status),
      retryAfterMs: retryAfterMs(headers.get('retry-after'), context.limits.now()),
    });
  }
  if (/^(text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '')) throw isWebPage(context.url);
  return { ...validators, body: checkedBody(response, context) };
}

/**
 * How long a `Retry-After` asks to wait: whole seconds or a date; null where it is neither.
 *
 * @see RFC 9110 (2022), section 10.2.3.
 */
function retryAfterMs(text: string | null, nowMs: number): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** Bytes looked at to see whether an answer is a web page. */
const HEAD_BYTES = 512;

async function* checkedBody(response: Response, { url, deadline, limits }: AnswerContext): AsyncGenerator<Uint8Array> {
  const declared = declaredBytes(response);
  const tooLarge = () =>
    new HttpError(`fetch: expected at most ${limits.maxBytes.toLocaleString('en-US')} bytes, got more (${url})`);
  if (declared !== null && declared > limits.maxBytes) throw tooLarge();
  let bytes = 0;
  let head = '';
  for await (const piece of piecesOf(response, deadline)) {
    bytes += piece.length;
    if (bytes > limits.maxBytes) throw tooLarge();
    if (head.length < HEAD_BYTES) head += Buffer.from(piece.subarray(0, HEAD_BYTES)).toString('latin1');
    yield piece;
  }
  if (declared !== null && bytes !== declared) {
    const counts = `${declared.toLocaleString('en-US')} bytes, got ${bytes.toLocaleString('en-US')}`;
    throw new HttpError(`fetch: expected ${counts} (${url})`, { isPassing: true });
  }
  if (bytes === 0) throw new HttpError(`fetch: expected a file, got an empty answer (${url})`);
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html)\b/i.test(head)) throw isWebPage(url);
}

/** Bytes that the server says will come; null where it does not say, or says how many there are compressed. */
function declaredBytes({ headers }: Response): number | null {
  const length = headers.get('content-length');
  const encoding = headers.get('content-encoding') ?? 'identity';
  return length !== null && /^\d+$/.test(length) && encoding === 'identity' ? Number(length) : null;
}

async function* piecesOf({ body }: Response, deadline: Deadline): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    for await (const piece of body) {
      deadline.heard();
      yield piece;
    }
  } catch (error) {
    throw deadline.reason(error);
  }
}

function isWebPage(url: string): HttpError {
  return new HttpError(`fetch: expected a file of data, got a web page (${url})`);
}

/** An error of the network, which names what happened only in its causes. */
function toHttpError(error: unknown, url: string): HttpError {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (cause instanceof AggregateError && cause.errors.length > 0) cause = cause.errors[0];
  const got = cause instanceof Error ? cause.message : String(cause);
  return new HttpError(`fetch: expected an answer, got: ${got} (${url})`, { isPassing: true, cause: error });
}
