/** A layer by jurisdiction as the map offers it. */
export interface MapLayer {
  /** How the address of the page names it. */
  readonly key: string;
  readonly id: string;
  readonly domain: 'bitcoin' | 'ai';
  /** In the list of choices: what it is of, and of what kind. */
  readonly label: string;
  /** Head of its map. */
  readonly title: string;
  /** What a proportion of it is of, after "of". */
  readonly whole: string;
  readonly publisher: string;
  /** Why a country may have no value. */
  readonly absent: string;
}

const of = (domain: 'bitcoin' | 'ai', key: string, rest: Omit<MapLayer, 'domain' | 'key' | 'id'>): MapLayer => ({
  domain,
  key,
  id: `${domain}/${key}/jurisdiction`,
  ...rest,
});

export const bitcoinLayers: readonly MapLayer[] = [
  of('bitcoin', 'hashrate', {
    label: 'Estimate of the world’s hashrate (Hashrate Index)',
    title: 'Bitcoin hashrate, an estimate',
    whole: 'the world’s hashrate, as estimated',
    publisher: 'Hashrate Index',
    absent: 'not named in the lists at hand',
  }),
  of('bitcoin', 'sampled-hashrate', {
    label: 'Sample of pools (Cambridge): of the sample, not of the world',
    title: 'Bitcoin hashrate, a sample of pools',
    whole: 'the sample, not of the world',
    publisher: 'Cambridge',
    absent: 'not named in the sample, or a hole in it',
  }),
  of('bitcoin', 'surveyed-hashrate', {
    label: 'Survey of firms (Cambridge, 2024): of those that answered',
    title: 'Bitcoin hashrate, a survey of firms',
    whole: 'the surveyed hashrate',
    publisher: 'Cambridge',
    absent: 'not named in the report',
  }),
];

export const aiLayers: readonly MapLayer[] = [
  of('ai', 'clusters', {
    label: 'Clusters known to Epoch AI, where they stand',
    title: 'AI clusters, where they stand',
    whole: 'the compute of known clusters',
    publisher: 'Epoch AI',
    absent: 'no cluster in the table',
  }),
  of('ai', 'accelerators', {
    label: 'Accelerators by owners’ headquarters, not where chips stand',
    title: 'AI accelerators, by owners’ headquarters',
    whole: 'all accelerators sold',
    publisher: 'Epoch AI',
    absent: 'no named owner has its headquarters there',
  }),
  of('ai', 'training', {
    label: 'Training compute by the developer’s country',
    title: 'AI training, by the developer’s country',
    whole: 'the training compute of the year',
    publisher: 'Epoch AI',
    absent: 'no listed model of the year',
  }),
];

/** What a layer is and is not, in sentences for the page. */
export const cautions: Readonly<Record<string, string>> = {
  'bitcoin/hashrate/jurisdiction':
    'Hashrate Index estimates where the world’s machines stand, from what the customers of one firm report. The lists at hand name only the largest countries: the rest is in no named country, and no value is not zero.',
  'bitcoin/sampled-hashrate/jurisdiction':
    'Cambridge sampled three to four pools by the address from which hashrate came: a third to under half of the network, mostly at Chinese pools until Foundry joined in February 2021. Its percentages are of that sample. Germany and Ireland stand for proxies, addresses through which miners elsewhere connected. Mainland China reads zero in July and August 2021, between 34% and 22%: a hole in the sample, shown as no value.',
  'bitcoin/surveyed-hashrate/jurisdiction':
    'Cambridge asked firms where their machines run. Those that answered are more often in the United States than the world’s miners are.',
  'ai/clusters/jurisdiction':
    'Epoch AI lists clusters that it can find, by where they stand, whoever owns them. It finds them more easily in some countries than in others, so a low value may be a lack of sight.',
  'ai/accelerators/jurisdiction':
    'Accelerators are counted where the owner has its headquarters. That is not where they stand: the chips of an American cloud count as the United States’ wherever in the world they run.',
  'ai/training/jurisdiction':
    'Training compute is counted for the country of the developer, for models that Epoch AI has an estimate for, in the year of publication. It is not where the machines stood.',
};
