/** A result as flat objects whose keys carry units, with what there is to say of it. */
export interface FlatAnswer {
  readonly records: readonly Readonly<Record<string, string | number | boolean | null>>[];
  readonly remarks: readonly string[];
}
