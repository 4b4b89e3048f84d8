import { areApart, nameId } from '../compute/model-name.ts';
import type { Problem } from '../core/problem.ts';
import type { PublishedModel } from '../core/published-model.ts';
import { grouped } from './_grouped.ts';
import { problemCounter } from './_problem-counter.ts';

const WHO = 'merge-models';
const numbers = ['parameters', 'activeParameters', 'trainingFlop'] as const;

/**
 * Rows of overlapping tables as one row per model: rows are of one model where their names make the same id and they share an
 * organization. The first row stands, and what it lacks comes from the later ones; a number on which two rows differ more
 * than twofold is null, with a problem.
 */
export function mergeModels(rows: readonly PublishedModel[]): {
  readonly models: readonly PublishedModel[];
  readonly problems: readonly Problem[];
} {
  const counter = problemCounter(WHO);
  const models = [...grouped(rows, ({ name }) => nameId(name)).values()]
    .flatMap(splitByMaker)
    .map((group) => mergedRow(group, counter.add));
  return { models, problems: counter.problems() };
}

/** Namesakes of different makers apart. */
function splitByMaker(namesakes: readonly PublishedModel[]): readonly (readonly PublishedModel[])[] {
  const groups: PublishedModel[][] = [];
  for (const row of namesakes) {
    const group = groups.find(([first]) => shareOrganization(first!, row));
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

function shareOrganization(left: PublishedModel, right: PublishedModel): boolean {
  if (left.organizations.length === 0 || right.organizations.length === 0) return true;
  return left.organizations.some((name) => right.organizations.includes(name));
}

function mergedRow(
  group: readonly PublishedModel[],
  complain: (kind: string, message: string) => void,
): PublishedModel {
  const first = group[0]!;
  if (group.length === 1) return first;
  const filled = {
    ...first,
    organizations: firstFilled(group.map(({ organizations }) => organizations)),
    countries: firstFilled(group.map((row) => row.countries)),
    publishedMs: firstKnown(group.map(({ publishedMs }) => publishedMs)),
    access: firstKnown(group.map(({ access }) => access)),
  };
  const agreed = Object.fromEntries(
    numbers.map((field) => {
      const values = group.map((row) => row[field]).filter((value) => value !== null);
      const other = values.find((value) => areApart(value, values[0]!));
      if (other === undefined) return [field, values[0] ?? null];
      const { file, row } = first.origin;
      complain(
        `different-${nameId(field)}`,
        `expected ${values[0]}, got ${other} in another row of it (${file}, row ${row})`,
      );
      return [field, null];
    }),
  ) as Pick<PublishedModel, (typeof numbers)[number]>;
  return { ...filled, ...agreed, ...boundsOf(group, agreed.trainingFlop) };
}

/** Bounds of a row whose estimate is the one that stands. */
function boundsOf(group: readonly PublishedModel[], flop: number | null) {
  const row = group.find((candidate) => candidate.trainingFlop === flop && candidate.trainingFlopLow !== null);
  return { trainingFlopLow: row?.trainingFlopLow ?? null, trainingFlopHigh: row?.trainingFlopHigh ?? null };
}

function firstKnown<Value>(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null;
}

function firstFilled<Value>(lists: readonly (readonly Value[])[]): readonly Value[] {
  return lists.find(({ length }) => length > 0) ?? [];
}
