import { type FigureId, figureIdText } from '../../core/figure-id.ts';
import type { Figure } from '../figures.ts';
import type { EconomicsPart, EconomicsParts, FigureBasis } from './_figure-parts.ts';
import { claimFigures, edgeFigures } from './edge-figures.ts';
import { dealFigures, hostingFigures } from './hosting-figures.ts';
import { miningFigures } from './mining-figures.ts';
import { type EconomicsInput, economicsOutline } from './outline.ts';

type EconomicsFigureId = Extract<FigureId, { readonly kind: 'economics' }>;

/** Figures of what mining costs, hosting pays and inference costs; null where the run has none. A topic is computed when it is first asked for. */
export function createEconomicsFigures(input: EconomicsInput): (id: EconomicsFigureId) => Figure | null {
  return (id) => {
    const part = find(id, input);
    if (part === null) return null;
    const { value, text, unit, low, high, label, rule } = part;
    return { id: figureIdText(id), value, text, unit, low, high, label, rule };
  };
}

/**
 * What a figure was made of.
 *
 * @throws {RangeError} if the run has no such figure.
 */
export function economicsFigureBasis(id: EconomicsFigureId, input: EconomicsInput): FigureBasis {
  const part = find(id, input);
  if (part === null)
    throw new RangeError(`economicsFigureBasis: expected a figure of this run, got '${figureIdText(id)}'`);
  return part;
}

const made = new WeakMap<EconomicsInput, Map<string, EconomicsParts | null>>();

function find({ topic, part }: EconomicsFigureId, input: EconomicsInput): EconomicsPart | null {
  const known = made.get(input) ?? new Map<string, EconomicsParts | null>();
  made.set(input, known);
  if (!known.has(topic)) known.set(topic, partsOf(topic, input));
  const parts = known.get(topic) ?? null;
  return parts?.get(part) ?? endOf(part, parts);
}

/** One end of a figure, as a figure: `places-above-low`; null where it has none. */
function endOf(part: string, parts: EconomicsParts | null): EconomicsPart | null {
  const [, name = '', end] = /^(.+)-(low|high)$/.exec(part) ?? [];
  const whole = parts?.get(name);
  const value = whole?.[end as 'low' | 'high'] ?? null;
  if (whole === undefined || value === null) return null;
  return { ...whole, value, text: whole.write(value), low: null, high: null, label: `${whole.label}: its ${end} end` };
}

function partsOf(topic: string, input: EconomicsInput): EconomicsParts | null {
  const { facts } = input;
  const outline = economicsOutline(input);
  switch (topic) {
    case 'mining':
      return from(outline.mining(), (mining) => miningFigures(mining, facts));
    case 'hosting':
      return from(outline.hosting(), hostingFigures);
    case 'deals':
      return from(outline.hosting(), (hosting) => dealFigures(hosting, facts));
    case 'edge':
      return from(outline.edge(), (edge) => edgeFigures(edge, facts));
    case 'audit':
      return claimFigures(outline.claims(), facts);
    default:
      return null;
  }
}

function from<Value>(value: Value | null, make: (value: Value) => EconomicsParts): EconomicsParts | null {
  return value === null ? null : make(value);
}
