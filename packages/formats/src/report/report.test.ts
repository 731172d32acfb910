import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { barsOf } from './bars.ts';
import type { ReportDocument } from './document.ts';
import { printable } from './printable.ts';
import { writeReportHtml } from './write-html.ts';
import { writeReportPdf } from './write-pdf.ts';

const report: ReportDocument = {
  title: 'Kinship of <A> & B',
  results: ['log10 LR 4.2'],
  sections: [
    {
      title: 'Evidence by locus',
      bars: {
        label: 'log10 LR by locus',
        of: [
          { name: 'TH01', value: 1.5 },
          { name: 'FGA', value: -0.5 },
        ],
      },
      table: {
        caption: 'Each locus',
        header: ['marker', 'LR'],
        rows: Array.from({ length: 120 }, (_, i) => [`locus ${i}`, i]),
      },
    },
    { title: 'Parameters', lines: [`SHA-256 ${'0123456789abcdef'.repeat(16)}`] },
  ],
  note: 'Bear in mind.',
  madeAt: new Date('2026-01-02T03:04:05Z'),
};

/** What the sheets of a PDF draw, one after the other. */
function sheetsOf(bytes: Uint8Array): string[] {
  const streams = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g),
  ];
  const drawn = streams.map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return drawn.filter((each) => each.includes(' Tj'));
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex').toUpperCase();

it('is the same in both, with every row, sheets numbered and the head of a table on each', async () => {
  const sheets = sheetsOf(await writeReportPdf(report));
  expect(sheets.length).toBeGreaterThan(2);
  const all = sheets.join('');
  const html = writeReportHtml(report);
  for (let i = 0; i < 120; i++) {
    expect(all).toContain(hex(`locus ${i}`));
    expect(html).toContain(`>locus ${i}<`);
  }
  sheets.forEach((sheet, i) => {
    expect(sheet).toContain(hex(`Page ${i + 1} of ${sheets.length}`));
  });
  const withRows = sheets.filter((sheet) => sheet.includes(hex('locus ')));
  expect(withRows.length).toBeGreaterThan(1);
  for (const sheet of withRows) expect(sheet).toContain(hex('marker'));
  expect(html).toContain('Kinship of &lt;A> &amp; B');
});

it('is the same bytes for the same report, and no text runs out of the sheet', async () => {
  const [one, again] = [await writeReportPdf(report), await writeReportPdf(report)];
  expect(Buffer.compare(one, again)).toBe(0);
  const sheets = sheetsOf(one);
  const places = [...sheets.join('').matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(places.length).toBeGreaterThan(240);
  expect(places.every(([x, y]) => x >= 56 && x < 540 && y > 30 && y < 790)).toBe(true);
  // The long hash is broken, not lost.
  const whole = sheets.join('').matchAll(/<([0-9A-F]+)> Tj/g);
  const written = [...whole].map(([, each]) => Buffer.from(each, 'hex').toString('latin1')).join('');
  expect(written).toContain('0123456789abcdef'.repeat(4));
});

it('writes by its code what the fonts lack', () => {
  expect(printable('Müller \u2212 3 € Ж\u{1F9EC}')).toBe('Müller - 3 € U+0416U+1F9EC');
});

it('lays bars from one line, against it to the left, within the bounds', () => {
  const { zero, rows } = barsOf(
    [
      { name: 'a', value: 2 },
      { name: 'b', value: -1 },
      { name: 'c', value: null },
    ],
    10,
    110,
    10,
  );
  expect(rows[0].bar!.from).toBeCloseTo(zero, 12);
  expect(rows[1].bar!.from + rows[1].bar!.length).toBeCloseTo(zero, 12);
  expect(rows[0].bar!.length / rows[1].bar!.length).toBeCloseTo(2, 12);
  expect(rows[2]).toMatchObject({ figure: '0, excludes', isAgainst: true });
  expect(rows[2].bar).toBeUndefined();
  for (const { figureAt } of rows) expect(figureAt >= 10 && figureAt <= 110).toBe(true);
});
