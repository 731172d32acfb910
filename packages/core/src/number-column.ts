/**
 * Numbers of 32 bits, one a row, in pieces of equal size: a column grows without a copy and without room for twice as
 * many, and costs no object a row.
 */

const bitsOfPiece = 12;
const rowsOfPiece = 1 << bitsOfPiece;

export class NumberColumn {
  readonly #pieces: Uint32Array[] = [];

  /** 0 in a row that was never set, if one of its piece or behind it was. */
  at(row: number): number {
    return this.#pieces[row >>> bitsOfPiece][row & (rowsOfPiece - 1)];
  }

  set(row: number, value: number): void {
    const piece = row >>> bitsOfPiece;
    while (piece >= this.#pieces.length) this.#pieces.push(new Uint32Array(rowsOfPiece));
    this.#pieces[piece][row & (rowsOfPiece - 1)] = value;
  }
}
