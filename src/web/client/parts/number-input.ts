/** A number that a reader may type; what is typed is in the address under its name. */
export interface NumberInput {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
}

/** What was typed as a number; null where it is none, or outside what the input takes. */
export function typedNumber(text: string, { least, most }: Pick<NumberInput, 'least' | 'most'>): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : null;
}
