import type { Choices, JudgedSpecification } from '../../../models/specification-curve.ts';
import type { paths } from '../api-schema.ts';
import type { Specification } from '../charts/_curve.ts';

const PATH = '/diverge/{domain}/{resource}/{role}/{second_domain}/{second_resource}/{second_role}' as const;
type Get = paths[typeof PATH]['get'];
export type CurveDocument = Get['responses'][200]['content']['application/json'];
export const curvePath = PATH;

/** Parts of the address of a pair's curve. */
export function pairParts(a: string, b: string): Get['parameters']['path'] {
  const [domain, resource, role] = a.split('/');
  const [secondDomain, secondResource, secondRole] = b.split('/');
  return {
    domain: domain as 'bitcoin' | 'ai',
    resource: resource!,
    role: role!,
    second_domain: secondDomain as 'bitcoin' | 'ai',
    second_resource: secondResource!,
    second_role: secondRole!,
  };
}

/** The specifications of a curve with their choices by name. */
export function readSpecifications({ choices, specifications }: CurveDocument): Specification[] {
  return specifications.map((one, rank) => ({
    rank,
    choices: Object.fromEntries(
      choices.flatMap(({ choice, options }, at) => {
        const option = one.options[at];
        return option === null || option === undefined ? [] : [[choice, options[option]!]];
      }),
    ),
    differencePerYear: one.difference_per_year,
    low: one.low,
    high: one.high,
    pValue: one.p_value,
    verdict: one.verdict,
    matchesClaim: one.claim,
  }));
}

/**
 * Options that are to stay, by their choice, as an address has them; what the curve does not have is left out.
 *
 * @example
 * parseFilters('measure=hhi;span=all', [{ choice: 'measure', options: ['hhi'] }]); // => { measure: 'hhi' }
 */
export function parseFilters(
  text: string,
  choices: readonly { readonly choice: string; readonly options: readonly string[] }[],
): Choices {
  const parts = text.split(';').map((part) => part.split('=') as [string, string?]);
  return Object.fromEntries(
    parts.filter(([choice, option]) =>
      choices.some((one) => one.choice === choice && option !== undefined && one.options.includes(option)),
    ) as [string, string][],
  );
}

/** Filters with one more, or one less where the option is empty. */
export function filtersText(filters: Choices, choice: string, option: string): string {
  const next = { ...filters, [choice]: option };
  return Object.entries(next)
    .filter(([, one]) => one !== '')
    .map(([name, one]) => `${name}=${one}`)
    .join(';');
}

/** Those that made every choice so; a choice without an option is free. */
export function matching<One extends JudgedSpecification>(
  all: readonly One[],
  filters: Readonly<Record<string, string | undefined>>,
): One[] {
  const wanted = Object.entries(filters).filter(([, option]) => option !== undefined);
  return all.filter(({ choices }) => wanted.every(([choice, option]) => choices[choice] === option));
}
