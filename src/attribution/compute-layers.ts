import type { Citation } from '../core/citation.ts';
import type { ComputeRows } from '../core/compute-rows.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { Layer } from '../core/layer.ts';
import type { Problem } from '../core/problem.ts';
import type { LayerRun, NamedLayer } from './_named-layer.ts';
import { createProblemTally } from './_problem-counter.ts';
import { acceleratorLayers } from './accelerator-layers.ts';
import { clusterLayers } from './cluster-layers.ts';
import { dataCentreLayer } from './data-centre-layer.ts';

const epoch = (title: string, page: string): Citation => ({
  title: `Epoch AI, "${title}"`,
  url: `https://epoch.ai/data/${page}`,
  licence: 'CC-BY-4.0',
});
const chipSales = epoch('AI chip sales', 'ai-chip-sales');
const chipOwners = epoch('AI chip owners', 'ai-chip-owners');
const gpuClusters = epoch('GPU clusters', 'gpu-clusters');
const dataCenters = epoch('AI data centers', 'ai-data-centers');

type Text = Pick<Layer, 'title' | 'definition' | 'citations'> & { readonly weightUnit?: string };

function computeLayer(resource: string, role: string, { weightUnit = 'H100-equivalents', ...text }: Text): Layer {
  return { id: `ai/${resource}/${role}`, domain: 'ai', resource, role, weightUnit, isCount: false, ...text };
}

/** The layers of compute, in the order in which they are shown. */
export const computeLayers: readonly Layer[] = [
  computeLayer('accelerators', 'owner', {
    title: 'AI accelerators by owner',
    definition:
      "Accelerators sold up to the quarter's end, in H100-equivalents, by the owner that the publisher estimates; China's owners are counted as one, chips rented out count for the owner and not for the user, and vendors enter as their rows begin, so a change may be one of scope.",
    citations: [chipOwners, chipSales],
  }),
  computeLayer('nvidia-accelerators', 'owner', {
    title: 'Nvidia accelerators by owner',
    definition:
      "Nvidia's chips sold up to the quarter's end, in H100-equivalents, by the owner that the publisher estimates: the scope is constant from 2022, and owners' own chips (TPU, Trainium) and other vendors are not in it.",
    citations: [chipOwners, chipSales],
  }),
  computeLayer('accelerators', 'vendor', {
    title: 'AI accelerators by vendor',
    definition:
      "Accelerators sold up to the quarter's end, in H100-equivalents, by the vendor that designs them; vendors enter as their rows begin, so a fall in concentration may be one of scope, and it says nothing of who makes the chips.",
    citations: [chipSales],
  }),
  computeLayer('accelerators', 'jurisdiction', {
    title: "AI accelerators by owner's jurisdiction",
    definition:
      "The accelerators of the named owners by the jurisdiction of the owner's headquarters; it does not say where the chips stand, and what no named owner holds is unattributed.",
    citations: [chipOwners, chipSales],
  }),
  computeLayer('clusters', 'owner', {
    title: 'AI clusters by owner',
    definition:
      "H100-equivalents of the known clusters that run at the quarter's end, by owner, several owners of one cluster being a holder of their own; the table holds a part of all compute, a larger part in some places and years than in others.",
    citations: [gpuClusters],
  }),
  computeLayer('clusters', 'jurisdiction', {
    title: 'AI clusters by jurisdiction',
    definition:
      'The same clusters by the jurisdiction in which they stand, whoever owns them; the table finds clusters more easily in some jurisdictions than in others.',
    citations: [gpuClusters],
  }),
  computeLayer('clusters', 'sector', {
    title: 'AI clusters by sector',
    definition:
      'The same clusters by sector: private, public, or both together as a sector of its own; it says nothing of who within a sector holds them.',
    citations: [gpuClusters],
  }),
  computeLayer('data-centres', 'owner', {
    title: 'AI data centres by owner',
    definition:
      "Power of the large sites that the publisher watches, by owner, at the quarter's end; the sites were chosen for their size today, so early quarters hold only the beginnings of those, and power is capacity and not use.",
    weightUnit: 'MW',
    citations: [dataCenters],
  }),
];

/** Layers of compute, what their entities are called, and what of the rows could not be used. */
export interface ComputeHoldings {
  readonly layers: readonly HeldLayer[];
  /** Names of entities by layer id and entity id. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly problems: readonly Problem[];
}

/**
 * The layers of compute that can be made of the tables at hand; a layer whose tables are absent is not in the answer.
 * `asOfMs` is when the tables were read: rows dated later are expectations and never count.
 *
 * @throws {RangeError} if `asOfMs` is not an instant.
 * @example
 * computeLayersFrom({}, { asOfMs: 0 }).layers; // => []
 */
export function computeLayersFrom(
  tables: Partial<ComputeRows>,
  { asOfMs }: { readonly asOfMs: number },
): ComputeHoldings {
  if (!Number.isFinite(asOfMs)) throw new RangeError(`computeLayersFrom: expected an instant in asOfMs, got ${asOfMs}`);
  const run: LayerRun = { asOfMs, tally: createProblemTally() };
  const found = namedLayersOf(tables, run).filter(({ held }) => held.windows.length > 0);
  return {
    layers: found.map(({ held }) => held),
    names: new Map(found.map(({ held, names }) => [held.layer, names])),
    problems: run.tally.problems(),
  };
}

function namedLayersOf(tables: Partial<ComputeRows>, run: LayerRun): readonly NamedLayer[] {
  const { 'epoch-chip-totals': totals, 'epoch-gpu-clusters': clusters } = tables;
  const { 'epoch-chip-owners': owners = [], 'epoch-xai-timelines': xai = [] } = tables;
  const { 'epoch-data-center-timelines': readings, 'epoch-data-centers': sites } = tables;
  return [
    ...(totals === undefined
      ? []
      : acceleratorLayers(
          { 'epoch-chip-totals': totals, 'epoch-chip-owners': owners, 'epoch-xai-timelines': xai },
          run,
        )),
    ...(clusters === undefined ? [] : clusterLayers(clusters, run)),
    ...(readings === undefined || sites === undefined
      ? []
      : [dataCentreLayer({ 'epoch-data-centers': sites, 'epoch-data-center-timelines': readings }, run)]),
  ];
}
