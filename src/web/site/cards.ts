import { formatDate } from '../../core/time-span.ts';
import type { Observatory } from '../../pipeline/observatory.ts';
import { answer, drawnWindows, type LayerReport, levelName, pageCard, resourceName } from '../../report/index.ts';
import type { Page } from '../client/pages/index.ts';

/** What a page says in a sentence, and of which layers. */
export interface PageAnswer {
  readonly title: string;
  readonly answer: string;
  /** Layers whose trajectories go with it, at most three; empty where none has two windows. */
  readonly layers: readonly LayerReport[];
}

/** Layers that stand for both fields where a page names none. */
const LEADS = ['bitcoin/blocks/pool', 'ai/accelerators/owner'];
const MOST_LINES = 3;

/** The answer of a page, from the numbers: of the first page that of the brief, of one about a field the field's, else what the page is for. */
export function cardOf(page: Page, { observation, brief }: Observatory): PageAnswer {
  const { report } = observation;
  const asked = page.path === '' ? [] : layersAsked(page);
  const named = report.layers.filter(({ layer }) => asked.includes(layer.id));
  const domains = new Set(named.map(({ layer }) => layer.domain));
  const ofDomain = report.layers.filter(({ layer }) => domains.has(layer.domain));
  const says =
    page.path === ''
      ? brief.headline.text
      : domains.size === 1
        ? answer({ ...report, layers: ofDomain, divergences: [] }).now
        : page.description;
  const shown = named.length > 0 ? siblings(named, report.layers) : report.layers.filter(isLead);
  return {
    title: page.path === '' ? 'Where power sits' : page.title,
    answer: says,
    layers: shown.filter(isDrawable).slice(0, MOST_LINES),
  };
}

/** Layers that a page asks for at once. */
function layersAsked({ asks }: Page): string[] {
  return asks.flatMap((path) => /^(?:readings|distributions)\/((?:[^/]+\/){2}[^/]+)/.exec(path)?.[1] ?? []);
}

/** The layers, and after them the others that divide the same. */
function siblings(named: readonly LayerReport[], all: readonly LayerReport[]): LayerReport[] {
  const key = ({ layer }: LayerReport) => `${layer.domain}/${layer.resource}`;
  const keys = new Set(named.map(key));
  return [...named, ...all.filter((one) => keys.has(key(one)) && !named.includes(one))];
}

function isLead({ layer }: LayerReport): boolean {
  return LEADS.includes(layer.id);
}

function isDrawable(report: LayerReport): boolean {
  return drawnWindows(report).trajectory.filter(({ estimate }) => estimate !== null).length > 1;
}

/** The picture of a page as SVG; the same data give the same text. */
export function cardSvg({ title, answer: says, layers }: PageAnswer, { observation, input }: Observatory): string {
  const resources = new Set(layers.map(({ layer }) => resourceName(layer)));
  return pageCard({
    title,
    answer: says,
    series: layers.map((report) => ({
      name: resources.size === 1 ? `by ${levelName(report.layer)}` : report.layer.title,
      readings: drawnWindows(report).trajectory,
      chance: report.chance,
    })),
    intervalLevel: observation.report.intervalLevel,
    footer: `data to ${formatDate(observation.coverage.toMs)} · snapshot ${input.snapshot.slice(0, 12)}${credit(layers)}`,
  });
}

/** Epoch AI’s data are credited wherever they show. */
function credit(layers: readonly LayerReport[]): string {
  const isShown = layers.some(({ layer }) => layer.citations.some(({ title }) => title.startsWith('Epoch AI')));
  return isShown ? ' · AI data: Epoch AI, CC BY 4.0' : '';
}
