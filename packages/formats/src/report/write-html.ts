/** A report as one HTML file that needs nothing else: no script, no font and no picture from anywhere. */
import { barsOf } from './bars.ts';
import type { ReportBar, ReportDocument, ReportSection, ReportTable } from './document.ts';
import { style } from './style.data.ts';

export function writeReportHtml({ title, results, sections, note, madeAt }: ReportDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escapeMarkup(title)}</h1>${linesOf(results)}</header>
<main>
${sections.map(sectionOf).join('\n')}
</main>
<footer>${escapeMarkup(note)} Made ${timeOf(madeAt)}.</footer>
</body>
</html>
`;
}

/** Text that is no markup, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const timeOf = (moment: Date) => `<time datetime="${moment.toISOString()}">${moment.toISOString()}</time>`;
const linesOf = (lines: readonly string[]) => lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');

function sectionOf({ title, lines = [], table, bars }: ReportSection): string {
  const drawn = bars ? barsMarkup(bars.label, bars.of) : '';
  return `<section><h2>${escapeMarkup(title)}</h2>${linesOf(lines)}${drawn}${table ? tableOf(table) : ''}</section>`;
}

function tableOf({ caption, header, rows }: ReportTable): string {
  const head = header.map((name) => `<th scope="col">${escapeMarkup(name)}</th>`).join('');
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr><th scope="row">${escapeMarkup(String(name))}</th>${cells.map((cell) => `<td>${escapeMarkup(String(cell))}</td>`).join('')}</tr>`,
  );
  return `<div class="table"><table><caption>${escapeMarkup(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

const [widthPx, rowPx, labelPx, figurePx] = [420, 22, 90, 46];

function barsMarkup(label: string, bars: readonly ReportBar[]): string {
  const { zero, rows } = barsOf(bars, labelPx, widthPx, figurePx);
  const drawn = rows.map(({ name, figure, bar, figureAt, endsThere, isAgainst }, i) => {
    const middle = i * rowPx + rowPx / 2;
    const anchor = endsThere ? ' text-anchor="end"' : '';
    const rectangle = bar
      ? `<rect ${isAgainst ? 'class="against" ' : ''}x="${round(bar.from)}" y="${middle - 7}" width="${round(bar.length)}" height="14"/>`
      : '';
    return `<text x="4" y="${middle + 4}">${escapeMarkup(name)}</text>${rectangle}<text x="${round(figureAt)}"${anchor} y="${middle + 4}">${figure}</text>`;
  });
  const height = Math.max(1, bars.length) * rowPx;
  const line = `<line x1="${round(zero)}" x2="${round(zero)}" y1="0" y2="${height}"/>`;
  return `<p>${escapeMarkup(label)}</p><svg class="bars" viewBox="0 0 ${widthPx} ${height}" role="img" aria-label="${escapeMarkup(label)}; the table has the figures">${line}${drawn.join('')}</svg>`;
}

const round = (value: number) => Number(value.toFixed(1));
