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
    asks: ['overview', 'trajectories', 'changes'],
    load: () => import('./overview.svelte'),
  },
  {
    id: 'bitcoin',
    path: 'bitcoin/',
    title: 'Bitcoin',
    description: 'Who mines Bitcoin’s blocks, at every entity level, over time.',
    isInMenu: true,
    asks: [
      'levels',
      'layers',
      'verdicts',
      'distributions/bitcoin/blocks/pool',
      'readings/bitcoin/blocks/pool/effective-number',
    ],
    load: () => import('./bitcoin.svelte'),
  },
  {
    id: 'security',
    path: 'security/',
    title: 'Security',
    description:
      'What the concentration of mining does to Bitcoin’s security: how long to wait for a payment, what the largest could do together, and what it would cost.',
    isInMenu: true,
    asks: ['security', 'layers', 'security/history/bitcoin/blocks/pool'],
    load: () => import('./security.svelte'),
  },
  {
    id: 'ai',
    path: 'ai/',
    title: 'AI',
    description:
      'Who holds AI’s compute, whether it is getting more concentrated, and how far open models and people’s own devices are behind.',
    isInMenu: true,
    asks: [
      'layers',
      'verdicts',
      'distributions/ai/accelerators/owner',
      'readings/ai/accelerators/owner/effective-number',
    ],
    load: () => import('./ai.svelte'),
  },
  {
    id: 'economics',
    path: 'economics/',
    title: 'Economics',
    description:
      'What a mined coin costs and where, whether to mine, host AI or wait, and what own devices cost against the cloud.',
    isInMenu: true,
    asks: [],
    load: () => import('./economics.svelte'),
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
  {
    id: 'explore',
    path: 'explore/',
    title: 'Explore',
    description: 'Any layer by any measure over windows of your choice, and how far the answers depend on the choices.',
    isInMenu: true,
    asks: ['layers', 'measures', 'rows', 'diverge'],
    load: () => import('./explore.svelte'),
  },
  {
    id: 'brief',
    path: 'brief/',
    title: 'Brief',
    description:
      'The answer as a text: what it means, what happened, who feels it, what to watch; every number traceable.',
    isInMenu: true,
    asks: ['brief'],
    load: () => import('./brief.svelte'),
  },
  {
    id: 'data',
    path: 'data/',
    title: 'Data & method',
    description: 'Where every number comes from: sources, definitions, rules, snapshot, and how to cite it.',
    isInMenu: true,
    asks: ['sources', 'layers', 'measures', 'run', 'snapshots'],
    load: () => import('./data.svelte'),
  },
  {
    id: 'entity',
    path: 'entity/',
    title: 'Entity',
    description:
      'A pool, owner, vendor, developer or country: what it holds in every layer over time, and how that is known.',
    isInMenu: false,
    asks: ['entities'],
    load: () => import('./entity.svelte'),
  },
  {
    id: 'explain',
    path: 'explain/',
    title: 'What is behind a number',
    description: 'The file, the rows and the rule behind a number of these pages.',
    isInMenu: false,
    asks: [],
    load: () => import('./explain.svelte'),
  },
];
