import { describe, expect, test } from 'vitest';
import { type FigureId, figureIdText, parseFigureId } from '../../src/core/figure-id.ts';

const span = { fromMs: Date.UTC(2026, 2, 23), toMs: Date.UTC(2026, 3, 22) };
const ids: readonly (readonly [string, FigureId])[] = [
  [
    'reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/concentration-ratio:3',
    { kind: 'reading', layer: 'bitcoin/blocks/pool', span, measure: 'concentration-ratio:3' },
  ],
  [
    'proportion:ai/accelerators/owner@2026-03-23..2026-04-22/google',
    { kind: 'proportion', layer: 'ai/accelerators/owner', span, entity: 'google' },
  ],
  [
    'proportion:ai/accelerators/owner@2026-03-23..2026-04-22/',
    { kind: 'proportion', layer: 'ai/accelerators/owner', span, entity: null },
  ],
  ['verdict:bitcoin/blocks/proxy-group#slope', { kind: 'verdict', layer: 'bitcoin/blocks/proxy-group', part: 'slope' }],
  [
    'security:bitcoin/blocks/pool#six-in-a-row-days-2',
    { kind: 'security', layer: 'bitcoin/blocks/pool', part: 'six-in-a-row-days-2' },
  ],
  [
    'divergence:bitcoin/blocks/pool..ai/accelerators/owner#difference',
    { kind: 'divergence', a: 'bitcoin/blocks/pool', b: 'ai/accelerators/owner', part: 'difference' },
  ],
  [
    'lag:closed..open@2025-10-30#look-back',
    { kind: 'lag', leader: 'closed', follower: 'open', asOfMs: Date.UTC(2025, 9, 30), part: 'look-back' },
  ],
  [
    'tier:phone-8gb@2026-04-30#gap-months',
    { kind: 'tier', tier: 'phone-8gb', asOfMs: Date.UTC(2026, 3, 30), part: 'gap-months' },
  ],
  ['economics:mining#electricity-us', { kind: 'economics', topic: 'mining', part: 'electricity-us' }],
  ['edge:could', { kind: 'edge', part: 'could' }],
  ['count:too-little-data', { kind: 'count', part: 'too-little-data' }],
  ['fact:edge-ai-market-2033', { kind: 'fact', id: 'edge-ai-market-2033' }],
];

describe('the id of a figure', () => {
  test.each(ids)('%s says what it is of, and back', (text, id) => {
    expect(parseFigureId(text)).toEqual(id);
    expect(figureIdText(id)).toBe(text);
  });

  test.each([
    '',
    'reading:',
    'reading:x@2026-13-01..2026-04-22/hhi',
    'fact:../../etc',
    'verdict:a b#slope',
    'security:x',
    'security:x#a#b',
    '<b>',
  ])("'%s' is none", (text) => {
    expect(() => parseFigureId(text)).toThrow(SyntaxError);
  });
});
