/** Reports as files for people: the same document as HTML and as PDF. */
export { barsOf } from './bars.ts';
export type { ReportBar, ReportDocument, ReportSection, ReportTable } from './document.ts';
export { likelihoodRatioNote } from './notes.ts';
export { escapeMarkup, writeReportHtml } from './write-html.ts';
export { writeReportPdf } from './write-pdf.ts';
