/** Bytes of one gigabyte as makers of memory count it. */
export const GIGABYTE = 1e9;
