/** The file of OSIA ABIS 1.6.0 as it was published: it lies beside the repository and is never part of it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';

export const specificationFile = path.resolve(import.meta.dirname, '../../../shared/specs/osia/abis.yaml');
export const specificationPresent = existsSync(specificationFile);

interface Callback {
  readonly '${request.query.callback}': { readonly post: unknown };
}

interface Operation {
  readonly operationId: string;
  readonly callbacks?: Readonly<Record<string, Callback>>;
}

export interface Place {
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  /** Where the schema of a successful callback lies in the file, as a JSON pointer; absent without callbacks. */
  readonly callbackSchema?: string;
}

interface Specification {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const specification = (
  specificationPresent ? load(readFileSync(specificationFile, 'utf8')) : { paths: {} }
) as Specification;

/** Every operation of the file by its id. */
export const places: ReadonlyMap<string, Place> = new Map(
  Object.entries(specification.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, { operationId, callbacks }]): [string, Place] => {
      const place = { method, path: address };
      const [callback] = Object.keys(callbacks ?? {});
      if (callbacks === undefined) return [operationId, place];
      const steps = ['paths', address, method, 'callbacks', callback, '${request.query.callback}', 'post'];
      const within = ['requestBody', 'content', 'application/json', 'schema'];
      return [operationId, { ...place, callbackSchema: `#/${[...steps, ...within].map(escaped).join('/')}` }];
    }),
  ),
);

/** A step of a JSON pointer in a URI's fragment (RFC 6901 clause 6). */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
ajv.addSchema(specification, 'osia', undefined, false);

/** What the file says against a value at a place of it; empty when nothing. */
export function faultsOf(pointer: string, value: unknown): string {
  const validate = ajv.getSchema(`osia${pointer}`);
  if (!validate) throw new Error(`the file has nothing at ${pointer}`);
  return validate(value) === true ? '' : ajv.errorsText(validate.errors);
}
