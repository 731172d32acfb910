/** What an owner says of a network of their own. Whoever relies on its answers must be able to read where it is from. */
import { fail } from '../errors.ts';

export interface ModelCard {
  /** Together with `version` the algorithm that templates name. */
  readonly name: string;
  readonly version: string;
  /** Of the ONNX file. */
  readonly sha256: string;
  /** Numbers that the network answers for a face. */
  readonly dimension: number;
  readonly input: ModelInput;
  readonly origin: string;
  readonly licence: string;
  /** As far as known, also who was asked. */
  readonly trainingData: string;
  /** What others measured, and where that is written. */
  readonly evaluation: string;
  /** Of which people its errors are known to differ, or that it is not known. */
  readonly groups: string;
}

/** A pixel of 0 to 255 becomes (value - mean) / deviation. */
export interface ModelInput {
  /** `planes`: channels, rows, columns; `pixels`: rows, columns, channels. */
  readonly layout: 'planes' | 'pixels';
  readonly channels: 'rgb' | 'bgr';
  readonly mean: number;
  readonly deviation: number;
}

type Check = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const between =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);
const words = matches(/^(?=.*\S)[^\p{Cc}]{2,2000}$/u);

/** The schema: every field is asked for, and no other is taken. */
const fields: Readonly<Record<Exclude<keyof ModelCard, 'input'>, readonly [Check, string]>> = {
  name: [matches(/^[a-z][a-z0-9-]{1,39}$/), '2 to 40 of a-z, 0-9 and -, a letter first'],
  version: [matches(/^[a-z0-9][a-z0-9.-]{0,19}$/), 'up to 20 of a-z, 0-9, . and -'],
  sha256: [matches(/^[0-9a-f]{64}$/), '64 hexadecimal digits, lower case'],
  dimension: [(value) => Number.isInteger(value) && between(16, 4096)(value), 'a whole number from 16 to 4096'],
  origin: [words, 'a text'],
  licence: [words, 'a text'],
  trainingData: [words, 'a text; "unknown" if so'],
  evaluation: [words, 'a text; "unknown" if so'],
  groups: [words, 'a text; "unknown" if so'],
};
const inputFields: Readonly<Record<keyof ModelInput, readonly [Check, string]>> = {
  layout: [oneOf('planes', 'pixels'), 'planes or pixels'],
  channels: [oneOf('rgb', 'bgr'), 'rgb or bgr'],
  mean: [between(0, 255), 'a number from 0 to 255'],
  deviation: [between(0.001, 1000), 'a number from 0.001 to 1000'],
};

/** Errors: MODEL_CARD_INVALID with every fault. */
export function parseModelCard(text: string): ModelCard {
  let card: unknown;
  try {
    card = JSON.parse(text);
  } catch (cause) {
    throw fail('MODEL_CARD_INVALID', 'it is not JSON', cause);
  }
  const { input, ...rest } = isObject(card) ? card : {};
  const faults = [
    ...(isObject(card) ? [] : ['it is not an object']),
    ...faultsOf(fields, rest, ''),
    ...(isObject(input) ? faultsOf(inputFields, input, 'input.') : ['input must be an object']),
  ];
  if (faults.length > 0) throw fail('MODEL_CARD_INVALID', faults.join('; '));
  return card as ModelCard;
}

function faultsOf(
  schema: Readonly<Record<string, readonly [Check, string]>>,
  given: Readonly<Record<string, unknown>>,
  prefix: string,
): string[] {
  const wrong = Object.entries(schema).filter(([name, [check]]) => !check(given[name]));
  // The name of an unknown field is the file's own text: it is counted, not repeated.
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(schema, name)).length;
  return [
    ...wrong.map(([name, [, wanted]]) => `${prefix}${name} must be ${wanted}`),
    ...(unknown > 0 ? [`${unknown} fields too many ${prefix === '' ? '' : 'in input'}`.trimEnd()] : []),
  ];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
