/** A report as the files that were asked for. */
import { writeReportHtml, writeReportPdf } from '@ipse/formats/report';
import type { ReportDocument } from '@ipse/formats/report';
import { writeOut } from './write-out.ts';

export interface ReportFiles {
  readonly html?: string;
  readonly pdf?: string;
}

/** Errors: CLI_FILE_UNWRITABLE. */
export async function writeReports({ html, pdf }: ReportFiles, document: ReportDocument): Promise<void> {
  if (html !== undefined) await writeOut(html, writeReportHtml(document));
  if (pdf !== undefined) await writeOut(pdf, await writeReportPdf(document));
}
