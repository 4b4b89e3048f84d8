import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Distribution } from '../../src/core/distribution.ts';
import { type FigureId, parseFigureId } from '../../src/core/figure-id.ts';
import { DAY_MS } from '../../src/core/time-span.ts';
import type { DivergenceVerdict } from '../../src/models/index.ts';
import { composeBrief } from '../../src/pipeline/brief.ts';
import { readBundledBlocks } from '../../src/pipeline/bundled-snapshot.ts';
import type { FigureContext } from '../../src/pipeline/figures.ts';
import { observe } from '../../src/pipeline/observe.ts';
import { toObserved } from '../../src/pipeline/observed-input.ts';
import { readBundledHalf } from '../../src/pipeline/published-half.ts';
import type { LayerVerdict } from '../../src/pipeline/verdicts.ts';
import { type Brief, briefFigures, briefSentences } from '../../src/report/index.ts';
import { readTable } from '../../src/store/table-file.ts';
import { runHere } from '../cli/run-here.ts';
import { csvRecords } from '../helpers/csv-table.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { root } from '../helpers/source-files.ts';
import { economicsByHand } from './economics/by-hand.ts';

const MONTH_MS = (365.25 / 12) * DAY_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** Rows of a table of the bundled snapshot, as plain records of texts and numbers. */
async function rowsOf(name: string): Promise<Record<string, string | number | null>[]> {
  const { columns, rowCount } = await readTable(`${root}/data/snapshot/${name}.parquet`);
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(
      [...columns].map(([column, values]) => {
        if (values.kind === 'number') return [column, Number.isNaN(values.values[row]) ? null : values.values[row]!];
        if (values.kind === 'time') return [column, values.seconds[row]! * 1000];
        if (values.kind === 'coded') return [column, values.names[values.codes[row]!] ?? null];
        return [column, values.values[row] ?? null];
      }),
    ),
  );
}

interface Holders {
  readonly weights: Map<string, number>;
  unattributed: number;
}

let brief: Brief;
let days: Awaited<ReturnType<typeof rowsOf>>;
let amounts: Awaited<ReturnType<typeof rowsOf>>;
let models: Awaited<ReturnType<typeof rowsOf>>;
let verdicts: Record<string, string>[];
let readings: Record<string, string>[];
const facts = new Map(
  readdirSync(`${root}/data/facts`).flatMap((name) =>
    (
      JSON.parse(readFileSync(`${root}/data/facts/${name}`, 'utf8')) as {
        id: string;
        value: number;
        layer?: string;
        entity?: string;
        from: string;
        until: string;
      }[]
    ).map((fact) => [fact.id, fact] as const),
  ),
);

beforeAll(async () => {
  brief = JSON.parse((await runHere(['brief', '--format', 'json'])).out) as Brief;
  verdicts = csvRecords((await runHere(['verdict', '--format', 'csv'])).out);
  const measures = 'effective-number';
  readings = csvRecords(
    (
      await runHere([
        'measure',
        `${root}/data/snapshot/daily-blocks.parquet`,
        '--level',
        'pool,proxy-group',
        '--measures',
        measures,
        '--format',
        'csv',
        ...windowsFromTheEnd(),
      ])
    ).out,
  );
  [days, amounts, models] = (await Promise.all(['daily-blocks', 'published-amounts', 'scored-models'].map(rowsOf))) as [
    typeof days,
    typeof amounts,
    typeof models,
  ];
});

/** `measure` counts windows from the start of the data; the brief's end where the data end, on 2026-04-22. */
function windowsFromTheEnd(): string[] {
  const end = Date.UTC(2026, 3, 22);
  const windows = Math.floor((end - Date.UTC(2016, 1, 26)) / (30 * DAY_MS));
  return ['--window', '30d', '--from', new Date(end - windows * 30 * DAY_MS).toISOString().slice(0, 10)];
}

/** Who holds what in a window, straight from the rows of the snapshot or the facts. */
function holdersOf(layer: string, fromMs: number, toMs: number): Holders {
  const holders: Holders = { weights: new Map(), unattributed: 0 };
  const add = (entity: string | null, weight: number) => {
    if (entity === null) holders.unattributed += weight;
    else holders.weights.set(entity, (holders.weights.get(entity) ?? 0) + weight);
  };
  if (layer.startsWith('bitcoin/blocks/')) {
    for (const { date, level, entity, blocks } of days) {
      if (layer.endsWith(`/${level}`) && Number(date) >= fromMs && Number(date) < toMs)
        add(entity as string | null, Number(blocks));
    }
    return holders;
  }
  const ofWindow = amounts.filter(
    (row) => row.layer === layer && row.from === fromMs && row.to === toMs && row.kind !== 'scope',
  );
  if (ofWindow.length === 0) return factHolders(layer, fromMs, toMs);
  const named = new Map<string | null, number>();
  for (const { kind, entity, group, weight } of ofWindow) {
    if (kind !== 'held') continue;
    add(entity as string | null, Number(weight));
    if (entity !== null) named.set(group as string | null, (named.get(group as string | null) ?? 0) + Number(weight));
  }
  for (const { kind, group, weight } of ofWindow) {
    if (kind === 'total') add(null, Math.max(0, Number(weight) - (named.get(group as string | null) ?? 0)));
  }
  return holders;
}

/** The whole of a list of percentages is 100; of the operators it is the fact without an entity. */
function factHolders(layer: string, fromMs: number, toMs: number): Holders {
  const holders: Holders = { weights: new Map(), unattributed: 0 };
  const ofWindow = [...facts.values()].filter(
    (fact) => fact.layer === layer && Date.parse(fact.from) === fromMs && Date.parse(fact.until) === toMs,
  );
  for (const { entity, value } of ofWindow) if (entity !== undefined) holders.weights.set(entity, value);
  const named = [...holders.weights.values()].reduce((sum, weight) => sum + weight, 0);
  const whole = ofWindow.find(({ entity }) => entity === undefined)?.value ?? Math.max(100, named);
  holders.unattributed = whole - named;
  return holders;
}

/** The unbiased value for counts, the plain one for amounts. */
function effectiveNumber(layer: string, { weights, unattributed }: Holders): number {
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, unattributed);
  if (layer.startsWith('bitcoin/blocks/')) {
    const pairs = [...weights.values()].reduce((sum, count) => sum + count * (count - 1), 0);
    return (whole * (whole - 1)) / pairs;
  }
  return whole ** 2 / [...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0);
}

function theilSenSlope(points: readonly (readonly [number, number])[]): number {
  const slopes = points
    .flatMap(([x, y], later) => points.slice(0, later).map(([u, v]) => (y - v) / (x - u)))
    .sort((a, b) => a - b);
  return (slopes[(slopes.length - 1) >> 1]! + slopes[slopes.length >> 1]!) / 2;
}

/** Slope of ln(effective number) from the windows of `measure`, or of the rows of amounts. */
function slopeOf(layer: string): number {
  if (layer.startsWith('bitcoin/blocks/')) {
    const ofLayer = readings.filter(
      (reading) => reading.layer === layer && reading.estimate !== '' && Number(reading.weight) > 2000,
    );
    const from = layer.endsWith('proxy-group') ? Date.UTC(2022, 8, 1) : -Infinity;
    return theilSenSlope(
      ofLayer
        .filter((reading) => Date.parse(reading.from!) >= from)
        .map(
          (reading) =>
            [
              (Date.parse(reading.from!) + Date.parse(reading.to!)) / 2 / YEAR_MS,
              Math.log(Number(reading.estimate)),
            ] as const,
        ),
    );
  }
  const spans = new Map(
    amounts
      .filter((row) => row.layer === layer && row.kind !== 'scope' && row.incomplete === null)
      .map((row) => [Number(row.from), Number(row.to)] as const),
  );
  return theilSenSlope(
    [...spans]
      .sort(([a], [b]) => a - b)
      .map(
        ([from, to]) =>
          [(from + to) / 2 / YEAR_MS, Math.log(effectiveNumber(layer, holdersOf(layer, from, to)))] as const,
      ),
  );
}

interface Model {
  readonly released: number;
  readonly score: number;
}

/** Models that set a record among those of one kind, in order of time. */
function records(kind: 'open' | 'closed' | 'all', asOfMs: number): Model[] {
  const all = models
    .filter(({ access, released }) => (kind === 'all' || access === kind) && Number(released) <= asOfMs)
    .map(({ released, score }) => ({ released: Number(released), score: Number(score) }))
    .sort((a, b) => a.released - b.released || b.score - a.score);
  const found: Model[] = [];
  for (const model of all) if (model.score > (found.at(-1)?.score ?? -Infinity)) found.push(model);
  return found;
}

/** Everything about the gap between open and closed weights, from the records of both. */
function openBehindClosed(asOfMs: number): Record<string, number> {
  const leader = records('closed', asOfMs);
  const follower = records('open', asOfMs);
  const firstAtLeast = (of: readonly Model[], score: number) => of.find((model) => model.score >= score)?.released;
  const levels = leader.filter(({ score }) => score >= follower[0]!.score);
  const unmatched = levels.filter(({ score }) => firstAtLeast(follower, score) === undefined);
  const best = follower.at(-1)!;
  // Levels weigh as the points that they add: the mean lag is the area between the two staircases over its height. Both stairs are
  // walked in steps of a thousandth of a point from the first level up to what both have reached.
  const top = Math.min(best.score, levels.at(-1)!.score);
  let months = 0;
  let steps = 0;
  for (let score = levels[0]!.score + 0.0005; score < top; score += 0.001) {
    months += (firstAtLeast(follower, score)! - firstAtLeast(levels, score)!) / MONTH_MS;
    steps++;
  }
  return {
    levels: levels.length,
    unmatched: unmatched.length,
    'next-level': unmatched[0]!.score,
    vertical: leader.at(-1)!.score - best.score,
    'look-back': (asOfMs - firstAtLeast(leader, best.score)!) / MONTH_MS,
    horizontal: months / steps,
  };
}

/** Blocks of the largest, of the two largest and of all, in the latest window or the one in which the largest held most or least. */
function countsOf(
  layer: string,
  part: string,
): { readonly one: number; readonly two: number; readonly blocks: number } {
  const endMs = Date.UTC(2026, 3, 22);
  const counts = (fromEnd: number) => {
    const toMs = endMs - fromEnd * 30 * DAY_MS;
    const { weights, unattributed } = holdersOf(layer, toMs - 30 * DAY_MS, toMs);
    const [one = 0, next = 0, ...rest] = [...weights.values()].sort((a, b) => b - a);
    return { one, two: one + next, blocks: rest.reduce((sum, weight) => sum + weight, one + next + unattributed) };
  };
  if (!part.endsWith('-ever')) return counts(0);
  const sign = part === 'most-ever' ? 1 : -1;
  const windows = Array.from({ length: 123 }, (_, fromEnd) => counts(fromEnd)).filter(
    ({ one, blocks }) => one > 0 && blocks > 2000,
  );
  return windows.reduce((best, each) => (sign * (each.one / each.blocks - best.one / best.blocks) > 0 ? each : best));
}

/** Rosenfeld's sum: the attacker finds k blocks while the others find z, and then the race is a gambler's ruin. */
function catchUpBySum(q: number, z: number): number {
  if (q >= 0.5) return 1;
  let term = 1;
  let fails = 0;
  for (let k = 0; k < z; k++) {
    fails += term * ((1 - q) ** z * q ** k - q ** z * (1 - q) ** k);
    term *= (z + k) / (k + 1);
  }
  return 1 - fails;
}

/** Mean of a function of a proportion of which `held` of `blocks` were counted, by 40,000 midpoints. */
function meanOver(held: number, blocks: number, f: (proportion: number) => number): number {
  const density = (x: number) =>
    Math.exp(
      (held - 1) * Math.log((x * blocks) / held) + (blocks - held - 1) * Math.log(((1 - x) * blocks) / (blocks - held)),
    );
  let [sum, whole] = [0, 0];
  for (let index = 0; index < 40_000; index++) {
    const x = (index + 0.5) / 40_000;
    const weight = density(x);
    if (weight < 1e-16) continue;
    sum += weight * f(x);
    whole += weight;
  }
  return sum / whole;
}

function fewest(isEnough: (confirmations: number) => boolean): number {
  let confirmations = 1;
  while (!isEnough(confirmations)) confirmations++;
  return confirmations;
}

/** The proportion below which a part of the posterior lies. */
function proportionAt(held: number, blocks: number, part: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (meanOver(held, blocks, (x) => (x < middle ? 1 : 0)) < part) low = middle;
    else high = middle;
  }
  return low;
}

/** A figure of security from the rows of the snapshot. */
function securityAgain({ layer, part }: Extract<FigureId, { readonly kind: 'security' }>): number {
  const { one, two, blocks } = countsOf(layer, part);
  const pair = two / blocks;
  switch (part) {
    case 'confirmations-low':
    case 'confirmations-high': {
      const end = proportionAt(one, blocks, part === 'confirmations-low' ? 0.025 : 0.975);
      return fewest((z) => catchUpBySum(end, z) < 0.001);
    }
    case 'risk-6':
      return meanOver(one, blocks, (q) => catchUpBySum(q, 6));
    case 'coalition-2':
      return pair;
    case 'exceeds-half-2':
      return meanOver(two, blocks, (q) => (q > 0.5 ? 1 : 0));
    case 'refused-minutes-2':
      return 10 / (1 - pair);
    case 'six-in-a-row-days-2':
      return (pair ** -6 - 1) / (1 - pair) / 144;
    default:
      return fewest((z) => meanOver(one, blocks, (q) => catchUpBySum(q, z)) < 0.001);
  }
}

/** The value of a figure by a road of its own; null for those that only the program can make. */
function again(id: FigureId): number | null {
  switch (id.kind) {
    case 'fact':
      return facts.get(id.id)!.value;
    case 'proportion': {
      const { weights, unattributed } = holdersOf(id.layer, id.span.fromMs, id.span.toMs);
      const whole = [...weights.values()].reduce((sum, weight) => sum + weight, unattributed);
      return (id.entity === null ? unattributed : weights.get(id.entity)!) / whole;
    }
    case 'reading': {
      const holders = holdersOf(id.layer, id.span.fromMs, id.span.toMs);
      const sorted = [...holders.weights.values()].sort((a, b) => b - a);
      const whole = sorted.reduce((sum, weight) => sum + weight, holders.unattributed);
      if (id.measure === 'effective-number') return effectiveNumber(id.layer, holders);
      if (id.measure === 'concentration-ratio:3') return (sorted[0]! + sorted[1]! + sorted[2]!) / whole;
      const isMajority = (count: number) => sorted.slice(0, count).reduce((sum, weight) => sum + weight, 0) > whole / 2;
      return sorted.findIndex((_, index) => isMajority(index + 1)) + 1;
    }
    case 'verdict':
      if (id.part === 'slope') return slopeOf(id.layer);
      return Number(
        verdicts.find(({ layer }) => layer === id.layer)![
          { windows: 'windows', 'slope-low': 'slope_low', 'slope-high': 'slope_high' }[id.part]!
        ],
      );
    case 'security':
      return securityAgain(id);
    case 'economics':
      return economicsByHand(id);
    case 'divergence':
      return id.part === 'difference' ? slopeOf(id.a) - slopeOf(id.b) : null;
    case 'lag':
      return openBehindClosed(id.asOfMs)[id.part] ?? null;
    case 'tier': {
      if (id.part !== 'gap-points' && id.part !== 'gap-months') return null;
      const frontier = records('all', id.asOfMs);
      const figure = briefFigures(brief).find(
        (one) => one.id === `tier:${id.tier}@${new Date(id.asOfMs).toISOString().slice(0, 10)}#gap-points`,
      );
      if (figure === undefined) return null;
      const score = frontier.at(-1)!.score - figure.value;
      const isOpen = models.some((model) => model.access === 'open' && Math.abs(Number(model.score) - score) < 1e-9);
      expect(isOpen, `${id.tier}: an open model of ${score}`).toBe(true);
      if (id.part === 'gap-points') return figure.value;
      return (id.asOfMs - frontier.find((model) => model.score >= score - 1e-9)!.released) / MONTH_MS;
    }
    case 'count':
      return id.part === 'layers'
        ? verdicts.length
        : verdicts.filter(({ verdict }) => verdict!.replaceAll(' ', '-') === id.part).length;
    case 'edge':
      return null;
  }
}

describe('the brief of the bundled snapshot', () => {
  test('says, in this order, what a reader needs', () => {
    expect(brief.headline.text.length).toBeGreaterThan(20);
    expect(brief.meaning.text.length).toBeGreaterThan(40);
    expect(brief.sections.map(({ id }) => id)).toEqual([
      'why',
      'happened',
      'context',
      'really',
      'security',
      'who',
      'watch',
      'takeaways',
      'questions',
    ]);
    expect(brief.sections.find(({ id }) => id === 'takeaways')!.points).toHaveLength(3);
    expect(brief.sections.find(({ id }) => id === 'who')!.points.map(({ lead }) => lead)).toEqual([
      'Miners',
      'Merchants and exchanges',
      'AI developers',
      'Investors',
      'Places',
    ]);
    expect(brief.sources.some(({ publisher, licence }) => publisher === 'Epoch AI' && licence === 'CC-BY-4.0')).toBe(
      true,
    );
  });

  test('holds no number that is not a figure with an id, a name or a date', () => {
    for (const { text, figures, names } of briefSentences(brief)) {
      const rest = [...figures.map((figure) => figure.text), ...names]
        .sort((a, b) => b.length - a.length)
        .reduce((left, piece) => left.replace(piece, ''), text);
      expect(rest, text).not.toMatch(/\d/);
    }
    expect(briefFigures(brief).length).toBeGreaterThan(40);
  });

  test('holds figures that come out the same by another road, from the rows of the snapshot', () => {
    let checked = 0;
    for (const { id, value, text } of briefFigures(brief)) {
      const expected = again(parseFigureId(id));
      if (expected === null) continue;
      const room = id.startsWith('lag:') ? 0.02 : 1e-6 * Math.max(1, Math.abs(expected));
      expect(Math.abs(value - expected), `${id}: ${value} against ${expected}`).toBeLessThanOrEqual(room);
      expect(text, id).toMatch(/\d|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve/);
      checked++;
    }
    expect(checked).toBeGreaterThan(0.85 * briefFigures(brief).length);
  });

  test('writes each figure as its value reads', () => {
    for (const { id, value, text } of briefFigures(brief)) {
      const number = Number(
        text
          .replaceAll(',', '')
          .replace('−', '-')
          .replace(/[%+<>]/g, ''),
      );
      if (text.startsWith('$')) {
        const amount = Number(text.replace(/[$,M]/g, '')) * (text.endsWith('M') ? 1e6 : 1);
        expect(Math.abs(amount - value), `${id}: ${text} for ${value}`).toBeLessThanOrEqual(0.005 * value + 0.0005);
      }
      if (Number.isNaN(number) || text.includes('<') || text.includes('>')) continue;
      const shown =
        id.includes('#slope') || id.includes('#difference')
          ? 100 * Math.expm1(value)
          : text.endsWith('%') && !/^(fact|economics:audit)/.test(id)
            ? 100 * value
            : value;
      expect(Math.abs(number - shown), `${id}: ${text} for ${value}`).toBeLessThanOrEqual(0.5);
    }
  });

  test('names a direction only where the verdict has one', () => {
    const verdictOf = new Map(verdicts.map(({ layer, verdict }) => [layer!, verdict!]));
    const undirected = ['bitcoin/blocks/pool', 'ai/nvidia-accelerators/owner'].every(
      (layer) => verdictOf.get(layer) === 'no trend',
    );
    const text = briefSentences(brief)
      .map((sentence) => sentence.text)
      .join(' ');
    expect(text).not.toMatch(/increasingly|more and more|steadily (falls|rises)/i);
    if (undirected)
      expect(text).not.toMatch(
        /mining (is|has been) (concentrating|dispersing)|compute (is|has been) (concentrating|dispersing)/i,
      );
    expect(undirected).toBe(true);
  });

  test('can be explained, figure by figure, to file and row', async () => {
    for (const id of [
      'proportion:ai/accelerators/owner@2025-10-01..2026-01-01/google',
      'fact:edge-ai-market-2033',
      'security:bitcoin/blocks/pool#confirmations',
      'economics:mining#places-above',
      'economics:deals#effective-tenants',
    ]) {
      const { code, out } = await runHere(['explain', id, '--format', 'json']);
      expect(code).toBe(0);
      const explanation = JSON.parse(out) as {
        inputs: { file: string | null; rows: string | null }[];
        rule: string;
        sources: string[];
      };
      expect(explanation.rule.length).toBeGreaterThan(10);
      expect(explanation.sources.length).toBeGreaterThan(0);
      expect(explanation.inputs.some(({ file, rows }) => file !== null && rows !== null)).toBe(true);
    }
  });

  test.each([
    'fact:none',
    'edge:constructor',
    'edge:could-not',
    'count:foo',
    'count:constructor',
    'security:bitcoin/blocks/pool#constructor',
    'economics:mining#constructor',
    'economics:constructor#places',
  ])('cannot be explained where a run has no %s', async (id) => {
    const { code, err } = await runHere(['explain', id]);
    expect([code, err]).toEqual([1, expect.stringContaining(`explain: expected a figure of this run, got '${id}'`)]);
  });

  test('writes an interval as the value before it', async () => {
    const id = 'reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/concentration-ratio:1';
    expect((await runHere(['explain', id])).out).toMatch(
      /^value {6}[\d.]+% \(ratio\) {3}interval \[[\d.]+%, [\d.]+%\]$/m,
    );
  });

  test('credits no origin of the bundled counts for counts of days of the user’s own', async () => {
    const folder = temporaryFolder();
    const path = `${folder}/daily.csv`;
    const daily = Array.from({ length: 40 }, (_, day) => {
      const date = new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10);
      return `${date},pool,antpool,100,mine\n${date},pool,f2pool,50,mine\n`;
    });
    writeFileSync(path, `date,level,entity,blocks,origin\n${daily.join('')}`);
    const id = 'proportion:bitcoin/blocks/pool@2026-03-11..2026-04-10/antpool';
    const { out, err } = await runHere(['explain', id, path]);
    expect(err).not.toContain('explain:');
    expect(out).toContain('AntPool: 3,000 blocks   the input of the run');
    expect(out).not.toContain('sorukumar');
  });
});

describe('a brief of another outcome', () => {
  let context: FigureContext;
  beforeAll(async () => {
    const input = toObserved(await readBundledBlocks(), await readBundledHalf());
    context = { input, observation: observe(input, { windowDays: 30, interval: 0.95, seed: 1, run: [] }), seed: 1 };
  });

  /** The brief if these layers had these verdicts. */
  function briefIf(verdicts: Readonly<Record<string, LayerVerdict['verdict']>>, divergent?: DivergenceVerdict): string {
    const { observation } = context;
    const changed = {
      verdicts: observation.verdicts.map((one) => ({
        ...one,
        verdict: verdicts[one.measured.layer.id] ?? one.verdict,
      })),
      divergences: observation.divergences.map((one) =>
        divergent === undefined ? one : { ...one, divergence: { ...one.divergence, verdict: divergent } },
      ),
    };
    return textOf(composeBrief({ ...context, observation: changed, programVersion: '0' }));
  }

  const textOf = (composed: Brief) =>
    briefSentences(composed)
      .map(({ text }) => text)
      .join('\n');
  const POOLS = 'bitcoin/blocks/pool';
  const OWNERS = 'ai/nvidia-accelerators/owner';

  test('says of a difference that its interval holds zero only where it does', () => {
    expect(briefIf({})).toContain('the interval of that difference holds zero');
    const text = briefIf({ [POOLS]: 'concentrating' }, 'first concentrates relative to second');
    expect(text).not.toContain('holds zero');
    expect(text).toContain('leaves out zero: pools concentrate relative to owners, though not both');
    const both = { [POOLS]: 'concentrating', [OWNERS]: 'dispersing' } as const;
    expect(briefIf(both, 'first concentrates relative to second')).toContain('lie on either side of zero');
  });

  test('grants the half of the claim that is in the data, and nothing to its opposite', () => {
    expect(briefIf({ [POOLS]: 'concentrating' })).toContain('half of the claim is in the data');
    expect(briefIf({ [OWNERS]: 'dispersing' })).toContain('half of the claim is in the data');
    expect(briefIf({ [POOLS]: 'dispersing' })).toContain('the claimed divergence is not in the data');
    expect(briefIf({ [POOLS]: 'dispersing', [OWNERS]: 'concentrating' })).toContain(
      'The claim is against the evidence',
    );
  });

  test('does not answer no where there is too little data', () => {
    const text = briefIf({ [POOLS]: 'too little data' });
    expect(text).toContain('It cannot be said yet: over');
    expect(text).not.toContain('Not by this measure');
  });

  test('says of both numbers that they have no direction only where both have none', () => {
    expect(briefIf({})).toContain('neither number has gone one way');
    expect(briefIf({ 'ai/accelerators/owner': 'dispersing' })).not.toContain('neither number has gone one way');
  });

  test('does not say that models open sooner than machines where machines disperse', () => {
    expect(briefIf({})).toContain('sooner in models than in machines');
    expect(briefIf({ [OWNERS]: 'dispersing' })).toContain('in models and in machines');
  });

  test('asks about windows as long as those of the run', () => {
    const shorter = {
      ...context,
      observation: observe(context.input, { windowDays: 20, interval: 0.95, seed: 1, run: [] }),
    };
    const text = textOf(composeBrief({ ...shorter, programVersion: '0' }));
    expect(text).toContain('in the 20 days to');
    expect(text).not.toContain('30 days');
  });

  test('claims no field and no layer that was not measured', () => {
    const ofMining = {
      verdicts: context.observation.verdicts.filter(({ measured }) => measured.layer.domain === 'bitcoin'),
      divergences: [],
    };
    const text = textOf(composeBrief({ ...context, observation: ofMining, programVersion: '0' }));
    expect(text).toMatch(/We counted \S+ layers of mining with one yardstick\./);
    expect(text).toContain('accelerators was not measured in this run');
  });

  /** The brief if who made the blocks of each window, at every level, had been otherwise. */
  function briefIfBlocks(change: (distribution: Distribution, isLatest: boolean) => Distribution): Brief {
    const verdicts = context.observation.verdicts.map((one) => {
      if (one.measured.chance !== 'counts') return one;
      const { distributions } = one.measured;
      const changed = distributions.map((each, index) => change(each, index === distributions.length - 1));
      return { ...one, measured: { ...one.measured, distributions: changed } };
    });
    return composeBrief({ ...context, observation: { verdicts, divergences: [] }, programVersion: '0' });
  }

  const sectionOf = ({ sections }: Brief, wanted: string) =>
    sections
      .find(({ id }) => id === wanted)
      ?.paragraphs.map((sentences) => sentences.map(({ text }) => text).join(' '))
      .join('\n') ?? null;

  test('has nothing on security where no blocks were counted', () => {
    const ofCompute = {
      verdicts: context.observation.verdicts.filter(({ measured }) => measured.layer.domain === 'ai'),
      divergences: [],
    };
    const composed = composeBrief({ ...context, observation: ofCompute, programVersion: '0' });
    expect(sectionOf(composed, 'security')).toBeNull();
    expect(textOf(composed)).not.toMatch(/confirmations|less secure/);
    const ofNobody = briefIfBlocks((one) => ({ ...one, entities: [], weights: [], unattributedWeight: 4320 }));
    expect(sectionOf(ofNobody, 'security')).toBeNull();
  });

  test('says of one pool that makes every block that no number of confirmations is enough', () => {
    const text = textOf(
      briefIfBlocks((one) => ({ ...one, entities: ['antpool'], weights: [4320], unattributedWeight: 0 })),
    );
    expect(text).toContain(
      'Against AntPool, which makes 100% of the latest blocks, no number of confirmations is enough to keep the chance that it reverses a payment below 0.1%.',
    );
    expect(text).toContain('an attempt would succeed with a probability of 100.0%');
    expect(text).toContain('cannot wait long enough');
    expect(text).toContain('not secure by waiting');
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|∞|two largest pools/);
  });

  test('says where the interval of confirmations has no end', () => {
    // 2,045 of 4,320 is 3.5 standard deviations below one half: beyond it lies 0.02%, less than the risk of 0.1%, and more than the
    // 0.005% that an interval of 99.99% leaves above it.
    const nearHalf = { entities: ['antpool'], weights: [2045], unattributedWeight: 2275 };
    const verdicts = context.observation.verdicts.map((one) => ({
      ...one,
      measured: {
        ...one.measured,
        interval: 0.9999,
        distributions: one.measured.distributions.map((each) => ({ ...each, ...nearHalf })),
      },
    }));
    const observation = {
      verdicts: verdicts.filter(({ measured }) => measured.layer.id === POOLS),
      divergences: [],
    };
    expect(sectionOf(composeBrief({ ...context, observation, programVersion: '0' }), 'security')).toMatch(
      /it takes [\d,]+ confirmations .* the interval begins at [\d,]+ and ends where no number is enough\./,
    );
  });

  test('says of two pools that make every block that they can refuse a payment for good', () => {
    const two = { entities: ['antpool', 'f2pool'], weights: [2200, 2120], unattributedWeight: 0 };
    expect(
      sectionOf(
        briefIfBlocks((one) => ({ ...one, ...two })),
        'security',
      ),
    ).toContain('a payment that they refuse would never be taken');
  });

  test('speaks of the window in which one pool made most only where it is another', () => {
    const even = { entities: ['antpool', 'f2pool'], weights: [500, 400], unattributedWeight: 3420 };
    const most = (isLatest: boolean) =>
      sectionOf(
        briefIfBlocks((one, latest) => ({ ...one, ...even, ...(latest === isLatest && { weights: [1500, 400] }) })),
        'security',
      );
    expect(most(true)).toContain('In no earlier window of this record has one pool made more of the blocks.');
    expect(most(false)).toContain('when AntPool had');
  });

  /** The brief of a run whose input had been otherwise. */
  const briefOf = (input: Partial<FigureContext['input']>) =>
    textOf(composeBrief({ ...context, input: { ...context.input, ...input }, programVersion: '0' }));
  const aboutMoney =
    /electricity|hashprice|landlords|tenants|laptop bought|cannot be checked|forecaster’s own base|a machine like/i;

  test('computes what a coin costs and where, and no longer says that it is not tested', () => {
    const text = briefOf({});
    expect(text).toMatch(/electricity alone costs more than 100,000 dollars a coin in \S+ of \d+ places/);
    expect(text).toMatch(/states of the United States, the dearest first: Hawaii, /);
    expect(text).toMatch(/hashprice, \d+ dollars .* breaks even at \$0\.0\d\d a kilowatt-hour/);
    expect(text).toMatch(/Old machines go first: .* down from the Antminer S19 Pro\./);
    expect(text).not.toContain('not tested here');
  });

  test('names no state where a coin costs less than is claimed everywhere', () => {
    const facts = context.input.facts.map((fact) =>
      fact.id === 'cost-per-coin-us-claim' ? { ...fact, value: 5_000_000 } : fact,
    );
    const text = briefOf({ facts });
    expect(text).toMatch(/in none of \d+ places.*, among them none of \d+ states of the United States;/);
    expect(text).not.toContain('Hawaii, Rhode Island');
  });

  test('says of a laptop that is never cheaper that it never is', () => {
    const priced = (value: number) =>
      briefOf({
        facts: context.input.facts.map((fact) =>
          /^cloud-price-.*-(in|out)$/.test(fact.id) ? { ...fact, value } : fact,
        ),
      });
    expect(priced(0.0001)).toContain('at any volume: its electricity alone costs more');
    expect(priced(0.1)).toMatch(/more than the [\d,]+ that it has time for, so never/);
    expect(priced(30)).toMatch(/, and it has time for [\d,]+; whether/);
  });

  test('says whether landlords concentrate by who holds what, and whose rents they are', () => {
    expect(briefOf({})).toMatch(
      /count as 2\.8 by what they have promised to AI, so among them the pivot concentrates\./,
    );
    // Every deal of one size: those who mined unequally host in proportion to the number of their deals.
    const named = ['iren', 'riot', 'hut-8', 'terawulf', 'cipher', 'core-scientific', 'galaxy', 'applied-digital'];
    const deals = context.input.deals.filter(
      ({ landlord }, index, all) =>
        named.includes(landlord) && all.findIndex((one) => one.landlord === landlord) === index,
    );
    const even = briefOf({ deals: deals.map((deal) => ({ ...deal, criticalMegawatts: 100 })) });
    expect(even).toContain('so among them it does not concentrate.');
  });

  test('holds the story to its own numbers', () => {
    const text = briefOf({});
    expect(text).toMatch(/100,000 dollars in parts of the United States cannot be checked as it stands/);
    expect(text).toMatch(/119 billion dollars in 2033 is consistent with its own inputs, and takes 21\.6% a year/);
    expect(text).toMatch(/292 billion of it is impossible: they would be 245% of the whole/);
  });

  test('has nothing on money without facts and deals, and no part whose facts are missing', () => {
    expect(briefOf({ facts: [], deals: [], models: [] })).not.toMatch(aboutMoney);
    const withoutDeals = briefOf({ deals: [] });
    expect(withoutDeals).not.toMatch(/landlords|tenants|like contracts/);
    expect(withoutDeals).toMatch(/Electricity of a coin costs least|electricity of a coin costs least/);
    const withoutNetwork = briefOf({ facts: context.input.facts.filter(({ id }) => !id.startsWith('difficulty-')) });
    expect(withoutNetwork).not.toMatch(/joules a terahash|breaks even at/);
    expect(withoutNetwork).toContain('like contracts');
    expect(`${withoutDeals}${withoutNetwork}`).not.toMatch(/undefined|NaN|Infinity/);
  });

  test('says what pools that share templates change only where they change it', () => {
    const alike = briefIfBlocks((one) => ({
      ...one,
      entities: ['antpool', 'f2pool'],
      weights: [500, 400],
      unattributedWeight: 3420,
    }));
    expect(sectionOf(alike, 'security')).not.toMatch(/templates/);
    expect(sectionOf(composeBrief({ ...context, programVersion: '0' }), 'security')).toMatch(/templates/);
  });
});
