/** What a report says, whatever it is written as. */

export interface ReportTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface ReportBar {
  readonly name: string;
  /** Null where there is none: it excludes. */
  readonly value: number | null;
}

export interface ReportSection {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly table?: ReportTable;
  /** Drawn from a line at 0: to the right what supports the claim. */
  readonly bars?: { readonly label: string; readonly of: readonly ReportBar[] };
}

export interface ReportDocument {
  readonly title: string;
  /** What it comes to, before everything else. */
  readonly results: readonly string[];
  readonly sections: readonly ReportSection[];
  /** What a reader is to bear in mind. */
  readonly note: string;
  readonly madeAt: Date;
}
