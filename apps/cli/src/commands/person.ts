/** `ipse person`: enrol, show, delete. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { EnrolResult, PersonDetails } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { addSamples, readSamples } from '../samples.ts';
import type { SampleFlags } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface EnrolFlags extends SampleFlags, StatementFlags {
  readonly gallery: readonly string[];
  readonly type: string;
  readonly biographic?: Readonly<Record<string, string>>;
  readonly json?: boolean;
}

interface PersonFlags extends StatementFlags {
  readonly json?: boolean;
  readonly yes?: boolean;
}

export function addPerson(program: Command, config: Config, terminal: Terminal): void {
  const person = program.command('person').description('enrol, show and delete people');
  const enrol = person
    .command('enrol')
    .summary('enrol a person, or a further encounter of one')
    .argument('[personId]', 'your own id of the person; without it the server makes one')
    .requiredOption('--gallery <names...>', 'galleries that searches will find it in')
    .option('--type <text>', 'kind of encounter', 'enrolment')
    .option('--biographic <name=value>', 'biographic data, kept sealed; repeat for more', pair)
    .option('--json', 'the whole answer as JSON');
  addStatement(addSamples(enrol)).action(async (personId: string | undefined, flags: EnrolFlags) => {
    const samples = await readSamples(flags);
    const client = await connect(config, flags);
    const result = await client.ipse.createPerson({
      body: {
        galleries: [...flags.gallery],
        encounterType: flags.type,
        samples,
        ...(personId === undefined ? {} : { personId }),
        ...(flags.biographic === undefined ? {} : { biographicData: flags.biographic }),
      },
    });
    showEnrolled(result, flags, terminal);
  });

  addStatement(
    person
      .command('show')
      .summary('show what is held of a person')
      .argument('<personId>')
      .option('--json', 'the whole answer as JSON'),
  ).action(async (personId: string, flags: PersonFlags) => {
    const client = await connect(config, flags);
    const details = await client.ipse.readPerson({ params: { personId } });
    terminal.print(flags.json ? JSON.stringify(details, null, 2) : describe(details));
  });

  addStatement(
    person
      .command('delete')
      .summary('delete a person: the key, the encounters, the samples')
      .argument('<personId>')
      .option('--yes', 'really; there is no way back'),
  ).action(async (personId: string, flags: PersonFlags) => {
    if (!flags.yes) throw fail('CLI_USAGE', 'deleting a person cannot be undone; say --yes');
    const client = await connect(config, flags);
    await client.ipse.deletePerson({ params: { personId } });
    terminal.say('Deleted.');
  });
}

function showEnrolled(result: EnrolResult, flags: EnrolFlags, terminal: Terminal): void {
  if (flags.json) terminal.print(JSON.stringify(result, null, 2));
  else terminal.print(result.personId);
  for (const { modality, position, quality, suitable } of result.samples) {
    const reasons = quality.reasons.map(({ message, advice }) => `${message} ${advice}`).join(' ');
    const verdict = suitable ? `quality ${Math.round(quality.value)}` : 'kept, but no search will find it';
    terminal.say([`${modality}${position ? ` ${position}` : ''}: ${verdict}`, reasons].filter(Boolean).join('. '));
  }
}

function describe({ personId, createdAt, encounters }: PersonDetails): string {
  const rows = encounters.flatMap((encounter) =>
    encounter.samples.map((sample) => [
      encounter.encounterId,
      encounter.status,
      encounter.galleries.join(' '),
      sample.modality,
      sample.position ?? 'UNKNOWN',
      sample.quality === undefined ? '' : Math.round(sample.quality.value),
      sample.closedAt === undefined ? (sample.hasTemplate ? 'yes' : 'no') : 'closed',
    ]),
  );
  const header = ['encounter', 'status', 'galleries', 'modality', 'position', 'quality', 'searchable'];
  return `person   ${personId}\nenrolled ${createdAt}\n\n${table(header, rows)}`;
}

function pair(text: string, previous: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const split = text.indexOf('=');
  if (split < 1) throw new InvalidArgumentError('It is name=value.');
  return { ...previous, [text.slice(0, split)]: text.slice(split + 1) };
}
