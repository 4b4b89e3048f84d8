export { type PublishOptions, publishedHistory, publishSite } from './publish.ts';
export { parseSiteUrl } from './site-map.ts';
