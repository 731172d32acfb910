/** A report as PDF: the text of the HTML file on numbered sheets, its bars as vectors. The same report gives the same bytes. */
import { barsOf } from './bars.ts';
import type { ReportBar, ReportDocument, ReportSection, ReportTable } from './document.ts';
import { contentWidth, ink, Paper } from './paper.ts';
import type { Style } from './paper.ts';

const text: Style = { size: 9.5 };
const soft: Style = { size: 9.5, colour: ink.soft };
const cell: Style = { size: 8.5 };
const head: Style = { size: 8, colour: ink.soft, isBold: true };

export async function writeReportPdf({ title, results, sections, note, madeAt }: ReportDocument): Promise<Uint8Array> {
  const paper = await Paper.open(title, madeAt);
  paragraph(paper, title, { size: 17, isBold: true });
  paper.down(6);
  for (const line of results) paragraph(paper, line, text);
  for (const section of sections) drawSection(paper, section);
  paper.down(14);
  paragraph(paper, note, soft);
  return paper.finish(`${title}, made ${madeAt.toISOString()}`);
}

function paragraph(paper: Paper, written: string, style: Style): void {
  const height = style.size * 1.45;
  for (const line of paper.wrap(written, style, contentWidth)) {
    paper.need(height);
    paper.write(line, 0, style.size, style);
    paper.down(height);
  }
}

function drawSection(paper: Paper, { title, lines = [], table, bars }: ReportSection): void {
  // A heading never stands alone at the foot of a sheet.
  paper.need(90);
  paper.down(16);
  paragraph(paper, title, { size: 12, isBold: true });
  paper.down(2);
  for (const line of lines) paragraph(paper, line, soft);
  if (bars) drawBars(paper, bars.label, bars.of);
  if (table) drawTable(paper, table);
}

const padding = 8;

function drawTable(paper: Paper, { header, rows }: ReportTable): void {
  const widths = widthsOf(paper, header, rows);
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width, 0));
  const drawRow = (cells: readonly (string | number)[], styleOf: (column: number) => Style) => {
    const wrapped = cells.map((each, i) => paper.wrap(String(each), styleOf(i), widths[i] - padding));
    const lineHeight = styleOf(0).size * 1.4;
    const height = Math.max(...wrapped.map((each) => each.length)) * lineHeight + 4;
    if (paper.need(height) && cells !== header) drawRow(header, () => head);
    wrapped.forEach((each, column) => {
      each.forEach((line, i) => {
        paper.write(line, lefts[column], 2 + i * lineHeight + styleOf(column).size, styleOf(column));
      });
    });
    paper.down(height);
    paper.rule(0, 0, contentWidth, 0.5, ink.line);
  };
  drawRow(header, () => head);
  for (const row of rows) drawRow(row, () => cell);
}

/** As wide as the widest cell where all fit; else narrower in proportion, but no column below a tenth. */
function widthsOf(paper: Paper, header: ReportTable['header'], rows: ReportTable['rows']): number[] {
  const natural = header.map((name, i) =>
    Math.max(
      paper.widthOf(name, head) + padding,
      ...rows.map((row) => paper.widthOf(String(row[i] ?? ''), cell) + padding),
    ),
  );
  const total = natural.reduce((sum, width) => sum + width, 0);
  if (total <= contentWidth) return natural.map((width) => width + (contentWidth - total) / natural.length);
  const least = contentWidth / 10;
  const narrow = natural.map((width) => Math.max(least, (width * contentWidth) / total));
  const scale = contentWidth / narrow.reduce((sum, width) => sum + width, 0);
  return narrow.map((width) => width * scale);
}

const [barRow, barLabel, barFigure] = [13, 90, 46];

function drawBars(paper: Paper, label: string, bars: readonly ReportBar[]): void {
  paragraph(paper, label, soft);
  const { zero, rows } = barsOf(bars, barLabel, contentWidth, barFigure);
  for (const { name, figure, bar, figureAt, endsThere, isAgainst } of rows) {
    paper.need(barRow);
    paper.write(name, 0, 9, cell);
    if (bar) paper.rule(bar.from, 2, bar.length, barRow - 4, isAgainst ? ink.against : ink.support);
    paper.rule(zero - 0.4, 0, 0.8, barRow, ink.soft);
    paper.write(figure, endsThere ? figureAt - paper.widthOf(figure, cell) : figureAt, 9, cell);
    paper.down(barRow);
  }
  paper.down(4);
}
