import { seriesColours } from '../../report/index.ts';

const [blue, orange] = seriesColours;

/** The icon: two flows that pass each other, in the colours of the first two lines of a chart. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<style>.a{fill:${blue!.light}}.b{fill:${orange!.light}}@media (prefers-color-scheme:dark){.a{fill:${blue!.dark}}.b{fill:${orange!.dark}}}</style>
<path class="a" d="M1 26C11 10 24 7 36 13L40 4L63 21L38 37L36 28C26 22 14 23 1 26Z"/>
<path class="b" d="M63 38C53 54 40 57 28 51L24 60L1 43L26 27L28 36C38 42 50 41 63 38Z"/>
</svg>
`;
