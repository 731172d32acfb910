/** Pieces of the HTML files that `ipse` writes. */
import { escapeMarkup as escape } from '@ipse/formats/report';
import { style } from './style.data.ts';

export { escape };

/** A whole page that needs nothing else; `body` is markup. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;

export interface MarkupTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function tableOf({ caption, header, rows }: MarkupTable): string {
  const head = header.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr><th scope="row">${escape(String(name))}</th>${cells.map((cell) => `<td>${escape(String(cell))}</td>`).join('')}</tr>`,
  );
  return `<div class="table"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
