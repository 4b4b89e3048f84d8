import { z } from 'zod';
import type { Observatory } from '../../pipeline/observatory.ts';
import { parsePage } from './_page.ts';

/** An address without parts to fill in, or without a query. */
export const nothing = z.object({});

/** A layer's id as the last three parts of a path. */
export const layerParams = z.object({
  domain: z.enum(['bitcoin', 'ai']).meta({ description: 'Field' }),
  resource: z
    .string()
    .max(64)
    .meta({ description: 'What is counted', examples: ['blocks'] }),
  role: z
    .string()
    .max(64)
    .meta({ description: 'In what capacity it is held', examples: ['pool'] }),
});

export type LayerParams = z.output<typeof layerParams>;

export function layerId({ domain, resource, role }: LayerParams): string {
  return `${domain}/${resource}/${role}`;
}

/** The parts of every layer that was measured. */
export function measuredLayers({ observation }: Observatory): LayerParams[] {
  return observation.verdicts.map(({ measured: { layer } }) => {
    const { domain, resource, role } = layer;
    return { domain, resource, role };
  });
}

/** A layer's id in a query. */
export const instant = z.iso.datetime().meta({ description: 'Instant, UTC' });
export const nullableNumber = z.number().nullable();
/** SHA-256 of the inputs. */
export const snapshotHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'Content hash of the inputs' });

/** Which part of a long answer is asked for. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000).meta({ description: 'Most rows of one answer' }),
  cursor: z.string().max(200).optional().meta({ description: 'As the answer before gave it in `next`' }),
});

/** The answer of a list: a page of its items. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.number().int().meta({ description: 'Items of all pages' }),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last' }),
    snapshot: snapshotHash,
  });
}

/** One page of the rows, and the cursor of the next. */
export function paged<Row>(
  { input }: Observatory,
  rows: readonly Row[],
  { limit, cursor }: z.output<typeof pageQuery>,
): { readonly rows: readonly Row[]; readonly total: number; readonly next: string | null; readonly snapshot: string } {
  const { snapshot } = input;
  const start = cursor === undefined ? 0 : parsePage(cursor, snapshot);
  const end = start + limit;
  return {
    rows: rows.slice(start, end),
    total: rows.length,
    next: end < rows.length ? `${snapshot.slice(0, 16)}.${end}` : null,
    snapshot,
  };
}
