/** Two layers whose directions are worth comparing, and what the comparison asks. */
export interface Comparison {
  /** Layer ids. */
  readonly a: string;
  readonly b: string;
  /** What is asked, as a question. */
  readonly question: string;
}

/** The pairs that the claim of diverging paths is about, the plainest first. */
export const comparisons: readonly Comparison[] = [
  {
    a: 'bitcoin/blocks/pool',
    b: 'ai/accelerators/owner',
    question: 'Do those who make Bitcoin’s blocks and those who own AI’s accelerators move apart?',
  },
  {
    a: 'bitcoin/blocks/pool',
    b: 'ai/nvidia-accelerators/owner',
    question: 'The same where what is counted does not change: owners of Nvidia’s accelerators alone.',
  },
  {
    a: 'bitcoin/blocks/proxy-group',
    b: 'ai/nvidia-accelerators/owner',
    question: 'The same with pools that share templates counted as one.',
  },
  {
    a: 'bitcoin/blocks/pool',
    b: 'ai/training/developer',
    question: 'Do block makers and those who train AI models move apart?',
  },
  {
    a: 'bitcoin/blocks/pool',
    b: 'ai/accelerators/vendor',
    question: 'Do block makers and the makers of AI’s chips move apart?',
  },
  {
    a: 'bitcoin/sampled-hashrate/jurisdiction',
    b: 'ai/accelerators/jurisdiction',
    question: 'Do the countries of hashrate and the countries of AI compute move apart?',
  },
];
