import type { Citation } from '../../core/citation.ts';

/** What a reader must know of a model before its numbers: what it is, what it takes for granted, what it leaves unsaid. */
export interface ModelNote {
  readonly id: 'double-spend' | 'selfish' | 'stale' | 'coalitions' | 'censorship' | 'cost';
  readonly title: string;
  /** One sentence: what is computed. */
  readonly model: string;
  readonly assumptions: readonly string[];
  readonly notSaid: readonly string[];
  readonly citations: readonly Citation[];
}

const POOLS_ARE_NOT_MINERS =
  'A pool is not its miners: they can leave it within minutes, and many would if it attacked.';
const COUNTED =
  'Proportions are of the blocks counted in a window; what is tied to nobody stays in the denominator and belongs to nobody unless a bound says so.';

/** The models of this room, in the order in which they are shown. */
export const modelNotes: readonly ModelNote[] = [
  {
    id: 'double-spend',
    title: 'Double spend',
    model:
      'Probability that an attacker with a constant proportion of the hashrate ever catches up from z blocks behind: I(4pq; z, ½), the regularized incomplete beta function.',
    assumptions: [
      'The attacker begins a secret branch when the payment is sent, never gives up, and succeeds when the branch is as long as the public one.',
      'Both sides find blocks at random at a constant rate; the difficulty does not change meanwhile; blocks reach everyone at once.',
    ],
    notSaid: [
      'Whether anybody would try, or gain by it: see the value at which an attempt breaks even.',
      POOLS_ARE_NOT_MINERS,
    ],
    citations: [
      { title: 'Rosenfeld, Analysis of Hashrate-Based Double Spending (2012)', url: 'https://arxiv.org/abs/1402.2009' },
      { title: 'Grunspan & Pérez-Marco, Double Spend Races (2018)', url: 'https://arxiv.org/abs/1702.02867' },
      {
        title: 'Nakamoto, Bitcoin: A Peer-to-Peer Electronic Cash System (2008), section 11',
        url: 'https://bitcoin.org/bitcoin.pdf',
      },
    ],
  },
  {
    id: 'selfish',
    title: 'Selfish mining',
    model:
      'Proportion of the best chain’s blocks that go to one who withholds blocks: in closed form for the strategy of Eyal & Sirer, and for the best strategy of all by a Markov decision process that is solved between two bounds.',
    assumptions: [
      'One withholds, all others follow the protocol; blocks reach everyone at once; in a tie a stated proportion of the others mines on the withheld block.',
      'Revenue is counted after the difficulty has adjusted to the blocks that are lost; before, withholding costs the one who does it.',
    ],
    notSaid: [
      'That it has been seen: neither model says what anybody does.',
      'What the others would do about it, or what it would do to the price of the coin.',
      POOLS_ARE_NOT_MINERS,
    ],
    citations: [
      {
        title: 'Eyal & Sirer, Majority is not Enough: Bitcoin Mining is Vulnerable (2014)',
        url: 'https://arxiv.org/abs/1311.0243',
      },
      {
        title: 'Sapirshtein, Sompolinsky & Zohar, Optimal Selfish Mining Strategies in Bitcoin (2016)',
        url: 'https://arxiv.org/abs/1507.06183',
      },
      {
        title: 'Grunspan & Pérez-Marco, On Profitability of Selfish Mining (2018)',
        url: 'https://arxiv.org/abs/1805.08281',
      },
    ],
  },
  {
    id: 'stale',
    title: 'Stale blocks',
    model:
      'Blocks that lose because two are found at about the same time: to first order in delay over block interval in closed form, and exactly by simulation of every race.',
    assumptions: [
      'A block reaches all others after a delay; everyone mines on the highest block known, the first seen of two, one’s own at once.',
      'An entity is one place: its own blocks reach its miners without delay.',
    ],
    notSaid: [
      'How long a block takes on the real network: the effective delay is the one that would explain the stale blocks seen, and is too low where some are not seen.',
      'Empty templates, slow validation, and miners who begin on a header alone.',
    ],
    citations: [
      {
        title: 'Decker & Wattenhofer, Information Propagation in the Bitcoin Network (2013)',
        url: 'https://doi.org/10.1109/P2P.2013.6688704',
      },
    ],
  },
  {
    id: 'coalitions',
    title: 'Coalitions',
    model:
      'What the k largest would hold together, with the probability that chance alone hides a third or a half, and what they could do with it if they acted as one without pause.',
    assumptions: [COUNTED, 'Blocks of a window are independent draws in proportion to hashrate.'],
    notSaid: ['That any of them act together, or would.', POOLS_ARE_NOT_MINERS],
    citations: [
      {
        title: 'Feller, An Introduction to Probability Theory and Its Applications (1968), XIII.7 and XIV',
        url: 'https://openlibrary.org/isbn/9780471257080',
      },
    ],
  },
  {
    id: 'censorship',
    title: 'Censorship',
    model:
      'How long a payment waits that a proportion of the hashrate refuses, and what a threat to replace blocks that hold it (feather forking) adds.',
    assumptions: [
      'Those who refuse never include it; all others do at once; fees do not run out.',
      'In feather forking the threat is carried out as announced and given up when the branch falls as far behind as stated.',
    ],
    notSaid: [
      'Whether a payment was ever refused: a template’s contents are not looked at here.',
      POOLS_ARE_NOT_MINERS,
    ],
    citations: [
      {
        title: 'Miller, Feather-forks: enforcing a blacklist with sub-50% hash power (2013)',
        url: 'https://bitcointalk.org/index.php?topic=312668.0',
      },
    ],
  },
  {
    id: 'cost',
    title: 'Cost of an attack',
    model:
      'Machines, their price and their electricity for a stated proportion of the hashrate, by stated machine, tariff and hashrate of the network.',
    assumptions: [
      'Machines can be had in the number needed at their list price and run at their rated power; the network stays as it is.',
    ],
    notSaid: [
      'That so many machines could be bought at all, nor how long building and connecting them takes.',
      'What the machines are worth afterwards, and what the coin is.',
      'One who takes over machines that are there pays nothing of this.',
    ],
    citations: [],
  },
];

/** The note of a model. */
export function modelNote(id: ModelNote['id']): ModelNote {
  return modelNotes.find((note) => note.id === id)!;
}
