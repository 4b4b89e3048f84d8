export { measures, parseMeasure } from '../measures/index.ts';
export { sources } from '../sources/index.ts';
