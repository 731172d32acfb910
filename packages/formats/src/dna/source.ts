/** A file's text with what is needed to say where in it something is wrong. */
import type { CodedError } from '@ipse/core';
import { fail } from '../errors.ts';
import type { DnaErrorCode } from '../errors.ts';
import { decodeDnaText } from './text.ts';
import type { DnaEncoding } from './text.ts';

export interface DnaReadOptions {
  /** What messages call the file; `file` when not given. */
  readonly file?: string;
  /** Only where the file does not tell it itself. */
  readonly encoding?: DnaEncoding;
  /** Numbers are written with a comma (`9,3`) and are read as `9.3`; otherwise such a number is refused. */
  readonly decimalComma?: boolean;
}

export interface Source {
  readonly text: string;
  readonly decimalComma: boolean;
  /** `column` is the number of the cell in a table, of the character in XML; both from 1. */
  readonly fail: (code: DnaErrorCode, line: number, column: number, why: string) => CodedError;
}

/** Errors: DNA_FILE_EMPTY, DNA_FILE_TOO_LARGE, DNA_FILE_ENCODING. */
export function openSource(bytes: Uint8Array, options: DnaReadOptions = {}): Source {
  const file = options.file ?? 'file';
  return {
    text: decodeDnaText(bytes, file, options.encoding),
    decimalComma: options.decimalComma ?? false,
    fail: (code, line, column, why) => fail(code, `${file}, line ${line}, column ${column}: ${why}`),
  };
}
