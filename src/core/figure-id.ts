import { formatDate, parseInstant, type TimeSpan } from './time-span.ts';

/** What a figure is of: one number of a run, by which it can be named, traced and computed again. */
export type FigureId =
  | { readonly kind: 'reading'; readonly layer: string; readonly span: TimeSpan; readonly measure: string }
  /** Part of a window's weight that one entity holds; nobody's where the entity is null. */
  | { readonly kind: 'proportion'; readonly layer: string; readonly span: TimeSpan; readonly entity: string | null }
  | { readonly kind: 'verdict'; readonly layer: string; readonly part: string }
  /** What the concentration of a layer of blocks means for security. */
  | { readonly kind: 'security'; readonly layer: string; readonly part: string }
  | { readonly kind: 'divergence'; readonly a: string; readonly b: string; readonly part: string }
  | {
      readonly kind: 'lag';
      readonly leader: string;
      readonly follower: string;
      readonly asOfMs: number;
      readonly part: string;
    }
  | { readonly kind: 'tier'; readonly tier: string; readonly asOfMs: number; readonly part: string }
  | { readonly kind: 'edge'; readonly part: string }
  /** What mining costs, hosting pays and inference costs, by topic: mining, hosting, deals, edge, audit. */
  | { readonly kind: 'economics'; readonly topic: string; readonly part: string }
  /** How many layers were measured, or read so. */
  | { readonly kind: 'count'; readonly part: string }
  | { readonly kind: 'fact'; readonly id: string };

const DATE = '\\d{4}-\\d{2}-\\d{2}';
const forms: readonly { readonly form: RegExp; readonly read: (parts: readonly string[]) => FigureId }[] = [
  {
    form: new RegExp(`^reading:([^@\\s]+)@(${DATE})\\.\\.(${DATE})/([^\\s/]+)$`),
    read: ([layer, from, to, measure]) => ({
      kind: 'reading',
      layer: layer!,
      span: spanOf(from!, to!),
      measure: measure!,
    }),
  },
  {
    form: new RegExp(`^proportion:([^@\\s]+)@(${DATE})\\.\\.(${DATE})/(\\S*)$`),
    read: ([layer, from, to, entity]) => ({
      kind: 'proportion',
      layer: layer!,
      span: spanOf(from!, to!),
      entity: entity === '' ? null : entity!,
    }),
  },
  { form: /^verdict:(\S+)#([a-z-]+)$/, read: ([layer, part]) => ({ kind: 'verdict', layer: layer!, part: part! }) },
  {
    form: /^security:([^\s#]+)#([a-z0-9-]+)$/,
    read: ([layer, part]) => ({ kind: 'security', layer: layer!, part: part! }),
  },
  {
    form: /^divergence:(\S+?)\.\.([^\s#]+)#([a-z-]+)$/,
    read: ([a, b, part]) => ({ kind: 'divergence', a: a!, b: b!, part: part! }),
  },
  {
    form: new RegExp(`^lag:([a-z0-9-]+)\\.\\.([a-z0-9-]+)@(${DATE})#([a-z-]+)$`),
    read: ([leader, follower, date, part]) => ({
      kind: 'lag',
      leader: leader!,
      follower: follower!,
      asOfMs: parseInstant(date!),
      part: part!,
    }),
  },
  {
    form: new RegExp(`^tier:([a-z0-9-]+)@(${DATE})#([a-z-]+)$`),
    read: ([tier, date, part]) => ({ kind: 'tier', tier: tier!, asOfMs: parseInstant(date!), part: part! }),
  },
  { form: /^edge:([a-z-]+)$/, read: ([part]) => ({ kind: 'edge', part: part! }) },
  {
    form: /^economics:([a-z-]+)#([a-z0-9-]+)$/,
    read: ([topic, part]) => ({ kind: 'economics', topic: topic!, part: part! }),
  },
  { form: /^count:([a-z-]+)$/, read: ([part]) => ({ kind: 'count', part: part! }) },
  { form: /^fact:([a-z0-9-]+)$/, read: ([id]) => ({ kind: 'fact', id: id! }) },
];

/**
 * A figure's id from its text.
 *
 * @throws {SyntaxError} if the text is none.
 * @example
 * parseFigureId('fact:edge-ai-2033'); // => { kind: 'fact', id: 'edge-ai-2033' }
 */
export function parseFigureId(text: string): FigureId {
  for (const { form, read } of forms) {
    const match = form.exec(text);
    if (match !== null) return read(match.slice(1));
  }
  throw new SyntaxError(
    `explain: expected an id such as reading:bitcoin/blocks/pool@2026-03-23..2026-04-22/effective-number, got '${text.slice(0, 120)}'`,
  );
}

/**
 * The text of a figure's id: without spaces, stable from run to run on the same data.
 *
 * @example
 * figureIdText({ kind: 'verdict', layer: 'bitcoin/blocks/pool', part: 'slope' }); // => 'verdict:bitcoin/blocks/pool#slope'
 */
export function figureIdText(id: FigureId): string {
  switch (id.kind) {
    case 'reading':
      return `reading:${id.layer}@${spanText(id.span)}/${id.measure}`;
    case 'proportion':
      return `proportion:${id.layer}@${spanText(id.span)}/${id.entity ?? ''}`;
    case 'verdict':
      return `verdict:${id.layer}#${id.part}`;
    case 'security':
      return `security:${id.layer}#${id.part}`;
    case 'divergence':
      return `divergence:${id.a}..${id.b}#${id.part}`;
    case 'lag':
      return `lag:${id.leader}..${id.follower}@${formatDate(id.asOfMs)}#${id.part}`;
    case 'tier':
      return `tier:${id.tier}@${formatDate(id.asOfMs)}#${id.part}`;
    case 'edge':
      return `edge:${id.part}`;
    case 'economics':
      return `economics:${id.topic}#${id.part}`;
    case 'count':
      return `count:${id.part}`;
    case 'fact':
      return `fact:${id.id}`;
  }
}

function spanText({ fromMs, toMs }: TimeSpan): string {
  return `${formatDate(fromMs)}..${formatDate(toMs)}`;
}

function spanOf(from: string, to: string): TimeSpan {
  return { fromMs: parseInstant(from), toMs: parseInstant(to) };
}
