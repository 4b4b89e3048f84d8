import { hash } from 'node:crypto';
import {
  asicModelLayer,
  attributeModels,
  computeLayersFrom,
  jurisdictionLayer,
  layersFromFacts,
  type ModelRows,
  operatorLayer,
  sampledJurisdictionLayer,
} from '../attribution/index.ts';
import type { ScoredModel } from '../core/ai-model.ts';
import type { ComputeRows } from '../core/compute-rows.ts';
import type { Fact } from '../core/fact.ts';
import type { HeldLayer } from '../core/holding.ts';
import type { JurisdictionHashrate, MachineModel, OperatorHashrate } from '../core/mining.ts';
import type { Problem } from '../core/problem.ts';
import type { PublishedTables } from './published.ts';

/** What the published tables and the facts say, ready to be measured. */
export interface PublishedLayers {
  /** In the order in which they are shown. */
  readonly layers: readonly HeldLayer[];
  readonly models: readonly ScoredModel[];
  /** Names of entities by layer id and entity id, where they are not those of the id alone. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly problems: readonly Problem[];
  /** Content hash of all that they were made of. */
  readonly snapshot: string;
}

/**
 * Layers of the tables at hand, and of the facts where no table gives the layer. `asOfMs` is when the tables of a source were
 * read: rows dated later are expectations and never count.
 */
export function publishedLayers(
  tables: PublishedTables['tables'],
  { facts, asOfMs }: { readonly facts: readonly Fact[]; readonly asOfMs: (source: string) => number },
): PublishedLayers {
  const rows = rowsBySource(tables);
  const {
    'epoch-data-centers': sites,
    'epoch-data-center-timelines': timelines,
    ...others
  } = rows as Partial<ComputeRows>;
  const compute = computeLayersFrom(others, { asOfMs: asOfMs('epoch-gpu-clusters') });
  const centres = computeLayersFrom(
    {
      ...(sites !== undefined && { 'epoch-data-centers': sites }),
      ...(timelines !== undefined && { 'epoch-data-center-timelines': timelines }),
    },
    { asOfMs: asOfMs('epoch-data-center-timelines') },
  );
  const models = attributeModels(rows as ModelRows, { asOfMs: asOfMs('epoch-capabilities-index') });
  const mining = miningLayersFrom(rows, { facts, asOfMs: asOfMs('cambridge-hardware') });
  const ofTables = [...compute.layers, ...centres.layers, ...models.layers, ...mining];
  return {
    layers: withFactLayers(ofTables, facts),
    models: models.scoredModels,
    names: compute.names,
    problems: [...compute.problems, ...models.problems],
    snapshot: hash(
      'sha256',
      JSON.stringify([asOfMs, tables.map(({ sha256 }) => sha256).sort(), factsHash(facts)]),
      'hex',
    ),
  };
}

/** Layers, and those of the facts that are not among them. */
export function withFactLayers(layers: readonly HeldLayer[], facts: readonly Fact[]): HeldLayer[] {
  const known = new Set(layers.map(({ layer }) => layer));
  return [...layers, ...layersFromFacts(facts).filter(({ layer }) => !known.has(layer))];
}

/** Names the content of facts, wherever their files lie. */
export function factsHash(facts: readonly Fact[]): string {
  return hash('sha256', JSON.stringify(facts.map(({ origin: _, ...fact }) => fact)), 'hex');
}

/** Of the tables of AI models, the fuller description of a model comes first: its row stands and later ones fill its gaps. */
const fullestFirst = ['notable', 'large', 'frontier'];

/** Rows of every source, its files one after the other. */
export function rowsBySource(tables: PublishedTables['tables']): Readonly<Record<string, readonly unknown[]>> {
  const rank = (file: string) =>
    (fullestFirst.findIndex((start) => file.startsWith(start)) + fullestFirst.length + 1) % (fullestFirst.length + 1);
  const rows: Record<string, unknown[]> = {};
  for (const { source, value } of [...tables].sort((a, b) => rank(a.file) - rank(b.file))) {
    const known = rows[source];
    if (known === undefined) rows[source] = [...(value as readonly unknown[])];
    else known.push(...(value as readonly unknown[]));
  }
  return rows;
}

function miningLayersFrom(
  rows: Readonly<Record<string, readonly unknown[]>>,
  { facts, asOfMs }: { readonly facts: readonly Fact[]; readonly asOfMs: number },
): HeldLayer[] {
  const layers: HeldLayer[] = [];
  const countries = rows['hashrate-index-countries'] as readonly JurisdictionHashrate[] | undefined;
  const sampled = rows['cambridge-mining-map'] as readonly JurisdictionHashrate[] | undefined;
  const operators = rows['listed-operator-hashrate'] as readonly OperatorHashrate[] | undefined;
  const machines = rows['cambridge-hardware'] as readonly MachineModel[] | undefined;
  if (countries !== undefined) layers.push(jurisdictionLayer(countries));
  if (sampled !== undefined) layers.push(sampledJurisdictionLayer(sampled));
  if (operators !== undefined) layers.push(operatorLayer(operators, { network: networkHashrate(facts) }));
  if (machines !== undefined) layers.push(asicModelLayer(machines, { untilMs: asOfMs }));
  return layers.filter(({ windows }) => windows.length > 0);
}

/** Facts of the whole network's hashrate: the totals of the operators' layer. */
function networkHashrate(facts: readonly Fact[]) {
  return facts
    .filter(({ layer, entity }) => layer === 'bitcoin/hashrate/operator' && entity === null)
    .map(({ span, value: weight, low, high, origin }) => ({ span, weight, low, high, origin }));
}
