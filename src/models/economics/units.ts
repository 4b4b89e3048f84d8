/** Joules of a kilowatt-hour. */
export const JOULES_PER_KILOWATT_HOUR = 3.6e6;

/** Hashes that a block takes on average at difficulty 1: the target there is 0x00FFFF·2²⁰⁸, so nearly 2³². */
export const HASHES_PER_DIFFICULTY = 2 ** 32;

/** Hours of a Julian year. */
export const HOURS_PER_YEAR = 8766;

export const SECONDS_PER_DAY = 86_400;
