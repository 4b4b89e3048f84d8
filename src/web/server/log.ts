import { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { printable } from '../../core/text.ts';
import { withoutSecrets } from './addresses.ts';

/** How much is told, from least to most. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export interface LogOptions {
  readonly level: (typeof logLevels)[number];
  /** Takes a line of JSON without its end. */
  readonly write: (line: string) => void;
}

/** A line of JSON for each event; what strangers wrote stays inside its line and its quotes, and moves no terminal. */
export function loggerOptions(log: LogOptions | undefined): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  if (log === undefined) return { logger: false };
  return {
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: log.level,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      base: null,
      // The library escapes control characters of the first kind only; outside of quotes there are none of the others.
      stream: { write: (line) => log.write(escaped(line.trimEnd())) },
    },
  };
}

function escaped(line: string): string {
  return printable(line).replaceAll(/\\x([0-9a-f]{2})/g, '\\u00$1');
}

/** One line for each request, at `info`. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: withoutSecrets(request.url),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
}
