import { escapeMarkup, printable } from '../core/text.ts';
import { htmlDocument } from './_document.ts';
import { link } from './_html.ts';
import { element } from './_svg.ts';

/** One number of a text, with the id by which it can be traced and computed again. */
export interface BriefFigure {
  /** As `explain` takes it, `reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/effective-number`. */
  readonly id: string;
  readonly value: number;
  /** As the sentence writes it. */
  readonly text: string;
}

/** A sentence or two that stand together, with every number in them. */
export interface BriefSentence {
  readonly text: string;
  readonly figures: readonly BriefFigure[];
  /** Names and dates in the text, whose digits are no figures: `H100`, `April 2026`. */
  readonly names: readonly string[];
}

/** One part of a brief; a question has its answer as sentences, a plain part may have a lead before its points. */
export interface BriefSection {
  readonly id: string;
  readonly title: string;
  /** Running text. */
  readonly paragraphs: readonly (readonly BriefSentence[])[];
  /** Points, each with a word or two in front where it is about somebody. */
  readonly points: readonly { readonly lead: string | null; readonly sentences: readonly BriefSentence[] }[];
}

export interface BriefSource {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly url: string;
}

/** What a reader needs to know, in the order in which they need it. */
export interface Brief {
  readonly headline: BriefSentence;
  readonly meaning: BriefSentence;
  readonly sections: readonly BriefSection[];
  readonly sources: readonly BriefSource[];
  /** How the figures can be had again: snapshot, program, date of the data. */
  readonly citation: string;
}

type Piece = string | BriefFigure | { readonly name: string };

/**
 * A sentence from a template: numbers go in as figures and names as names, so that none of either is in the text untraced.
 *
 * @example
 * say`In ${{ name: 'April 2026' }} it stood at ${{ id: 'fact:x', value: 6.14, text: '6.1' }}.`.text; // => 'In April 2026 it stood at 6.1.'
 */
export function say(parts: TemplateStringsArray, ...pieces: readonly Piece[]): BriefSentence {
  const figures: BriefFigure[] = [];
  const names: string[] = [];
  let text = parts[0]!;
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') text += piece;
    else if ('name' in piece) {
      names.push(piece.name);
      text += piece.name;
    } else {
      figures.push(piece);
      text += piece.text;
    }
    text += parts[index + 1]!;
  }
  return { text, figures, names };
}

/** Sentences as one, with a space between. */
export function joined(sentences: readonly BriefSentence[]): BriefSentence {
  return {
    text: sentences.map(({ text }) => text).join(' '),
    figures: sentences.flatMap(({ figures }) => figures),
    names: sentences.flatMap(({ names }) => names),
  };
}

/** Every sentence of a brief, in reading order. */
export function briefSentences({ headline, meaning, sections }: Brief): BriefSentence[] {
  return [
    headline,
    meaning,
    ...sections.flatMap(({ paragraphs, points }) => [
      ...paragraphs.flat(),
      ...points.flatMap(({ sentences }) => sentences),
    ]),
  ];
}

/** Numbers each figure of a brief once, in reading order. */
function numbered(brief: Brief): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { figures } of briefSentences(brief)) {
    for (const { id } of figures) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

/** Figures of a brief, each once, in reading order. */
export function briefFigures(brief: Brief): BriefFigure[] {
  const figures = new Map<string, BriefFigure>();
  for (const sentence of briefSentences(brief)) {
    for (const figure of sentence.figures) if (!figures.has(figure.id)) figures.set(figure.id, figure);
  }
  return [...figures.values()];
}

const FIGURES_NOTE =
  'Each number in the text is one of these. contraflow explain with the id shows the file, the rows and the rule behind it.';

/** The brief as Markdown, with a numbered note behind every sentence that holds a number. */
export function briefMarkdown(brief: Brief): string {
  const numbers = numbered(brief);
  const write = ({ text, figures }: BriefSentence): string => {
    const notes = [...new Set(figures.map(({ id }) => numbers.get(id)!))].map((number) => `[^${number}]`).join('');
    return `${markdownText(text)}${notes}`;
  };
  const run = (sentences: readonly BriefSentence[]) => sentences.map(write).join(' ');
  const sections = brief.sections.map(({ title, paragraphs, points }) =>
    [
      `## ${markdownText(title)}`,
      ...paragraphs.map(run),
      ...(points.length === 0
        ? []
        : [
            points
              .map(({ lead, sentences }) => `- ${lead === null ? '' : `**${markdownText(lead)}** `}${run(sentences)}`)
              .join('\n'),
          ]),
    ].join('\n\n'),
  );
  const sources = brief.sources.map(
    ({ title, publisher, licence, url }) =>
      `- [${markdownText(title)}](<${url}>), ${markdownText(publisher)}, ${markdownText(licence)}`,
  );
  const figures = briefFigures(brief).map(({ id, text }) => `[^${numbers.get(id)}]: ${markdownText(text)} \`${id}\``);
  return `${[
    `# ${write(brief.headline)}`,
    `_${write(brief.meaning)}_`,
    ...sections,
    '## Sources',
    sources.join('\n'),
    `## How to cite\n\n${markdownText(brief.citation)}`,
    `${FIGURES_NOTE}\n\n${figures.join('\n')}`,
  ].join('\n\n')}\n`;
}

/** Text that Markdown takes as it is; no markup of a stranger survives. */
function markdownText(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

/** The brief as one HTML page without script, whose numbers link to their ids. */
export function briefHtml(brief: Brief): string {
  const numbers = numbered(brief);
  const write = ({ text, figures }: BriefSentence): string => {
    const notes = [...new Set(figures.map(({ id }) => numbers.get(id)!))]
      .map((number) => element('a', { href: `#f${number}`, class: 'ref' }, String(number)))
      .join(' ');
    return escapeMarkup(text) + (notes === '' ? '' : element('sup', {}, notes));
  };
  const run = (sentences: readonly BriefSentence[]) => sentences.map(write).join(' ');
  const sections = brief.sections.map(({ id, title, paragraphs, points }) =>
    element(
      'section',
      { 'aria-labelledby': `${id}-h` },
      element('h2', { id: `${id}-h` }, escapeMarkup(title)),
      ...paragraphs.map((sentences) => element('p', {}, run(sentences))),
      points.length === 0
        ? ''
        : element(
            'ul',
            {},
            ...points.map(({ lead, sentences }) =>
              element('li', {}, lead === null ? '' : `${element('strong', {}, escapeMarkup(lead))} `, run(sentences)),
            ),
          ),
    ),
  );
  const sources = brief.sources.map(({ title, publisher, licence, url }) =>
    element('li', {}, link(title, url), escapeMarkup(`, ${publisher}, ${licence}`)),
  );
  const figures = briefFigures(brief).map(({ id, text }) =>
    element('li', { id: `f${numbers.get(id)}` }, escapeMarkup(`${text} `), element('code', {}, escapeMarkup(id))),
  );
  const header = element(
    'header',
    {},
    element('h1', {}, write(brief.headline)),
    element('p', { class: 'deck' }, write(brief.meaning)),
  );
  const footer = [
    element(
      'section',
      { 'aria-labelledby': 'sources-h' },
      element('h2', { id: 'sources-h' }, 'Sources'),
      element('ul', {}, ...sources),
    ),
    element(
      'section',
      { 'aria-labelledby': 'cite-h' },
      element('h2', { id: 'cite-h' }, 'How to cite'),
      element('p', {}, escapeMarkup(brief.citation)),
    ),
    element(
      'section',
      { 'aria-labelledby': 'figures-h' },
      element('h2', { id: 'figures-h' }, 'Figures'),
      element('p', { class: 'note' }, FIGURES_NOTE),
      element('ol', { class: 'figures' }, ...figures),
    ),
  ];
  return htmlDocument({
    title: brief.headline.text,
    description: brief.meaning.text,
    skip: 'Skip to the brief',
    body: [header, element('main', { id: 'main' }, ...sections, ...footer)],
  });
}
