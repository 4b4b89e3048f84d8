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
import type { HeldLayer, RowOrigin } from '../core/holding.ts';
import type { JurisdictionHashrate, MachineModel, OperatorHashrate } from '../core/mining.ts';
import type { Problem } from '../core/problem.ts';
import type { RepositoryDownloads } from '../core/published-model.ts';
import { byText } from '../core/text.ts';
import { formatDate } from '../core/time-span.ts';
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
  const { rows, problems } = knownRows(rowsBySource(tables), asOfMs);
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
  const mining = miningLayersFrom(rows, { facts, asOfMs });
  const ofTables = [...compute.layers, ...centres.layers, ...models.layers, ...mining].filter(
    ({ windows }) => windows.length > 0,
  );
  return {
    layers: withFactLayers(ofTables, facts),
    models: models.scoredModels,
    names: compute.names,
    problems: [...problems, ...compute.problems, ...models.problems],
    snapshot: contentHash(tables, { facts, asOfMs }),
  };
}

/** Names all that the layers are made of: which table is of which source and is called what, but not where it lies. */
function contentHash(
  tables: PublishedTables['tables'],
  { facts, asOfMs }: { readonly facts: readonly Fact[]; readonly asOfMs: (source: string) => number },
): string {
  const named = tables.map(({ source, file, sha256 }) => [source, file, sha256, asOfMs(source)].join(' '));
  return hash('sha256', [...named.sort(), factsHash(facts)].join('\n'), 'hex');
}

/** Sources whose layers do not look at when a table was read, and when each of their rows begins to count. */
const beginnings: Readonly<Record<string, (row: unknown) => { readonly fromMs: number; readonly origin: RowOrigin }>> =
  {
    'hugging-face-downloads': (row) => {
      const { snapshotMs, origin } = row as RepositoryDownloads;
      return { fromMs: snapshotMs, origin };
    },
    'hashrate-index-countries': ofSpan,
    'cambridge-mining-map': ofSpan,
    'listed-operator-hashrate': ofSpan,
    'cambridge-hardware': (row) => {
      const { releasedMs, origin } = row as MachineModel;
      return { fromMs: releasedMs, origin };
    },
  };

function ofSpan(row: unknown): { readonly fromMs: number; readonly origin: RowOrigin } {
  const { span, origin } = row as JurisdictionHashrate | OperatorHashrate;
  return { fromMs: span.fromMs, origin };
}

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Rows without those that begin after their table was read, which are counted: they are expectations. */
function knownRows(
  rows: Rows,
  asOfMs: (source: string) => number,
): { readonly rows: Rows; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const known = Object.entries(rows).map(([source, all]) => {
    const beginning = beginnings[source];
    if (beginning === undefined) return [source, all] as const;
    const isLater = (row: unknown) => beginning(row).fromMs > asOfMs(source);
    const later = all.filter(isLater);
    if (later.length === 0) return [source, all] as const;
    const { fromMs, origin } = beginning(later[0]);
    problems.push({
      kind: `${source}/after-vintage`,
      message: `${source}: expected rows up to ${formatDate(asOfMs(source))}, got ${formatDate(fromMs)} (${origin.file}, row ${origin.row})`,
      count: later.length,
    });
    return [source, all.filter((row) => !isLater(row))] as const;
  });
  return { rows: Object.fromEntries(known), problems };
}

/** Layers, and those of the facts: where both give one, the one with more whole windows, and the table's where they have as many. */
export function withFactLayers(layers: readonly HeldLayer[], facts: readonly Fact[]): HeldLayer[] {
  const ofFacts = new Map(layersFromFacts(facts).map((layer) => [layer.layer, layer] as const));
  const chosen = layers.map((layer) => {
    const other = ofFacts.get(layer.layer);
    ofFacts.delete(layer.layer);
    return other !== undefined && wholeWindows(other) > wholeWindows(layer) ? other : layer;
  });
  return [...chosen, ...ofFacts.values()];
}

function wholeWindows({ windows }: HeldLayer): number {
  return windows.filter(({ isIncomplete }) => !isIncomplete).length;
}

/** Names the content of facts, wherever their files lie. */
export function factsHash(facts: readonly Fact[]): string {
  return hash('sha256', JSON.stringify(facts.map(({ origin: _, ...fact }) => fact)), 'hex');
}

/** Of the tables of AI models, the fuller description of a model comes first: its row stands and later ones fill its gaps. */
const fullestFirst = ['notable', 'large', 'frontier'];

/** Rows of every source, its files one after the other. */
export function rowsBySource(tables: PublishedTables['tables']): Rows {
  const rank = (file: string) =>
    (fullestFirst.findIndex((start) => file.startsWith(start)) + fullestFirst.length + 1) % (fullestFirst.length + 1);
  const rows: Record<string, readonly unknown[]> = {};
  const inOrder = [...tables].sort((a, b) => rank(a.file) - rank(b.file) || byText(a.file, b.file));
  for (const { source, value } of inOrder) rows[source] = [...(rows[source] ?? []), ...(value as readonly unknown[])];
  return rows;
}

function miningLayersFrom(
  rows: Rows,
  { facts, asOfMs }: { readonly facts: readonly Fact[]; readonly asOfMs: (source: string) => number },
): HeldLayer[] {
  const layers: HeldLayer[] = [];
  const countries = rows['hashrate-index-countries'] as readonly JurisdictionHashrate[] | undefined;
  const sampled = rows['cambridge-mining-map'] as readonly JurisdictionHashrate[] | undefined;
  const operators = rows['listed-operator-hashrate'] as readonly OperatorHashrate[] | undefined;
  const machines = rows['cambridge-hardware'] as readonly MachineModel[] | undefined;
  const add = (source: string, layer: HeldLayer) => layers.push(withUnendedMarks(layer, asOfMs(source)));
  if (countries !== undefined) add('hashrate-index-countries', jurisdictionLayer(countries));
  if (sampled !== undefined) add('cambridge-mining-map', sampledJurisdictionLayer(sampled));
  if (operators !== undefined)
    add('listed-operator-hashrate', operatorLayer(operators, { network: networkHashrate(facts) }));
  if (machines !== undefined)
    add('cambridge-hardware', asicModelLayer(machines, { untilMs: asOfMs('cambridge-hardware') }));
  return layers;
}

/** The same layer, the windows that had not ended when its table was read marked incomplete. */
function withUnendedMarks(layer: HeldLayer, asOfMs: number): HeldLayer {
  const windows = layer.windows.map((window) => ({
    ...window,
    isIncomplete: window.isIncomplete || window.span.toMs > asOfMs,
  }));
  return { ...layer, windows };
}

/** Facts of the whole network's hashrate: the totals of the operators' layer. */
function networkHashrate(facts: readonly Fact[]) {
  return facts
    .filter(({ layer, entity }) => layer === 'bitcoin/hashrate/operator' && entity === null)
    .map(({ span, value: weight, low, high, origin }) => ({ span, weight, low, high, origin }));
}
