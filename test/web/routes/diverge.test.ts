import { describe, expect, test } from 'vitest';
import { comparisons } from '../../../src/pipeline/comparisons.ts';
import { diverge, specificationCurve } from '../../../src/web/routes/diverge.ts';
import { bundledObservatory } from '../../helpers/served.ts';

const whole = { params: {}, query: {} } as const;

/** Parts of an address from the ids of two layers. */
function pairOf(a: string, b: string) {
  const [domain, resource, role] = a.split('/') as ['bitcoin', string, string];
  const [second_domain, second_resource, second_role] = b.split('/') as ['ai', string, string];
  return { domain, resource, role, second_domain, second_resource, second_role };
}

const curveOf = async (a: string, b: string) =>
  specificationCurve.document.parse(
    await specificationCurve.answer(await bundledObservatory(), { params: pairOf(a, b), query: {} }),
  );

describe('the comparisons', () => {
  test('are those of the run, each with its question and figure', async () => {
    const { items, total } = diverge.document.parse(await diverge.answer(await bundledObservatory(), whole));
    expect(items.map(({ a, b, question }) => ({ a, b, question }))).toEqual(comparisons);
    expect(total).toBe(comparisons.length);
    for (const { a, b, id } of items) expect(id).toBe(`divergence:${a}..${b}#difference`);
  });

  test('say what the report of the run says', async () => {
    const observatory = await bundledObservatory();
    const { items } = diverge.document.parse(await diverge.answer(observatory, whole));
    const reported = observatory.observation.report.divergences;
    expect(items.map(({ verdict, sentence }) => ({ verdict, sentence }))).toEqual(
      reported.map(({ verdict, sentence }) => ({ verdict, sentence })),
    );
  });
});

describe('a specification curve', () => {
  test('of the first pair is that of the report, specification by specification', async () => {
    const observatory = await bundledObservatory();
    const [first] = observatory.observation.report.divergences;
    const document = await curveOf(first!.a, first!.b);
    const named = document.specifications.map(({ options, difference_per_year, verdict }) => ({
      difference: difference_per_year ?? Number.NaN,
      verdict,
      choices: Object.fromEntries(
        document.choices.map(({ choice, options: names }, at) => [choice, names[options[at]!]!]),
      ),
    }));
    expect(named).toEqual(
      first!.curve!.specifications.map(({ difference, verdict, choices }) => ({ difference, verdict, choices })),
    );
    expect(document.main).toBe(first!.curve!.chosen);
  });

  test('is there for every pair, in ascending order, with proportions that sum to one', async () => {
    for (const { a, b } of comparisons) {
      const { specifications, agreement, main } = await curveOf(a, b);
      const known = specifications.map((one) => one.difference_per_year).filter((one) => one !== null);
      expect(known).toEqual([...known].sort((one, other) => one - other));
      expect(agreement.reduce((sum, { proportion }) => sum + proportion, 0)).toBeCloseTo(1, 12);
      expect(main).not.toBeNull();
    }
  });

  test('has a row a specification with a column a choice as a table', async () => {
    const observatory = await bundledObservatory();
    const { a, b } = comparisons[0]!;
    const document = await curveOf(a, b);
    const table = await specificationCurve.table!(observatory, { params: pairOf(a, b), query: {} });
    const lines = [...table.csv()].join('').trimEnd().split('\n');
    expect(lines[0]).toBe(
      'difference_per_year,low,high,p_value,verdict,claim,ai_amount,ai_scope,bitcoin_level,bitcoin_window,measure,span,unattributed',
    );
    expect(lines).toHaveLength(document.specifications.length + 1);
  });

  test('of two layers that are not compared is refused with those that are', async () => {
    await expect(curveOf('bitcoin/blocks/parent', 'ai/accelerators/owner')).rejects.toThrow(
      'diverge: expected one of bitcoin/blocks/pool and ai/accelerators/owner;',
    );
  });
});
