import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ResvgRenderOptions } from '@resvg/resvg-js';
import { CARD_FAMILY } from '../../report/index.ts';

/** Turns a drawing into a PNG. */
export type Raster = (svg: string) => Uint8Array;

const require = createRequire(import.meta.url);
/** Weights of the letters of a card, as the package has them. */
const FONTS = ['400Regular', '600SemiBold', '700Bold'].map(
  (weight) => `@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`,
);

/**
 * What turns drawings into PNG: resvg with a font of its own and none of the machine's, so that the same drawing gives the same bytes
 * wherever it is drawn.
 *
 * @returns why it cannot, in one sentence, where resvg has no build for this machine or the font is not there.
 */
export async function loadRaster(): Promise<Raster | { readonly missing: string }> {
  try {
    const fontFiles = FONTS.map((name) => require.resolve(name));
    for (const file of fontFiles) readFileSync(file); // a font that cannot be read would be left out without a word
    const { Resvg } = await import('@resvg/resvg-js');
    const font: ResvgRenderOptions['font'] = {
      loadSystemFonts: false,
      fontFiles,
      defaultFontFamily: CARD_FAMILY,
      sansSerifFamily: CARD_FAMILY,
    };
    return (svg) => new Resvg(svg, { font, logLevel: 'off' }).render().asPng();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return { missing: `cards: expected resvg and its font, got none: ${reason}` };
  }
}
