import { printable } from './text.ts';

export type JsonFields = Readonly<Record<string, unknown>>;

/** Checks of what a person wrote as JSON; `where` is the place in it, `tiers[0].id`. Each gives what it was given, or throws. */
export interface JsonChecks {
  fail(expected: string, got: unknown, where: string): never;
  /** An object with all the required fields and, but for the optional ones, no others. */
  fields(json: unknown, where: string, required: readonly string[], optional?: readonly string[]): JsonFields;
  /** A list that is not empty. */
  list(json: unknown, where: string): readonly unknown[];
  /** A text that is not empty. */
  text(json: unknown, where: string): string;
}

const LONGEST = 60;

/**
 * Checks whose errors begin with the name of the parser.
 *
 * @throws {TypeError} the checks, of what is not as expected: `who: expected …, got … (where)`.
 *
 * @example
 * jsonChecks('parseTiers').text('', 'tiers[0].id'); // TypeError: parseTiers: expected a text, got '' (tiers[0].id)
 */
export function jsonChecks(who: string): JsonChecks {
  const fail = (expected: string, got: unknown, where: string): never => {
    const shown =
      (typeof got === 'string' ? `'${got.slice(0, LONGEST)}'` : JSON.stringify(got)?.slice(0, LONGEST)) ?? 'nothing';
    throw new TypeError(`${who}: expected ${expected}, got ${printable(shown)} (${where})`);
  };
  return {
    fail,
    fields(json, where, required, optional = []) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail('an object', json, where);
      for (const key of required) if (!Object.hasOwn(json, key)) fail(`the field ${key}`, undefined, where);
      for (const key of Object.keys(json)) {
        if (!required.includes(key) && !optional.includes(key)) fail('known fields only', key, where);
      }
      return json as JsonFields;
    },
    list: (json, where) =>
      Array.isArray(json) && json.length > 0 ? json : fail('a list that is not empty', json, where),
    text: (json, where) => (typeof json === 'string' && json !== '' ? json : fail('a text', json, where)),
  };
}
