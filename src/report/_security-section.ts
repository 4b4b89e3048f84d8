import { type ModelNote, modelNote } from '../models/security/index.ts';
import { columnHead, figure, link, list, paragraph, scrollable, section, sub, table, text } from './_html.ts';
import { element } from './_svg.ts';
import { alignedChart } from './aligned-chart.ts';
import { formatNumber, formatPercent, formatSpan, NOTHING } from './format.ts';
import {
  capitalized,
  levelName,
  type ReportData,
  type SecurityDigest,
  type SecurityLevelDigest,
} from './report-data.ts';

/** Windows below which a chart over time says no more than the table. */
const LEAST_WINDOWS = 2;
const NEVER = 'no number';

/** What concentration means for security; nothing where no blocks were counted. */
export function securitySection(data: ReportData): string {
  const { security, intervalLevel } = data;
  if (security === null) return '';
  const [first] = security.levels;
  return section(
    'security',
    'What it means for security',
    paragraph(`Latest window ${formatSpan(first!.span)}: ${formatNumber(first!.blocks, 0)} blocks.`, 'meta'),
    paragraph(
      `A payment counts as settled once so many blocks stand on it that nobody is likely to overtake them. How many that takes is decided by the largest: here are the confirmations that keep the chance that it reverses a payment, if it tried, below ${formatPercent(security.risk)}.`,
    ),
    levelTable(security, intervalLevel),
    overTime(data, security),
    smallPrint(),
  );
}

function levelTable(security: SecurityDigest, intervalLevel: number): string {
  const { risk, customaryConfirmations, levels } = security;
  const head = element(
    'tr',
    {},
    columnHead('Counted by'),
    columnHead('Largest', 'n'),
    columnHead(`Confirmations for ${formatPercent(risk)}`, 'n'),
    columnHead(`Risk after ${formatNumber(customaryConfirmations, 0)}`, 'n'),
    columnHead('Two largest', 'n'),
    columnHead('Chance of more than half', 'n'),
  );
  const caption = `Averaged over what the proportion of the hashrate may truly be, given the blocks that were counted; in brackets intervals of ${formatPercent(intervalLevel, 0)}.`;
  return scrollable('Security by level', table(caption, head, levels.map(levelRow)));
}

function levelRow({ layer, largest, confirmations, afterCustomary, pair }: SecurityLevelDigest): string {
  const percent = (value: number) => formatPercent(value);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, text(capitalized(levelName(layer)))),
    cell(percent(largest.estimate), range(largest, percent), largest.name),
    cell(count(confirmations.estimate), range(confirmations, count)),
    cell(percent(afterCustomary.estimate), range(afterCustomary, percent)),
    pair === null
      ? cell(NOTHING)
      : cell(percent(pair.estimate), range(pair, percent), `${pair.names[0]} + ${pair.names[1]}`),
    cell(pair === null ? NOTHING : percent(pair.exceedsHalf)),
  );
}

function cell(value: string, ...subs: readonly string[]): string {
  return element('td', { class: 'n' }, text(value), ...subs.map(sub));
}

function range<Value>(
  { low, high }: { readonly low: Value; readonly high: Value },
  format: (value: Value) => string,
): string {
  return `[${format(low)}, ${format(high)}]`;
}

function count(confirmations: number | null): string {
  return confirmations === null ? NEVER : formatNumber(confirmations, 0);
}

function overTime({ intervalLevel }: ReportData, { risk, levels }: SecurityDigest): string {
  const drawn = levels.filter(({ windows }) => windows.length >= LEAST_WINDOWS);
  if (drawn.length === 0) return '';
  const title = `Confirmations for a risk of ${formatPercent(risk)} against the largest`;
  const series = drawn.map((level) => ({
    name: capitalized(levelName(level.layer)),
    readings: level.windows.map((window) => ({ ...window, ...confirmationsQuantity })),
    chance: 'counts' as const,
    startMs: level.windows[0]!.span.fromMs,
  }));
  const common = { title, series, along: 'calendar', upMeans: 'longer to wait', intervalLevel } as const;
  return figure(
    title,
    (size, variant) => alignedChart({ ...common, id: `security-${variant}` }, size),
    captionOf(drawn),
  );
}

const confirmationsQuantity = { measure: 'confirmations', unit: 'confirmations', boundLow: null, boundHigh: null };

function captionOf(drawn: readonly SecurityLevelDigest[]): string {
  const windows = drawn.flatMap((level) => level.windows);
  const never = windows.filter(({ estimate }) => estimate === null).length;
  const open = windows.filter(({ estimate, high }) => estimate !== null && high === null).length;
  return [
    'Lines are at the proportion as counted, which asks for a little less than the average over what it may truly be in the table.',
    ...(never === 0
      ? []
      : [
          `In ${counted(never)} no number of confirmations is enough: the line has a gap, as it has where blocks are missing.`,
        ]),
    ...(open === 0
      ? []
      : [`In ${counted(open)} no number is enough at the upper end of the interval: the line has no band.`]),
  ].join(' ');
}

function counted(windows: number): string {
  return windows === 1 ? 'one window' : `${formatNumber(windows, 0)} windows`;
}

/** What the models behind the numbers are, assume and leave unsaid. */
function smallPrint(): string {
  const notes = [modelNote('double-spend'), modelNote('coalitions')];
  return (
    element('h3', { class: 'apart' }, 'The models behind it') +
    notes.map(noteOf).join('') +
    element('h4', {}, 'Taken for granted') +
    list(
      notes.flatMap(({ assumptions }) => assumptions),
      'note',
    ) +
    element('h4', {}, 'Left unsaid') +
    list([...new Set(notes.flatMap(({ notSaid }) => notSaid))], 'note')
  );
}

function noteOf({ title, model, citations }: ModelNote): string {
  const links = citations.map((one) => link(one.title, one.url)).join('; ');
  return element('p', { class: 'note' }, element('strong', {}, text(`${title}. `)), `${text(model)} ${links}.`);
}
