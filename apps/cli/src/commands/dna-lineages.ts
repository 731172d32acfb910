/** `ipse dna lineages`: whose Y-STR haplotype or mtDNA differs little from a profile of a file, on the server, under a grant. */
import type { Command } from 'commander';
import type { DnaLineageResult } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { addFileFlags, inputNamed, readProfileFile } from '../dna/read-file.ts';
import type { FileFlags } from '../dna/read-file.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface LineageFlags extends StatementFlags, FileFlags {
  readonly sample?: string;
  readonly gallery: string;
  readonly differences: number;
  readonly loci?: number;
  readonly grant: string;
  readonly max?: number;
  readonly json?: boolean;
}

export function addLineages(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('lineages')
    .summary('list whose Y-STR haplotype or mtDNA differs little from a profile, under a grant for the case')
    .description(
      'A line is shared by all of its men, or by everybody of one mother: a candidate is a lead to a line, never an\n' +
        `identification. State the case of the grant with --case.\nExit code ${exitCodes.nothing} when there is none.`,
    )
    .argument('<file>', 'its format is recognised from its content')
    .option('--sample <name>', 'which sample, where the file has several')
    .option('--gallery <name>', 'gallery to search, or ALL', 'ALL')
    .option('--differences <n>', 'at most so many, in Y-STR or in mtDNA', number(-1, 3), 0)
    .option('--loci <n>', 'loci of the Y that both must have typed; 5 unless stated', number(0, 65))
    .requiredOption('--grant <id>', 'as `ipse dna grant give` printed it')
    .option('--max <n>', 'candidates at most', number(0, 201))
    .option('--json', 'the whole answer as JSON');
  addStatement(addFileFlags(command)).action(async (file: string, flags: LineageFlags) => {
    const { profile } = inputNamed(await readProfileFile(file, flags), flags.sample);
    const { gallery, differences: differencesMax, loci, grant: grantId, max } = flags;
    const { ipse } = await connect(config, flags);
    const result = await ipse.searchDnaLineages({
      body: {
        ...{ gallery, grantId, profile, differencesMax },
        ...(loci === undefined ? {} : { yLociMin: loci }),
        ...(max === undefined ? {} : { maxCandidates: max }),
      },
    });
    const { candidates, total, y, mt, profiles } = result;
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (candidates.length > 0) terminal.print(table(header, candidates.map(rowOf)));
    terminal.say(`Compared ${y.compared} by Y-STR and ${mt.compared} by mtDNA, of ${profiles} profiles.`);
    terminal.say(`Haplotype by the counting method: Y-STR ${seen(y)}, mtDNA ${seen(mt)}.`);
    terminal.say(`${candidates.length} of ${total} are listed.`);
    if (total === 0) terminal.end(exitCodes.nothing);
  });
}

const seen = ({ compared, frequency }: DnaLineageResult['y']) =>
  compared === 0 ? 'nothing compared' : frequency.toPrecision(3);

const header = ['rank', 'person', 'category', 'Y differences', 'at', 'mtDNA differences'];

const rowOf = ({ rank, personId, category, y, mtDifferences }: DnaLineageResult['candidates'][number]) => [
  ...[rank, personId, category, y ? `${y.differing.length} of ${y.compared}` : ''],
  ...[y?.differing.join(', ') ?? '', mtDifferences ?? ''],
];
