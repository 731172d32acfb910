/**
 * Names in memory without an object each: one byte a character where that is enough, two where not, after how many bytes
 * they are and which. They lie in pieces, none across two; one that is longer than a piece has its own.
 */
import { assert } from '@ipse/core';

const bitsOfPiece = 16;
const bytesOfPiece = 1 << bitsOfPiece;
const piecesMax = 1 << (32 - bitsOfPiece);

/** Where a name lies: its bytes, and whether each is a character or half of one. */
interface Lying {
  readonly piece: Buffer;
  readonly start: number;
  readonly end: number;
  readonly wide: boolean;
}

export class NamePool {
  readonly #pieces: Buffer[] = [];
  #end = bytesOfPiece;

  /** Puts a name behind the last; answers its address. */
  put(name: string): number {
    const wide = isWide(name);
    const length = wide ? 2 * name.length : name.length;
    const head = headOf(2 * length + Number(wide));
    const at = this.#room(head.length + length);
    const piece = this.#pieces[this.#pieces.length - 1];
    piece.set(head, at);
    piece.write(name, at + head.length, wide ? 'utf16le' : 'latin1');
    return (this.#pieces.length - 1) * bytesOfPiece + at;
  }

  name(address: number): string {
    const { piece, start, end, wide } = this.#lying(address);
    return piece.toString(wide ? 'utf16le' : 'latin1', start, end);
  }

  isAt(address: number, name: string): boolean {
    const { piece, start, end, wide } = this.#lying(address);
    const width = wide ? 2 : 1;
    if (end - start !== width * name.length) return false;
    for (let i = 0, at = start; at < end; i++, at += width) {
      if ((wide ? piece[at] | (piece[at + 1] << 8) : piece[at]) !== name.charCodeAt(i)) return false;
    }
    return true;
  }

  /** As `hashOfName` of the name. */
  hash(address: number): number {
    const { piece, start, end, wide } = this.#lying(address);
    let hash = hashFirst;
    for (let at = start; at < end; at += wide ? 2 : 1) {
      hash = hashNext(hash, wide ? piece[at] | (piece[at + 1] << 8) : piece[at]);
    }
    return hashLast(hash);
  }

  /** Bytes that the name takes. */
  bytes(address: number): number {
    return this.#lying(address).end - (address % bytesOfPiece);
  }

  /** Nothing of the name is left lying; its address is void. */
  wipe(address: number): void {
    const { piece, start, end } = this.#lying(address);
    piece.fill(0, start, end);
  }

  #lying(address: number): Lying {
    const piece = this.#pieces[Math.floor(address / bytesOfPiece)];
    let start = address % bytesOfPiece;
    let [head, shift] = [0, 0];
    do head |= (piece[start] & 127) << shift;
    while (((shift += 7), piece[start++] > 127));
    return { piece, start, end: start + (head >>> 1), wide: (head & 1) === 1 };
  }

  /** Where so many bytes are free, in the last piece. */
  #room(bytes: number): number {
    if (this.#end + bytes > bytesOfPiece) {
      assert(this.#pieces.length < piecesMax, 'a shard holds at most 4 GiB of names');
      this.#pieces.push(Buffer.alloc(Math.max(bytesOfPiece, bytes)));
      this.#end = 0;
    }
    const at = this.#end;
    this.#end = at + bytes;
    return at;
  }
}

const hashFirst = 0x811c9dc5;
const hashNext = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);
/** The low bits of FNV are weak; its high half is folded in. */
const hashLast = (hash: number) => hash ^ (hash >>> 15);

/** FNV-1a over the name's UTF-16 units, 32 bits. */
export function hashOfName(name: string): number {
  let hash = hashFirst;
  for (let i = 0; i < name.length; i++) hash = hashNext(hash, name.charCodeAt(i));
  return hashLast(hash);
}

function isWide(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 255) return true;
  return false;
}

/** Seven bits a byte, the lowest first; all but the last byte have their highest bit set. */
function headOf(value: number): number[] {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
