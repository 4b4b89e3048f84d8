import type { Command } from '../command.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { integerOption } from '../options.ts';
import { programVersion } from '../version.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'The dashboard and the API on this machine: look at it in a browser.',
  positionals: observedPositionals,
  options: [
    { flags: '--port <number>', description: 'where to listen', default: '8080' },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: ['contraflow serve', 'contraflow serve --blocks ~/.bitcoin/blocks'],
  async run([path], options, effects) {
    const port = integerOption(options, 'port', { fallback: 8080, least: 0, most: 65_535 });
    const measure = await readMeasureOptions(options);
    const { input, observed } = await readObserved(path, options, effects);
    const { createObservatory } = await import('../../pipeline/observatory.ts');
    const { createApp } = await import('../../web/server/app.ts');
    const observatory = createObservatory(observed, {
      ...measure,
      programVersion: programVersion(),
      labelSet: input.labelSet,
      inputName: input.name,
    });
    const app = await createApp(observatory);
    const address = await app.listen({ host: '127.0.0.1', port });
    effects.out(`${address}/\n`);
    await new Promise((resolve) => effects.signal.addEventListener('abort', resolve));
    await app.close();
    return 0;
  },
};
