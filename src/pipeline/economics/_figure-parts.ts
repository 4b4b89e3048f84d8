import type { Fact } from '../../core/fact.ts';
import { formatAmount, formatNumber } from '../../report/index.ts';
import type { FigureInput } from '../explain-figure.ts';
import { countWord, type Figure } from '../figures.ts';

/** What a figure was made of: facts, files, other figures, and the sources to be credited. */
export interface FigureBasis {
  /** Ids. */
  readonly facts: readonly string[];
  readonly inputs: readonly FigureInput[];
  readonly sources: readonly string[];
}

/** A figure without its id, with all that is behind it. */
export type EconomicsPart = Omit<Figure, 'id'> & FigureBasis & { readonly write: (value: number) => string };

/** Figures of a topic by the parts of their ids. */
export type EconomicsParts = ReadonlyMap<string, EconomicsPart>;

export type Said = Pick<Figure, 'label' | 'rule'> & { readonly basis: FigureBasis };
interface Estimated {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A figure from a value with its ends. */
export function partOf(
  { estimate, low, high }: Estimated,
  { label, rule, basis, unit, write }: Said & { readonly unit: string; readonly write: (value: number) => string },
): EconomicsPart {
  return { value: estimate, text: write(estimate), unit, low, high, label, rule, write, ...basis };
}

/** A count, whose ends are those of what it counts. */
export function countPart(value: number | Estimated, said: Said & { readonly unit: string }): EconomicsPart {
  return partOf(typeof value === 'number' ? known(value) : value, { ...said, write: countWord });
}

/** A value without an interval. */
export function known(estimate: number): Estimated {
  return { estimate, low: null, high: null };
}

/** Three digits of an amount of dollars: `$290,000`, `$1.86M`. */
export function usd(value: number): string {
  const size = Math.abs(value);
  return `${value < 0 ? '−' : ''}$${size < 1e6 ? formatNumber(Number(size.toPrecision(3)), 0) : formatAmount(size)}`;
}

/** A tariff in dollars to a tenth of a cent. */
export function tariffUsd(value: number): string {
  return `$${formatNumber(value, 3)}`;
}

/** Facts as what a figure was made of, with their sources. */
export function factBasis(facts: readonly Fact[], ids: readonly string[]): FigureBasis {
  const used = ids.map((wanted) => facts.find(({ id }) => id === wanted)!);
  return {
    facts: ids,
    inputs: used.map(({ id, subject, quantity, value, unit, origin }) => ({
      what: `${subject}: ${quantity}`,
      value: `${value} ${unit} fact:${id}`,
      file: `data/facts/${origin.file}`,
      rows: `id ${id}`,
    })),
    sources: [...new Set(used.map(({ source }) => `${source.title} <${source.url}>, read ${source.read}`))],
  };
}

/** What is no fact: files of the package and assumptions, and pages that they name. */
export function inputBasis(inputs: readonly FigureInput[], sources: readonly string[] = []): FigureBasis {
  return { facts: [], inputs, sources };
}

/** Several as one. */
export function joinedBasis(...parts: readonly FigureBasis[]): FigureBasis {
  return {
    facts: [...new Set(parts.flatMap(({ facts }) => facts))],
    inputs: parts.flatMap(({ inputs }) => inputs),
    sources: [...new Set(parts.flatMap(({ sources }) => sources))],
  };
}
