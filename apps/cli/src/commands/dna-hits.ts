/** `ipse dna hits`, `decide`, `declare` and `grant`: what people decide about DNA in the record. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { dnaHitStatuses, dnaPresets } from '@ipse/protocol';
import type { DnaGrant, DnaHitStatus, DnaTerms } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { belowOne } from '../dna/flags.ts';
import { hitHeader, hitRow } from '../dna/hit-rows.ts';
import { writeOut } from '../dna/write-out.ts';
import { fail } from '../errors.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface JsonFlags extends StatementFlags {
  readonly json?: boolean;
}
interface HitsFlags extends JsonFlags {
  readonly status?: DnaHitStatus;
}
interface DecideFlags extends JsonFlags {
  readonly confirm?: boolean;
  readonly refute?: boolean;
  readonly undo?: boolean;
  readonly note?: string;
}
interface DeclareFlags extends StatementFlags {
  readonly off?: boolean;
  readonly rules: DnaTerms['preset'];
  readonly table?: string;
  readonly population?: string;
  readonly theta: number;
}
interface GrantFlags extends JsonFlags {
  readonly basis: string;
  readonly days: number;
}

export function addDnaHits(dna: Command, config: Config, terminal: Terminal): void {
  addHits(dna, config, terminal);
  addReport(dna, config, terminal);
  addDeclare(dna, config, terminal);
  addGrants(dna, config, terminal);
}

function addHits(dna: Command, config: Config, terminal: Terminal): void {
  const hits = dna
    .command('hits')
    .summary('list the latest hits, of searches and of later enrolments')
    .addOption(new Option('--status <status>', 'only these').choices([...dnaHitStatuses]))
    .option('--json', 'the whole answer as JSON');
  addStatement(hits).action(async (flags: HitsFlags) => {
    const client = await connect(config, flags);
    const query = { limit: 200, ...(flags.status === undefined ? {} : { status: flags.status }) };
    const page = await client.ipse.listDnaHits({ query });
    if (flags.json) return terminal.print(JSON.stringify(page, null, 2));
    if (page.total === 0) return terminal.say('There is no hit.');
    const rows = page.items.map((hit) => [...hitRow(hit), hit.probe.personId ?? hit.probe.name ?? 'handed in']);
    terminal.print(table([...hitHeader, 'searched by'], rows));
    if (page.total > page.items.length) terminal.say(`The latest ${page.items.length} of ${page.total}.`);
  });

  const decide = dna
    .command('decide')
    .summary('record that you confirm or refute a hit, or take that back')
    .argument('<hitId>')
    .option('--confirm', 'you compared the profiles: of one person')
    .option('--refute', 'you compared the profiles: not of one person')
    .option('--undo', 'it is pending again; what was decided stays in its history')
    .option('--note <text>', 'kept sealed')
    .option('--json', 'the whole answer as JSON');
  addStatement(decide).action(async (hitId: string, flags: DecideFlags) => {
    const { confirm = false, refute = false, undo = false, note } = flags;
    if (Number(confirm) + Number(refute) + Number(undo) !== 1)
      throw fail('CLI_USAGE', 'say one of --confirm, --refute and --undo');
    const client = await connect(config, flags);
    const status = confirm ? 'CONFIRMED' : refute ? 'REFUTED' : 'PENDING';
    const body = { status, ...(note === undefined ? {} : { note }) } as const;
    const hit = await client.ipse.decideDnaHit({ params: { hitId }, body });
    if (flags.json) return terminal.print(JSON.stringify(hit, null, 2));
    terminal.say({ CONFIRMED: 'Confirmed.', REFUTED: 'Refuted.', PENDING: 'Taken back; it is pending.' }[hit.status]);
  });
}

function addReport(dna: Command, config: Config, terminal: Terminal): void {
  const report = dna
    .command('report')
    .summary('write the laboratory report of a hit, as PDF or as HTML')
    .argument('<hitId>')
    .requiredOption('--out <file>', 'ends in .pdf or .html');
  addStatement(report).action(async (hitId: string, flags: StatementFlags & { readonly out: string }) => {
    const format = /\.(pdf|html)$/i.exec(flags.out)?.[1].toLowerCase();
    if (format !== 'pdf' && format !== 'html') throw fail('CLI_USAGE', '--out ends in .pdf or .html');
    const client = await connect(config, flags);
    const file = await client.ipse.readDnaHitReport({ params: { hitId }, query: { format } });
    await writeOut(flags.out, new Uint8Array(await file.arrayBuffer()));
    terminal.say(`Written to ${flags.out}.`);
  });
}

function addDeclare(dna: Command, config: Config, terminal: Terminal): void {
  const declare = dna
    .command('declare')
    .summary('declare that every later enrolment of a DNA profile searches a gallery')
    .argument('<gallery>')
    .addOption(new Option('--rules <preset>', 'whose rules').choices([...dnaPresets]).default('codis'))
    .option('--table <name>', 'allele frequencies: fbi2015, nist1036, norstr2023 or uk_dna17')
    .option('--population <name>', 'as the table names it, for example Cauc')
    .option('--theta <n>', 'coancestry coefficient', belowOne, 0.01)
    .option('--off', 'they no longer do');
  addStatement(declare).action(async (gallery: string, flags: DeclareFlags) => {
    const { off = false, rules: preset, table: frequencies, population, theta } = flags;
    if (!off && (frequencies === undefined || population === undefined))
      throw fail('CLI_USAGE', 'the statistics need --table and --population');
    const terms = { preset, table: frequencies as string, population: population as string, theta };
    const client = await connect(config, flags);
    const body = { searched: !off, ...(off ? {} : { terms }) };
    await client.ipse.declareDnaGallery({ params: { gallery }, body });
    terminal.say(off ? 'Later enrolments no longer search it.' : 'Every later DNA profile searches it.');
  });
}

function addGrants(dna: Command, config: Config, terminal: Terminal): void {
  const grant = dna.command('grant').description('the recorded basis of familial searches in one case');
  const give = grant
    .command('give')
    .summary('record a grant for the case named by --case')
    .requiredOption('--basis <text>', 'the law or order, and why other ways failed')
    .option('--days <n>', 'how long it holds', number(0, 366), 30)
    .option('--json', 'the whole answer as JSON');
  addStatement(give).action(async (flags: GrantFlags) => {
    const ofCase = flags.case ?? config.statement.case;
    if (ofCase === undefined) throw fail('CLI_USAGE', 'name the case with --case');
    const client = await connect(config, flags);
    const expiresAt = new Date(Date.now() + flags.days * 24 * 60 * 60_000).toISOString();
    const given = await client.ipse.giveDnaGrant({ body: { case: ofCase, basis: flags.basis, expiresAt } });
    terminal.print(flags.json ? JSON.stringify(given, null, 2) : given.grantId);
    terminal.say(`It holds for the case ${ofCase} until ${given.expiresAt}.`);
  });
  const list = grant.command('list').summary('list the latest grants').option('--json', 'the whole answer as JSON');
  addStatement(list).action(async (flags: JsonFlags) => {
    const grants = await (await connect(config, flags)).ipse.listDnaGrants();
    if (flags.json) return terminal.print(JSON.stringify(grants, null, 2));
    if (grants.length === 0) return terminal.say('There is no grant.');
    terminal.print(table(['grant', 'case', 'holds', 'expires', 'given by'], grants.map(grantRow)));
  });
  const withdraw = grant.command('withdraw').summary('withdraw a grant').argument('<grantId>');
  addStatement(withdraw).action(async (grantId: string, flags: StatementFlags) => {
    await (await connect(config, flags)).ipse.withdrawDnaGrant({ params: { grantId } });
    terminal.say('Withdrawn.');
  });
}

const grantRow = ({ grantId, case: ofCase, holds, expiresAt, givenBy }: DnaGrant) => [
  ...[grantId, ofCase, holds ? 'yes' : 'no', expiresAt, givenBy],
];
