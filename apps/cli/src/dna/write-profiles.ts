/** Profiles in one of the formats that are written, with the fields that `--set` names. */
import { writeCodis, writeEuroForMix, writeLrmix, writeNistItl } from '@ipse/formats/dna';
import type { CodisHeader, DnaRecord, NistItlHeader, TableOptions, WritableFormat } from '@ipse/formats/dna';
import { fail } from '../errors.ts';

export type Settings = Readonly<Record<string, string>>;

export const writableFormats: readonly WritableFormat[] = ['codis-cmf', 'nist-itl', 'euroformix', 'lrmix'];

const separators: Readonly<Record<string, TableOptions['separator']>> = { comma: ',', semicolon: ';', tab: '\t' };

/** Errors: CLI_USAGE with the fields that are missing or not known, those of formats. */
export function writeProfiles(records: readonly DnaRecord[], format: WritableFormat, settings: Settings): string {
  switch (format) {
    case 'codis-cmf':
      return writeCodis(records, codisHeader(settings));
    case 'nist-itl':
      return writeNistItl(records, itlHeader(settings));
    case 'euroformix':
      return writeEuroForMix(records, tableOptions(settings));
    case 'lrmix':
      return writeLrmix(records, tableOptions(settings));
  }
}

function codisHeader(settings: Settings): CodisHeader {
  const needed = ['destinationOri', 'sourceLab', 'submittedBy', 'submittedAt'] as const;
  const { version = '3.3', readBy, readAt } = settings;
  check(settings, needed, ['version', 'readBy', 'readAt']);
  if (version !== '3.2' && version !== '3.3') throw fail('CLI_USAGE', '--set version is 3.2 or 3.3');
  const reading = { ...(readBy === undefined ? {} : { readBy }), ...(readAt === undefined ? {} : { readAt }) };
  return { version, ...picked(settings, needed), ...reading };
}

function itlHeader(settings: Settings): NistItlHeader {
  const needed = [
    ...(['sourceAgency', 'collected', 'stored', 'unitCategoryCode', 'analysisQuantityCode'] as const),
    ...(['technologyCode', 'profileCategoryCode', 'profileResultCode', 'strCategoryCode'] as const),
  ] as const;
  check(settings, needed, []);
  return picked(settings, needed);
}

function tableOptions(settings: Settings): TableOptions {
  check(settings, [], ['separator', 'homozygotes']);
  const { separator = 'comma', homozygotes = 'as they stand' } = settings;
  if (!Object.hasOwn(separators, separator)) throw fail('CLI_USAGE', '--set separator is comma, semicolon or tab');
  if (homozygotes !== 'twice' && homozygotes !== 'as they stand') throw fail('CLI_USAGE', '--set homozygotes is twice');
  return { separator: separators[separator], homozygotes };
}

function check(settings: Settings, needed: readonly string[], other: readonly string[]): void {
  const missing = needed.filter((name) => !Object.hasOwn(settings, name));
  if (missing.length > 0) throw fail('CLI_USAGE', `name with --set: ${missing.join(', ')}`);
  const known = [...needed, ...other];
  if (Object.keys(settings).some((name) => !known.includes(name)))
    throw fail('CLI_USAGE', `--set takes ${known.join(', ')}`);
}

function picked<Name extends string>(settings: Settings, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as Record<Name, string>;
}
