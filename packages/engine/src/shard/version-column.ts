/** Versions, 64 bits with a sign each, in two columns of 32. */
import { NumberColumn, assert } from '@ipse/core';

export class VersionColumn {
  readonly #low = new NumberColumn();
  readonly #high = new NumberColumn();

  at(row: number): bigint {
    return BigInt.asIntN(64, (BigInt(this.#high.at(row)) << 32n) | BigInt(this.#low.at(row)));
  }

  set(row: number, version: bigint): void {
    assert(BigInt.asIntN(64, version) === version, 'a version has 64 bits');
    this.#low.set(row, Number(BigInt.asUintN(32, version)));
    this.#high.set(row, Number(BigInt.asUintN(32, version >> 32n)));
  }
}
