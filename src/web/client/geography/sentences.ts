import { jurisdictions } from '../../../core/jurisdictions.ts';
import { formatPercent } from '../../../report/format.ts';
import { formatPoints } from './classes.ts';
import type { MapLayer } from './layers.ts';
import { type Compared, type PlaceWindow, windowText } from './windows.ts';

const names: ReadonlyMap<string, string> = new Map(jurisdictions.map(({ id, name }) => [id, name]));

/** Name of a jurisdiction for people; its id where it is none that is known. */
export function placeName(id: string): string {
  return names.get(id) ?? id;
}

/** Names that read with an article: "the United States has". */
const withArticle = /^(United |Netherlands|Philippines|Bahamas|Democratic Republic|Republic of|.* Islands$)/;

/** Name of a jurisdiction within a sentence. */
export function placeInSentence(id: string): string {
  const name = placeName(id);
  return withArticle.test(name) ? `the ${name}` : name;
}

/** Who leads in a window, and how much is in no named country. */
export function leadSentence(layer: MapLayer, window: PlaceWindow | null): string {
  if (window === null) return `${layer.title}: no window was over by then.`;
  const [first, ...others] = [...window.proportions];
  if (first === undefined) return `${layer.title}, ${windowText(window)}: no country is named.`;
  const next = others.slice(0, 2).map(([id, proportion]) => `${placeInSentence(id)} ${formatPercent(proportion)}`);
  const then = next.length === 0 ? '' : `, then ${next.join(' and ')}`;
  return `${layer.title}, ${windowText(window)}: ${placeInSentence(first[0])} leads with ${formatPercent(first[1])} of ${layer.whole}${then}. ${unattributedSentence(window)}`;
}

/** How much of a window's weight is in no named country. */
export function unattributedSentence({ unattributed }: PlaceWindow): string {
  return unattributed > 0
    ? `${formatPercent(unattributed)} of the weight is in no named country.`
    : 'All of the weight is in named countries.';
}

/** The country in which the two domains differ most, where any has a value in both. */
export function differenceSentence(rows: readonly Compared[]): string | null {
  const known = rows.filter((row) => row.difference !== null);
  if (known.length === 0) return null;
  const size = (row: Compared): number => Math.abs(row.difference!);
  const { jurisdiction, bitcoin, ai, difference, low, high } = known.reduce((a, b) => (size(b) > size(a) ? b : a));
  const doubt =
    low! < 0 && high! > 0
      ? ' What is in no named country could turn the sign.'
      : ' What is in no named country could not turn the sign.';
  return `They differ most in ${placeInSentence(jurisdiction)}: ${formatPercent(bitcoin!.proportion!)} of Bitcoin’s and ${formatPercent(ai!.proportion!)} of AI’s, ${formatPoints(difference!)}.${doubt}`;
}
