import { printable } from '../../core/text.ts';
import { formatBytes } from '../amounts.ts';
import type { Command } from '../command.ts';
import { noteAll, noteInput } from '../input.ts';
import { measureOptions, observedOptions, observedPositionals, readMeasureOptions, readObserved } from '../observed.ts';
import { parsedOption } from '../options.ts';
import { programVersion } from '../version.ts';

export const publishCommand: Command = {
  name: 'publish',
  summary: 'The dashboard as a folder for any static host: pages, data, a feed of new verdicts, nothing behind it.',
  positionals: [
    { name: '<folder>', description: 'a new folder, an empty one, or one that publish made before' },
    ...observedPositionals,
  ],
  options: [
    {
      flags: '--url <address>',
      description: 'where the site will stand, for what needs whole addresses: site map, previews of links',
    },
    ...measureOptions,
    ...observedOptions,
  ],
  examples: [
    'contraflow publish site',
    'contraflow publish docs --url https://group.github.io/power/',
    'contraflow publish site --blocks ~/.bitcoin/blocks',
  ],
  async run([folder, path], options, effects) {
    const { parseSiteUrl, publishedHistory, publishSite } = await import('../../web/site/index.ts');
    const url = parsedOption(options, 'url', parseSiteUrl) ?? null;
    const measure = await readMeasureOptions(options);
    const { input, source, observed } = await readObserved(path, options, effects);
    if (source !== undefined || options.published !== undefined) noteInput(observed, effects);
    const how = {
      ...measure,
      programVersion: programVersion(),
      labelSet: input.labelSet,
      inputName: input.name,
      history: await publishedHistory(folder!, { snapshot: observed.snapshot, now: effects.now }),
    };
    const { files, bytes, notes } = await publishSite(
      { input: observed, options: how },
      {
        folder: folder!,
        url,
        now: effects.now,
        signal: effects.signal,
        onProgress: (done) => effects.progress(`writing: ${done} files`),
      },
    );
    effects.progress('');
    noteAll(notes, effects);
    if (url === null)
      effects.note('publish: no --url, so the site has no site map and no canonical addresses; everything else works');
    effects.out(
      `site     ${printable(folder!)}, ${files.length.toLocaleString('en-US')} files, ${formatBytes(bytes)}\n`,
    );
    return 0;
  },
};
