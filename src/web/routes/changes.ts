import { z } from 'zod';
import { figureIdText } from '../../core/figure-id.ts';
import { formatInstant } from '../../core/time-span.ts';
import { changesSince, comparabilityNote, type HeadlinePoint, yearChanges } from '../../pipeline/changes-since.ts';
import { instant, nothing, nullableNumber, pageOf, snapshotHash } from './_common.ts';
import { historyState } from './_history.ts';
import { route } from './_route.ts';

const point = z.object({
  from: instant,
  to: instant,
  estimate: z.number(),
  low: nullableNumber,
  high: nullableNumber,
});

const since = z.object({
  layer: z.string(),
  title: z.string(),
  status: z.enum(['both', 'new', 'lost']),
  before: point.nullable().meta({ description: 'Effective number of the latest window then' }),
  after: point.nullable().meta({ description: 'Effective number of the latest window now' }),
  common_windows: z.number().int(),
  revised_windows: z.number().int().meta({ description: 'Windows of both runs whose value is another now' }),
  moved: z.array(z.object({ entity: z.string(), name: z.string(), before: nullableNumber, after: nullableNumber })),
});

const part = z.number().meta({ description: 'In effective entities, of the counts as they stand' });
const year = z.object({
  layer: z.string(),
  title: z.string(),
  before: point.extend({ id: z.string() }),
  after: point.extend({ id: z.string() }),
  proportions: part,
  population: part,
  labels: part,
});

export const changes = route({
  id: 'changes',
  path: '/changes',
  summary: 'What changed',
  description:
    'The present run against the latest run of the store on another snapshot, layer by layer; and within the data the latest window against the one a year before, split into what holders did, who came and went, and what is attributed. Two windows are no trend.',
  params: nothing,
  query: nothing,
  document: pageOf(since).extend({
    previous: z
      .object({
        run: z.string(),
        snapshot: z.string(),
        title: z.string(),
        program_version: z.string(),
        finished_at: instant,
        comparability: z.string().nullable().meta({ description: 'What else than the data differs' }),
      })
      .nullable(),
    note: z.string().nullable().meta({ description: 'Why there is no earlier run; null where there is one' }),
    within: z.array(year).meta({ description: 'The latest whole window against the one a year before' }),
    snapshot: snapshotHash,
  }),
  async answer(observatory) {
    const { previous, note } = await observatory.history();
    const items = previous === null ? [] : changesSince(observatory, previous);
    return {
      items: items.map((one) => ({
        layer: one.layer,
        title: one.title,
        status: one.status,
        before: toPoint(one.before),
        after: toPoint(one.after),
        common_windows: one.commonWindows,
        revised_windows: one.revisedWindows,
        moved: one.moved.map(({ entity, name, before, after }) => ({ entity, name, before, after })),
      })),
      total: items.length,
      next: null,
      snapshot: observatory.input.snapshot,
      previous:
        previous === null
          ? null
          : {
              run: previous.id,
              snapshot: previous.snapshot,
              title: previous.title,
              program_version: previous.programVersion,
              finished_at: formatInstant(previous.finishedAtMs),
              comparability: comparabilityNote(observatory, previous),
            },
      note,
      within: yearChanges(observatory).map(({ layer, title, before, after, change }) => ({
        layer,
        title,
        before: { ...toPoint(before)!, id: idOf(layer, before) },
        after: { ...toPoint(after)!, id: idOf(layer, after) },
        proportions: change.proportions,
        population: change.population,
        labels: change.labels,
      })),
    };
  },
  state: historyState,
  published: () => [{}],
  example: { params: {}, query: {} },
});

function toPoint(found: HeadlinePoint | null): z.input<typeof point> | null {
  if (found === null) return null;
  const { span, estimate, low, high } = found;
  return { from: formatInstant(span.fromMs), to: formatInstant(span.toMs), estimate, low, high };
}

function idOf(layer: string, { span }: HeadlinePoint): string {
  return figureIdText({ kind: 'reading', layer, span, measure: 'effective-number' });
}
