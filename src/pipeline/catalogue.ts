export { measures, parseMeasure } from '../measures/index.ts';
export { loadFacts } from '../platform/facts.ts';
export { publishedSources, sources } from '../sources/index.ts';
