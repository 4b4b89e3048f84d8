import { z } from 'zod';
import { formatInstant } from '../../core/time-span.ts';
import { readMovedFigures } from '../../pipeline/figures-moved.ts';
import { instant, nothing, snapshotHash } from './_common.ts';
import { route } from './_route.ts';

export const run = route({
  id: 'run',
  path: '/run',
  summary: 'How the run can be had again',
  description:
    'What decides every number: snapshot, rules of attribution, program, parameters and seed. The same five give the same numbers.',
  params: nothing,
  query: nothing,
  document: z.object({
    snapshot: snapshotHash,
    input: z.string(),
    label_set: z.string(),
    program_version: z.string(),
    parameters: z.object({ window_days: z.number(), interval: z.number(), group_correlation: z.number() }),
    seed: z.number(),
    from: instant,
    to: instant,
    verdict_rule: z.string(),
    citation: z.string(),
    figures_moved: z
      .array(
        z.object({
          version: z.string(),
          blocks: z.array(
            z.discriminatedUnion('kind', [
              z.object({ kind: z.literal('paragraph'), text: z.string() }),
              z.object({
                kind: z.literal('table'),
                columns: z.array(z.string()),
                rows: z.array(z.array(z.string())),
              }),
            ]),
          ),
        }),
      )
      .meta({ description: 'Which published numbers a version changed, and why' }),
  }),
  answer({ input, observation, options, brief }) {
    const { windowDays, interval, groupCorrelation = 0, seed, programVersion, labelSet, inputName } = options;
    return {
      snapshot: input.snapshot,
      input: inputName,
      label_set: labelSet,
      program_version: programVersion,
      parameters: { window_days: windowDays, interval, group_correlation: groupCorrelation },
      seed,
      from: formatInstant(observation.coverage.fromMs),
      to: formatInstant(observation.coverage.toMs),
      verdict_rule: observation.report.verdictRule,
      citation: brief.citation,
      figures_moved: readMovedFigures().map(({ version, blocks }) => ({
        version,
        blocks: blocks.map((block) =>
          block.kind === 'paragraph'
            ? { kind: block.kind, text: block.text }
            : { kind: block.kind, columns: [...block.columns], rows: block.rows.map((row) => [...row]) },
        ),
      })),
    };
  },
  published: () => [{}],
  example: { params: {}, query: {} },
});
