/** `ipse lead`: list, show, decide. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { leadStatuses } from '@ipse/protocol';
import type { Lead, LeadStatus } from '@ipse/protocol';
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

interface DecideFlags extends StatementFlags {
  readonly confirm?: boolean;
  readonly refute?: boolean;
  readonly note?: string;
  readonly json?: boolean;
}

export function addLead(program: Command, config: Config, terminal: Terminal): void {
  const lead = program.command('lead').description('unsolved marks that later enrolments found');
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
    const { pairs, probe, reference, marksSearched } = details;
    terminal.print(table(header, [row(details)]));
    const found = `${pairs.length} of ${probe.features.length} and ${reference.features.length} features pair`;
    terminal.print(`${found}; ${marksSearched} marks were searched.`);
    if (details.decision) terminal.print(decisionText(details.decision));
  });

  const decide = lead
    .command('decide')
    .summary('record that you confirm or refute a lead; once')
    .argument('<leadId>')
    .option('--confirm', 'you compared the pictures: of one finger')
    .option('--refute', 'you compared the pictures: not of one finger')
    .option('--note <text>', 'kept sealed')
    .option('--json', 'the whole answer as JSON');
  addStatement(decide).action(async (leadId: string, flags: DecideFlags) => {
    const { confirm = false, refute = false, note } = flags;
    if (confirm === refute) throw fail('CLI_USAGE', 'say either --confirm or --refute');
    const client = await connect(config, flags);
    const status = confirm ? 'CONFIRMED' : 'REFUTED';
    const body = { status, ...(note === undefined ? {} : { note }) } as const;
    const decided = await client.ipse.decideLead({ params: { leadId }, body });
    if (flags.json) return terminal.print(JSON.stringify(decided, null, 2));
    terminal.say(confirm ? 'Confirmed. The mark stays where it is until you move it.' : 'Refuted.');
  });
}

const how = '`ipse gallery unsolved <name>`.';
const header = ['lead', 'status', 'made', 'log10 LR', 'mark of', 'print of', 'position'];

function row({ leadId, status, createdAt, log10LR, mark, print }: Lead): (string | number)[] {
  return [
    ...[leadId, status, createdAt, log10LR.toFixed(2), mark.personId, print.personId],
    print.position ?? 'UNKNOWN',
  ];
}

function decisionText({ decidedAt, decidedBy, note }: NonNullable<Lead['decision']>): string {
  return [`Decided by ${decidedBy} at ${decidedAt}.`, ...(note === undefined ? [] : [note])].join(' ');
}
