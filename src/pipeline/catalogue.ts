export { measures, parseMeasure } from '../measures/index.ts';
export { publishedSources, sources } from '../sources/index.ts';
