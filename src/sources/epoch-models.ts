import { statedCounts } from '../compute/model-name.ts';
import type { PublishedModel } from '../core/published-model.ts';
import { accessCell, confidenceCell, epochHub, listCell, presentColumns } from './_epoch-cells.ts';
import { publishedRows, type RowCells } from './_published-rows.ts';
import type { PublishedSource } from './_source.ts';

const id = 'epoch-models';
const homepage = 'https://epoch.ai/data/ai-models';
const own = ['Model', 'Organization', 'Publication date', 'Parameters', 'Training compute (FLOP)'] as const;
const further = [
  'Country (of organization)',
  'Model accessibility',
  'Confidence',
  'Domain',
  'Parameters notes',
  'Training compute notes',
  'Training dataset size (gradients)',
  'Epochs',
  'Base model',
  'Finetune compute (FLOP)',
  'Training compute lower bound',
  'Training compute upper bound',
  'Exclude',
];

/** No model has been near these: what is beyond them is a slip. */
const MOST_PARAMETERS = 1e16;
const MOST_FLOP = 1e30;
/** How far training compute may lie from what the row itself implies. */
const FLOP_TOLERANCE = 100;

/**
 * Epoch AI's tables of AI models: the notable, the large-scale and the frontier ones. They overlap.
 *
 * A value that its own row contradicts is set aside, and the rest of the row kept: parameters that are a thousand or a million
 * times off what the name or the notes state; training compute that is more than 100 times off every figure of its
 * notes, or off six operations per parameter and token. The latter is asked only of language models trained from nothing:
 * elsewhere the data are not counted in tokens, or the compute of the base model is included.
 */
export const epochModels: PublishedSource<readonly PublishedModel[]> = {
  id,
  title: 'Epoch AI, AI models',
  homepage,
  ...epochHub,
  citation: { title: 'Epoch AI, Data on AI Models', url: homepage, licence: epochHub.licence },
  accepts: `A row per model with the columns ${own.join(', ')}.`,
  files: ['notable_ai_models.csv', 'large_scale_ai_models.csv', 'frontier_ai_models.csv'].map((name) => ({
    name,
    url: `https://epoch.ai/data/${name}`,
  })),
  recognises: (columns) => own.every((mark) => columns.some(({ name }) => name === mark)),
  wanted: (columns) => presentColumns(columns, [...own, ...further]),
  parse: (table, { file } = { file: id }) =>
    publishedRows(table, { source: id, file, columns: own, read: (cells) => readModel(cells, file) }),
};

function readModel(cells: RowCells, file: string): PublishedModel {
  const name = cells.text('Model')?.replace(/\s+/g, ' ') ?? cells.reject('no-name', 'a name in Model', '');
  if (cells.flag('Exclude')) cells.reject('excluded', 'a row that the publisher does not exclude', name);
  const parameters = parametersOf(cells, name);
  const trainingFlop = flopOf(cells, parameters);
  return {
    name,
    organizations: listCell(cells, 'Organization'),
    countries: listCell(cells, 'Country (of organization)'),
    publishedMs: cells.date('Publication date'),
    parameters,
    activeParameters: parameters === null ? null : activeOf(cells.text('Parameters notes') ?? '', parameters),
    trainingFlop,
    ...flopBounds(cells, trainingFlop),
    access: accessCell(cells, 'Model accessibility'),
    confidence: confidenceCell(cells),
    origin: { source: id, file, row: cells.row },
  };
}

function parametersOf(cells: RowCells, name: string): number | null {
  const count = cells.amount('Parameters');
  if (count === null) return null;
  if (count < 1 || count > MOST_PARAMETERS)
    return cells.setAside('absurd-parameters', `1 to ${MOST_PARAMETERS} parameters`, String(count));
  const stated = [name, cells.text('Parameters notes') ?? ''].flatMap(statedCounts);
  const isBacked = stated.some((other) => other <= 2 * count && count <= 2 * other);
  const meant = stated.find((other) => isUnitSlip(other / count));
  if (isBacked || meant === undefined) return count;
  return cells.setAside('contradicted-parameters', `the ${meant} parameters that ${name} states`, String(count));
}

/** Whether a ratio is about a power of a thousand: millions for billions. Other ratios part total from active parameters. */
function isUnitSlip(ratio: number): boolean {
  const thousands = Math.log10(ratio) / 3;
  const whole = Math.round(thousands);
  return whole !== 0 && Math.abs(thousands - whole) < 0.03;
}

const ACTIVE_AFTER = /(\d+(?:\.\d+)?)[\s-]?(?:b|billion)\b[^.;,\d\n]{0,30}?\bactiv/i;
const ACTIVE_BEFORE = /\bactiv\w*(?:\s+[a-z]+){0,4}?[\s:(]*(\d+(?:\.\d+)?)[\s-]?(?:b|billion)/i;

/** Parameters read per token, where the notes state them in billions. */
function activeOf(notes: string, parameters: number): number | null {
  const match = ACTIVE_AFTER.exec(notes) ?? ACTIVE_BEFORE.exec(notes);
  const active = match === null ? Number.NaN : Number(match[1]) * 1e9;
  return active > 0 && active <= parameters ? active : null;
}

function flopOf(cells: RowCells, parameters: number | null): number | null {
  const flop = cells.amount('Training compute (FLOP)');
  if (flop === null) return null;
  if (flop > MOST_FLOP) return cells.setAside('absurd-flop', `at most ${MOST_FLOP} training FLOP`, String(flop));
  const isNear = (other: number): boolean => other <= FLOP_TOLERANCE * flop && flop <= FLOP_TOLERANCE * other;
  const { all, ofFlop } = flopFigures(cells.text('Training compute notes') ?? '');
  if (ofFlop !== undefined && !all.some(isNear))
    return cells.setAside('flop-against-notes', `the ${ofFlop} FLOP of the notes`, String(flop));
  const implied = parameters === null ? [] : impliedFlop(cells, parameters);
  if (implied.length === 0 || implied.some(isNear)) return flop;
  return cells.setAside('flop-against-size', `about ${implied[0]} FLOP, six per parameter and token`, String(flop));
}

const FIGURE =
  /(?<![\w.^])(\d+(?:\.\d+)?)(?:\s*e\s*\+?(\d{1,2})(?!\d)|\s*[×x*·]\s*10\s*(?:\^|\*\*)?\s*[({]?(\d{1,2})(?!\d)[)}]?)?(\s*(?:training\s+)?flops?\b(?!\s*(?:\/|per\b)))?/gi;
/** Below this a number before "FLOP" is a rate in some unit or a part of a name. */
const LEAST_STATED_FLOP = 1e12;

/** Every number of a note, and the first that it calls FLOP and not FLOP a second. */
function flopFigures(notes: string): { readonly all: readonly number[]; readonly ofFlop: number | undefined } {
  const plain = notes.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const figures = [...plain.matchAll(FIGURE)].map(([, digits, exponent, power, unit]) => ({
    value: Number(`${digits}e${exponent ?? power ?? 0}`),
    isFlop: unit !== undefined && !/FLOPS$/.test(unit),
  }));
  const ofFlop = figures.find(({ value, isFlop }) => isFlop && value >= LEAST_STATED_FLOP)?.value;
  return { all: figures.map(({ value }) => value), ofFlop };
}

/** Six operations per parameter and token, over the data once and over all epochs; empty where that does not apply. */
function impliedFlop(cells: RowCells, parameters: number): readonly number[] {
  const isPlain = cells.text('Domain') === 'Language' && cells.text('Base model') === null;
  if (!isPlain || cells.text('Finetune compute (FLOP)') !== null) return [];
  const tokens = cells.amount('Training dataset size (gradients)');
  if (tokens === null) return [];
  const once = 6 * parameters * tokens;
  const epochs = cells.amount('Epochs');
  return (epochs === null ? [once] : [once, once * epochs]).filter(Number.isFinite);
}

/** Both bounds where both are given and enclose the estimate; else neither. */
function flopBounds(cells: RowCells, flop: number | null) {
  const low = cells.amount('Training compute lower bound');
  const high = cells.amount('Training compute upper bound');
  const areBounds = flop !== null && low !== null && high !== null;
  if (!areBounds) return { trainingFlopLow: null, trainingFlopHigh: null };
  if (low <= flop && flop <= high) return { trainingFlopLow: low, trainingFlopHigh: high };
  cells.setAside('bad-bounds', `bounds about ${flop}`, `${low} to ${high}`);
  return { trainingFlopLow: null, trainingFlopHigh: null };
}
