export type { Publication } from './history.ts';
export { type PublishOptions, previousPublication, publishSite } from './publish.ts';
export { parseSiteUrl } from './site-map.ts';
