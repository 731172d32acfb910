/** `ipse lead`: list, show, decide, verify, undo. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { leadStatuses } from '@ipse/protocol';
import type { Lead, LeadStatus, LeadStep } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface ListFlags extends StatementFlags {
  readonly status?: LeadStatus;
  readonly json?: boolean;
}

interface StepFlags extends StatementFlags {
  readonly note?: string;
  readonly json?: boolean;
}

interface DecideFlags extends StepFlags {
  readonly confirm?: boolean;
  readonly refute?: boolean;
}

interface VerifyFlags extends StepFlags {
  readonly agree?: boolean;
  readonly disagree?: boolean;
}

export function addLead(program: Command, config: Config, terminal: Terminal): void {
  const lead = program.command('lead').description('unsolved marks that later enrolments or other marks found');
  addReadings(lead, config, terminal);
  addDecide(lead, config, terminal);
  addVerify(lead, config, terminal);
  addUndo(lead, config, terminal);
}

function addReadings(lead: Command, config: Config, terminal: Terminal): void {
  const list = lead
    .command('list')
    .summary('list the latest leads')
    .addOption(new Option('--status <status>', 'only these').choices([...leadStatuses]))
    .option('--json', 'the whole answer as JSON');
  addStatement(list).action(async (flags: ListFlags) => {
    const client = await connect(config, flags);
    const query = { limit: 200, ...(flags.status === undefined ? {} : { status: flags.status }) };
    const page = await client.ipse.listLeads({ query });
    if (flags.json) return terminal.print(JSON.stringify(page, null, 2));
    if (page.total === 0)
      return terminal.say('There is no lead. Marks are searched once a gallery is declared: ' + how);
    terminal.print(table(header, page.items.map(row)));
    if (page.total > page.items.length) terminal.say(`The latest ${page.items.length} of ${page.total}.`);
  });

  const show = lead
    .command('show')
    .summary('show one lead with what pairs')
    .argument('<leadId>')
    .option('--json', 'the whole answer as JSON, with both pictures');
  addStatement(show).action(async (leadId: string, flags: ListFlags) => {
    const client = await connect(config, flags);
    const details = await client.ipse.readLead({ params: { leadId } });
    if (flags.json) return terminal.print(JSON.stringify(details, null, 2));
    const { pairs, probe, reference, marksSearched, mark, steps } = details;
    terminal.print(table(header, [row(details)]));
    const found = `${pairs.length} of ${probe.features.length} and ${reference.features.length} features pair`;
    terminal.print(`${found}; ${marksSearched} marks were searched.`);
    if (mark.isClosed) terminal.print('The mark is closed: it is no longer searched.');
    for (const step of steps) terminal.print(stepText(step));
  });
}

function addDecide(lead: Command, config: Config, terminal: Terminal): void {
  const decide = lead
    .command('decide')
    .summary('record that you confirm or refute a lead; what you confirm may have to be verified')
    .argument('<leadId>')
    .option('--confirm', 'you compared the pictures: of one finger')
    .option('--refute', 'you compared the pictures: not of one finger');
  addStep(decide).action(async (leadId: string, flags: DecideFlags) => {
    const { confirm = false, refute = false } = flags;
    if (confirm === refute) throw fail('CLI_USAGE', 'say either --confirm or --refute');
    const client = await connect(config, flags);
    const body = { status: confirm ? 'CONFIRMED' : 'REFUTED', ...noteOf(flags) } as const;
    say(terminal, flags, await client.ipse.decideLead({ params: { leadId }, body }));
  });
}

function addVerify(lead: Command, config: Config, terminal: Terminal): void {
  const verify = lead
    .command('verify')
    .summary('record, as a second examiner, whether you agree with an identification')
    .argument('<leadId>')
    .option('--agree', 'you compared the pictures: of one finger')
    .option('--disagree', 'you do not come to that conclusion; the lead is pending again');
  addStep(verify).action(async (leadId: string, flags: VerifyFlags) => {
    const { agree = false, disagree = false } = flags;
    if (agree === disagree) throw fail('CLI_USAGE', 'say either --agree or --disagree');
    const client = await connect(config, flags);
    say(
      terminal,
      flags,
      await client.ipse.verifyLead({ params: { leadId }, body: { agrees: agree, ...noteOf(flags) } }),
    );
  });
}

function addUndo(lead: Command, config: Config, terminal: Terminal): void {
  const undo = lead.command('undo').summary('take back what was decided; the record of it stays').argument('<leadId>');
  addStep(undo).action(async (leadId: string, flags: StepFlags) => {
    const client = await connect(config, flags);
    say(terminal, flags, await client.ipse.undoLead({ params: { leadId }, body: noteOf(flags) }));
  });
}

const addStep = (command: Command) =>
  addStatement(command.option('--note <text>', 'kept sealed').option('--json', 'the whole answer as JSON'));

const noteOf = ({ note }: StepFlags) => (note === undefined ? {} : { note });

const standing = {
  PENDING: 'Pending again.',
  TO_VERIFY: 'Recorded. A second examiner has to verify it: ipse lead verify.',
  REFUTED: 'Refuted.',
} as const;

function say(terminal: Terminal, { json }: StepFlags, lead: Lead): void {
  if (json) return terminal.print(JSON.stringify(lead, null, 2));
  const { status, mark } = lead;
  if (status !== 'CONFIRMED') return terminal.say(standing[status]);
  terminal.say(mark.isClosed ? 'Confirmed. The mark is closed: it is no longer searched.' : 'Confirmed.');
}

const how = '`ipse gallery unsolved <name>`.';
const header = ['lead', 'status', 'made', 'log10 LR', 'mark of', 'found by', 'person', 'position'];

function row({ leadId, status, createdAt, log10LR, mark, print, betweenMarks }: Lead): (string | number)[] {
  return [
    ...[leadId, status, createdAt, log10LR.toFixed(2), mark.personId, betweenMarks ? 'mark' : 'print', print.personId],
    print.position ?? 'UNKNOWN',
  ];
}

const steps = { DECISION: 'decided', VERIFICATION: 'verified', UNDO: 'taken back' } as const;

function stepText({ step, status, recordedAt, by = 'another examiner', note }: LeadStep): string {
  const deed = step === 'VERIFICATION' && status === 'PENDING' ? 'not agreed to' : steps[step];
  const said = `${recordedAt}: ${deed} by ${by}; ${status}.`;
  return note === undefined ? said : `${said} ${note}`;
}
