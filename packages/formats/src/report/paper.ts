/** Sheets of a PDF that are filled from the top, with a new one whenever there is no more room. */
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import type { PDFFont, PDFPage, RGB } from 'pdf-lib';
import { printable } from './printable.ts';

/** A4, in points. */
const [sheetWidth, sheetHeight] = [595.28, 841.89];
const margin = 56;
export const contentWidth = sheetWidth - 2 * margin;
export const ink = {
  text: rgb(0.11, 0.14, 0.19),
  soft: rgb(0.34, 0.38, 0.45),
  line: rgb(0.8, 0.83, 0.86),
  support: rgb(0.04, 0.34, 0.82),
  against: rgb(0.7, 0.15, 0.12),
};

export interface Style {
  readonly size: number;
  readonly isBold?: boolean;
  readonly colour?: RGB;
}

export class Paper {
  readonly #document: PDFDocument;
  readonly #fonts: { readonly plain: PDFFont; readonly bold: PDFFont };
  readonly #pages: PDFPage[] = [];
  #y = 0;

  private constructor(document: PDFDocument, plain: PDFFont, bold: PDFFont) {
    this.#document = document;
    this.#fonts = { plain, bold };
    this.turn();
  }

  /** Nothing of the clock is in it: the same text gives the same bytes. */
  static async open(title: string, madeAt: Date): Promise<Paper> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(title, { showInWindowTitleBar: true });
    document.setLanguage('en');
    document.setProducer('Ipse');
    document.setCreationDate(madeAt);
    document.setModificationDate(madeAt);
    const plain = await document.embedFont(StandardFonts.Helvetica);
    return new Paper(document, plain, await document.embedFont(StandardFonts.HelveticaBold));
  }

  /** A new sheet. */
  turn(): void {
    this.#pages.push(this.#document.addPage([sheetWidth, sheetHeight]));
    this.#y = sheetHeight - margin;
  }

  /** Goes down by so much; a new sheet when what comes next, of that height, would not fit. */
  need(height: number): boolean {
    if (this.#y - height >= margin + 20) return false;
    this.turn();
    return true;
  }

  down(height: number): void {
    this.#y -= height;
  }

  widthOf(text: string, style: Style): number {
    return this.#fontOf(style).widthOfTextAtSize(printable(text), style.size);
  }

  /** Lines no wider than that; a word that alone is wider is broken. */
  wrap(text: string, style: Style, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of printable(text).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (this.widthOf(longer, style) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (line.length > 1 && this.widthOf(line, style) > width) {
        let end = line.length - 1;
        while (end > 1 && this.widthOf(line.slice(0, end), style) > width) end--;
        lines.push(line.slice(0, end));
        line = line.slice(end);
      }
    }
    return [...lines, line];
  }

  /** `x` from the left of the content, the base line so far below where the paper stands. */
  write(text: string, x: number, below: number, style: Style): void {
    const { size, colour = ink.text } = style;
    const at = { x: margin + x, y: this.#y - below, size, color: colour };
    this.#page.drawText(printable(text), { ...at, font: this.#fontOf(style) });
  }

  rule(x: number, below: number, width: number, height: number, colour: RGB): void {
    this.#page.drawRectangle({ x: margin + x, y: this.#y - below - height, width, height, color: colour });
  }

  /** Numbers the sheets, with what they belong to. */
  async finish(foot: string): Promise<Uint8Array> {
    const style = { size: 8, color: ink.soft, font: this.#fonts.plain, y: margin - 22 };
    const [what] = this.wrap(foot, { size: 8 }, contentWidth - 90);
    this.#pages.forEach((page, i) => {
      const number = `Page ${i + 1} of ${this.#pages.length}`;
      page.drawText(what, { ...style, x: margin });
      page.drawText(number, { ...style, x: sheetWidth - margin - this.widthOf(number, { size: 8 }) });
    });
    return this.#document.save({ addDefaultPage: false, updateFieldAppearances: false });
  }

  get #page(): PDFPage {
    return this.#pages[this.#pages.length - 1];
  }

  #fontOf({ isBold = false }: Style): PDFFont {
    return isBold ? this.#fonts.bold : this.#fonts.plain;
  }
}
