/** `ipse dna familial`: relatives of a profile in a gallery of the server, under a grant. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { dnaRelationships } from '@ipse/protocol';
import type { DnaFamilialRequest, DnaFamilialResult, DnaProfileInput, Statement } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { connect, stated } from '../connection.ts';
import { addLook, probeRows, saySearched, sayStatistics } from '../dna/look.ts';
import type { LookFlags } from '../dna/look.ts';
import { inputNamed, readProfileFile } from '../dna/read-file.ts';
import { chanceLines, searchReport } from '../dna/search-report.ts';
import { writeReports } from '../dna/write-reports.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface FamilialFlags extends LookFlags {
  readonly relationship: DnaFamilialRequest['relationship'];
  readonly grant: string;
}

export function addFamilial(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('familial')
    .summary('search a gallery for relatives of a profile, under a grant for the case')
    .description(
      'Ranks people by how much more probable their profile is if they are so related. State the case of the grant with\n' +
        '--case. A candidate is a lead to a family, never an identification.',
    )
    .addOption(
      new Option('--relationship <name>', 'who is looked for').choices([...dnaRelationships]).makeOptionMandatory(),
    )
    .requiredOption('--grant <id>', 'as `ipse dna grant give` printed it');
  addLook(command, 'candidates').action(async (file: string, flags: FamilialFlags) => {
    const { profile } = inputNamed(await readProfileFile(file, flags), flags.sample);
    const client = await connect(config, flags);
    const { gallery, relationship, grant: grantId, population, theta, max } = flags;
    const result = await client.ipse.searchDnaFamilies({
      body: {
        ...{ gallery, profile, relationship, grantId, table: flags.table, population, theta },
        ...(max === undefined ? {} : { maxCandidates: max }),
      },
    });
    await writeReports(flags, relativesReport(profile, result, stated(config, flags)));
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.candidates.length > 0) terminal.print(table(relativeHeader, result.candidates.map(relativeRow)));
    saySearched(result, ` for ${relationship}`, terminal);
    sayStatistics(result.statistics, terminal);
    if (result.candidates.length === 0) terminal.end(exitCodes.nothing);
  });
}

function relativesReport(profile: DnaProfileInput, result: DnaFamilialResult, statement: Statement) {
  const { candidates, relationship, grantId, searched } = result;
  return searchReport(
    {
      ...{ title: `Familial search for ${profile.name ?? 'a profile'}`, statement, probe: probeRows(profile) },
      terms: [
        `${relationship} against unrelated`,
        `grant ${grantId}`,
        'EKR: LR / N; EMR: of the chances to agree, / N',
      ],
    },
    {
      ...{ ...result, total: candidates.length, header: relativeHeader, rows: candidates.map(relativeRow) },
      bars: candidates.map(({ personId, combinedLog10LR }) => ({ name: personId, value: combinedLog10LR })),
      chance: chanceLines(
        candidates.map(({ personId: of, log10LR }) => ({ of, hitsByChance: searched / 10 ** Math.max(0, log10LR) })),
        'reach this ratio',
      ),
    },
  );
}

const relativeHeader = ['rank', 'person', 'category', 'log10 LR', 'EKR', 'EMR', 'loci', 'Y differences'];

function relativeRow(one: DnaFamilialResult['candidates'][number]): (string | number)[] {
  const { rank, personId, category, log10LR, expectedKinshipRatio, expectedMatchRatio, loci, y } = one;
  return [
    ...[rank, personId, category, log10LR.toFixed(2), expectedKinshipRatio.toPrecision(3)],
    ...[expectedMatchRatio.toPrecision(3), loci.length, y ? `${y.differing.length} of ${y.compared}` : ''],
  ];
}
