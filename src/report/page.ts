import { problemsSection, runSection, sourcesSection } from './_closing-sections.ts';
import { divergenceSection, leadFigure } from './_divergence-section.ts';
import { htmlDocument } from './_document.ts';
import { economicsSection } from './_economics-section.ts';
import { cut, groupAnchor, list, paragraph, section, text } from './_html.ts';
import { layerSection } from './_layer-sections.ts';
import { securitySection } from './_security-section.ts';
import { element } from './_svg.ts';
import { answer } from './answer.ts';
import {
  domainNames,
  groupedByResource,
  groupsByDomain,
  groupTitles,
  type LayerReport,
  type ReportData,
  withoutDomain,
} from './report-data.ts';
import { verdictMatrix } from './verdict-matrix.ts';

/**
 * A report as one HTML page that asks the network for nothing and runs no script: its policy allows only its own style.
 * The same data gives the same bytes.
 */
export function renderPage(data: ReportData): string {
  const { now, trend } = data.headline ?? answer(data);
  const groups = groupedByResource(data.layers);
  const titles = groupTitles(groups);
  const header = element(
    'header',
    {},
    element('p', { class: 'kicker' }, text(data.title)),
    element('h1', {}, text(now)),
    paragraph(trend, 'deck'),
    digest(data),
    leadFigure(data),
    contents(data, groups),
  );
  const main = element(
    'main',
    { id: 'main' },
    matrixSection(data),
    divergenceSection(data),
    securitySection(data),
    economicsSection(data),
    ...groups.map((group, index) => layerSection(data, group, { index, title: titles[index]! })),
    sourcesSection(data),
    problemsSection(data),
    runSection(data),
  );
  return htmlDocument({
    title: cut(data.title),
    description: cut(now),
    skip: 'Skip to the report',
    body: [header, main],
  });
}

/** The brief at the top: its headline, unless the page's own says it, and its lines. */
function digest({ brief, headline }: ReportData): string {
  if (brief === null) return '';
  const lead = brief.headline === headline?.now ? '' : element('p', { class: 'lead' }, text(brief.headline));
  return element('div', { class: 'digest', role: 'region', 'aria-label': 'In short' }, lead, list(brief.lines));
}

/** Links to the parts of the page, those to resources under their field. */
function contents(data: ReportData, groups: readonly (readonly LayerReport[])[]): string {
  const titles = groupTitles(groups);
  const whole = [
    ...(groups.length > 0 ? [{ anchor: 'verdicts-h', title: 'All verdicts' }] : []),
    ...(data.divergences.length > 0 ? [{ anchor: 'divergence-h', title: 'Do they go apart?' }] : []),
    ...(data.security !== null ? [{ anchor: 'security-h', title: 'Security' }] : []),
    ...(data.economics !== null ? [{ anchor: 'economics-h', title: 'What it costs' }] : []),
    ...(data.sources.length > 0 ? [{ anchor: 'sources-h', title: 'Sources' }] : []),
    { anchor: 'run-h', title: 'Repeat and cite' },
  ];
  const rows = [
    { name: 'This page', links: whole },
    ...groupsByDomain(groups).map(({ domain, groups: its }) => ({
      name: domainNames[domain],
      links: its.map(({ index }) => ({ anchor: groupAnchor(index), title: withoutDomain(titles[index]!, domain) })),
    })),
  ];
  const row = ({ name, links }: (typeof rows)[number]): string =>
    element('dt', {}, name) +
    element('dd', {}, ...links.map(({ anchor, title }) => element('a', { href: `#${anchor}` }, text(title))));
  return element('nav', { 'aria-label': 'On this page' }, element('dl', { class: 'contents' }, ...rows.map(row)));
}

function matrixSection(data: ReportData): string {
  if (data.layers.length === 0) return '';
  return section(
    'verdicts',
    'How concentrated, and which way',
    verdictMatrix(data),
    paragraph(data.verdictRule, 'note'),
  );
}
