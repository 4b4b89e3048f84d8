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
    /** Address to which a row's cell leads; null: nowhere. */
    readonly link?: (row: readonly Cell[]) => string | null;
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

/** What a mark of the drawing means, said below it. */
export interface KeyEntry {
  readonly mark: 'interval' | 'bounds' | 'whisker' | 'break';
  readonly text: string;
}

/** What the frame tells the drawing inside it. */
export interface FrameView {
  /** Width of the drawing in CSS pixels. */
  readonly width: number;
  /** How large the reader's type is: CSS pixels of a pixel of the design, 1 where a `rem` is 16. */
  readonly scale: number;
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
  /** Where its value is in the drawing, to be marked there; pixels of the design. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly name: string;
  readonly colour: string | null;
  readonly value: string;
  /** Interval, `interval [1, 2]`, where there is any. */
  readonly range: string | null;
  /** Bounds, `bounds [1, 2]`. */
  readonly bounds?: string | null;
  /** Its window where that is not the tooltip's. */
  readonly window?: string | null;
  /** Reading id, by which the value can be traced. */
  readonly id: string | null;
}

/** A value of a line with what may be drawn around it. */
export interface LinePoint {
  /** Place on the horizontal axis, in its units, and the limits of its window. */
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly estimate: number | null;
  /** Interval: chance, or a publisher's own estimates. */
  readonly low: number | null;
  readonly high: number | null;
  /** Bounds: attribution. */
  readonly boundLow: number | null;
  readonly boundHigh: number | null;
  /** Reading id. */
  readonly id: string | null;
}

export interface Line {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** In order of `x`. */
  readonly points: readonly LinePoint[];
}

/** A value of a curve over plain numbers, with its interval; a low end alone means so much or more. */
export interface CurvePoint {
  readonly x: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the value is of, the name of a place. */
  readonly label?: string;
  /** Name that stands beside a dot. */
  readonly mark?: string;
}

export interface Curve {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** Steps hold until the next one; a line goes from point to point; dots stand alone. */
  readonly shape: 'step' | 'line' | 'dots';
  readonly isDashed?: boolean;
  /** Places at which a dot stands: what is stated, among what lies between. */
  readonly dots?: readonly number[];
  /** In order of `x`. */
  readonly points: readonly CurvePoint[];
}

/** A place on the horizontal axis that is named. */
export interface CurveMark {
  readonly x: number;
  readonly name: string;
}

/** Proportions of one window: of the chart's entities in their order, of all others, and of nobody known. Sum 1. */
export interface StackedWindow {
  /** Limits in milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly proportions: readonly number[];
  readonly rest: number;
  readonly unattributed: number;
}

/** One bar with what may be drawn around it. */
export interface Bar {
  readonly id: string;
  readonly name: string;
  /** Where its name leads. */
  readonly href?: string;
  readonly colour: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly boundLow?: number | null;
  readonly boundHigh?: number | null;
  readonly note?: string;
  readonly readingId?: string | null;
}

/** A row over an axis that holds zero: stretches of it, and places on it. */
export interface Span {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly {
    readonly from: number;
    readonly to: number;
    readonly colour: string;
    /** Whether it is only what may be, beside what is. */
    readonly isFaint?: boolean;
    /** What it says, in a tooltip. */
    readonly name: string;
    readonly text: string;
  }[];
  readonly dots: readonly {
    readonly at: number;
    readonly colour: string;
    readonly name: string;
    readonly shape: 'circle' | 'line';
  }[];
}
