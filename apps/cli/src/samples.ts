/** Samples named on the command line: `--finger RIGHT_INDEX=file.png --face file.jpg --ppi 500`. */
import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { biometricSubTypes } from '@ipse/protocol';
import type { BiometricData, Position, SampleInput } from '@ipse/protocol';
import { fail } from './errors.ts';
import { addMarks, readMark } from './marks.ts';
import type { MarkFlags } from './marks.ts';

export interface NamedSample {
  readonly modality: 'fingerprint' | 'face';
  readonly position?: Position;
  readonly file: string;
}

export interface SampleFlags extends MarkFlags {
  readonly finger?: readonly NamedSample[];
  readonly face?: readonly NamedSample[];
  readonly slap?: readonly NamedSample[];
  readonly missing?: readonly Position[];
}

const biometricTypes = { fingerprint: 'FINGER', face: 'FACE' } as const;

export function addSamples(command: Command): Command {
  return addMarks(addPrints(command.option('--face <file>', 'image of a face; repeat for more', named('face'))));
}

/** Fingerprints and slaps only. */
export function addPrints(command: Command): Command {
  return command
    .option(
      '--finger <[position=]file>',
      'image of a fingerprint, with its position; repeat for more',
      named('fingerprint'),
    )
    .option('--slap <hand=file>', 'image of a slap: RIGHT, LEFT or THUMBS; repeat for more', slapNamed)
    .option('--missing <positions...>', 'fingers that a slap lacks: amputated or bandaged', missingNamed)
    .option(
      '--ppi <n>',
      'resolution of the fingerprints and slaps, where the files do not say it or say it wrong',
      parsePpi,
    );
}

/** Errors: CLI_USAGE when none is named, CLI_FILE_UNREADABLE. */
export async function readSamples({
  finger = [],
  face = [],
  slap = [],
  missing,
  ppi,
  ...mark
}: SampleFlags): Promise<SampleInput[]> {
  const single = [...finger, ...face];
  const marks = await readMark({ ...mark, ppi }, readBytes);
  if (single.length + slap.length + marks.length === 0)
    throw fail('CLI_USAGE', 'name at least one image with --finger, --slap, --mark or --face');
  const read = single.map((sample) => readSample(sample, sample.modality === 'fingerprint' ? ppi : undefined));
  const slaps = slap.map(async (sample) => {
    const input = await readSample(sample, ppi);
    return missing === undefined ? input : { ...input, missing: [...missing] };
  });
  return [...(await Promise.all([...read, ...slaps])), ...marks];
}

export async function readSample({ modality, position, file }: NamedSample, ppi?: number): Promise<SampleInput> {
  return {
    modality,
    image: (await readBytes(file)).toString('base64'),
    ...(position === undefined ? {} : { position }),
    ...(ppi === undefined ? {} : { resolutionPpi: ppi }),
  };
}

/** Errors: CLI_FILE_UNREADABLE. */
export function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw fail('CLI_FILE_UNREADABLE', file, error);
  });
}

/** The same sample in OSIA's words, which have none for what an examiner says of a mark. Errors: CLI_USAGE for a mark. */
export function toBiometricData(input: SampleInput): BiometricData {
  const { modality, image, position, resolutionPpi, missing, mark } = input;
  if (mark !== undefined) throw fail('CLI_USAGE', 'a mark is searched with identify');
  return {
    biometricType: biometricTypes[modality as NamedSample['modality']],
    image,
    ...(position === undefined ? {} : { biometricSubType: position }),
    ...(resolutionPpi === undefined ? {} : { resolution: Math.round(resolutionPpi) }),
    ...(missing === undefined ? {} : { missing: missing.map((biometricSubType) => ({ biometricSubType })) }),
  };
}

export function isPosition(text: string): text is Position {
  return (biometricSubTypes as readonly string[]).includes(text);
}

export function parsePpi(text: string): number {
  const ppi = Number(text);
  if (!(ppi >= 50 && ppi <= 10_000)) throw new InvalidArgumentError('It is 50 to 10,000 pixels per inch.');
  return ppi;
}

/** What `--slap` calls OSIA's positions of several fingers. */
const slapPositions: Readonly<Record<string, Position>> = {
  RIGHT: 'PLAIN_RIGHT_FOUR_FINGERS',
  LEFT: 'PLAIN_LEFT_FOUR_FINGERS',
  THUMBS: 'PLAIN_THUMBS',
};

/** The position of a slap: RIGHT, LEFT, THUMBS, or OSIA's own name. */
export function slapPosition(text: string): Position {
  const position = Object.hasOwn(slapPositions, text) ? slapPositions[text] : text;
  if (!isPosition(position)) throw new InvalidArgumentError(`'${text}' is not RIGHT, LEFT or THUMBS.`);
  return position;
}

function slapNamed(text: string, previous: readonly NamedSample[] = []): readonly NamedSample[] {
  const split = text.indexOf('=');
  if (split < 1) throw new InvalidArgumentError('It is RIGHT=file, LEFT=file or THUMBS=file.');
  const position = slapPosition(text.slice(0, split));
  return [...previous, { modality: 'fingerprint', position, file: text.slice(split + 1) }];
}

/** Positions of fingers, as a flag takes several. */
export function missingNamed(text: string, previous: readonly Position[] = []): readonly Position[] {
  if (!isPosition(text)) throw new InvalidArgumentError(`'${text}' is not a position, such as RIGHT_INDEX.`);
  return [...previous, text];
}

function named(modality: NamedSample['modality']) {
  return (text: string, previous: readonly NamedSample[] = []): readonly NamedSample[] => {
    const split = modality === 'fingerprint' ? text.indexOf('=') : -1;
    const position = text.slice(0, Math.max(0, split));
    // A file's name may hold an equals sign too; a position is one of a list.
    if (split > 0 && isPosition(position)) return [...previous, { modality, position, file: text.slice(split + 1) }];
    if (/^[A-Z_]+=/.test(text)) throw new InvalidArgumentError(`'${position}' is not a position, such as RIGHT_INDEX.`);
    return [...previous, { modality, file: text }];
  };
}
