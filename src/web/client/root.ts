/** Where the site lies: the folder above that of the scripts, whatever the path of the host. */
export const root = new URL(/* @vite-ignore */ '..', import.meta.url);

/** Whether the pages are files of a published site, with no server behind them that could answer a query. */
export const isPublished = document.documentElement.dataset.mode === 'published';

/** Address of a path of the site. */
export function siteUrl(path: string): string {
  return new URL(path, root).href;
}
