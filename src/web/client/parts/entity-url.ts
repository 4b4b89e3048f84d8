import { siteUrl } from '../root.ts';

/** Address of the page of an entity, whatever its id is made of. */
export function entityUrl(id: string): string {
  return siteUrl(`entity/?id=${encodeURIComponent(id)}`);
}
