import type { Measure, MeasureParams } from './_measure.ts';
import { measures } from './catalogue.ts';

/** A measure with its parameters, ready to compute. */
export interface ParsedMeasure {
  readonly measure: Measure;
  readonly params: MeasureParams;
  /** As it was asked for, `concentration-ratio:3`. */
  readonly id: string;
}

/**
 * A measure read from its id, with its parameter after a colon where it takes one.
 *
 * @throws {RangeError} if there is no such measure, or the parameter is out of its range.
 * @throws {SyntaxError} if the parameter is no number, or the measure takes none.
 * @example
 * parseMeasure('concentration-ratio:3').params; // => { k: 3 }
 * parseMeasure('hill-number:inf').params; // => { order: Infinity }
 * parseMeasure('concentration-ratio:1').id; // => 'concentration-ratio:1'
 */
export function parseMeasure(text: string): ParsedMeasure {
  const [id, value, ...rest] = text.split(':');
  const measure = measures.find((candidate) => candidate.id === id);
  if (measure === undefined) {
    const known = measures.map((candidate) => candidate.id).join(', ');
    throw new RangeError(`parseMeasure: expected one of ${known}, got '${id}'`);
  }
  if (value === undefined) return { measure, params: measure.defaults, id: measure.id };
  const { parameter } = measure;
  if (parameter === undefined) throw new SyntaxError(`parseMeasure: ${measure.id} takes no parameter, got '${text}'`);
  const number = /^(∞|inf|infinity)$/i.test(value)
    ? Infinity
    : /^\d*\.?\d+(e-?\d+)?$/i.test(value)
      ? Number(value)
      : NaN;
  if (Number.isNaN(number) || rest.length > 0) {
    throw new SyntaxError(`parseMeasure: expected ${measure.id}:${parameter} with a number, got '${text}'`);
  }
  const params = { ...measure.defaults, [parameter]: number };
  measure.compute([1], params); // throws where the number is out of its range
  return { measure, params, id: text };
}
