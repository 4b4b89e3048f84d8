import type { AuditVerdict } from '../models/economics/index.ts';
import { type BriefFigure, type BriefSentence, formatNumber, say } from '../report/index.ts';
import { type BriefContext, run, when } from './brief-context.ts';
import { edgeTask } from './economics/edge-outline.ts';
import type { HostingClass } from './economics/hosting-outline.ts';
import { CROSSING, type MiningOutline } from './economics/mining-outline.ts';
import type { StoryClaimId } from './economics/story-claims.ts';

/** Leases under which the tenant pays the power, so that rent stands beside what mining keeps. */
const POWER_PAID = 'triple-net-tenant';

/** Where a coin costs more than is claimed, and which machines no longer pay, by the latest facts. */
export function onCosts(found: BriefContext): BriefSentence[] {
  const mining = found.economics.mining();
  if (mining === null) return [];
  const fleet = 'fleet-joules-per-terahash';
  return [
    ...when(
      [cost(found, fleet), cost(found, `${fleet}-low`), cost(found, `${fleet}-high`)],
      (value, low, high) =>
        say`The machines that run take ${value} joules a terahash as we infer it, between ${low} and ${high} over the ranges of what is assumed.`,
    ),
    ...when(
      [
        fact(found, CROSSING),
        cost(found, 'places-above'),
        cost(found, 'places-above-low'),
        cost(found, 'places-above-high'),
        cost(found, 'places'),
      ],
      (amount, above, low, high, places) =>
        run(
          say`With them electricity alone costs more than ${amount} dollars a coin in ${above} of ${places} places, ${low} to ${high} over those ranges, by average tariffs of ${tariffYears(mining)}`,
          statesAbove(found, mining),
          say`; mines seek tariffs below these averages.`,
        ),
    ),
    ...firstToStop(found, mining),
  ];
}

function tariffYears({ places }: MiningOutline): { readonly name: string } {
  const years = places.map(({ from }) => from.slice(0, 4)).sort();
  const [first, last] = [years[0]!, years.at(-1)!];
  return { name: first === last ? first : `${first} to ${last}` };
}

function statesAbove(found: BriefContext, { places, crossing }: MiningOutline): BriefSentence {
  const names = places
    .filter(({ isState, usdPerCoin }) => isState && usdPerCoin.estimate > crossing.usdPerCoin)
    .map(({ name }) => name);
  const [sentence = say``] = when([cost(found, 'states-above'), cost(found, 'states')], (above, states) =>
    names.length === 0
      ? say`, among them none of ${states} states of the United States`
      : say`, among them ${above} of ${states} states of the United States, the dearest first: ${{ name: listed(names) }}`,
  );
  return sentence;
}

/** Whom a low hashprice hits first, by rank of the machines. */
function firstToStop(
  found: BriefContext,
  { inferred, machines, medianUsdPerKilowattHour }: MiningOutline,
): BriefSentence[] {
  const isRunning = (tariff: number) => tariff >= medianUsdPerKilowattHour.estimate;
  const stopped = machines.find((one) => !isRunning(one.breakevenUsdPerKilowattHour));
  const next = machines.findLast((one) => isRunning(one.breakevenUsdPerKilowattHour));
  return [
    ...when(
      [fact(found, inferred.hashpriceFact), cost(found, 'breakeven-usd-per-kwh')],
      (hashprice, breakeven) =>
        say`At the latest hashprice, ${hashprice} dollars a petahash and day, a machine like the fleet’s average breaks even at ${breakeven} a kilowatt-hour.`,
    ),
    ...when(
      [stopped, cost(found, 'typical-usd-per-kwh'), cost(found, 'machines-stopped'), cost(found, 'machines')],
      (best, typical, count, all) =>
        say`Old machines go first: at the ${typical} that we take to be typical ${count} of ${all} listed machines no longer pay for their power, down from the ${{ name: best.name }}.`,
    ),
    ...when(
      [next, next && cost(found, `breakeven-${next.id}`)],
      (machine, tariff) => say`Next in line is the ${{ name: machine.name }}, which pays up to ${tariff}.`,
    ),
  ];
}

/** At which volume a laptop is cheaper than a provider. */
export function onEdgeCost(found: BriefContext): BriefSentence[] {
  const outline = found.economics.edge();
  if (outline === null) return [];
  const part = (name: string) => economics(found, 'edge', name);
  const [tokensIn, tokensOut] = [edgeTask.tokensIn, edgeTask.tokensOut].map((one) => ({ name: formatNumber(one, 0) }));
  const task = say`For a task of ${tokensIn!} tokens in and ${tokensOut!} out, a laptop bought for it`;
  const provider = { name: outline.cloud.id };
  if (outline.breakevenCallsPerDay === null)
    return [
      run(task, say` is dearer than ${provider} at list prices at any volume: its electricity alone costs more.`),
    ];
  return when([part('breakeven-calls'), part('capacity-calls')], (breakeven, capacity) =>
    run(
      task,
      say` is cheaper than ${provider} at list prices from ${breakeven} calls a day`,
      boundsOf(part('breakeven-calls-low'), part('breakeven-calls-high')),
      breakeven.value > capacity.value
        ? say`, more than the ${capacity} that it has time for, so never`
        : say`, and it has time for ${capacity}`,
      say`; whether the two answer equally well is not weighed.`,
    ),
  );
}

/** The ends between which a number lies, in brackets. */
function boundsOf(low: BriefFigure | null, high: BriefFigure | null): BriefSentence {
  const [sentence = say``] = when([low, high], (from, to) => say` (${from} to ${to} as the assumptions go)`);
  return sentence;
}

/** What hosting pays, within classes that compare, and who owes it. */
export function onRents(found: BriefContext): BriefSentence[] {
  const hosting = found.economics.hosting();
  if (hosting === null) return [];
  const ranges = hosting.classes.flatMap((one) => rangeOf(found, one));
  const part = (name: string) => economics(found, 'hosting', name);
  return [
    ...(ranges.length === 0
      ? []
      : [
          run(
            say`What miners’ sites are promised by AI compares only between like contracts, on average over the term a critical megawatt and year: `,
            ...ranges.flatMap((range, index) => (index === 0 ? [range] : [say`; `, range])),
            say`.`,
          ),
        ]),
    ...(hosting.withoutClass.length === 0
      ? []
      : when(
          [part('without-class')],
          (count) => say`For ${count} more with a rent the pages say too little to compare them with any.`,
        )),
    ...owed(found),
  ];
}

function rangeOf(found: BriefContext, { id, name }: HostingClass): BriefSentence[] {
  const part = (end: string) => economics(found, 'hosting', `${id}-${end}`);
  return when([part('low'), part('high'), part('deals')], (low, high, deals) =>
    run(
      low.text === high.text ? say`${low}` : say`${low} to ${high}`,
      say` (${name}; ${deals} ${deals.value === 1 ? 'deal' : 'deals'})`,
    ),
  );
}

function owed(found: BriefContext): BriefSentence[] {
  const row = found.economics.hosting()?.concentration.get('tenants');
  return when(
    [
      row?.largest,
      deal(found, 'effective-tenants'),
      deal(found, 'effective-tenants-low'),
      deal(found, 'largest-tenants'),
      deal(found, 'unnamed-tenants'),
    ],
    (largest, tenants, low, proportion, unnamed) =>
      run(
        say`The megawatts are owed by tenants as concentrated as ${tenants} equal ones at most, and ${low} if those that no page names (${unnamed}) are one; ${{ name: largest }} alone has ${proportion}`,
        guarantors(found, tenants),
      ),
  );
}

/** What guarantors change, where they change it. */
function guarantors(found: BriefContext, tenants: BriefFigure): BriefSentence {
  const number = deal(found, 'effective-guarantors');
  return number === null || number.text === tenants.text
    ? say`, and it is the same by who guarantees.`
    : say`; by who guarantees it is ${number}.`;
}

/** Whether the pivot from mining to AI spreads anything, as far as the ledger of deals can say. */
export function onPivot(found: BriefContext): BriefSentence[] {
  const before = deal(found, 'effective-operators-both');
  const after = deal(found, 'effective-landlords-both');
  return [
    ...when(
      [
        before,
        after,
        deal(found, 'entities-landlords-both'),
        economics(found, 'hosting', 'deals'),
        deal(found, 'weight-landlords'),
      ],
      (mined, hosted, both, deals, megawatts) =>
        say`Does it decentralize anything when miners turn to AI? The ledger of ${deals} hosting deals, ${megawatts} megawatts, gives a partial answer: the ${both} landlords whose hashrate is known counted as ${mined} equal ones by what they mined, and count as ${hosted} by what they have promised to AI${hosted.value < mined.value ? ', so among them the pivot concentrates' : ', so among them it does not concentrate'}. Contracts have no interval, and of those who are not known in both nothing follows.`,
    ),
    ...when(
      [
        before,
        deal(found, 'effective-landlords'),
        deal(found, 'effective-tenants'),
        deal(found, 'effective-tenants-low'),
      ],
      (_, landlords, tenants, low) =>
        say`Over all of the ledger there are ${landlords} effective landlords, whose rents come from between ${low} and ${tenants} effective tenants: a dependence that mining does not have. Most of that power is contracted and not built.`,
    ),
  ];
}

/** Where electricity is cheapest for a coin, and what a site earns by mining and by hosting. */
export function onPlaceCosts(found: BriefContext): BriefSentence[] {
  const mining = found.economics.mining();
  if (mining === null) return [];
  // Households are charged other tariffs than those who might mine.
  const places = mining.places.filter(({ customers }) => customers !== 'households');
  const [first, second] = places.toReversed();
  const dearest = places[0];
  const at = (place: { readonly place: string } | undefined) =>
    place === undefined ? null : cost(found, `electricity-${place.place}`);
  return [
    ...when(
      [first, second, dearest, at(first), at(second), at(dearest)],
      (cheap, cheaper, dear, cheapUsd, cheaperUsd, dearUsd) =>
        say`By the tariffs that we know, the electricity of a coin costs least in ${{ name: cheap.name }} (${cheapUsd}) and ${{ name: cheaper.name }} (${cheaperUsd}) and most in ${{ name: dear.name }} (${dearUsd}).`,
    ),
    ...when(
      [
        cost(found, 'revenue-usd-per-mw-year'),
        cost(found, 'kept-usd-per-mw-year'),
        cost(found, 'kept-usd-per-mw-year-low'),
        cost(found, 'kept-usd-per-mw-year-high'),
        economics(found, 'hosting', `${POWER_PAID}-low`),
      ],
      (revenue, kept, low, high, rent) =>
        say`A megawatt of the fleet’s machines earns ${revenue} a year at that hashprice and keeps ${kept} (${low} to ${high} as the assumptions go) once power at the typical tariff is paid; leases to AI under which the tenant pays the power begin at ${rent} a critical megawatt, ${rent.value > high.value ? 'more than that' : 'no clear gain'}. What it takes to build for either is in neither number.`,
    ),
  ];
}

/** What the auditor says of the numbers of the story, a sentence each. */
export function auditedClaims(found: BriefContext): BriefSentence[] {
  const verdict = (id: StoryClaimId) => found.economics.claims().get(id)?.finding.verdict ?? null;
  return [
    ...when([fact(found, CROSSING), verdict('coin-cost')], (amount, judged) =>
      run(
        say`That a coin costs more than ${amount} dollars in parts of the United States ${verdictWords[judged]}, for it names neither a tariff nor a kind of cost`,
        readAsElectricity(found),
      ),
    ),
    ...when(
      [fact(found, 'edge-ai-market-2033'), verdict('edge-market'), economics(found, 'audit', 'edge-market')],
      (market, judged, growth) =>
        say`That AI on devices will be worth ${market} billion dollars in ${{ name: '2033' }} ${verdictWords[judged]}, and takes ${growth} a year from its forecaster’s own base; whether it comes true is not for arithmetic.`,
    ),
    ...when(
      [fact(found, 'edge-ai-chips-market-2033'), verdict('edge-chips'), economics(found, 'audit', 'edge-chips')],
      (chips, judged, part) =>
        say`That chips alone will be ${chips} billion of it ${verdictWords[judged]}: they would be ${part} of the whole.`,
    ),
  ];
}

function readAsElectricity(found: BriefContext): BriefSentence {
  const [sentence = say`.`] = when(
    [cost(found, 'states-above'), cost(found, 'states')],
    (above, states) => say`; read as electricity alone at industrial tariffs it holds in ${above} of ${states} states.`,
  );
  return sentence;
}

const verdictWords: Readonly<Record<AuditVerdict, string>> = {
  consistent: 'is consistent with its own inputs',
  inconsistent: 'is inconsistent with its own inputs',
  impossible: 'is impossible',
  'mixed base': 'is right only from another base',
  'could not check': 'cannot be checked as it stands',
};

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function fact(found: BriefContext, id: string): BriefFigure | null {
  return found.figure({ kind: 'fact', id });
}

function cost(found: BriefContext, part: string): BriefFigure | null {
  return economics(found, 'mining', part);
}

function deal(found: BriefContext, part: string): BriefFigure | null {
  return economics(found, 'deals', part);
}

function economics(found: BriefContext, topic: string, part: string): BriefFigure | null {
  return found.figure({ kind: 'economics', topic, part });
}
