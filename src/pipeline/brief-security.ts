import { type BriefFigure, type BriefSentence, formatPercent, say } from '../report/index.ts';
import { type BriefContext, dayName, GROUPS, type Holder, POOLS, run, when } from './brief-context.ts';
import { CUSTOMARY, SHOWN_RISK } from './security/outline.ts';

/** The risk that security figures are for, as a name: their labels say it too. */
const RISK = { name: formatPercent(SHOWN_RISK) };

/** What the largest could do alone, now and when it held most. */
export function onConfirmations(found: BriefContext): BriefSentence[] {
  const [largest] = found.holders(POOLS);
  if (largest === undefined) return [];
  return [
    againstLargest(found, largest),
    ...when(
      [securityOf(found, POOLS, 'risk-6')],
      (risk) => say`After the six that are customary, an attempt would succeed with a probability of ${risk}.`,
    ),
    ...againstLargestGroup(found),
    ...whenConcentratedMost(found),
  ];
}

function againstLargest(found: BriefContext, { name, proportion }: Holder): BriefSentence {
  const confirmations = securityOf(found, POOLS, 'confirmations');
  if (confirmations === null)
    return say`Against ${{ name }}, which makes ${proportion} of the latest blocks, no number of confirmations is enough to keep the chance that it reverses a payment below ${RISK}.`;
  const lead = say`Against ${{ name }}, which makes ${proportion} of the latest blocks, it takes ${confirmations} confirmations to keep the chance that it reverses a payment, should it try, below ${RISK}`;
  const low = securityOf(found, POOLS, 'confirmations-low')!;
  const high = securityOf(found, POOLS, 'confirmations-high');
  const end =
    high === null
      ? say`; the interval begins at ${low} and ends where no number is enough.`
      : say`; the interval runs from ${low} to ${high}.`;
  return run(lead, end);
}

/** The same with pools that share templates as one, where that changes the answer. */
function againstLargestGroup(found: BriefContext): BriefSentence[] {
  const [pools, groups] = [POOLS, GROUPS].map((layer) => securityOf(found, layer, 'confirmations'));
  const [group] = found.holders(GROUPS);
  if (group === undefined || pools?.value === groups?.value) return [];
  const lead = say`Counted by who hands out the block templates the largest is ${{ name: group.name }} with ${group.proportion}`;
  return [run(lead, groups == null ? say`, and no number is enough.` : say`, and it takes ${groups}.`)];
}

function whenConcentratedMost(found: BriefContext): BriefSentence[] {
  const most = found.mostConcentrated(POOLS);
  if (most === null) return [];
  const { holder, span } = most;
  if (span.toMs === found.latestSpan(POOLS)?.toMs)
    return [say`In no earlier window of this record has one pool made more of the blocks.`];
  const confirmations = securityOf(found, POOLS, 'most-ever');
  const lead = say`One pool made most in the window from ${dayName(span.fromMs)}, when ${{ name: holder.name }} had ${holder.proportion}`;
  return [
    run(
      lead,
      confirmations === null ? say`: no number would have been enough.` : say`: it would have taken ${confirmations}.`,
    ),
  ];
}

/** What the two largest hold together, and what they could do with it. */
export function onCoalitions(found: BriefContext): BriefSentence[] {
  const sentences = [...heldTogether(found), ...couldDo(found)];
  return [
    ...sentences,
    ...(found.holders(POOLS).length === 0
      ? []
      : [
          say`All of this is what the proportions would allow. It says nothing of what anybody intends, and a pool is not its miners, who can leave it.`,
        ]),
  ];
}

function heldTogether(found: BriefContext): BriefSentence[] {
  const [first, second] = found.holders(POOLS);
  const [group, nextGroup] = found.holders(GROUPS);
  const pair = securityOf(found, POOLS, 'coalition-2');
  const groupPair = securityOf(found, GROUPS, 'coalition-2');
  const differing = pair?.value === groupPair?.value ? null : groupPair;
  return [
    ...when(
      [first, second, pair, securityOf(found, POOLS, 'exceeds-half-2')],
      (one, other, together, half) =>
        say`The two largest pools, ${{ name: one.name }} and ${{ name: other.name }}, make ${together} of the blocks together; the probability that this is more than half of the hashrate is ${half}.`,
    ),
    ...when(
      [group, nextGroup, differing, securityOf(found, GROUPS, 'exceeds-half-2')],
      (one, other, together, half) =>
        say`With shared templates counted as one, ${{ name: one.name }} and ${{ name: other.name }} make ${together}, and that probability is ${half}.`,
    ),
  ];
}

function couldDo(found: BriefContext): BriefSentence[] {
  if (securityOf(found, POOLS, 'coalition-2') === null) return [];
  const minutes = securityOf(found, POOLS, 'refused-minutes-2');
  if (minutes === null)
    return [say`If the two largest pools acted as one, a payment that they refuse would never be taken.`];
  return when(
    [securityOf(found, POOLS, 'six-in-a-row-days-2')],
    (days) =>
      say`If the two largest pools acted as one, a payment that they refuse would wait ${minutes} minutes on average in place of ten, and luck alone would bring them six blocks in a row within ${days} days on average.`,
  );
}

/** What those who wait for confirmations can read from this. */
export function merchants(found: BriefContext): BriefSentence[] {
  const confirmations = securityOf(found, POOLS, 'confirmations');
  return when([securityOf(found, POOLS, 'risk-6')], (risk) => {
    if (confirmations === null)
      return say`cannot wait long enough: were the largest pool to turn on them, no number of confirmations would do.`;
    return confirmations.value <= CUSTOMARY
      ? say`are served by the customary six confirmations: were the largest pool to turn on them, ${risk} of its attempts would succeed.`
      : say`choose how long they wait: were the largest pool to turn on them, ${risk} of its attempts would succeed after the customary six confirmations, and fewer than ${RISK} only after ${confirmations}.`;
  });
}

/** Whether concentration asks for more than it did, as far as it alone decides. */
export function isLessSecure(found: BriefContext): BriefSentence[] {
  if (found.holders(POOLS).length === 0) return [];
  const now = securityOf(found, POOLS, 'confirmations');
  if (now === null)
    return [say`Against its largest pool it is not secure by waiting: no number of confirmations is enough.`];
  return when(
    [securityOf(found, POOLS, 'fewest-ever'), securityOf(found, POOLS, 'most-ever')],
    (fewest, most) =>
      say`Against a double spend by the largest pool ${now} confirmations are needed now; it was ${fewest} when the largest pool held least, and ${most} when one held most. What an attack would cost, and whether anybody gains by it, is another matter.`,
  );
}

function securityOf(found: BriefContext, layer: string, part: string): BriefFigure | null {
  return found.figure({ kind: 'security', layer, part });
}
