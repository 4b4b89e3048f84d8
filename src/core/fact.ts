import type { Citation } from './citation.ts';
import type { RowOrigin } from './holding.ts';
import { printable } from './text.ts';
import { parseInstant, type TimeSpan } from './time-span.ts';

/**
 * How a value was come by. `primary`: read where its author published it, or in an official record. `press`: read where
 * somebody quotes it. `computed`: follows from other records by a stated rule.
 */
export const factGrades = ['primary', 'press', 'computed'] as const;
export type FactGrade = (typeof factGrades)[number];

/** One value typed from a report, with its span and its source. A fact that ended is kept; it is never edited. */
export interface Fact {
  /** Unique over all files, `hashrate-index-2025-q3-us`. */
  readonly id: string;
  /** Whom or what it is about, for people. */
  readonly subject: string;
  /** What was counted, of what whole; an event says what happened. */
  readonly quantity: string;
  readonly value: number;
  /** 5% and 95% quantiles where the source states an uncertainty; both or neither. */
  readonly low: number | null;
  readonly high: number | null;
  /** `percent`, `EH/s`, `USD`, `months` …; `event` for something that happened, with the value 1. */
  readonly unit: string;
  /** Days of UTC, from inclusive, until exclusive: the time of which the value speaks. */
  readonly from: string;
  readonly until: string;
  readonly span: TimeSpan;
  readonly source: Citation & { readonly read: string };
  readonly grade: FactGrade;
  /** How it follows; null where it is not computed. */
  readonly rule: string | null;
  /** What the rule was applied to, by name; empty where it is not computed. */
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly note: string | null;
  /** Layer to which it belongs, `bitcoin/hashrate/jurisdiction`; null where it belongs to none. */
  readonly layer: string | null;
  /** Who holds it in that layer; null: it is the total of the layer. */
  readonly entity: string | null;
  readonly origin: RowOrigin;
}

const required = ['id', 'subject', 'quantity', 'value', 'unit', 'from', 'until', 'source', 'grade'] as const;
const optional = ['low', 'high', 'rule', 'inputs', 'note', 'layer', 'entity'] as const;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LAYER = /^(bitcoin|ai)(\/[a-z0-9]+(-[a-z0-9]+)*){2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

type Fields = Readonly<Record<string, unknown>>;

/** Where a complaint belongs: the file, then the fact, then the field. */
interface Place {
  readonly file: string;
  readonly id?: string;
  readonly field?: string;
}

/**
 * Facts from the JSON files of `data/facts`, each an array of records, in the order given.
 *
 * @param files `path` may have folders; the name alone is kept as the origin.
 * @throws {TypeError} if a field is missing, unknown or of the wrong shape; the message names file, fact and field.
 * @throws {RangeError} if a value is not allowed, or two facts have one id.
 */
export function parseFacts(files: readonly { readonly path: string; readonly json: unknown }[]): readonly Fact[] {
  const facts: Fact[] = [];
  const fileOf = new Map<string, string>();
  for (const { path, json } of files) {
    const file = path.split(/[\\/]/).at(-1)!;
    if (!Array.isArray(json)) fail(TypeError, 'an array of facts', json, { file });
    for (const [index, entry] of json.entries()) {
      const fact = checkedFact(entry, { source: 'facts', file, row: index + 1 });
      const other = fileOf.get(fact.id);
      if (other !== undefined) fail(RangeError, `an id that no fact of ${other} has`, fact.id, { file, id: fact.id });
      fileOf.set(fact.id, file);
      facts.push(fact);
    }
  }
  return facts;
}

function checkedFact(json: unknown, origin: RowOrigin): Fact {
  const { file, row } = origin;
  const unnamed = { file, id: `fact ${row}` };
  const id = text(object(json, unnamed).id ?? missing('id', unnamed), { ...unnamed, field: 'id' });
  if (!ID.test(id)) fail(RangeError, 'an id of a–z, 0–9 and single hyphens', id, { ...unnamed, field: 'id' });
  const at = (field: string): Place => ({ file, id, field });
  const record = fields(json, { file, id }, { required, optional });
  const grade = record.grade as FactGrade;
  if (!factGrades.includes(grade)) fail(RangeError, `one of ${factGrades.join(', ')}`, grade, at('grade'));
  const optionalText = (field: 'note' | 'rule' | 'layer' | 'entity') =>
    field in record ? text(record[field], at(field)) : null;
  const fact: Fact = {
    id,
    subject: text(record.subject, at('subject')),
    quantity: text(record.quantity, at('quantity')),
    value: number(record.value, at('value')),
    ...quantiles(record, at),
    unit: text(record.unit, at('unit')),
    from: day(record.from, at('from')),
    until: day(record.until, at('until')),
    span: { fromMs: parseInstant(record.from as string), toMs: parseInstant(record.until as string) },
    source: source(record.source, at),
    grade,
    rule: optionalText('rule'),
    inputs: inputs(record.inputs, at('inputs')),
    note: optionalText('note'),
    layer: optionalText('layer'),
    entity: optionalText('entity'),
    origin,
  };
  checkTogether(fact, at);
  return fact;
}

/** What no single field shows. */
function checkTogether(fact: Fact, at: (field: string) => Place): void {
  const { span, from, until, grade, rule, value, low, high, layer, entity } = fact;
  if (span.fromMs >= span.toMs) fail(RangeError, `a day after ${from}`, until, at('until'));
  if (grade === 'computed' && rule === null) fail(TypeError, 'a rule, for the fact is computed', undefined, at('rule'));
  if (grade !== 'computed' && rule !== null) fail(RangeError, `no rule, for the fact is ${grade}`, rule, at('rule'));
  if (grade !== 'computed' && Object.keys(fact.inputs).length > 0) {
    fail(RangeError, `no inputs, for the fact is ${grade}`, fact.inputs, at('inputs'));
  }
  if (low !== null && high !== null && !(low <= value && value <= high)) {
    fail(RangeError, `a value from ${low} to ${high}`, value, at('value'));
  }
  if (layer === null && entity !== null) fail(TypeError, 'the layer of the entity', undefined, at('layer'));
  if (layer !== null && !LAYER.test(layer)) fail(RangeError, 'a layer as bitcoin/blocks/pool', layer, at('layer'));
  if (entity !== null && !ID.test(entity)) fail(RangeError, 'an entity of a–z, 0–9, -', entity, at('entity'));
  if (layer !== null && value < 0) fail(RangeError, 'a weight that is not negative', value, at('value'));
}

function fail(
  kind: typeof TypeError | typeof RangeError,
  expected: string,
  got: unknown,
  { file, id, field }: Place,
): never {
  const raw = typeof got === 'string' ? `'${got}'` : (JSON.stringify(got) ?? 'nothing');
  const shown = printable(raw.length > 80 ? `${raw.slice(0, 80)}…` : raw);
  const where = [file, id, field].filter((part) => part !== undefined).map((part) => printable(part.slice(0, 80)));
  throw new kind(`parseFacts: expected ${expected}, got ${shown} (${where.join(', ')})`);
}

function fields(
  json: unknown,
  place: Place,
  known: { readonly required: readonly string[]; readonly optional: readonly string[] },
): Fields {
  const record = object(json, place);
  for (const key of known.required) if (!Object.hasOwn(record, key)) missing(key, place);
  for (const key of Object.keys(record)) {
    if (!known.required.includes(key) && !known.optional.includes(key)) {
      fail(TypeError, 'known fields only', key, { ...place, field: key });
    }
  }
  return record;
}

function object(json: unknown, place: Place): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fail(TypeError, 'an object', json, place);
  return json as Fields;
}

function missing(field: string, place: Place): never {
  fail(TypeError, `the field ${field}`, undefined, { ...place, field });
}

function text(value: unknown, place: Place): string {
  if (typeof value !== 'string' || value.trim() === '') fail(TypeError, 'a text that is not empty', value, place);
  return value;
}

function number(value: unknown, place: Place): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(TypeError, 'a finite number', value, place);
  return value;
}

function day(value: unknown, place: Place): string {
  const date = text(value, place);
  if (!DAY.test(date) || !isInstant(date)) fail(RangeError, 'a day as 2025-07-01', date, place);
  return date;
}

function isInstant(date: string): boolean {
  try {
    parseInstant(date);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function quantiles(record: Fields, at: (field: string) => Place): Pick<Fact, 'low' | 'high'> {
  const given = ['low', 'high'].filter((field) => field in record);
  if (given.length === 0) return { low: null, high: null };
  if (given.length === 1) fail(TypeError, 'low and high together', given[0], at(given[0] === 'low' ? 'high' : 'low'));
  return { low: number(record.low, at('low')), high: number(record.high, at('high')) };
}

function source(json: unknown, at: (field: string) => Place): Fact['source'] {
  const record = fields(json, at('source'), { required: ['title', 'url', 'read'], optional: [] });
  const url = text(record.url, at('source.url'));
  if (!/^https?:\/\/[^\s]+$/.test(url)) fail(RangeError, 'an address of the web', url, at('source.url'));
  return { title: text(record.title, at('source.title')), url, read: day(record.read, at('source.read')) };
}

function inputs(json: unknown, place: Place): Fact['inputs'] {
  if (json === undefined) return {};
  const record = fields(json, place, { required: [], optional: Object.keys(Object(json)) });
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string') text(value, { ...place, field: `inputs.${name}` });
    else number(value, { ...place, field: `inputs.${name}` });
  }
  return record as Fact['inputs'];
}
