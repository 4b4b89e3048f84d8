import { windowWeight } from '../../core/distribution.ts';
import { type FigureId, figureIdText } from '../../core/figure-id.ts';
import { formatDate, type TimeSpan } from '../../core/time-span.ts';
import { censorshipWait, type ModelNote, modelNote, successiveBlocks } from '../../models/security/index.ts';
import { formatAmount, formatNumber, formatPercent } from '../../report/index.ts';
import type { Figure } from '../figures.ts';
import { latestWholeIndex, type MeasuredLayer } from '../measured-layer.ts';
import type { ObservedInput } from '../observed-input.ts';
import { confirmationsFor } from './confirmations.ts';
import { extremeWindow } from './history.ts';
import { CUSTOMARY, type PairOutline, type SecurityOutline, SHOWN_RISK, securityOutline } from './outline.ts';

type SecurityFigureId = Extract<FigureId, { readonly kind: 'security' }>;
type Part = Pick<Figure, 'text' | 'value' | 'unit' | 'label' | 'rule'> & Partial<Pick<Figure, 'low' | 'high'>>;

/** Figures of what the concentration of measured layers of blocks means for security; null where there is none. */
export function createSecurityFigures(
  measured: readonly MeasuredLayer[],
  names: ObservedInput['names'],
): (id: SecurityFigureId) => Figure | null {
  const known = new Map<string, SecurityOutline | null>();
  const outlineOf = (one: MeasuredLayer): SecurityOutline | null => {
    const { id } = one.layer;
    if (!known.has(id)) known.set(id, securityOutline(one, names));
    return known.get(id)!;
  };
  return (id) => {
    const one = measured.find(({ layer }) => layer.id === id.layer);
    const outline = one === undefined ? null : outlineOf(one);
    const part = outline === null ? null : (partOf(id.part, outline) ?? extremePart(id.part, one!));
    return part === null ? null : { low: null, high: null, ...part, id: figureIdText(id) };
  };
}

/** What a figure is computed from: the window whose blocks are counted, and the note of the model. */
export function securityFigureBasis(
  { part }: SecurityFigureId,
  measured: MeasuredLayer,
): { readonly span: TimeSpan; readonly note: ModelNote } {
  const which = extremes.get(part);
  const window =
    which === undefined ? measured.distributions[latestWholeIndex(measured)] : extremeWindow(measured, which);
  return { span: window!.span, note: modelNote(modelOf(part)) };
}

function modelOf(part: string): ModelNote['id'] {
  return part.endsWith('-2') ? 'coalitions' : 'double-spend';
}

const extremes: ReadonlyMap<string, 'most' | 'least'> = new Map([
  ['most-ever', 'most'],
  ['fewest-ever', 'least'],
]);

const RISK = `the chance of a double spend below ${formatPercent(SHOWN_RISK)}`;
const CATCH_UP_RULE = `${modelNote('double-spend').model} Averaged over the posterior of the proportion, whose parameters are the counts of blocks; the interval is at the ends of the proportion’s. ${cited('double-spend')}`;
const AT_ENDS_RULE = `${modelNote('double-spend').model} At one end of the interval of the proportion. ${cited('double-spend')}`;
const PAIR_RULE =
  'Blocks of the two over all blocks of the window, what is tied to nobody included; the interval and the probability are of the posterior of what these two hold, a Beta distribution whose parameters are the counts.';
const RUN_RULE = `Mean time to the first run of six blocks of these two, by luck, at 144 blocks a day: the sum of p^−i for i from 1 to 6, over 144. ${cited('coalitions')}`;
const REFUSED_RULE = `Ten minutes over the proportion of those who do not refuse: blocks until the first of theirs are geometrically distributed. ${cited('coalitions')}`;

function cited(id: ModelNote['id']): string {
  return `${modelNote(id).citations[0]!.title}.`;
}

function partOf(part: string, outline: SecurityOutline): Part | null {
  const { level, largest, confirmations, afterCustomary, pair } = outline;
  const during = `${level.layer.title}, ${formatDate(level.span.fromMs)} to ${formatDate(level.span.toMs - 1)}`;
  switch (part) {
    case 'confirmations':
      return confirmationsPart(confirmations.estimate, {
        label: `Confirmations that keep ${RISK} against ${largest.name}, ${during}`,
        rule: CATCH_UP_RULE,
        low: confirmations.low,
        high: confirmations.high,
      });
    case 'confirmations-low':
    case 'confirmations-high': {
      const end = part === 'confirmations-low' ? 'low' : 'high';
      return confirmationsPart(confirmations[end], {
        label: `Confirmations that keep ${RISK} against ${largest.name} at the ${end} end of its proportion, ${during}`,
        rule: AT_ENDS_RULE,
      });
    }
    case 'risk-6':
      return {
        ...probability(afterCustomary.probability),
        low: afterCustomary.low,
        high: afterCustomary.high,
        label: `Chance that ${largest.name} catches up from ${CUSTOMARY} confirmations, ${during}`,
        rule: CATCH_UP_RULE,
      };
    default:
      return pair === null ? null : pairPart(part, pair, `${pair.names.join(' and ')}, ${during}`);
  }
}

function pairPart(part: string, pair: PairOutline, of: string): Part | null {
  const { low, high } = pair.interval;
  switch (part) {
    case 'coalition-2':
      return {
        value: pair.proportion,
        text: formatPercent(pair.proportion, 0),
        unit: 'proportion',
        low,
        high,
        label: `Held together by ${of}`,
        rule: PAIR_RULE,
      };
    case 'exceeds-half-2':
      return {
        ...probability(pair.exceedsHalf),
        label: `Probability of more than half of the hashrate: ${of}`,
        rule: PAIR_RULE,
      };
    case 'six-in-a-row-days-2':
      return overProportion(pair, {
        at: (proportion) => successiveBlocks({ proportion, run: CUSTOMARY }).days,
        unit: 'days',
        label: `Days to the first six blocks in a row, by luck: ${of}`,
        rule: RUN_RULE,
      });
    case 'refused-minutes-2':
      return overProportion(pair, {
        at: (proportion) => censorshipWait({ refusingProportion: proportion }).expectedSeconds / 60,
        unit: 'minutes',
        label: `Mean wait of a payment that is refused: ${of}`,
        rule: REFUSED_RULE,
      });
    default:
      return null;
  }
}

/** A figure of a proportion that is known up to an interval; none where it is infinite. */
function overProportion(
  { proportion, interval }: PairOutline,
  { at, ...said }: Pick<Part, 'unit' | 'label' | 'rule'> & { readonly at: (proportion: number) => number },
): Part | null {
  const value = at(proportion);
  if (!Number.isFinite(value)) return null;
  const ends = [at(interval.low), at(interval.high)];
  return { ...said, value, text: formatAmount(value), low: Math.min(...ends), high: Math.max(...ends) };
}

function extremePart(part: string, measured: MeasuredLayer): Part | null {
  const which = extremes.get(part);
  const window = which === undefined ? null : extremeWindow(measured, which);
  if (window === null) return null;
  const { estimate, low, high } = confirmationsFor(window.weights[0]!, {
    blocks: windowWeight(window),
    interval: measured.interval,
    risk: SHOWN_RISK,
  });
  const { span } = window;
  return confirmationsPart(estimate, {
    label: `Confirmations that keep ${RISK} against the largest when it held ${which}, ${measured.layer.title}, ${formatDate(span.fromMs)} to ${formatDate(span.toMs - 1)}`,
    rule: CATCH_UP_RULE,
    low,
    high,
  });
}

function confirmationsPart(
  value: number | null,
  said: Pick<Part, 'label' | 'rule'> & Partial<Pick<Part, 'low' | 'high'>>,
): Part | null {
  return value === null ? null : { ...said, value, text: formatNumber(value, 0), unit: 'confirmations' };
}

function probability(value: number): Pick<Part, 'value' | 'text' | 'unit'> {
  return { value, text: formatPercent(value), unit: 'probability' };
}
