/** Shows a statistic as a table, as JSON, and as a laboratory report. */
import { writeFile } from 'node:fs/promises';
import type { LeftOut, StatedParameters } from '@ipse/dna';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { escape, page, tableOf } from '../explain/markup.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { barsOf } from './bars.ts';

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

/** The exit code is that of nothing when no locus could be weighed. Errors: CLI_FILE_UNWRITABLE. */
export async function showReport(
  terminal: Terminal,
  { html, json }: { readonly html?: string; readonly json?: boolean },
  report: Report,
  shown: Shown,
): Promise<void> {
  const { header, rows, results } = shown;
  if (rows.length === 0) terminal.end(exitCodes.nothing);
  const leftOut = report.leftOut.map(({ marker, reason }) => `${marker} left out: ${reason}`);
  if (html !== undefined) {
    await writeFile(html, laboratoryReport(shown, statedLines(report), leftOut)).catch((error: unknown) => {
      throw fail('CLI_FILE_UNWRITABLE', html, error);
    });
  }
  if (json) return terminal.print(JSON.stringify(report, null, 2));
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

function laboratoryReport(shown: Shown, stated: readonly string[], leftOut: readonly string[]): string {
  const { title, header, rows, ratios, results, of = 'locus' } = shown;
  const list = (lines: readonly string[]) => lines.map((line) => `<p class="lead">${escape(line)}</p>`).join('');
  const bars = barsOf(ratios.map((lr, i) => ({ marker: String(rows[i][0]), lr })));
  return page(
    title,
    `<header><h1>${escape(title)}</h1>${list(results)}</header>
<main>
<section><h2>Evidence by ${of}</h2><p class="lead">log10 of the likelihood ratio.</p>${bars}</section>
<section><h2>${of === 'locus' ? 'Loci' : 'Pairs'}</h2><div class="panels">${tableOf({ caption: `Each ${of} that was weighed`, header, rows })}</div></section>
<section><h2>Parameters</h2>${list(stated)}${list(leftOut)}</section>
</main>
<footer>The likelihood ratio says how much more probable the profiles are under the first hypothesis than under the other; it does not say how probable either is.</footer>`,
  );
}
