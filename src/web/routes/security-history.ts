import { z } from 'zod';
import { printable } from '../../core/text.ts';
import { formatDate } from '../../core/time-span.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import type { TableColumn } from '../../pipeline/output.ts';
import { confirmationsDocument } from '../../pipeline/security/document.ts';
import type { SecurityHistory } from '../../pipeline/security/history.ts';
import { type LayerParams, layerId, layerParams, nothing, snapshotHash } from './_common.ts';
import { route, tableOf } from './_route.ts';
import { confirmations } from './security.ts';

const proportion = z.number().min(0).max(1);

const window = z.object({
  from: z.iso.date(),
  until: z.iso.date().meta({ description: 'Day after the last' }),
  entity: z.string().meta({ description: 'Id of the one with the most blocks' }),
  name: z.string(),
  proportion: proportion.meta({ description: 'Of all blocks of the window' }),
  low: proportion.meta({ description: 'Interval: what chance could change' }),
  high: proportion,
  bound_high: proportion.meta({ description: 'Were all unattributed blocks its own' }),
  confirmations,
});

type Window = z.input<typeof window>;

export const securityHistory = route({
  id: 'security-history',
  path: '/security/history/{domain}/{resource}/{role}',
  summary: 'Confirmations needed over time',
  description:
    'How many confirmations kept the success of the largest entity below the risk, window by window, at one level of blocks. It says what the largest could have done, not that it tried.',
  params: layerParams,
  query: nothing,
  document: z.object({
    layer: z.string(),
    title: z.string(),
    risk: proportion.meta({ description: 'Probability of success that confirmations keep the largest below' }),
    interval: proportion.meta({ description: 'Coverage of the intervals' }),
    windows: z.array(window).meta({ description: 'Oldest first' }),
    snapshot: snapshotHash,
  }),
  answer(observatory, { params }) {
    const { layer, windows } = historyOf(observatory, params);
    const { risk, interval } = observatory.security.panel.options;
    return {
      layer: layer.id,
      title: layer.title,
      risk,
      interval,
      windows: windows.map(windowOf),
      snapshot: observatory.input.snapshot,
    };
  },
  table: (observatory, { params }) => tableOf(columns, historyOf(observatory, params).windows.map(windowOf)),
  published: ({ security }) =>
    security.histories.map(({ layer: { domain, resource, role } }) => ({ domain, resource, role })),
  isSlow: true,
  example: { params: { domain: 'bitcoin', resource: 'blocks', role: 'pool' }, query: {} },
});

function historyOf({ security }: Observatory, params: LayerParams): SecurityHistory {
  const id = layerId(params);
  const found = security.histories.find(({ layer }) => layer.id === id);
  if (found === undefined) {
    const known = security.histories.map(({ layer }) => layer.id).join(', ');
    throw new RangeError(`security-history: expected a level of blocks, one of ${known || 'none'}, got '${id}'`);
  }
  return found;
}

function windowOf(one: SecurityHistory['windows'][number]): Window {
  return {
    from: formatDate(one.span.fromMs),
    until: formatDate(one.span.toMs),
    entity: one.entity.id,
    name: printable(one.entity.name),
    proportion: one.proportion,
    low: one.low,
    high: one.high,
    bound_high: one.boundHigh,
    confirmations: confirmationsDocument(one.confirmations),
  };
}

const columns: readonly TableColumn<Window>[] = [
  { name: 'from', type: 'text', value: ({ from }) => from },
  { name: 'until', type: 'text', value: ({ until }) => until },
  { name: 'entity', type: 'text', value: ({ entity }) => entity },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'proportion', type: 'number', value: (one) => one.proportion },
  { name: 'low', type: 'number', value: ({ low }) => low },
  { name: 'high', type: 'number', value: ({ high }) => high },
  { name: 'bound_high', type: 'number', value: (one) => one.bound_high },
  { name: 'confirmations', type: 'integer', value: (one) => one.confirmations.estimate },
  { name: 'confirmations_low', type: 'integer', value: (one) => one.confirmations.low },
  { name: 'confirmations_high', type: 'integer', value: (one) => one.confirmations.high },
];
