/** A cell of a chart's table: what is drawn, as a number or a text. */
export type Cell = string | number | null;

/** The numbers behind a chart, for its table and its CSV. */
export interface ChartTable {
  readonly columns: readonly {
    /** As the CSV's header has it, `bound_low`. */
    readonly name: string;
    /** As the table's head has it. */
    readonly title: string;
    /** How a cell is written in the table; as it is where absent. The CSV has the number itself. */
    readonly format?: (cell: Cell) => string;
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One entry of a legend. Pressing it leaves only that entry in the chart. */
export interface LegendEntry {
  readonly id: string;
  readonly name: string;
  /** CSS colour, `var(--entity-0)`. */
  readonly colour: string;
  readonly mark: 'line' | 'area' | 'hatch';
}

/** A part of the horizontal axis, in its units: milliseconds since 1970, or years. */
export type Range = readonly [from: number, to: number];

/** What the frame tells the drawing inside it. */
export interface FrameView {
  /** Width of the drawing in CSS pixels. */
  readonly width: number;
  /** Whether an entry is to be drawn. */
  readonly isShown: (id: string) => boolean;
  /** What is zoomed to; null: all. */
  readonly zoom: Range | null;
  readonly setZoom: (range: Range | null) => void;
  /** Shows what is at a place; null: nothing. */
  readonly point: (tip: Tip | null) => void;
}

/** What a tooltip says. */
export interface Tip {
  /** Place in the drawing, CSS pixels from its top left. */
  readonly x: number;
  readonly y: number;
  /** Window or place that it is about. */
  readonly title: string;
  readonly lines: readonly TipLine[];
}

export interface TipLine {
  readonly name: string;
  readonly colour: string | null;
  readonly value: string;
  /** Interval or bounds, where there are any. */
  readonly range: string | null;
  /** Reading id, by which the value can be traced. */
  readonly id: string | null;
}
