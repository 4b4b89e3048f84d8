import type { ChipTotal, ComputeRows, OwnedChips, SiteReading } from '../core/compute-rows.ts';
import type { Amount, HeldWindow, Holding } from '../core/holding.ts';
import { jurisdictionName } from '../core/jurisdictions.ts';
import type { TimeSpan } from '../core/time-span.ts';
import { type LayerRun, type NamedLayer, namedLayer } from './_named-layer.ts';
import { quarterOf } from './_quarters.ts';
import { latestReadings } from './_site-readings.ts';
import { type ComputeHolder, computeHolder, holderJurisdiction } from './compute-holders.ts';

/** What one holder has of one vendor's chips at a quarter's end. */
interface Held {
  readonly holder: ComputeHolder;
  readonly group: string;
  readonly amount: Amount;
  readonly isIncomplete: boolean;
}

/** What was published of one quarter. */
interface Quarter {
  readonly span: TimeSpan;
  /** Total by vendor id. */
  readonly totals: ReadonlyMap<string, ChipTotal>;
  readonly held: readonly Held[];
}

/** The vendor of the chips at xAI's sites. */
const NVIDIA = 'nvidia';
const XAI: ComputeHolder = { id: 'xai', name: 'xAI' };

/**
 * Accelerators by owner, by vendor and by jurisdiction, and Nvidia's alone by owner: H100-equivalents sold up to each
 * quarter's end since a vendor's rows begin, those since retired included.
 *
 * A vendor counts in a quarter where its total is published; what its named owners leave of that is unattributed. Rows of
 * "Other" are not used: medians of differences do not add up. xAI stands by the latest reading of each of its sites
 * where the owners' rows do not name it. What is zero is not listed. A quarter is incomplete where a row says so, where
 * it ends after `asOfMs`, and where a vendor or an owner of an earlier quarter has no row.
 */
export function acceleratorLayers(
  rows: Pick<ComputeRows, 'epoch-chip-totals' | 'epoch-chip-owners' | 'epoch-xai-timelines'>,
  run: LayerRun,
): readonly NamedLayer[] {
  const totals = totalsByQuarter(rows['epoch-chip-totals'], run);
  const owned = heldByQuarter(rows['epoch-chip-owners'], totals, run);
  const quarters = [...totals.keys()]
    .sort((a, b) => a - b)
    .map((toMs) => {
      const quarter = { span: quarterOf(toMs - 1), totals: totals.get(toMs)!, held: owned.get(toMs) ?? [] };
      return withXai(quarter, rows['epoch-xai-timelines'], run);
    });
  for (const quarter of quarters) reportExcess(quarter, run);
  const holders = new Map(quarters.flatMap(({ held }) => held.map(({ holder }) => [holder.id, holder.name] as const)));
  const byOwner = { ...run, entityOf: ({ holder }: Held) => holder.id, nameOf: (id: string) => holders.get(id) ?? id };
  const byJurisdiction = { ...run, entityOf: (held: Held) => jurisdictionOfHeld(held, run), nameOf: jurisdictionName };
  return [
    ownersLayer('ai/accelerators/owner', quarters, byOwner),
    ownersLayer('ai/nvidia-accelerators/owner', quarters.map(onlyNvidia), byOwner),
    vendorLayer(quarters, run),
    ownersLayer('ai/accelerators/jurisdiction', quarters, byJurisdiction),
  ];
}

function jurisdictionOfHeld({ holder, amount }: Held, { tally }: LayerRun): string | null {
  const jurisdiction = holderJurisdiction(holder.id);
  if (jurisdiction === null) {
    const message = `ai/accelerators/jurisdiction: expected an owner of known headquarters, got '${holder.name}'`;
    tally.add('compute/no-jurisdiction', message, amount.origin);
  }
  return jurisdiction;
}

const AFTER_VINTAGE = 'accelerators: expected a quarter that had begun when the tables were read, got a later one';

function isLater({ toMs }: ChipTotal, asOfMs: number): boolean {
  return quarterOf(toMs - 1).fromMs > asOfMs;
}

function totalsByQuarter(rows: readonly ChipTotal[], { asOfMs, tally }: LayerRun): Map<number, Map<string, ChipTotal>> {
  const quarters = new Map<number, Map<string, ChipTotal>>();
  for (const row of rows) {
    const vendor = computeHolder(row.vendor);
    const groups = quarters.get(row.toMs) ?? new Map<string, ChipTotal>();
    if (vendor === null) {
      tally.add('compute/no-vendor', `accelerators: expected a vendor, got '${row.vendor}'`, row.origin);
    } else if (isLater(row, asOfMs)) {
      tally.add('compute/after-vintage', AFTER_VINTAGE, row.origin);
    } else if (groups.has(vendor.id)) {
      tally.add(
        'compute/two-totals',
        `accelerators: expected one total of ${vendor.id} per quarter, got two`,
        row.origin,
      );
    } else quarters.set(row.toMs, groups.set(vendor.id, row));
  }
  return quarters;
}

function heldByQuarter(
  rows: readonly OwnedChips[],
  totals: ReadonlyMap<number, ReadonlyMap<string, ChipTotal>>,
  { asOfMs, tally }: LayerRun,
): ReadonlyMap<number, readonly Held[]> {
  const quarters = new Map<number, Map<string, Held>>();
  for (const row of rows) {
    const holder = computeHolder(row.owner);
    const group = computeHolder(row.vendor)?.id;
    if (holder === null) continue;
    const known = quarters.get(row.toMs) ?? new Map<string, Held>();
    const key = `${group} ${holder.id}`;
    if (isLater(row, asOfMs)) tally.add('compute/after-vintage', AFTER_VINTAGE, row.origin);
    else if (group === undefined || !totals.get(row.toMs)?.has(group)) {
      const message = `accelerators: expected a total of the vendor in the owner's quarter, got none for ${row.vendor}`;
      tally.add('compute/owner-without-total', message, row.origin);
    } else if (known.has(key)) {
      const message = `accelerators: expected one row per owner, vendor and quarter, got two for ${holder.id}`;
      tally.add('compute/two-owner-rows', message, row.origin);
    } else {
      const { weight, low, high, origin, isIncomplete } = row;
      quarters.set(row.toMs, known.set(key, { holder, group, amount: { weight, low, high, origin }, isIncomplete }));
    }
  }
  return new Map([...quarters].map(([toMs, known]) => [toMs, [...known.values()]]));
}

/** The quarter with xAI's sites among the holders of Nvidia's chips, unless a row of the owners' tables names xAI. */
function withXai(quarter: Quarter, readings: readonly SiteReading[], { asOfMs }: LayerRun): Quarter {
  const { span, totals, held } = quarter;
  if (held.length === 0 || !totals.has(NVIDIA)) return quarter;
  if (held.some(({ holder, group }) => holder.id === XAI.id && group === NVIDIA)) return quarter;
  const latest = latestReadings(readings, { field: 'h100e', atMs: Math.min(span.toMs - 1, asOfMs) });
  const sites = [...latest.values()].map(({ weight, origin }) => ({
    holder: XAI,
    group: NVIDIA,
    amount: { weight, low: null, high: null, origin },
    isIncomplete: false,
  }));
  return { ...quarter, held: [...held, ...sites] };
}

function onlyNvidia({ span, totals, held }: Quarter): Quarter {
  return {
    span,
    totals: new Map([...totals].filter(([group]) => group === NVIDIA)),
    held: held.filter(({ group }) => group === NVIDIA),
  };
}

function ownersLayer(
  layer: string,
  quarters: readonly Quarter[],
  options: {
    readonly asOfMs: number;
    readonly entityOf: (held: Held) => string | null;
    readonly nameOf: (id: string) => string;
  },
): NamedLayer {
  const { asOfMs, entityOf, nameOf } = options;
  const seen = new Set<string>();
  const windows = quarters
    .filter(({ held }) => held.length > 0)
    .map(({ span, totals, held }): HeldWindow => {
      const keys = new Set([...totals.keys(), ...held.map(({ holder, group }) => `${group} ${holder.id}`)]);
      return {
        span,
        holdings: held
          .filter(({ amount }) => amount.weight > 0)
          .map((one): Holding => ({ entity: entityOf(one), group: one.group, ...one.amount })),
        totals: [...totals].map(([group, { weight, low, high, origin }]) => ({ group, weight, low, high, origin })),
        isIncomplete:
          [...totals.values(), ...held].some(({ isIncomplete }) => isIncomplete) ||
          isGap(keys, { seen, toMs: span.toMs, asOfMs }),
      };
    });
  return namedLayer(layer, windows, { nameOf, scopeBreaksMs: scopeBreaks(quarters) });
}

function vendorLayer(quarters: readonly Quarter[], { asOfMs }: LayerRun): NamedLayer {
  const seen = new Set<string>();
  const names = new Map<string, string>();
  const windows = quarters.map(({ span, totals }): HeldWindow => {
    for (const [id, { vendor }] of totals) names.set(id, computeHolder(vendor)?.name ?? vendor);
    return {
      span,
      holdings: [...totals].map(([entity, { weight, low, high, origin }]) => {
        return { entity, group: null, weight, low, high, origin };
      }),
      totals: [],
      isIncomplete:
        [...totals.values()].some(({ isIncomplete }) => isIncomplete) ||
        isGap(new Set(totals.keys()), { seen, toMs: span.toMs, asOfMs }),
    };
  });
  const nameOf = (id: string): string => names.get(id) ?? id;
  return namedLayer('ai/accelerators/vendor', windows, { nameOf, scopeBreaksMs: scopeBreaks(quarters) });
}

/** Whether a quarter is not over yet, or lacks a row that an earlier one had; takes note of the rows that it has. */
function isGap(
  keys: ReadonlySet<string>,
  { seen, toMs, asOfMs }: { readonly seen: Set<string>; readonly toMs: number; readonly asOfMs: number },
): boolean {
  const lacks = [...seen].some((key) => !keys.has(key));
  for (const key of keys) seen.add(key);
  return lacks || toMs > asOfMs;
}

/** Starts of the quarters, after the first, in which a vendor's rows begin. */
function scopeBreaks(quarters: readonly Quarter[]): readonly number[] {
  const known = new Set<string>(quarters[0]?.totals.keys());
  const breaks: number[] = [];
  for (const { span, totals } of quarters) {
    const fresh = [...totals.keys()].filter((group) => !known.has(group));
    if (fresh.length > 0) breaks.push(span.fromMs);
    for (const group of fresh) known.add(group);
  }
  return breaks;
}

/** Counts a vendor whose named owners have more than its total; half a unit each is rounding. */
function reportExcess({ totals, held }: Quarter, { tally }: LayerRun): void {
  for (const [group, total] of totals) {
    const ofGroup = held.filter((one) => one.group === group);
    const sum = ofGroup.reduce((before, { amount }) => before + amount.weight, 0);
    if (sum <= total.weight + ofGroup.length / 2) continue;
    const message = `accelerators: expected owners of ${group} within its total ${total.weight}, got ${sum}`;
    tally.add('compute/owners-exceed-total', message, total.origin);
  }
}
