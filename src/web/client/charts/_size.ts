import type { FrameView } from './chart.ts';

/** Width to height of a drawing that has more width than it needs. */
const FLATTEST = 3.4;

/** A drawing's size in pixels of the design: as wide as there is room, and not flatter than reads well. */
export function drawingSize(
  { width, scale }: FrameView,
  height: number,
): { readonly width: number; readonly height: number } {
  const wide = width / scale;
  return { width: wide, height: Math.round(Math.max(height, wide / FLATTEST)) };
}
