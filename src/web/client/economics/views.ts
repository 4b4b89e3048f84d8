import type { Component } from 'svelte';

/** A part of the page on economics, loaded when it is looked at. */
interface View {
  readonly id: string;
  /** In the switch. */
  readonly name: string;
  /** Above the view. */
  readonly title: string;
  readonly load: () => Promise<{ readonly default: Component }>;
}

/** In the order of the switch; the first one is shown where the address names none. */
export const views: readonly View[] = [
  {
    id: 'mining',
    name: 'Cost of mining',
    title: 'What it costs to mine a coin',
    load: () => import('./mining/mining.svelte'),
  },
  {
    id: 'hosting',
    name: 'Mine or host',
    title: 'Mining, or renting the power to AI',
    load: () => import('./hosting/hosting.svelte'),
  },
  {
    id: 'edge',
    name: 'Edge or cloud',
    title: 'A model on one’s own device, or from a provider',
    load: () => import('./edge/edge.svelte'),
  },
];
