/**
 * Coded errors. Each package keeps one table (`errors.ts`) of what can go wrong in the world; a test holds the tables
 * and docs/reference/errors.md together. An assertion, not a coded error, reports a mistake of our own.
 */

/** What a caller is told: the message says what happened, the hint what to do about it. */
export interface ErrorEntry {
  readonly message: string;
  readonly hint: string;
  /** The HTTP status with which the server answers when this error reaches it. */
  readonly httpStatus: number;
}

export type ErrorTable = Readonly<Record<string, ErrorEntry>>;

/** An error with a stable code. `detail` holds numbers and names of fields, never personal or biometric data. */
export class CodedError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly httpStatus: number;
  readonly detail: string | undefined;

  constructor(code: string, entry: ErrorEntry, detail?: string, cause?: unknown) {
    super(detail === undefined ? entry.message : `${entry.message} (${detail})`, cause === undefined ? {} : { cause });
    this.name = 'CodedError';
    this.code = code;
    this.hint = entry.hint;
    this.httpStatus = entry.httpStatus;
    this.detail = detail;
  }
}

/** Makes errors of one table: `const fail = errorsOf(imageErrors); throw fail('IMAGE_TRUNCATED', 'row 17')`. */
export function errorsOf<Table extends ErrorTable>(
  table: Table,
): (code: keyof Table & string, detail?: string, cause?: unknown) => CodedError {
  return (code, detail, cause) => new CodedError(code, table[code], detail, cause);
}

/** True for a coded error, also one of another copy of this module (a worker's). */
export function isCodedError(value: unknown): value is CodedError {
  return value instanceof Error && value.name === 'CodedError' && typeof (value as CodedError).code === 'string';
}

/** Guards a mistake of our own; never used for what a user or a file can cause. */
export function assert(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${why}`);
}
