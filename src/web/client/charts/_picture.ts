import { csvCell } from '../../../core/text.ts';
import type { ChartTable } from './chart.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Properties whose values a picture outside the page must hold by itself. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
];

export interface PictureTexts {
  readonly title: string;
  readonly description: string;
  /** Where it comes from. */
  readonly source: string;
}

const PAD = 16;
const GAP = 8;

/**
 * A chart as an SVG file that needs neither page nor style sheet: title, legend, drawing, key and source on the page's paper,
 * every colour written out.
 */
export function pictureOf(figure: Element, svg: SVGSVGElement, { title, description, source }: PictureTexts): string {
  const { width: drawn, height } = svg.getBoundingClientRect();
  const width = drawn + 2 * PAD;
  const body = getComputedStyle(document.body);
  const size = Number.parseFloat(body.fontSize);
  const colours = { ink: svgInk(svg, '--ink'), soft: svgInk(svg, '--soft') };
  const picture = make('svg', { xmlns: SVG, 'font-family': body.fontFamily });
  const paper = make('rect', { width: '100%', height: '100%', fill: body.backgroundColor });
  picture.append(textual('title', title), textual('desc', description), paper);
  let y = PAD;
  const write = (text: string, style: Readonly<Record<string, string | number>>, lineHeight: number): void => {
    for (const line of wrapped(text, {
      width: drawn,
      font: `${style['font-weight'] ?? 400} ${style['font-size']}px ${body.fontFamily}`,
    })) {
      y += lineHeight;
      const element = make('text', { x: PAD, y: y - lineHeight * 0.28, ...style });
      element.textContent = line;
      picture.append(element);
    }
  };
  const listed = (selector: string): void => {
    const items = [...figure.querySelectorAll(selector)];
    y += placeItems(picture, items, {
      top: y,
      width: drawn,
      size: size * 0.82,
      ink: colours.soft,
      family: body.fontFamily,
    });
  };
  write(title, { 'font-size': size * 1.1, 'font-weight': 600, fill: colours.ink }, size * 1.4);
  y += GAP;
  const pressed = figure.querySelector('.legend [aria-pressed="true"]') === null ? '' : '[aria-pressed="true"]';
  listed(`.legend button${pressed}`);
  const group = standalone(svg);
  group.setAttribute('transform', `translate(${PAD},${y})${scaleOf(svg, drawn)}`);
  picture.append(group);
  y += height + GAP;
  listed('.key li');
  write(source, { 'font-size': size * 0.72, fill: colours.soft }, size);
  y += PAD / 2;
  const total = { width: Math.ceil(width), height: Math.ceil(y) };
  picture.setAttribute('width', String(total.width));
  picture.setAttribute('height', String(total.height));
  picture.setAttribute('viewBox', `0 0 ${total.width} ${total.height}`);
  return new XMLSerializer().serializeToString(picture);
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns') element.setAttribute(key, String(value));
  }
  return element;
}

function textual(name: string, text: string): SVGElement {
  const element = make(name, {});
  element.textContent = text;
  return element;
}

function svgInk(svg: SVGSVGElement, name: string): string {
  return getComputedStyle(svg).getPropertyValue(name);
}

/** A copy of a drawing, as a group, in which every property that a style sheet set is written out. */
function standalone(svg: SVGSVGElement): SVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>('*');
  for (const [index, element] of copy.querySelectorAll<SVGElement>('*').entries()) {
    const style = getComputedStyle(originals[index]!);
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      // A pattern stays the reference that it is: the style has the page's address in it.
      if (value !== '' && !value.includes('url(')) element.setAttribute(property, value.replace(/px\b/g, ''));
    }
    element.removeAttribute('class');
  }
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove();
  const group = make('g', {});
  group.append(...copy.childNodes);
  return group;
}

function scaleOf(svg: SVGSVGElement, drawn: number): string {
  const { x, y, width } = svg.viewBox.baseVal;
  if (!svg.hasAttribute('viewBox') || width === 0) return '';
  const scale = drawn / width;
  return ` scale(${scale}) translate(${-x},${-y})`;
}

/** Sets samples with their meanings in rows; the height that they take. */
function placeItems(
  picture: SVGElement,
  items: readonly Element[],
  { top, width, size, ink, family }: { top: number; width: number; size: number; ink: string; family: string },
): number {
  if (items.length === 0) return 0;
  const rowHeight = size * 1.7;
  let x = 0;
  let row = 0;
  for (const item of items) {
    const text = item.querySelector('span')?.textContent ?? '';
    const sample = item.querySelector<SVGSVGElement>('svg.mark');
    const room = 24 + textWidth(text, `400 ${size}px ${family}`) + 18;
    if (x > 0 && x + room > width) {
      x = 0;
      row++;
    }
    const middle = top + (row + 0.5) * rowHeight;
    if (sample !== null) {
      const mark = standalone(sample);
      mark.setAttribute('transform', `translate(${PAD + x},${middle - 5.5})`);
      picture.append(mark);
    }
    const label = make('text', { x: PAD + x + 24, y: middle + size * 0.35, 'font-size': size, fill: ink });
    label.textContent = text;
    picture.append(label);
    x += room;
  }
  return (row + 1) * rowHeight + GAP;
}

/** Lines of a text that fit a width. */
function wrapped(text: string, { width, font }: { width: number; font: string }): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function textWidth(text: string, font: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 8;
  context.font = font;
  return context.measureText(text).width;
}

/** An SVG file as PNG, twice as large. @throws {Error} if the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('picture: none was made')) : resolve(blob)),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A chart's numbers as CSV, safe to open in a spreadsheet. */
export function csvText({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ name }) => name), ...rows];
  return lines.map((line) => `${line.map((cell) => csvCell(cell)).join(',')}\n`).join('');
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
