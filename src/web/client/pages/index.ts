import type { Component } from 'svelte';

/** A page of the dashboard. */
export interface Page {
  readonly id: string;
  /** Folder below the root of the site, with its slash; empty for the first page. */
  readonly path: string;
  readonly title: string;
  /** One sentence for those who find the page elsewhere. */
  readonly description: string;
  /** Whether the menu leads there; other pages are reached by links. */
  readonly isInMenu: boolean;
  /** Addresses of the API that the page asks for at once, below `api/v1/`, without their ending. */
  readonly asks: readonly string[];
  readonly load: () => Promise<{ readonly default: Component }>;
}

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [
  {
    id: 'overview',
    path: '',
    title: 'Overview',
    description: 'Who mines Bitcoin’s blocks and who holds AI’s compute, on one yardstick, with the uncertainty shown.',
    isInMenu: true,
    asks: ['verdicts', 'layers'],
    load: () => import('./overview.svelte'),
  },
  {
    id: 'bitcoin',
    path: 'bitcoin/',
    title: 'Bitcoin',
    description: 'Who mines Bitcoin’s blocks, at every entity level, over time.',
    isInMenu: true,
    asks: ['layers', 'distributions/bitcoin/blocks/pool', 'readings/bitcoin/blocks/pool/effective-number'],
    load: () => import('./bitcoin.svelte'),
  },
  {
    id: 'map',
    path: 'map/',
    title: 'Map',
    description:
      'Where Bitcoin’s hashrate and AI’s compute are, by country, over time, and what of it is estimate or sample.',
    isInMenu: true,
    asks: ['layers', 'distributions/bitcoin/hashrate/jurisdiction', 'distributions/ai/clusters/jurisdiction'],
    load: () => import('./map.svelte'),
  },
];
