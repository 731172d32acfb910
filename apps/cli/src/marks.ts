/** Marks named on the command line: `--mark scene.png --region 330,40 500,30 ...`, or what an examiner says of it as JSON. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { MarkInput } from '@ipse/protocol';
import type { SampleInput } from '@ipse/protocol';
import { fail } from './errors.ts';

type Corner = NonNullable<MarkInput['region']>[number];

export interface MarkFlags extends Said {
  readonly mark?: string;
  readonly ppi?: number;
}

/** Where the image is named already, `--mark` only says what it is. */
export interface MarkedFlags extends Said {
  readonly mark?: boolean;
}

interface Said {
  readonly region?: readonly Corner[];
  readonly marked?: string;
}

export function addMarks(command: Command): Command {
  return addMarked(command.option('--mark <file>', 'picture of a mark from a scene'));
}

/** What an examiner says of a mark. */
export function addMarked(command: Command): Command {
  return command
    .option('--region <corners...>', 'outline of the mark: x,y of three corners or more, in pixels', corner)
    .option('--marked <json>', 'file with what an examiner says of the mark: region, minutiae, proposals, inverted');
}

/** Errors: CLI_USAGE for an outline without a mark or of fewer than three corners, CLI_FILE_UNREADABLE. */
export async function readMark(
  { mark, region, marked, ppi }: MarkFlags,
  read: (file: string) => Promise<Buffer>,
): Promise<SampleInput[]> {
  if (mark === undefined) {
    if (region !== undefined || marked !== undefined) throw fail('CLI_USAGE', '--region and --marked need --mark');
    return [];
  }
  const said = await readSaid({ region, marked }, read);
  const image = (await read(mark)).toString('base64');
  return [
    {
      ...{ modality: 'fingerprint', image, mark: said },
      ...(ppi === undefined ? {} : { resolutionPpi: ppi }),
    },
  ];
}

/** For commands that ask no server; undefined of a print. Errors: as `readMark`, and CLI_USAGE for what a mark cannot be. */
export async function readMarkOffline(
  { mark, ...said }: MarkedFlags,
  read: (file: string) => Promise<Buffer>,
): Promise<MarkInput | undefined> {
  if (mark !== true) {
    if (said.region !== undefined || said.marked !== undefined)
      throw fail('CLI_USAGE', '--region and --marked need --mark');
    return undefined;
  }
  const input = await readSaid(said, read);
  // Only here is nobody else to check it; the validator takes a while to load.
  const { createValidatorCompiler, describeErrors } = await import('@ipse/protocol/validation');
  const check = createValidatorCompiler()({ schema: MarkInput, httpPart: 'body' });
  if (!check(input)) throw fail('CLI_USAGE', describeErrors(check.errors ?? [], 'the mark'));
  return input;
}

async function readSaid({ region, marked }: Said, read: (file: string) => Promise<Buffer>): Promise<MarkInput> {
  if (region !== undefined && region.length < 3) throw fail('CLI_USAGE', 'an outline has three corners or more');
  const said = marked === undefined ? {} : parse(marked, await read(marked));
  return region === undefined ? said : { ...said, region: [...region] };
}

/** Whoever uses it checks what it says. */
function parse(file: string, bytes: Buffer): MarkInput {
  try {
    return JSON.parse(bytes.toString('utf8')) as MarkInput;
  } catch (error) {
    throw fail('CLI_FILE_UNREADABLE', `${file} is not JSON`, error);
  }
}

function corner(text: string, previous: readonly Corner[] = []): readonly Corner[] {
  const [x, y] = text.split(',').map(Number);
  if (!(x >= 0 && y >= 0)) throw new InvalidArgumentError(`'${text}' is not x,y in pixels.`);
  return [...previous, { x, y }];
}
