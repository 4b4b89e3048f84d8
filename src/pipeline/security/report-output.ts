import { jsonText } from '../../core/text.ts';
import { modelNotes } from '../../models/security/index.ts';
import { formatNumber, formatPercent, formatSpan, labelledText, type TableOptions } from '../../report/index.ts';
import { answerTable, type ModelAnswer } from '../answer.ts';
import { coalitionsAnswer } from './coalitions.ts';
import { costAnswer } from './cost.ts';
import { securityDocument } from './document.ts';
import type { LevelSecurity } from './panel.ts';
import type { SecurityReport } from './report.ts';

/** The coalitions of every level: the panel as rows. */
export function panelAnswer({ levels, options }: SecurityReport['panel']): ModelAnswer {
  const sets = levels.map(({ layer, coalitions }) => ({ level: layer.role, coalitions }));
  return coalitionsAnswer(sets, { risk: options.risk, inputs: {} });
}

/** The whole report as a document. */
export function securityJson(report: SecurityReport): string {
  return `${jsonText(securityDocument(report), 2)}\n`;
}

/** The report for a terminal. */
export function securityText(report: SecurityReport, style: TableOptions): string {
  const { panel, cost } = report;
  const { risk, interval } = panel.options;
  const [first] = panel.levels;
  if (first === undefined)
    return 'This input has no blocks that are tied to anybody: there is nothing to say of security.\n';
  return [
    'What the measured concentration of mining does to security',
    '',
    ...labelledText(
      'measured',
      [
        `${formatNumber(first.blocks, 0)} blocks, ${formatSpan(first.span)}; intervals in brackets: ${formatPercent(interval, 0)}`,
      ],
      style,
    ),
    '',
    ...labelledText('alone', [alone(risk)], style),
    '',
    answerTable(largestTable(panel.levels), style),
    ...labelledText('together', [TOGETHER], style),
    '',
    answerTable(coalitionTable(panel.levels), style),
    ...labelledText('merged', [MERGED], style),
    '',
    answerTable(mergerTable(panel.levels), style),
    ...(cost === null
      ? []
      : [...labelledText('cost', [COST], style), '', answerTable(costAnswer([{ proportion: 0.5 }], cost), style)]),
    ...labelledText('delay', delaySentences(report), style),
    ...labelledText(
      'models',
      modelNotes.map(({ title, model }) => `${title}. ${model}`),
      style,
    ),
    ...labelledText('not said', [...new Set(modelNotes.flatMap(({ notSaid }) => notSaid))], style),
    ...labelledText('more', [MORE], style),
    '',
  ].join('\n');
}

const alone = (risk: number) =>
  `The largest alone: how many confirmations keep its chance to take back a payment below ${Number((100 * risk).toPrecision(6))}%, that chance after six, and the ties it must win for withholding blocks to pay.`;
const TOGETHER =
  'The largest, if they acted as one without pause: the chance that they truly hold more than a third or half, how often they would replace six blocks, and how long a payment would wait that they refuse.';
const MERGED =
  'The mergers that would matter most: how few would then make more than half of the blocks, and the confirmations that the largest would then call for.';
const COST = 'Half of the hashrate, brought in from outside or taken over from those who have it.';
const MORE =
  '--format json has all of it with what each model takes for granted, --history how it went, and contraflow security --help each model by itself.';

function delaySentences({ delays, stale }: SecurityReport): string[] {
  const last = delays.at(-1);
  if (last === undefined || stale === null) return [];
  const seconds = (value: number) => formatNumber(value, 2);
  return [
    `${seconds(last.delaySeconds)} s (${seconds(last.lowSeconds)} to ${seconds(last.highSeconds)} s) would explain the ${formatNumber(last.stale, 0)} stale blocks that a public collection saw beside ${formatNumber(last.main, 0)} blocks from height ${formatNumber(last.fromHeight, 0)} on: a lower bound. By it the largest pool earns ${formatPercent(stale.rates.sizeAdvantage, 3)} more for its hashrate than the smallest.`,
  ];
}

function largestTable(levels: readonly LevelSecurity[]) {
  return {
    columns: [
      { name: 'level', as: 'text' },
      { name: 'largest', as: 'text' },
      { name: 'proportion', as: 'range' },
      { name: 'confirmations', as: 'range' },
      { name: 'risk_after_6', as: 'range', isDetail: true },
      { name: 'ties_to_win', as: 'range' },
    ] as const,
    rows: levels.map(({ layer, coalitions: [first], risks, selfish }) => {
      const six = risks.find(({ confirmations }) => confirmations === 6)!;
      const { confirmations, interval, proportion, names } = first!;
      return {
        level: layer.role,
        largest: names[0]!,
        proportion: ranged(
          formatPercent(proportion),
          [interval.low, interval.high].map((end) => formatPercent(end)),
        ),
        confirmations: ranged(countOf(confirmations.estimate), [confirmations.low, confirmations.high].map(countOf)),
        risk_after_6: ranged(
          formatPercent(six.probability),
          [six.low, six.high].map((end) => formatPercent(end)),
        ),
        ties_to_win: tiesNeeded(proportion, selfish),
      };
    }),
  };
}

const ranged = (value: string, ends: readonly string[]): string =>
  ends.every((end) => end === value) ? value : `${value} [${ends.join(', ')}]`;
const countOf = (count: number | null): string => (count === null ? 'never' : formatNumber(count, 0));

/** How many of the ties it must win for withholding to pay by the strategy of Eyal & Sirer: α > (1 − γ)/(3 − 2γ) solved for γ. */
function tiesNeeded(proportion: number, selfish: LevelSecurity['selfish']): string {
  if (proportion > selfish.find(({ tieWin }) => tieWin === 0)!.threshold) return 'none';
  return formatPercent((1 - 3 * proportion) / (1 - 2 * proportion), 0);
}

function coalitionTable(levels: readonly LevelSecurity[]) {
  return {
    columns: [
      { name: 'level', as: 'text' },
      { name: 'size', as: 'count' },
      { name: 'proportion', as: 'range' },
      { name: 'above_a_third', as: 'chance', isDetail: true },
      { name: 'above_half', as: 'chance' },
      { name: 'replaced', title: '6 replaced/year', as: 'count' },
      { name: 'in_a_row', title: 'days to 6 in a row', as: 'number', isDetail: true },
      { name: 'refused_minutes', title: 'wait minutes', as: 'number', isDetail: true },
      { name: 'with', as: 'text' },
    ] as const,
    rows: levels.flatMap(({ layer, coalitions }) =>
      coalitions.map((one) => ({
        level: layer.role,
        size: one.size,
        proportion: ranged(
          formatPercent(one.proportion),
          [one.interval.low, one.interval.high].map((end) => formatPercent(end)),
        ),
        above_a_third: one.exceeds.third,
        above_half: one.exceeds.half,
        replaced: one.reorganizations.find(({ depth }) => depth === 6)!.perYear,
        in_a_row: one.sixInARow.days,
        refused_minutes: one.refused.expectedSeconds / 60,
        with: one.names.at(-1)!,
      })),
    ),
  };
}

/** Mergers of a level that a terminal shows. */
const SHOWN_MERGERS = 3;

function mergerTable(levels: readonly LevelSecurity[]) {
  return {
    columns: [
      { name: 'level', as: 'text' },
      { name: 'pair', as: 'text' },
      { name: 'together', as: 'percent' },
      { name: 'hhi_added', as: 'count', isDetail: true },
      { name: 'majority_now', as: 'count', isDetail: true },
      { name: 'majority_then', as: 'count' },
      { name: 'confirmations_then', as: 'count', absent: 'never' },
    ] as const,
    rows: levels.flatMap(({ layer, mergers, majority }) =>
      mergers.slice(0, SHOWN_MERGERS).map((one) => ({
        level: layer.role,
        pair: one.names.join(' + '),
        together: one.proportion,
        hhi_added: one.hhiAdded,
        majority_now: majority,
        majority_then: one.nakamotoCoefficient,
        confirmations_then: one.confirmations,
      })),
    ),
  };
}
