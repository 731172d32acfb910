/** Shows a statistic as a table, as JSON, and as a laboratory report. */
import type { LeftOut, StatedParameters } from '@ipse/dna';
import { likelihoodRatioNote } from '@ipse/formats/report';
import type { ReportDocument } from '@ipse/formats/report';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { writeReports } from './write-reports.ts';
import type { ReportFiles } from './write-reports.ts';

type Report = StatedParameters & { readonly leftOut: readonly LeftOut[] };

/** A report in words; `ratios` are the likelihood ratios of the rows, whose first cells say of what. */
export interface Shown {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly ratios: readonly number[];
  /** What a row and its ratio are of, a locus where it is not said. */
  readonly of?: 'pair';
  readonly results: readonly string[];
}

interface ReportFlags extends ReportFiles {
  readonly json?: boolean;
}

/** The exit code is that of nothing when no locus could be weighed. Errors: CLI_FILE_UNWRITABLE. */
export async function showReport(terminal: Terminal, flags: ReportFlags, report: Report, shown: Shown): Promise<void> {
  const { header, rows, results } = shown;
  if (rows.length === 0) terminal.end(exitCodes.nothing);
  const leftOut = report.leftOut.map(({ marker, reason }) => `${marker} left out: ${reason}`);
  const document = laboratoryReport(shown, statedLines(report), leftOut);
  await writeReports(flags, document);
  if (flags.json) return terminal.print(JSON.stringify(report, null, 2));
  terminal.print([table(header, rows), '', ...results, ...statedLines(report)].join('\n'));
  leftOut.forEach((line) => terminal.say(line));
}

function statedLines({ frequencies, theta, minimumFrequency, mutation, version }: Report): readonly string[] {
  return [
    `frequencies ${frequencies.table} ${frequencies.population}, SHA-256 ${frequencies.hash}`,
    `theta ${theta}, least frequency ${minimumFrequency}`,
    `mutation ${Object.values(mutation).join(' ')}`,
    `version ${version}`,
  ];
}

function laboratoryReport(shown: Shown, stated: readonly string[], leftOut: readonly string[]): ReportDocument {
  const { title, header, rows, ratios, results, of = 'locus' } = shown;
  const bars = ratios.map((lr, i) => ({ name: String(rows[i][0]), value: lr === 0 ? null : Math.log10(lr) }));
  const label = `log10 of the likelihood ratio by ${of}`;
  // A list of genotypes weighs nothing.
  const evidence = bars.length === 0 ? [] : [{ title: `Evidence by ${of}`, bars: { label, of: bars } }];
  const each = { caption: `Each ${of} that was weighed`, header, rows };
  return {
    title,
    results,
    sections: [
      ...evidence,
      { title: of === 'locus' ? 'Loci' : 'Pairs', table: each },
      { title: 'Parameters', lines: [...stated, ...leftOut] },
    ],
    note: likelihoodRatioNote,
    madeAt: new Date(),
  };
}
