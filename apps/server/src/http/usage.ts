/** Why personal data is used: carried by every call in Ipse-* headers, or registered as a client's default. */
import type { FastifyRequest } from 'fastify';
import { fail } from '../errors.ts';

/** DPA 2018 s.62 asks a log of consultation for its justification; purpose and authority say under which law. */
export interface Usage {
  readonly purpose: string;
  readonly authority: string;
  readonly justification: string;
  readonly case?: string;
}

const lengthMax = 1000;

/** The usage a request states, filled up with the defaults. Errors: PURPOSE_REQUIRED, PURPOSE_INVALID. */
export function usageOf(headers: FastifyRequest['headers'], defaults: Partial<Usage> = {}): Usage {
  const stated = (name: 'purpose' | 'authority' | 'justification' | 'case') =>
    decodeHeader(name, headers[`ipse-${name}`]) ?? defaults[name];
  const usage = {
    purpose: stated('purpose'),
    authority: stated('authority'),
    justification: stated('justification'),
    case: stated('case'),
  };
  const { purpose, authority, justification } = usage;
  if (!purpose || !authority || !justification) {
    const missing = (['purpose', 'authority', 'justification'] as const).filter((name) => !usage[name]);
    throw fail('PURPOSE_REQUIRED', `missing: ${missing.join(', ')}`);
  }
  return { purpose, authority, justification, ...(usage.case ? { case: usage.case } : {}) };
}

function decodeHeader(name: string, value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) throw fail('PURPOSE_INVALID', `${name} is there twice`);
  let text: string;
  try {
    text = decodeURIComponent(value).trim();
  } catch (error) {
    throw fail('PURPOSE_INVALID', name, error);
  }
  if (text.length > lengthMax) throw fail('PURPOSE_INVALID', `${name} is too long`);
  return text === '' ? undefined : text;
}
