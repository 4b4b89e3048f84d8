import { escapeMarkup } from '../core/text.ts';
import { themeColour } from './palette.ts';

/** Width and height of a drawing, in CSS pixels at its natural size. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What every chart is told beside its numbers. */
export interface Titled {
  /** Unique in the page: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const FONT_SIZE = 13;
/** Below this width a chart stacks its labels. */
export const COMPACT_WIDTH = 560;

/** Elements without content, in HTML and in SVG; HTML would take the slash of any other for nothing. */
const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(['meta', 'line', 'path', 'rect', 'circle']);

/** One element of markup; attribute values are escaped, children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let markup = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    markup += ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeMarkup(value)}"`;
  }
  const content = children.join('');
  return content === '' && EMPTY_ELEMENTS.has(name) ? `${markup}/>` : `${markup}>${content}</${name}>`;
}

/** A text element; its content is escaped here. */
export function label(content: string, attributes: Attributes): string {
  return element('text', { fill: themeColour('ink'), ...attributes }, escapeMarkup(content));
}

/** A number as SVG wants it, to a hundredth of a pixel. */
function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Least and greatest of the numbers among values; infinities the wrong way round where there is none. */
export function extent(values: Iterable<number | null>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Estimated width of text in pixels: generous, since the reader's font is not known. */
export function labelWidth(columns: number, fontSize = FONT_SIZE): number {
  return columns * fontSize * 0.58;
}

/** A whole drawing with its title and text alternative. */
export function drawing(
  { id, title }: Titled,
  size: Size,
  description: string,
  ...children: readonly string[]
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${coordinate(size.width)} ${coordinate(size.height)}`,
      width: size.width,
      height: size.height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif",
      'font-size': FONT_SIZE,
    },
    element('title', { id: `${id}-title` }, escapeMarkup(title)),
    element('desc', { id: `${id}-desc` }, escapeMarkup(description)),
    ...children,
  );
}

/** Definition of a hatching, used as `fill="url(#id)"`. */
export function hatching(id: string, colour: string, opacity = 0.75): string {
  const stripe = { x1: 0, y1: 0, x2: 0, y2: 5, stroke: colour, 'stroke-width': 1.6, 'stroke-opacity': opacity };
  return element(
    'pattern',
    { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('line', stripe),
  );
}
