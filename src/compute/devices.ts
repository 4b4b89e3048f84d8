import { type JsonChecks, type JsonFields, jsonChecks } from '../core/json-checks.ts';
import { parseInstant } from '../core/time-span.ts';

/** Kinds of processor that reach a different part of their memory's bandwidth. */
export const deviceClasses = [
  /** A graphics card with matrix units: made since 2018. */
  'discrete-gpu',
  /** A graphics card of before. */
  'older-discrete-gpu',
  'apple-unified',
  /** Other chips whose graphics share the memory of the processor. */
  'unified-memory',
  'cpu',
  'phone',
] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/** A number with the key of its source in `DeviceFacts.sources`. */
export interface Fact {
  readonly value: number;
  readonly source: string;
  readonly note?: string;
}

/** A fact that holds from a day on, until the next one. */
export interface DatedFact extends Fact {
  /** ISO date. */
  readonly from: string;
}

/** Where a fact was read; address and day are null for an assumption, and for what the compilers knew and did not read again. */
export interface FactSource {
  readonly title: string;
  readonly url: string | null;
  readonly licence?: string;
  readonly read: string | null;
}

/** One device as people name it in published runs. */
export interface Device {
  readonly id: string;
  /** Lower-case phrases that name it, `rtx 4090`. */
  readonly names: readonly string[];
  readonly class: DeviceClass;
  /** Of one device; null where it is sold with several sizes. */
  readonly memoryGibibytes: number | null;
  readonly bandwidthGigabytesPerSecond: Fact;
}

export const tierKinds = ['phone', 'laptop', 'consumer-gpu'] as const;
export type TierKind = (typeof tierKinds)[number];

/** A size of device that people own. */
export interface DeviceTier {
  /** `phone-8gb`. */
  readonly id: string;
  readonly title: string;
  readonly kind: TierKind;
  readonly class: DeviceClass;
  readonly memoryGibibytes: Fact;
  /** What the operating system and other programs leave of the memory, in (0, 1]. */
  readonly usableProportion: Fact;
  /** Of a typical device sold at the time, in ascending order of days. */
  readonly bandwidthGigabytesPerSecond: readonly DatedFact[];
  /** On sale at the latest on this day: before, the tier does not exist. */
  readonly onSaleFrom: { readonly date: string; readonly source: string };
}

/** Facts of devices, as `data/devices.json` holds them. */
export interface DeviceFacts {
  readonly sources: Readonly<Record<string, FactSource>>;
  readonly devices: readonly Device[];
  readonly tiers: readonly DeviceTier[];
}

const checks: JsonChecks = jsonChecks('parseDeviceFacts');
const { fields, list, text } = checks;

function positive(json: unknown, where: string): number {
  return typeof json === 'number' && json > 0 && json < Infinity ? json : checks.fail('a positive number', json, where);
}

function day(json: unknown, where: string): string {
  const date = text(json, where);
  try {
    parseInstant(date);
  } catch (error) {
    if (error instanceof SyntaxError) checks.fail('a day as 2024-09-20', date, where);
    throw error;
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : checks.fail('a day as 2024-09-20', date, where);
}

function oneOf<T extends string>(json: unknown, choices: readonly T[], where: string): T {
  return choices.find((choice) => choice === json) ?? checks.fail(choices.join(', '), json, where);
}

/**
 * Facts of devices from their JSON.
 *
 * @throws {TypeError} if a field is missing, unknown or out of range, a source is not listed, or an id or a name comes twice;
 *   the message names the place.
 */
export function parseDeviceFacts(json: unknown): DeviceFacts {
  const root = fields(json, 'devices', ['sources', 'devices', 'tiers']);
  const keys = Object.keys(typeof root.sources === 'object' && root.sources !== null ? root.sources : {});
  const sources = fields(root.sources, 'sources', keys);
  for (const key of keys) {
    const source = fields(sources[key], `sources.${key}`, ['title', 'url', 'read'], ['licence']);
    text(source.title, `sources.${key}.title`);
    if (source.url !== null) text(source.url, `sources.${key}.url`);
    if (source.read !== null) day(source.read, `sources.${key}.read`);
  }
  const source = (key: unknown, where: string) => oneOf(key, keys, `${where}.source`);
  const fact = (entry: unknown, where: string, extra: readonly string[] = []): JsonFields => {
    const found = fields(entry, where, ['value', 'source', ...extra], ['note']);
    positive(found.value, `${where}.value`);
    source(found.source, where);
    return found;
  };
  const seen = new Set<string>();
  const once = (id: unknown, where: string) => {
    if (seen.has(text(id, where))) checks.fail('each id and name once', id, where);
    seen.add(id as string);
  };
  for (const [index, entry] of list(root.devices, 'devices').entries()) {
    const where = `devices[${index}]`;
    const required = ['id', 'names', 'class', 'memoryGibibytes', 'bandwidthGigabytesPerSecond'];
    const device = fields(entry, where, required);
    once(device.id, `${where}.id`);
    for (const name of list(device.names, `${where}.names`)) {
      if (words(text(name, `${where}.names`)) !== name) checks.fail('a name in lower case without marks', name, where);
      once(`name ${name}`, `${where}.names`);
    }
    oneOf(device.class, deviceClasses, `${where}.class`);
    if (device.memoryGibibytes !== null) positive(device.memoryGibibytes, `${where}.memoryGibibytes`);
    fact(device.bandwidthGigabytesPerSecond, `${where}.bandwidthGigabytesPerSecond`);
  }
  for (const [index, entry] of list(root.tiers, 'tiers').entries()) {
    const where = `tiers[${index}]`;
    const numbers = ['memoryGibibytes', 'usableProportion'];
    const rest = ['id', 'title', 'kind', 'class', 'bandwidthGigabytesPerSecond', 'onSaleFrom'];
    const tier = fields(entry, where, [...rest, ...numbers]);
    once(tier.id, `${where}.id`);
    text(tier.title, `${where}.title`);
    oneOf(tier.kind, tierKinds, `${where}.kind`);
    oneOf(tier.class, deviceClasses, `${where}.class`);
    for (const key of numbers) fact(tier[key], `${where}.${key}`);
    const { value } = tier.usableProportion as Fact;
    if (value > 1) checks.fail('a proportion in (0, 1]', value, `${where}.usableProportion`);
    const sale = fields(tier.onSaleFrom, `${where}.onSaleFrom`, ['date', 'source']);
    let before = day(sale.date, `${where}.onSaleFrom.date`);
    source(sale.source, `${where}.onSaleFrom`);
    for (const [at, dated] of list(tier.bandwidthGigabytesPerSecond, `${where}.bandwidth`).entries()) {
      const place = `${where}.bandwidthGigabytesPerSecond[${at}]`;
      const from = day(fact(dated, place, ['from']).from, `${place}.from`);
      if (at === 0 ? from > before : from <= before) {
        checks.fail('the first from the day of sale on, and ascending days', from, place);
      }
      before = from;
    }
  }
  return root as unknown as DeviceFacts;
}

/** Words of a name: lower case, single spaces, no marks. */
function words(name: string): string {
  return name
    .toLowerCase()
    .replace(/\((?:r|tm)\)/g, ' ')
    .replace(/[^a-z0-9+.]+/g, ' ')
    .trim();
}

/**
 * The device that a published name means: the one with the longest of its own names in it; null where none is.
 * A `1` that ends a bracket may be the mark of a footnote: it is left out where nothing is found with it.
 */
export function deviceNamed(
  devices: readonly Device[],
  { name, isCpu }: { readonly name: string; readonly isCpu: boolean },
): Device | null {
  const candidates = devices.filter((device) => (device.class === 'cpu') === isCpu);
  return longestNamed(candidates, name) ?? longestNamed(candidates, name.replace(/1(?=\))/g, ''));
}

function longestNamed(devices: readonly Device[], name: string): Device | null {
  const text = ` ${words(name)} `;
  let best: { readonly device: Device; readonly length: number } | null = null;
  for (const device of devices) {
    for (const each of device.names) {
      if (each.length > (best?.length ?? 0) && text.includes(` ${each} `)) best = { device, length: each.length };
    }
  }
  return best?.device ?? null;
}

/** Whether a tier's devices were on sale at a time. */
export function isOnSale(tier: DeviceTier, atMs: number): boolean {
  return parseInstant(tier.onSaleFrom.date) <= atMs;
}

/** Bandwidth of a typical device of the tier sold at a time; null where the tier did not exist. */
export function bandwidthAt(tier: DeviceTier, atMs: number): number | null {
  if (!isOnSale(tier, atMs)) return null;
  return tier.bandwidthGigabytesPerSecond.findLast(({ from }) => parseInstant(from) <= atMs)?.value ?? null;
}
