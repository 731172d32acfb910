/**
 * Validation of requests as the published documents mean it; for the server only, since it brings Ajv along. Bodies are
 * taken as they are: nothing is coerced, filled in or dropped. Paths, queries and headers are text, so numbers are read
 * from them and defaults filled in.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { TSchema } from 'typebox';
import { isBase64Text } from './base64-text.ts';

/** Longest text that is examined as an address or a date: ajv-formats takes seconds over one of a whole body's size. */
const lengthMax = 65_536;

function createAjv(options: { coerceTypes: boolean; useDefaults: boolean }): Ajv {
  // Not every schema of OSIA names its type, hence no strict types.
  const ajv = new Ajv({ ...options, removeAdditional: false, strictTypes: false, validateSchema: false });
  addFormats.default(ajv);
  const { uri, 'date-time': dateTime } = fullFormats as Record<'uri' | 'date-time', unknown>;
  ajv.addFormat('uri', bounded(uri as Check));
  ajv.addFormat('date-time', bounded((dateTime as { validate: Check }).validate));
  // The expression of ajv-formats exhausts the stack on ten megabytes, which an image easily has.
  ajv.addFormat('byte', isBase64Text);
  ajv.addFormat('binary', true);
  return ajv;
}

type Check = (text: string) => boolean;

const bounded =
  (check: Check): Check =>
  (text) =>
    text.length <= lengthMax && check(text);

/** What Fastify hands to a validator compiler. */
export interface RouteSchemaPart {
  readonly schema: unknown;
  readonly httpPart?: string;
}

/** A compiler for `fastify.setValidatorCompiler`; make one a server. */
export function createValidatorCompiler(): (part: RouteSchemaPart) => ValidateFunction {
  const exact = createAjv({ coerceTypes: false, useDefaults: false });
  const fromText = createAjv({ coerceTypes: true, useDefaults: true });
  return ({ schema, httpPart }) => (httpPart === 'body' ? exact : fromText).compile(schema as TSchema);
}

/** What is wrong with a request, in words that repeat none of its values: `body/galleries must be array`. */
export function describeErrors(errors: readonly ErrorObject[], httpPart: string): string {
  return errors
    .map(({ instancePath, message }) => `${httpPart}${instancePath} ${message ?? 'is not valid'}`)
    .join('; ');
}
