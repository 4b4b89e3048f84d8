/** A layer as the page offers it. */
export interface OfferedLayer {
  readonly id: string;
  readonly name: string;
  /** What a reader gets wrong without being told. */
  readonly traps: readonly string[];
}

export interface OfferedResource {
  readonly id: string;
  readonly name: string;
  readonly layers: readonly OfferedLayer[];
}

const chips = [
  'It is a stock: chips sold since a vendor’s rows begin, those since retired included. A stock moves more slowly than what is bought.',
  'China is one owner, “all owners there”, as published: how the chips divide among its firms is not known.',
  'Chips that are rented out count for their owner, not for who uses them. OpenAI and Anthropic rent most of theirs and so hardly appear.',
];
const clusters = [
  'The table holds a part of all compute, and a larger part in some places and years than in others: what moves may be what was found.',
  'A cluster without a stated owner is nobody’s, and several owners of one cluster are a holder of their own.',
  'The publisher states no uncertainty: that there is no interval does not mean that the amounts are exact.',
];
const training = [
  'Large closed models often lack an estimate, and a model without one is not counted. Compute for experiments and for running models is not in it.',
  'One large model can be half of a year.',
  'A model of several developers is split equally among them, since nobody says who gave how much.',
];
const downloads = [
  'A download is not a use: programs fetch again and again, and closed models have none.',
  'Three snapshots that do not overlap are left: too few for a direction.',
];
const hosting = [
  'Contracts, most of them not built: megawatts that are promised, added up from quarter to quarter.',
  'The ledger holds the deals that pages name. A landlord that appears late may have been found late.',
  'A tenant that no page names is nobody’s, though several deals may have the same one.',
];

/** AI's resources with their layers, in the order shown. */
const aiResources: readonly OfferedResource[] = [
  {
    id: 'accelerators',
    name: 'Chips',
    layers: [
      {
        id: 'ai/accelerators/owner',
        name: 'Owners, all vendors',
        traps: ['Vendors enter as their rows begin: a change over all of them may be one of scope.', ...chips],
      },
      {
        id: 'ai/nvidia-accelerators/owner',
        name: 'Owners, Nvidia’s alone',
        traps: [
          'Owners’ own chips, such as Google’s and Amazon’s, are not in it: Google looks smaller than it is.',
          ...chips,
        ],
      },
      {
        id: 'ai/accelerators/vendor',
        name: 'Vendors',
        traps: [
          'Vendors enter as their rows begin, so a fall in concentration may be one of scope.',
          'The vendor designs the chips. Who makes them is another question, and nearly one firm.',
        ],
      },
      {
        id: 'ai/accelerators/jurisdiction',
        name: 'Owners’ jurisdiction',
        traps: [
          'A headquarters is not where the machines stand.',
          'What no named owner holds belongs to no jurisdiction either.',
        ],
      },
    ],
  },
  {
    id: 'clusters',
    name: 'Clusters',
    layers: [
      { id: 'ai/clusters/owner', name: 'Owners', traps: clusters },
      {
        id: 'ai/clusters/jurisdiction',
        name: 'Jurisdiction',
        traps: ['Here it is where the cluster stands, whoever owns it.', ...clusters],
      },
      { id: 'ai/clusters/sector', name: 'Sector', traps: clusters },
    ],
  },
  {
    id: 'data-centres',
    name: 'Data centres',
    layers: [
      {
        id: 'ai/data-centres/owner',
        name: 'Owners',
        traps: [
          'The sites were chosen for their size today: early quarters hold the beginnings of today’s largest, and nothing that has since shrunk.',
          'Power is capacity, not use. A site whose owner is not stated is nobody’s.',
        ],
      },
    ],
  },
  {
    id: 'training',
    name: 'Training',
    layers: [
      { id: 'ai/training/developer', name: 'Developers', traps: training },
      { id: 'ai/training/jurisdiction', name: 'Developers’ jurisdiction', traps: training },
    ],
  },
  {
    id: 'downloads',
    name: 'Downloads',
    layers: [
      { id: 'ai/downloads/developer', name: 'Developers', traps: downloads },
      { id: 'ai/downloads/size-class', name: 'Sizes', traps: downloads },
    ],
  },
  {
    id: 'hosting',
    name: 'Hosting by miners',
    layers: [
      { id: 'ai/hosting/landlord', name: 'Landlords', traps: hosting },
      { id: 'ai/hosting/tenant', name: 'Tenants', traps: hosting },
      {
        id: 'ai/hosting/end-user',
        name: 'End users',
        traps: [
          'Few pages say whose workloads run: nearly all is nobody’s, and its bounds say next to nothing.',
          ...hosting,
        ],
      },
      {
        id: 'ai/hosting/guarantor',
        name: 'Who owes the rent in the end',
        traps: ['Guarantors answer for a part of the rent; without one the tenant stands here.', ...hosting],
      },
    ],
  },
];

/** The resource and the layer of an id, where they are among those measured; the first of them otherwise. */
export function offeredLayer(
  resources: readonly OfferedResource[],
  id: string,
): { readonly resource: OfferedResource; readonly layer: OfferedLayer } | null {
  const all = resources.flatMap((resource) => resource.layers.map((layer) => ({ resource, layer })));
  return all.find(({ layer }) => layer.id === id) ?? all[0] ?? null;
}

/** Only what a run has measured is offered. */
export function measuredResources(measured: readonly string[]): OfferedResource[] {
  return aiResources
    .map((resource) => ({ ...resource, layers: resource.layers.filter(({ id }) => measured.includes(id)) }))
    .filter(({ layers }) => layers.length > 0);
}
