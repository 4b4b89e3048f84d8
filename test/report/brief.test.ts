import { describe, expect, test } from 'vitest';
import { type Brief, briefFigures, briefHtml, briefMarkdown, joined, say } from '../../src/report/brief.ts';
import { markupFault } from './well-formed.ts';

const pools = { id: 'reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/effective-number', value: 6.14, text: '6.1' };
const slope = { id: 'verdict:bitcoin/blocks/pool#slope', value: -0.06, text: '−6.2%' };
const brief: Brief = {
  headline: say`Mining stands at ${pools}`,
  meaning: say`It fell by ${slope} a year to ${pools}.`,
  sections: [
    {
      id: 'why',
      title: 'Why it matters',
      paragraphs: [[say`In ${{ name: 'April 2026' }} nothing happened.`, say`But ${pools} is few.`]],
      points: [{ lead: 'Miners:', sentences: [say`They make ${pools}.`] }],
    },
  ],
  sources: [{ title: 'A *list*', publisher: '<script>', licence: 'MIT', url: 'https://example.org/a' }],
  citation: 'Contraflow 0.1.0, snapshot abc',
};

describe('a sentence', () => {
  test('keeps its figures and names beside its text', () => {
    const sentence = say`By ${{ name: 'GPT-5' }} it is ${pools}${' or so'}.`;
    expect(sentence).toEqual({ text: 'By GPT-5 it is 6.1 or so.', figures: [pools], names: ['GPT-5'] });
    expect(joined([sentence, sentence]).figures).toHaveLength(2);
  });
});

describe('a brief', () => {
  test('lists each figure once, in reading order', () => {
    expect(briefFigures(brief).map(({ id }) => id)).toEqual([pools.id, slope.id]);
  });

  test('as Markdown notes the figures of every sentence, in order, and lists their ids', () => {
    const text = briefMarkdown(brief);
    expect(text).toContain('# Mining stands at 6.1[^1]\n');
    expect(text).toContain('_It fell by −6.2% a year to 6.1.[^2][^1]_');
    expect(text).toContain('In April 2026 nothing happened. But 6.1 is few.[^1]');
    expect(text).toContain('- **Miners:** They make 6.1.[^1]');
    expect(text).toContain(`[^2]: −6.2% \`${slope.id}\``);
  });

  test('takes text of strangers as text, in Markdown and in HTML', () => {
    expect(briefMarkdown(brief)).toContain('[A \\*list\\*](<https://example.org/a>), \\<script\\>, MIT');
    const html = briefHtml(brief);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(briefHtml({ ...brief, sources: [{ ...brief.sources[0]!, url: 'javascript:alert(1)' }] })).not.toContain(
      'javascript:',
    );
  });

  test('as HTML is one well-formed page whose numbers lead to their ids', () => {
    const html = briefHtml(brief);
    expect(markupFault(html)).toBeNull();
    expect(html).toContain('<a href="#f1" class="ref">1</a>');
    expect(html).toContain(`<li id="f2">−6.2% <code>${slope.id}</code></li>`);
    expect(html).not.toMatch(/<script|src=|@import/);
  });
});
