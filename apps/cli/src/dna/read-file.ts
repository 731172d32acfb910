/** Files of DNA profiles in any format that is read, as profiles that the server takes. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { categories, profileOfRecord, readProfile } from '@ipse/dna';
import type { Category, WrittenProfile } from '@ipse/dna';
import { readDnaProfiles } from '@ipse/formats/dna';
import type { DnaProfileInput } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { readBytes } from '../samples.ts';
import { addReading, readOptions } from './reading.ts';
import type { ReadingFlags } from './reading.ts';
import { isMtTable, readMtTable } from './read-mt.ts';
import { copied } from './read-profiles.ts';

export interface FileFlags extends ReadingFlags {
  readonly category?: Category;
  readonly leaveOut?: readonly string[];
}

export interface NamedInput {
  /** The sample's name, with the number of its replicate where there are several. */
  readonly label: string;
  readonly profile: DnaProfileInput & { readonly name: string };
}

/** `of`: the category of the profiles, where it is not asked for. */
export function addFileFlags(command: Command, of?: Category): Command {
  const category = new Option('--category <name>', 'what the profiles are of, where the file does not say it').choices([
    ...categories,
  ]);
  const reading = addReading(command);
  return (of === undefined ? reading.addOption(category) : reading).option(
    '--leave-out <markers...>',
    'names in the file that are no markers, such as internal controls',
  );
}

/**
 * Every profile of the file, checked to the last allele, or none. Errors: those of formats; DNA_MARKER_UNKNOWN and the like of
 * dna; CLI_PROFILE_UNUSABLE, which names the record.
 */
export async function readProfileFile(file: string, flags: FileFlags): Promise<readonly NamedInput[]> {
  const { leaveOut = [] } = flags;
  const bytes = await readBytes(file);
  const text = Buffer.from(bytes).toString();
  if (isMtTable(text)) return readMtTable(text, file).map(({ sample, mt }) => ofMt(sample, mt, file, flags));
  const { records } = readDnaProfiles(bytes, readOptions(file, flags));
  return records.map((record, index) => {
    const unusable = (why: string) => fail('CLI_PROFILE_UNUSABLE', `${file}, record ${index + 1}: ${why}`);
    const { markers, required, peaks, unknownMarkers, category = flags.category } = profileOfRecord(record);
    const unknown = unknownMarkers.filter((name) => !leaveOut.includes(name));
    if (unknown.length > 0) throw unusable(`no marker is called ${unknown.join(', ')}`);
    if (category === undefined) throw unusable('nothing says what it is of');
    if (Object.keys(markers).length === 0) throw unusable('no locus has a result');
    checkProfile({ markers, required }, unusable);
    return {
      label: record.replicate === undefined ? record.sample : `${record.sample}[${record.replicate}]`,
      profile: {
        ...{ name: record.sample, category, markers: copied(markers) },
        ...(Object.keys(required).length > 0 ? { required: { ...required } } : {}),
        ...(Object.keys(peaks).length > 0 ? { peaks: copied(peaks) } : {}),
      },
    };
  });
}

/** Errors: CLI_PROFILE_UNUSABLE. */
function ofMt(name: string, mt: NonNullable<DnaProfileInput['mt']>, file: string, { category }: FileFlags): NamedInput {
  const unusable = (why: string) => fail('CLI_PROFILE_UNUSABLE', `${file}, sample ${name}: ${why}`);
  if (category === undefined) throw unusable('nothing says what it is of');
  checkProfile({ markers: {}, mt }, unusable);
  return { label: name, profile: { name, category, markers: {}, mt } };
}

/** The server would refuse it too, but not before others of the file were enrolled. */
function checkProfile(written: WrittenProfile, unusable: (why: string) => Error): void {
  try {
    readProfile(written);
  } catch (error) {
    throw unusable((error as Error).message);
  }
}

/** The sample of that name, or the only one. Errors: CLI_SAMPLE_UNKNOWN. */
export function inputNamed(inputs: readonly NamedInput[], name: string | undefined): NamedInput {
  const named =
    name === undefined ? inputs : inputs.filter(({ label, profile }) => [label, profile.name].includes(name));
  if (named.length !== 1) throw fail('CLI_SAMPLE_UNKNOWN', named.length === 0 ? undefined : 'the file has several');
  return named[0];
}
