/** Marks named on the command line: `--mark scene.png --region 330,40 500,30 ...`, or what an examiner says of it as JSON. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { SampleInput } from '@ipse/protocol';
import { fail } from './errors.ts';

type Mark = NonNullable<SampleInput['mark']>;
type Corner = NonNullable<Mark['region']>[number];

export interface MarkFlags {
  readonly mark?: string;
  readonly region?: readonly Corner[];
  readonly marked?: string;
  readonly ppi?: number;
}

export function addMarks(command: Command): Command {
  return command
    .option('--mark <file>', 'picture of a mark from a scene')
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
  if (region !== undefined && region.length < 3) throw fail('CLI_USAGE', 'an outline has three corners or more');
  const said = marked === undefined ? {} : parse(marked, await read(marked));
  const image = (await read(mark)).toString('base64');
  return [
    {
      ...{ modality: 'fingerprint', image, mark: { ...said, ...(region ? { region: [...region] } : {}) } },
      ...(ppi === undefined ? {} : { resolutionPpi: ppi }),
    },
  ];
}

/** The server checks what it says. */
function parse(file: string, bytes: Buffer): Mark {
  try {
    return JSON.parse(bytes.toString('utf8')) as Mark;
  } catch (error) {
    throw fail('CLI_FILE_UNREADABLE', `${file} is not JSON`, error);
  }
}

function corner(text: string, previous: readonly Corner[] = []): readonly Corner[] {
  const [x, y] = text.split(',').map(Number);
  if (!(x >= 0 && y >= 0)) throw new InvalidArgumentError(`'${text}' is not x,y in pixels.`);
  return [...previous, { x, y }];
}
