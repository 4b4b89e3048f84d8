import { formatDate } from '../core/time-span.ts';
import { columnHead, link, list, paragraph, scrollable, section, table, text } from './_html.ts';
import { element } from './_svg.ts';
import { formatNumber, formatSpan, NOTHING } from './format.ts';
import type { ReportData } from './report-data.ts';
import { shortened } from './text-width.ts';

/** Addresses of the licences that data come under, by their SPDX ids in lower case with spaces for hyphens. */
const licences: ReadonlyMap<string, string> = new Map([
  ['cc by 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  ['cc0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['mit', 'https://spdx.org/licenses/MIT.html'],
]);

/** Who published the data, under which licence, and that what is shown is derived from them. */
export function sourcesSection({ sources }: ReportData): string {
  if (sources.length === 0) return '';
  const rows = sources.map(({ title, publisher, licence, url, span, rows: count }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, link(title, url)),
      element('td', {}, text(publisher)),
      element(
        'td',
        { class: 'licence' },
        link(licence, licences.get(licence.toLowerCase().replaceAll('-', ' ')) ?? ''),
      ),
      element('td', { class: 'span' }, span.toMs > span.fromMs ? formatSpan(span) : NOTHING),
      element('td', { class: 'n' }, formatNumber(count, 0)),
    ),
  );
  const head = element(
    'tr',
    {},
    columnHead('Source'),
    columnHead('Publisher'),
    columnHead('Licence'),
    columnHead('Covers'),
    columnHead('Rows', 'n'),
  );
  const caption =
    'With thanks to those who publish them. They have not reviewed this page: its proportions, measures and verdicts are derived from their data.';
  return section('sources', 'Sources', scrollable('Sources', table(caption, head, rows)));
}

/** What should be known of the data, and what of them could not be used. */
export function problemsSection({ problems, notes }: ReportData): string {
  if (problems.length === 0 && notes.length === 0) return '';
  const rows = problems.map(({ kind, message, count }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, text(kind))),
      element('td', {}, text(message)),
      element('td', { class: 'n' }, formatNumber(count, 0)),
    ),
  );
  const head = element('tr', {}, columnHead('Kind'), columnHead('First of them'), columnHead('Count', 'n'));
  const problemTable =
    rows.length === 0
      ? ''
      : scrollable('Problems', table('What of the inputs could not be used as it stands.', head, rows));
  return section('notes', 'Notes and problems', list(notes), problemTable);
}

/** How the run can be repeated, and cited. */
export function runSection(data: ReportData): string {
  const lines = data.run.flatMap(({ key, value }) => [
    element('dt', {}, text(key)),
    element('dd', {}, element('code', {}, text(value))),
  ]);
  return section(
    'run',
    'Repeat this run, and cite it',
    paragraph('The same inputs, labels, parameters and seed give this page again, byte for byte.'),
    element('dl', {}, ...lines),
    element('h3', { class: 'apart' }, 'How to cite this run'),
    element('p', { class: 'cite' }, text(citation(data))),
  );
}

/** Title, program, snapshot and the last day of the data, of those that the run names. */
function citation({ title, run, layers }: ReportData): string {
  const lineOf = (key: string): string | undefined => run.find((line) => line.key === key)?.value;
  const snapshot = lineOf('snapshot');
  const ends = layers.map(({ distribution }) => distribution.span.toMs).filter(Number.isFinite);
  return [
    shortened(title, 200),
    shortened(lineOf('program') ?? '', 60),
    snapshot === undefined ? '' : `snapshot ${shortened(snapshot, 80)}`,
    ends.length === 0 ? '' : `data to ${formatDate(Math.max(...ends) - 1)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
    .concat('.');
}
