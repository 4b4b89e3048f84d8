import { parseFigureId } from '../core/figure-id.ts';
import { jsonText } from '../core/text.ts';
import { DAY_MS, formatDate, type TimeSpan } from '../core/time-span.ts';
import {
  type Brief,
  type BriefFigure,
  type BriefSection,
  type BriefSentence,
  type BriefSource,
  briefFigures,
  briefHtml,
  briefMarkdown,
  say,
} from '../report/index.ts';
import {
  type BriefContext,
  createBriefContext,
  dayName,
  directionWords,
  GROUPS,
  type Holder,
  monthName,
  POOLS,
  when,
} from './brief-context.ts';
import { auditedClaims, onCosts, onEdgeCost, onPivot, onPlaceCosts, onRents } from './brief-economics.ts';
import { isLessSecure, merchants, onCoalitions, onConfirmations } from './brief-security.ts';
import { economicsFigureBasis } from './economics/figures.ts';
import type { FigureContext } from './figures.ts';
import { isScopeBroken, type LayerVerdict } from './verdicts.ts';

const OWNERS = 'ai/accelerators/owner';
/** Owners where what is counted stays the same. */
const NVIDIA_OWNERS = 'ai/nvidia-accelerators/owner';
const VENDORS = 'ai/accelerators/vendor';
const CLUSTERS = 'ai/clusters/owner';
const DEVELOPERS = 'ai/training/developer';
const COUNTRIES = 'bitcoin/hashrate/jurisdiction';
const OPERATORS = 'bitcoin/hashrate/operator';
const MACHINES = 'bitcoin/asics/vendor';
const AI_COUNTRIES = 'ai/accelerators/jurisdiction';

export interface BriefRequest extends FigureContext {
  readonly programVersion: string;
}

/** What a reader needs to know of a run, in the order in which it is needed. Wording follows the verdicts; every number is a figure of the run. */
export function composeBrief({ programVersion, ...context }: BriefRequest): Brief {
  const found = createBriefContext(context);
  const main = takeaways(found)
    .map(plain)
    .filter(({ sentences }) => sentences.length > 0);
  const sections = [
    section('why', 'Why it matters', { paragraphs: [whyItMatters(found)] }),
    section('happened', 'What happened, in thirty seconds', { points: whatHappened(found).map(plain) }),
    section('context', 'The context you need', { points: contextNeeded(found).map(plain) }),
    section('really', 'What is really happening', {
      paragraphs: [
        onMining(found),
        onPlaces(found),
        onCompute(found),
        onModels(found),
        onPivot(found),
        onDivergence(found),
      ],
    }),
    section('security', 'What it means for security', { paragraphs: [onConfirmations(found), onCoalitions(found)] }),
    section('who', 'Who feels it first, and how', { points: whoFeelsIt(found) }),
    section('watch', 'What to watch next', { points: whatToWatch(found) }),
    section('takeaways', main.length === 3 ? 'Three takeaways' : 'Takeaways', { points: main }),
    section('questions', 'Questions and answers', { points: questions(found) }),
  ].filter(({ paragraphs, points }) => paragraphs.length > 0 || points.length > 0);
  const draft = {
    headline: headline(found),
    meaning: meaning(found),
    sections,
    sources: [],
    citation: citation(context, programVersion),
  };
  return { ...draft, sources: sourcesOf(context, draft) };
}

type Point = BriefSection['points'][number];

function section(
  id: string,
  title: string,
  {
    paragraphs = [],
    points = [],
  }: { readonly paragraphs?: readonly (readonly BriefSentence[])[]; readonly points?: readonly Point[] },
): BriefSection {
  return {
    id,
    title,
    paragraphs: paragraphs.filter(({ length }) => length > 0),
    points: points.filter(({ sentences }) => sentences.length > 0),
  };
}

function plain(sentences: readonly BriefSentence[]): Point {
  return { lead: null, sentences };
}

/** The two verdicts that the claim is about: pools, and owners of compute where the scope is constant. */
function claimSides(found: BriefContext): {
  readonly mining: LayerVerdict | null;
  readonly compute: LayerVerdict | null;
} {
  return { mining: found.verdict(POOLS), compute: found.verdict(NVIDIA_OWNERS) ?? found.verdict(OWNERS) };
}

type Claim = 'as claimed' | 'opposite' | 'neither' | 'mining only' | 'compute only' | 'same way' | 'too little data';

function claimOf(found: BriefContext): Claim {
  const { mining, compute } = claimSides(found);
  if (mining === null || compute === null) return 'too little data';
  const [first, second] = [mining.verdict, compute.verdict];
  if (first === 'too little data' || second === 'too little data') return 'too little data';
  if (first === 'no trend') return second === 'no trend' ? 'neither' : 'compute only';
  if (second === 'no trend') return 'mining only';
  if (first === second) return 'same way';
  return first === 'concentrating' ? 'as claimed' : 'opposite';
}

const HALF = 'half of the claim is in the data';
const NOT_SHOWN = 'the claimed divergence is not in the data';

function headline(found: BriefContext): BriefSentence {
  const { mining, compute } = claimSides(found);
  switch (claimOf(found)) {
    case 'as claimed':
      return say`Bitcoin mining is concentrating and AI compute is dispersing: the claimed divergence is in the data`;
    case 'opposite':
      return say`It is the other way round: Bitcoin mining is dispersing while AI compute concentrates`;
    case 'neither':
      return say`Mining centralizes while AI decentralizes? The data show neither`;
    case 'mining only':
      return say`Bitcoin mining ${directionWords(mining!)}, AI compute shows no trend: ${mining!.verdict === 'concentrating' ? HALF : NOT_SHOWN}`;
    case 'compute only':
      return say`AI compute ${directionWords(compute!)}, Bitcoin mining shows no trend: ${compute!.verdict === 'dispersing' ? HALF : NOT_SHOWN}`;
    case 'same way':
      return say`Bitcoin mining and AI compute go the same way: both ${mining!.verdict === 'dispersing' ? 'disperse' : 'concentrate'}`;
    case 'too little data':
      return say`Too little data to say whether Bitcoin mining and AI compute move apart`;
  }
}

function meaning(found: BriefContext): BriefSentence {
  const pools = found.latest(POOLS, 'effective-number');
  const owners = found.latest(OWNERS, 'effective-number') ?? found.latest(NVIDIA_OWNERS, 'effective-number');
  const isNeither = claimOf(found) === 'neither' && (found.verdict(OWNERS)?.verdict ?? 'no trend') === 'no trend';
  const end = isNeither ? ', and neither number has gone one way for long enough to be told from chance' : '';
  if (pools !== null && owners !== null)
    return say`Blocks are as concentrated as if ${pools} equal pools made them, accelerators as if ${owners} equal owners held them${end}.`;
  if (pools !== null)
    return say`Blocks are as concentrated as if ${pools} equal pools made them; ${found.verdict(OWNERS) === null ? 'ownership of AI’s accelerators was not measured in this run' : 'no accelerator of the latest window is tied to an owner'}.`;
  if (owners !== null)
    return say`Accelerators are as concentrated as if ${owners} equal owners held them; ${found.verdict(POOLS) === null ? 'mining was not measured in this run' : 'no block of the latest window is tied to a pool'}.`;
  return say`This run holds no complete window of either field.`;
}

function whyItMatters(found: BriefContext): BriefSentence[] {
  const [largest] = found.holders(OWNERS);
  const unknown = found.unattributed(OWNERS);
  return [
    ...when(
      [found.latest(POOLS, 'nakamoto-coefficient'), found.latest(GROUPS, 'nakamoto-coefficient')],
      (pools, groups) =>
        say`Whoever makes most of the blocks can hold payments back: ${pools} pools together make more than half of them, and ${groups} if pools that hand out the same block templates are counted as one.`,
    ),
    ...when(
      [largest, unknown, found.firstYear(OWNERS)],
      (owner, nobody, year) =>
        say`Whoever owns the accelerators decides which models are trained and on what terms: ${owner.name} alone holds ${owner.proportion} of the compute of those sold since ${{ name: year }}, and ${nobody} cannot be tied to any owner.`,
    ),
    say`Money is moved and networks are planned on the belief that the two fields are parting ways, so it is worth knowing whether they are.`,
  ];
}

function whatHappened(found: BriefContext): BriefSentence[][] {
  const count = (part: string) => found.figure({ kind: 'count', part });
  return [
    when(
      [found.figure({ kind: 'fact', id: 'thorn-thesis-2026' })],
      () =>
        say`In ${{ name: 'April 2026' }} Alex Thorn of Galaxy Research argued that mining had gone from dispersed to concentrated and that AI might go the other way. It was repeated widely, and without a measurement.`,
    ),
    when(
      [count('layers')],
      (layers) =>
        say`We counted ${layers} layers of ${fieldsCounted(found)} with one yardstick${kindsCounted.every((layer) => found.verdict(layer) !== null) ? ', from pools, countries and machines of mining to owners, vendors, clusters and developers of AI' : ''}.`,
    ),
    when(
      [count('dispersing'), count('concentrating'), count('no-trend'), count('too-little-data')],
      (up, down, none, few) =>
        say`The verdicts: dispersing ${up}, concentrating ${down}, no trend ${none}, too little data for a direction ${few}.`,
    ),
    when(
      [
        divergenceFigure(found, 'specifications'),
        divergenceFigure(found, 'no-difference'),
        divergenceFigure(found, 'too-little-data'),
      ],
      (ways, none, few) =>
        few.value === 0
          ? say`We asked in ${ways} reasonable ways whether block makers and owners of AI accelerators move apart; ${none} of them show no difference.`
          : say`We asked in ${ways} reasonable ways whether block makers and owners of AI accelerators move apart; ${none} of them show no difference, and ${few} have too little data to tell.`,
    ),
  ];
}

/** Layers that the sentence on what was counted names. */
const kindsCounted = [POOLS, COUNTRIES, MACHINES, OWNERS, VENDORS, CLUSTERS, DEVELOPERS];

function fieldsCounted({ domains }: BriefContext): string {
  if (domains.size === 2) return 'both fields';
  return domains.has('bitcoin') ? 'mining' : 'AI';
}

function divergenceFigure(found: BriefContext, part: string): BriefFigure | null {
  return found.figure({ kind: 'divergence', a: POOLS, b: OWNERS, part });
}

/** How many pools there are in effect, by their names and by who hands out the templates; null, both, where that is the same. */
function poolsAndGroups(found: BriefContext): readonly [BriefFigure | null, BriefFigure | null] {
  const [pools, groups] = [found.latest(POOLS, 'effective-number'), found.latest(GROUPS, 'effective-number')];
  return pools?.text === groups?.text ? [null, null] : [pools, groups];
}

function contextNeeded(found: BriefContext): BriefSentence[][] {
  return [
    [
      say`The effective number says how many equal holders would be as concentrated. It reads the same for blocks and for chips, which is why the two can be put side by side.`,
    ],
    when(
      poolsAndGroups(found),
      (pools, groups) =>
        say`What counts as one holder moves the answer. Counted by the name in the block there are ${pools} effective pools; counted by who hands out the block template, ${groups}.`,
    ),
    when(
      [found.latest(OWNERS, 'effective-number'), found.latest(NVIDIA_OWNERS, 'effective-number')],
      (all, nvidia) =>
        say`${growthOfScope(found)}there are ${all} effective owners over all vendors, and ${nvidia} where only Nvidia’s chips are counted throughout.`,
    ),
    [
      say`A pool is not its miners, who can leave it. A headquarters is not where the machines stand. And what cannot be tied to anyone stays in the sum as nobody’s, never as one big unknown holder.`,
    ],
  ];
}

/** Which vendors' chips come into the tables later, as the beginning of a sentence; nothing where none do. */
function growthOfScope(found: BriefContext): { readonly name: string } {
  const late = [...found.lateGroups(OWNERS)].map(([year, vendors], at) => {
    const [last, ...others] = vendors.map((vendor) => `${vendor}’s`).reverse();
    const whose = others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
    return `${whose}${at === 0 ? ' chips enter the tables' : ''} in ${year}`;
  });
  const grows = `What is counted grows. ${late.join(', ')}, so a change over all vendors may be one of scope: `;
  return { name: late.length === 0 ? 'By what is counted ' : grows };
}

function slopeSentence(found: BriefContext, layer: string, name: string): BriefSentence[] {
  const verdict = found.verdict(layer);
  const slope = (part: string) => found.figure({ kind: 'verdict', layer, part });
  return when(
    [verdict, slope('slope'), slope('slope-low'), slope('slope-high')],
    (judged, middle, low, high) =>
      say`${name} ${directionWords(judged)}: the effective number changes by ${middle} a year from ${monthName(judged.span.fromMs)} to ${monthName(judged.span.toMs - 1)}, and the ${{ name: '95%' }} interval runs from ${low} to ${high}.`,
  );
}

function onMining(found: BriefContext): BriefSentence[] {
  const [first, second] = found.holders(POOLS);
  return [
    ...slopeSentence(found, POOLS, 'By pool, mining'),
    ...when(
      [first, second],
      (largest, next) =>
        say`${largest.name} makes ${largest.proportion} of the latest blocks and ${next.name} ${next.proportion}.`,
    ),
    ...slopeSentence(
      found,
      GROUPS,
      'With pools that share templates counted as one, as they can be only for the later part of that span, mining',
    ),
    ...when(
      [found.holders(MACHINES)[0], first],
      (maker, pool) =>
        say`${maker.proportion.value > pool.proportion.value ? 'The machines come from fewer hands than the blocks' : 'As to the machines'}: of those that firms named in a survey by Cambridge, ${maker.proportion} were made by ${maker.name}.`,
    ),
  ];
}

function onPlaces(found: BriefContext): BriefSentence[] {
  const [first, second, third] = found.holders(COUNTRIES);
  const [top] = found.holders(AI_COUNTRIES);
  const span = found.latestSpan(COUNTRIES);
  return [
    ...when(
      [first, second, third, span],
      (a, b, c, quarter) =>
        say`Where mining happens is known worse. Hashrate Index put ${a.proportion} of the hashrate in ${inSentence(a)}, ${b.proportion} in ${inSentence(b)} and ${c.proportion} in ${inSentence(c)} at the end of ${monthName(quarter.toMs - 1)}; its public lists are incomplete, so no direction is read from them.`,
    ),
    ...when(
      [found.unattributed(OPERATORS)],
      (nobody) =>
        say`Of who runs the machines even less is known: ${nobody} of the network’s hashrate is disclosed by no listed operator.`,
    ),
    ...when(
      [top, first],
      (country, leading) =>
        say`AI’s accelerators are owned ${country.proportion.value > leading.proportion.value ? 'from fewer places' : 'more widely'}: by the owners’ headquarters ${country.proportion} of them belong to ${inSentence(country)}.`,
    ),
  ];
}

/** A country's name as it stands inside a sentence. */
function inSentence({ name }: Holder): { readonly name: string } {
  return { name: /^(United|Netherlands|Philippines|Bahamas)/.test(name) ? `the ${name}` : name };
}

function onCompute(found: BriefContext): BriefSentence[] {
  const vendors = found.verdict(VENDORS);
  const hasConstantScope = found.verdict(NVIDIA_OWNERS) !== null;
  const [developer, nextDeveloper] = found.holders(DEVELOPERS);
  const year = found.latestSpan(DEVELOPERS);
  return [
    ...slopeSentence(found, NVIDIA_OWNERS, 'Counted on a constant scope, Nvidia’s chips by owner, AI compute'),
    ...slopeSentence(found, OWNERS, hasConstantScope ? 'Over all vendors it' : 'Over all vendors, AI compute'),
    ...when([vendors, found.holders(VENDORS)[0]], (judged, maker) =>
      judged.verdict === 'dispersing' &&
      judged.artefact !== null &&
      isScopeBroken(judged.measured.breaksMs, judged.span)
        ? say`By vendor of the chips it is dispersing, but other vendors’ rows begin within the span, and a part of the change is theirs alone. ${maker.name} made ${maker.proportion} of the compute in the tables at the latest count.`
        : say`By vendor of the chips it ${directionWords(judged)}; ${maker.name} made ${maker.proportion} of the compute in the tables at the latest count.`,
    ),
    ...when(
      [developer, nextDeveloper, year],
      (a, b, span) =>
        say`Of the training compute of the models published in ${{ name: formatDate(span.fromMs).slice(0, 4) }} that can be estimated, ${a.name} used ${a.proportion} and ${b.name} ${b.proportion}.`,
    ),
  ];
}

function lagOf(found: BriefContext, part: string): BriefFigure | null {
  const asOfMs = found.modelsAsOfMs;
  return asOfMs === null ? null : found.figure({ kind: 'lag', leader: 'closed', follower: 'open', asOfMs, part });
}

/** How far open weights are behind on the levels that both have reached; null where they are not. */
function monthsBehind(found: BriefContext): BriefFigure | null {
  const lag = lagOf(found, 'horizontal');
  return lag !== null && lag.value > 0 ? lag : null;
}

function tierOf(found: BriefContext, tier: string, part: string): BriefFigure | null {
  const asOfMs = found.modelsAsOfMs;
  return asOfMs === null ? null : found.figure({ kind: 'tier', tier, asOfMs, part });
}

function onModels(found: BriefContext): BriefSentence[] {
  const edge = (part: string) => found.figure({ kind: 'edge', part });
  return [
    ...when(
      [monthsBehind(found), lagOf(found, 'look-back'), lagOf(found, 'unmatched'), lagOf(found, 'levels')],
      (horizontal, lookBack, unmatched, levels) =>
        say`Models are another matter than machines. Models with open weights have followed closed ones by ${horizontal} months on the levels that they have reached; the best of them stands where closed ones stood ${lookBack} months ago, and ${unmatched} of ${levels} levels are not matched yet.`,
    ),
    ...when(
      [
        tierOf(found, 'phone-8gb', 'gap-points'),
        tierOf(found, 'laptop-16gb', 'gap-points'),
        tierOf(found, 'gpu-24gb', 'gap-points'),
        tierOf(found, 'gpu-24gb', 'gap-months'),
      ],
      (phone, laptop, gpu, months) =>
        say`On people’s own devices the best model that the index has measured is ${phone} points of capability behind the frontier on an ordinary phone, ${laptop} on a laptop and ${gpu} on a large graphics card, where the frontier stood ${months} months ago.`,
    ),
    ...when(
      [edge('could'), edge('does')],
      (could, does) =>
        say`If our stated assumptions about tasks and devices hold, such devices could serve ${could} of inference and serve ${does} of it today; most of these inputs are assumptions and can be changed.`,
    ),
  ];
}

function onDivergence(found: BriefContext): BriefSentence[] {
  const owners = found.verdict(NVIDIA_OWNERS) === null ? OWNERS : NVIDIA_OWNERS;
  const difference = found.figure({ kind: 'divergence', a: POOLS, b: owners, part: 'difference' });
  return when([difference, found.divergence(POOLS, owners)], (figure, verdict) => {
    if (verdict === 'no difference shown')
      return say`Put together, the directions of pools and of owners differ by ${figure} a year, and the interval of that difference holds zero. A divergence may be there and hidden by short, restless records; it has not been shown.`;
    const relative = verdict === 'first concentrates relative to second' ? 'concentrate' : 'disperse';
    const isBoth = claimOf(found) === 'as claimed' || claimOf(found) === 'opposite';
    const end = isBoth
      ? 'and the two lie on either side of zero'
      : 'though not both have a direction against the other';
    return say`Put together, the directions of pools and of owners differ by ${figure} a year, and the interval of that difference leaves out zero: pools ${relative} relative to owners, ${end}.`;
  });
}

function whoFeelsIt(found: BriefContext): Point[] {
  const [first] = found.holders(POOLS);
  const paraguay = found.figure({ kind: 'fact', id: 'hashrate-index-2025-q4-py' });
  const ethiopia = found.figure({ kind: 'fact', id: 'hashrate-index-2025-q4-et' });
  const emirates = found.figure({ kind: 'fact', id: 'hashrate-index-2025-q3-ae' });
  return [
    {
      lead: 'Miners',
      sentences: [
        ...when(
          [found.latest(POOLS, 'nakamoto-coefficient'), first],
          (majority, largest) =>
            say`choose among few doors: ${majority} pools are a majority, and the largest, ${largest.name}, pays out ${largest.proportion} of the blocks.`,
        ),
        ...onCosts(found),
      ],
    },
    { lead: 'Merchants and exchanges', sentences: merchants(found) },
    {
      lead: 'AI developers',
      sentences: [
        ...when(
          [monthsBehind(found), tierOf(found, 'laptop-16gb', 'gap-months')],
          (lag, laptop) =>
            say`can build on open weights that trail by about ${lag} months on the levels reached, and on a laptop’s best model at the frontier’s level of ${laptop} months ago.`,
        ),
        ...when(
          [found.holders(OWNERS)[0]],
          (owner) =>
            say`Training at the frontier still means renting from a few: ${owner.name} holds ${owner.proportion}.`,
        ),
        ...onEdgeCost(found),
      ],
    },
    {
      lead: 'Investors',
      sentences: [
        ...when(
          [found.holders(MACHINES)[0], found.holders(VENDORS)[0]],
          (miner, chip) =>
            say`will find the narrowest places upstream: ${miner.name} made ${miner.proportion} of the surveyed mining machines, ${chip.name} ${chip.proportion} of AI’s compute.`,
        ),
        ...when(
          [found.figure({ kind: 'fact', id: 'edge-ai-market-2033' })],
          (market) =>
            say`The forecast of a market of ${market} billion dollars for AI on devices in ${{ name: '2033' }} is about revenue and says nothing of who holds compute.`,
        ),
        ...when(
          [partsLargerThanWhole(found)],
          (chips) =>
            say`Nor does it fit its maker’s forecast for the chips alone, ${chips} billion dollars in the same year: a part larger than its whole.`,
        ),
        ...onRents(found),
      ],
    },
    {
      lead: 'Places',
      sentences: [
        ...when(
          [paraguay, ethiopia, emirates],
          (py, et, ae) =>
            say`that the story names carry little of the hashrate so far: Paraguay ${py}, Ethiopia ${et}, the United Arab Emirates ${ae}, each by press quotes of one index.`,
        ),
        ...onPlaceCosts(found),
      ],
    },
  ];
}

/** The forecast for chips, where it is above that for the whole market, to which the sentence before it speaks. */
function partsLargerThanWhole(found: BriefContext): BriefFigure | null {
  const [chips, market] = ['edge-ai-chips-market-2033', 'edge-ai-market-2033'].map((id) =>
    found.figure({ kind: 'fact', id }),
  );
  return chips != null && market != null && chips.value > market.value ? chips : null;
}

/** The day a year after one, by the calendar. */
function yearLater(ms: number): number {
  const date = new Date(ms);
  return date.setUTCFullYear(date.getUTCFullYear() + 1);
}

/** Length of a window of blocks. */
function daysOf({ fromMs, toMs }: TimeSpan): { readonly name: string } {
  const days = Math.round((toMs - fromMs) / DAY_MS);
  return { name: days === 1 ? '1 day' : `${days} days` };
}

function whatToWatch(found: BriefContext): Point[] {
  const { mining, compute } = claimSides(found);
  const pools = found.latestSpan(POOLS);
  const owners = found.latestSpan(NVIDIA_OWNERS) ?? found.latestSpan(OWNERS);
  const asOfMs = found.modelsAsOfMs;
  const point = (lead: string, sentences: readonly BriefSentence[]): Point => ({ lead, sentences });
  return [
    point(
      'Pools.',
      when(
        [mining, pools],
        (judged, span) =>
          say`Does mining by pool read otherwise than “${judged.verdict}” on ${dayName(yearLater(span.toMs))}? Resolved by contraflow verdict on a node’s blocks to that day, windows of ${daysOf(span)}.`,
      ),
    ),
    point(
      'Majority.',
      when(
        [found.latest(POOLS, 'nakamoto-coefficient'), pools],
        (majority, span) =>
          say`Do fewer than ${majority} pools make more than half of the blocks in the ${daysOf(span)} to ${dayName(yearLater(span.toMs))}? Resolved by the Nakamoto coefficient of that window.`,
      ),
    ),
    point(
      'Owners.',
      when(
        [compute, owners],
        (judged, span) =>
          say`Once the tables hold the quarter that ends on ${dayName(yearLater(span.toMs) - DAY_MS)}, does compute ${found.verdict(NVIDIA_OWNERS) === null ? 'over all vendors' : 'on a constant scope'} still read “${judged.verdict}”? Resolved by contraflow fetch and contraflow verdict.`,
      ),
    ),
    point(
      'Open weights.',
      when(
        [lagOf(found, 'next-level'), asOfMs],
        (level, ms) =>
          say`Does a model with open weights score ${level} or more on the capability index by ${dayName(yearLater(ms))}? It is the lowest level that none has matched; resolved by contraflow lag with --levels.`,
      ),
    ),
    point(
      'The edge.',
      when(
        [tierOf(found, 'laptop-16gb', 'gap-points'), asOfMs],
        (gap, ms) =>
          say`Is the best model for an ordinary laptop nearer to the frontier on ${dayName(yearLater(ms))} than now, when it is ${gap} points behind? Resolved by contraflow tiers.`,
      ),
    ),
  ];
}

function takeaways(found: BriefContext): BriefSentence[][] {
  const { mining, compute } = claimSides(found);
  const first =
    mining === null || compute === null
      ? []
      : [
          claimOf(found) === 'as claimed'
            ? say`The claim holds on these data: mining concentrates, compute disperses.`
            : say`The claim is ${claimOf(found) === 'opposite' ? 'against' : 'ahead of'} the evidence: mining by pool ${directionWords(mining)}, and ownership of compute ${directionWords(compute)}.`,
        ];
  return [
    first,
    when(
      poolsAndGroups(found),
      (pools, groups) =>
        say`Ask who is counted as one before asking where it is going: ${pools} effective pools become ${groups} when shared templates are taken into account.`,
    ),
    when(
      [monthsBehind(found), compute],
      (lag, judged) =>
        say`AI opens up ${judged.verdict === 'dispersing' ? 'in models and in machines' : 'sooner in models than in machines'}: open weights follow by ${lag} months on the levels that they have reached, while ownership of the machines ${directionWords(judged)}.`,
    ),
  ];
}

function questions(found: BriefContext): Point[] {
  const mining = found.verdict(POOLS);
  const compute = claimSides(found).compute;
  const ask = (lead: string, sentences: readonly BriefSentence[]): Point => ({ lead, sentences });
  return [
    ask(
      'Is mining becoming more centralized?',
      when(
        [mining, found.figure({ kind: 'verdict', layer: POOLS, part: 'windows' }), found.extremes(POOLS)],
        (judged, windows, { least, greatest }) =>
          judged.verdict === 'concentrating'
            ? say`By pool, yes: over ${windows} windows the rule reads concentrating.`
            : say`${judged.verdict === 'too little data' ? 'It cannot be said yet' : 'Not by this measure'}: over ${windows} windows mining by pool ${directionWords(judged)}. Within that record it has stood as low as ${least} effective pools and as high as ${greatest}.`,
      ),
    ),
    ask('Is Bitcoin less secure?', isLessSecure(found)),
    ask(
      'Will AI decentralize?',
      when(
        [compute, found.latest(OWNERS, 'concentration-ratio:3')],
        (judged, three) =>
          say`We measure what has happened, and forecast nothing. Ownership of compute ${directionWords(judged)}; three owners hold ${three} of what is counted.`,
      ),
    ),
    ask(
      'Does the answer depend on how one asks?',
      when(
        [
          divergenceFigure(found, 'no-difference'),
          divergenceFigure(found, 'as-claimed'),
          divergenceFigure(found, 'opposite'),
          divergenceFigure(found, 'too-little-data'),
        ],
        (none, claimed, opposite, few) =>
          few.value === 1
            ? say`It cannot be said: in none of the ways that we tried are there enough data.`
            : say`${none.value > 0.9 * (1 - few.value) ? 'Less than one might fear' : 'Yes'}: of all the ways we tried ${none} show no difference, ${claimed} read as claimed and ${opposite} the opposite${none.value + claimed.value + opposite.value + few.value < 1 ? '; the rest show a difference of slopes, but not two opposite directions' : ''}. The ways share their data, so these are proportions of choices, not odds.`,
      ),
    ),
    ask('Do the numbers of the story add up?', auditedClaims(found)),
    ask('What would change your mind?', changeOfMind(found)),
    ask('Can I check a number?', [
      say`Every number here has an id. The command contraflow explain with that id prints the file, the rows and the rule behind it, and the same snapshot gives the same number on any machine.`,
    ]),
  ];
}

function changeOfMind(found: BriefContext): BriefSentence[] {
  const compute = claimSides(found).compute;
  if (compute === null) return [];
  return compute.verdict === 'too little data'
    ? [say`More windows: a direction is judged from ten on.`]
    : [
        say`A verdict turns when the slope’s interval leaves zero behind. For every layer contraflow verdict states how far the effective number would have to go, and by when.`,
      ];
}

function citation({ input }: FigureContext, programVersion: string): string {
  const latest = input.sources.reduce((ms, { span }) => Math.max(ms, span.toMs), 0);
  return `Contraflow ${programVersion}, snapshot ${input.snapshot}, data to ${formatDate(latest)}; written by contraflow brief.`;
}

/** Sources of the run, and of every fact that the text uses. */
function sourcesOf({ input }: FigureContext, draft: Brief): BriefSource[] {
  const used = new Set(briefFigures(draft).map(({ id }) => id));
  const ofEconomics = new Set(
    // An id that holds a stranger's name may be none that can be read back; those of economics hold none.
    [...used]
      .filter((text) => text.startsWith('economics:'))
      .flatMap((text) => {
        const id = parseFigureId(text);
        return id.kind === 'economics' ? economicsFigureBasis(id, input).facts : [];
      }),
  );
  const factSources = input.facts
    .filter(({ id }) => used.has(`fact:${id}`) || ofEconomics.has(id))
    .map(({ source, grade }) => ({
      title: source.title,
      publisher: `read ${source.read}`,
      licence: `fact, ${grade}`,
      url: source.url,
    }));
  const all = [
    ...input.sources.map(({ title, publisher, licence, url }) => ({ title, publisher, licence, url })),
    ...factSources,
  ];
  return all.filter(
    ({ url, title }, index) => all.findIndex((other) => other.url === url && other.title === title) === index,
  );
}

/** A brief as text of one of its forms. */
export function briefText(brief: Brief, format: 'markdown' | 'html' | 'json'): string {
  if (format === 'json') return `${jsonText(brief, 2)}\n`;
  return format === 'html' ? briefHtml(brief) : briefMarkdown(brief);
}
