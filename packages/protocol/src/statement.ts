/**
 * The statement of purpose that every use of data carries (Data Protection Act 2018 section 62 asks for it in law
 * enforcement): four headers whose values are percent-encoded UTF-8, because a header's value is ASCII.
 */

/** Why data is used. A registered client may have defaults; a person always states them. */
export interface Statement {
  readonly purpose?: string;
  readonly authority?: string;
  readonly justification?: string;
  readonly case?: string;
}

/** Header names in lower case, as Node delivers them, by field of the statement. */
export const statementHeaders = {
  purpose: 'ipse-purpose',
  authority: 'ipse-authority',
  justification: 'ipse-justification',
  case: 'ipse-case',
} as const satisfies Record<keyof Statement, string>;

const fields = Object.keys(statementHeaders) as (keyof Statement)[];

/** The headers of a statement; absent and empty fields send none. */
export function encodeStatement(statement: Statement): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const value = statement[field];
    if (value) headers[statementHeaders[field]] = encodeURIComponent(value.toWellFormed());
  }
  return headers;
}

/** Longest value accepted, in UTF-16 units once decoded. */
const lengthMax = 2000;

/**
 * The statement in a request's headers, with `defaults` for what it leaves out; undefined when a value is not
 * percent-encoded UTF-8 or too long.
 */
export function decodeStatement(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  defaults: Statement = {},
): Statement | undefined {
  const statement: { -readonly [Field in keyof Statement]: string } = { ...defaults };
  for (const field of fields) {
    const value = headers[statementHeaders[field]];
    if (value === undefined || value === '') continue;
    const text = typeof value === 'string' ? decodePercent(value) : undefined;
    if (text === undefined || text.length > lengthMax) return undefined;
    statement[field] = text;
  }
  return statement;
}

function decodePercent(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
