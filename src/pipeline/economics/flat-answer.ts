import type { AnswerColumn } from '../answer.ts';

/** A result as flat objects whose keys carry units, with what there is to say of it. */
export interface FlatAnswer {
  readonly records: readonly Readonly<Record<string, string | number | boolean | null>>[];
  /** What people see of several records. */
  readonly columns?: readonly AnswerColumn[];
  readonly remarks: readonly string[];
}
