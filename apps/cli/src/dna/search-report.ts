/** The laboratory report of a search as such: who was looked for, where, by which rules, whom it found, and by chance. */
import type { ReportDocument } from '@ipse/formats/report';
import { likelihoodRatioNote } from '@ipse/formats/report';
import type { DnaSearchResult, Statement } from '@ipse/protocol';

export interface SearchedAs {
  readonly title: string;
  /** What was asked beside the statistics, a line each. */
  readonly terms: readonly string[];
  /** What was searched with. */
  readonly probe: { readonly caption: string; readonly rows: readonly (readonly (string | number)[])[] };
  readonly statement: Statement;
}

export interface SearchFound {
  readonly gallery: string;
  readonly profiles: number;
  readonly searched: number;
  /** Of a ranking: who could not be compared. */
  readonly incomparable?: number;
  /** More than are listed, perhaps. */
  readonly total: number;
  readonly statistics: DnaSearchResult['statistics'];
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** log10 LR of each row, with whom it is of. */
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  /** That somebody agrees by chance, in words. */
  readonly chance: readonly string[];
}

export function searchReport(asked: SearchedAs, found: SearchFound): ReportDocument {
  const { gallery, profiles, searched, incomparable = 0, total, statistics, header, rows, bars, chance } = found;
  const { purpose, authority, justification, case: ofCase } = asked.statement;
  const stated = { purpose, authority, justification, case: ofCase };
  const evidence = { title: 'Evidence', bars: { label: 'log10 of the likelihood ratio by whom was found', of: bars } };
  const table = { caption: 'Each who was found', header, rows };
  return {
    title: asked.title,
    results: [
      `${total} found among ${searched} profiles searched, of ${profiles} in ${gallery}`,
      ...(incomparable > 0 ? [`${incomparable} of those searched left out: ${withoutLocus}`] : []),
      ...(rows.length < total ? [`Listed: the first ${rows.length}`] : []),
      ...chance,
    ],
    sections: [
      { title: 'Found', ...(rows.length === 0 ? { lines: ['Nobody.'] } : { table }) },
      ...(bars.length === 0 ? [] : [evidence]),
      {
        title: 'Searched with',
        table: { caption: asked.probe.caption, header: ['marker', 'alleles'], rows: asked.probe.rows },
      },
      {
        title: 'Parameters',
        lines: [
          ...asked.terms,
          `frequencies ${statistics.table} ${statistics.population}, SHA-256 ${statistics.hash}`,
          `theta ${statistics.theta}, least frequency ${statistics.minimumFrequency}`,
          `version ${statistics.version}`,
        ],
      },
      {
        title: 'Stated',
        lines: Object.entries(stated).flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`])),
      },
    ],
    note: `${likelihoodRatioNote} Whoever was found is a lead until a person has compared the profiles.`,
    madeAt: new Date(),
  };
}

/** Why a ranking says nothing of somebody. */
export const withoutLocus = 'no locus in common with what was asked';

/** What is expected by chance, a line each; that a ratio is reached is a bound (Markov). */
export const chanceLines = (
  found: readonly { readonly of: string; readonly hitsByChance: number }[],
  what: 'agree so' | 'reach this ratio',
): string[] =>
  found.map(({ of, hitsByChance }) => {
    const expected = `${what === 'agree so' ? '' : 'at most '}${hitsByChance.toExponential(2)}`;
    return `${of}: ${expected} unrelated profiles of those searched are expected to ${what} by chance`;
  });

/** Rows of a profile. */
export const allelesOf = (markers: Readonly<Record<string, readonly string[]>>): (readonly [string, string])[] =>
  Object.entries(markers).map(([marker, alleles]) => [marker, alleles.join(', ') || 'none seen']);
