import { z } from 'zod';
import { formatInstant } from '../../core/time-span.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { StoredRun, StoredSnapshot } from '../../pipeline/previous-run.ts';
import { instant, nothing, pageOf } from './_common.ts';
import { historyState } from './_history.ts';
import { route } from './_route.ts';

const snapshot = z.object({
  hash: z.string(),
  title: z.string(),
  licence: z.string().nullable(),
  rows: z.number().int(),
  from: instant.nullable(),
  to: instant.nullable(),
  retrieved_at: instant.nullable(),
  is_present: z.boolean().meta({ description: 'Whether it is the one that is looked at' }),
  is_stored: z.boolean().meta({ description: 'Whether the store holds it' }),
  runs: z.array(
    z.object({
      id: z.string(),
      program_version: z.string(),
      label_set: z.string(),
      seed: z.number().nullable(),
      window_days: z.number().nullable(),
      finished_at: instant,
    }),
  ),
});

export const snapshots = route({
  id: 'snapshots',
  path: '/snapshots',
  summary: 'Which data were looked at',
  description:
    'The snapshot that is looked at, and those of the store with their runs. A snapshot is named by the hash of its content.',
  params: nothing,
  query: nothing,
  document: pageOf(snapshot).extend({ note: z.string().nullable() }),
  async answer(observatory) {
    const { snapshots, runs, note } = await observatory.history();
    const stored = snapshots.map((one) => toItem(one, { observatory, runs }));
    const items = stored.some(({ is_present }) => is_present) ? stored : [present(observatory), ...stored];
    return { items, total: items.length, next: null, snapshot: observatory.input.snapshot, note };
  },
  state: historyState,
  published: () => [{}],
  example: { params: {}, query: {} },
});

function toItem(
  { hash, title, licence, rows, span, retrievedAtMs }: StoredSnapshot,
  { observatory, runs }: { readonly observatory: Observatory; readonly runs: readonly StoredRun[] },
): z.input<typeof snapshot> {
  return {
    hash,
    title,
    licence,
    rows,
    from: span === null ? null : formatInstant(span.fromMs),
    to: span === null ? null : formatInstant(span.toMs),
    retrieved_at: retrievedAtMs === null ? null : formatInstant(retrievedAtMs),
    is_present: hash === observatory.input.snapshot,
    is_stored: true,
    runs: runs
      .filter((run) => run.snapshot === hash)
      .map((run) => ({
        id: run.id,
        program_version: run.programVersion,
        label_set: run.labelSet,
        seed: run.seed,
        window_days: run.windowDays,
        finished_at: formatInstant(run.finishedAtMs),
      })),
  };
}

function present({ input, observation }: Observatory): z.input<typeof snapshot> {
  return {
    hash: input.snapshot,
    title: input.title,
    licence: [...new Set(input.sources.map(({ licence }) => licence))].join('; ') || null,
    rows: input.blocks?.count ?? input.sources.reduce((sum, { rows }) => sum + rows, 0),
    from: formatInstant(observation.coverage.fromMs),
    to: formatInstant(observation.coverage.toMs),
    retrieved_at: null,
    is_present: true,
    is_stored: false,
    runs: [],
  };
}
