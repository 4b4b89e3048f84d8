import { formatDate } from '../../core/time-span.ts';
import type { Command, OptionValues } from '../command.ts';
import { type CliEffects, CliError } from '../effects.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { choiceOption, integerOption, textOption, usageError } from '../options.ts';
import { programVersion } from '../version.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'The dashboard and the API on this machine: look at it in a browser.',
  positionals: observedPositionals,
  options: [
    { flags: '--port <number>', description: 'where to listen; 0: any port that is free', default: '8080' },
    { flags: '--host <address>', description: 'on which address of this machine to listen', default: '127.0.0.1' },
    {
      flags: '--token <token>',
      description: 'what readers have to show; better in CONTRAFLOW_TOKEN, which no list of processes shows',
    },
    { flags: '--public', description: 'let everybody who reaches this machine read, and pages of other sites too' },
    {
      flags: '--log <level>',
      description: 'silent, error, warn, info or debug: JSON lines on the standard error',
      default: 'warn',
    },
    {
      flags: '--store <file>',
      description: 'earlier runs to compare with (default: in the platform’s data folder; none with --public)',
    },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow serve',
    'contraflow serve --blocks ~/.bitcoin/blocks',
    'CONTRAFLOW_TOKEN=… contraflow serve --host 0.0.0.0 --port 8090',
  ],
  async run([path], options, effects) {
    const port = integerOption(options, 'port', { fallback: 8080, least: 0, most: 65_535 });
    const { host, token, isPublic } = accessOf(options, effects);
    const measure = await readMeasureOptions(options);
    const { checkPort, isLoopback, listen, logLevels } = await import('../../web/server/index.ts');
    const level = choiceOption(options, 'log', logLevels, 'warn');
    if (!isLoopback(host) && token === null && !isPublic)
      throw usageError(
        `--host: expected --token or --public with ${host}, got neither: others could read what this machine observes`,
      );
    // A port that is taken is told before minutes are spent on blocks.
    await checkPort({ host, port });
    const { input, observed } = await readObserved(path, options, effects);
    const { createObservatory } = await import('../../pipeline/observatory.ts');
    const { storeHistory } = await import('../../pipeline/previous-run.ts');
    const { defaultStorePath } = await import('../../pipeline/store-runs.ts');
    // What else was observed here is shown to everybody only where it is asked for.
    const store = textOption(options, 'store') ?? (isPublic ? null : defaultStorePath());
    const observatory = createObservatory(observed, {
      ...measure,
      programVersion: programVersion(),
      labelSet: input.labelSet,
      inputName: input.name,
      ...(store === null ? {} : { history: storeHistory(store, observed.snapshot) }),
    });
    effects.signal.throwIfAborted();
    const service = await listen(observatory, { host, port, token, isPublic, log: { level, write: effects.note } });
    const { fromMs, toMs } = observatory.observation.coverage;
    effects.out(
      [
        service.address,
        `${input.name}, ${formatDate(fromMs)} to ${formatDate(toMs)}, snapshot ${observed.snapshot.slice(0, 16)}`,
        whoMayRead({ host, isLocal: isLoopback(host), token, isPublic }),
        'Ctrl-C ends it',
        '',
      ].join('\n'),
    );
    if (!effects.signal.aborted)
      await new Promise((resolve) => effects.signal.addEventListener('abort', resolve, { once: true }));
    await service.close();
    return 0;
  },
};

/** Short tokens are guessed. */
const LEAST_TOKEN = 16;

function accessOf(options: OptionValues, { env }: CliEffects) {
  const host = textOption(options, 'host') ?? '127.0.0.1';
  if (host.trim() === '') throw usageError("--host: expected an address of this machine, got ''");
  const isPublic = options.public === true;
  const fromEnvironment = env.CONTRAFLOW_TOKEN === '' ? undefined : env.CONTRAFLOW_TOKEN;
  const token = textOption(options, 'token') ?? (isPublic ? undefined : fromEnvironment) ?? null;
  if (token !== null && isPublic) throw usageError('--public: expected it or --token, got both');
  if (token !== null && !new RegExp(`^[\\w.~+/=-]{${LEAST_TOKEN},200}$`).test(token))
    throw new CliError(
      `--token: expected ${LEAST_TOKEN} to 200 letters, digits and -._~+/=, got ${token.length} characters`,
      { exitCode: 2 },
    );
  return { host, token, isPublic };
}

function whoMayRead(access: {
  readonly host: string;
  readonly isLocal: boolean;
  readonly token: string | null;
  readonly isPublic: boolean;
}): string {
  if (access.token !== null)
    return access.isLocal
      ? 'Who shows the token can read it, on this machine.'
      : 'Who reaches this machine and shows the token can read it; what passes between is not encrypted.';
  if (access.isLocal && !access.isPublic) return 'Programs on this machine can read it, nobody else.';
  return `EVERYBODY who reaches ${access.isLocal ? 'it' : 'this machine'} can read it, without a password.`;
}
