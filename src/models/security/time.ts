/** Expected time between two blocks: what the difficulty aims at. */
export const BLOCK_INTERVAL_SECONDS = 600;

/** Blocks expected in a Julian year of 365.25 days. */
export const BLOCKS_PER_YEAR = (365.25 * 86_400) / BLOCK_INTERVAL_SECONDS;

/** Blocks of the best chain between two adjustments of the difficulty. */
export const BLOCKS_PER_RETARGET = 2016;
