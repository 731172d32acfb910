/** `ipse dna missing`: a missing member of a family in a gallery of the server, by all of its typed members, under a grant. */
import type { Command } from 'commander';
import type { Pedigree } from '@ipse/dna';
import type { DnaMissingRequest, DnaMissingResult, Statement } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect, stated } from '../connection.ts';
import { addGallery, saySearched, sayStatistics } from '../dna/look.ts';
import type { GalleryFlags } from '../dna/look.ts';
import { addFileFlags, readProfileFile } from '../dna/read-file.ts';
import type { FileFlags } from '../dna/read-file.ts';
import { readFamilies } from '../dna/read-pedigrees.ts';
import { allelesOf, chanceLines, searchReport } from '../dna/search-report.ts';
import { writeReports } from '../dna/write-reports.ts';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface MissingFlags extends GalleryFlags, Omit<FileFlags, 'category'> {
  readonly family: string;
  readonly missing: string;
  readonly relative: readonly string[];
  readonly grant: string;
}

type TypedRelative = DnaMissingRequest['relatives'][number];

export function addMissing(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('missing')
    .summary('search a gallery for a missing member of a family, by all its typed members, under a grant for the case')
    .description(
      'Ranks remains by how much more probable the profile is if they are the missing member than if they are a stranger:\n' +
        'everybody of the family who is typed is weighed together. State the case of the grant with --case. A candidate is a\n' +
        `lead, never an identification.\nExit code ${exitCodes.nothing} when there is none.`,
    )
    .argument('[file]', 'profiles of relatives, in any format that is read; samples are members by name')
    .requiredOption('--family <csv>', 'header pedigree,id,sex,father,mother; one pedigree')
    .requiredOption('--missing <member>', 'who is looked for')
    .option('--relative <member=sampleId...>', 'members whose profiles are in the record', [])
    .requiredOption('--grant <id>', 'as `ipse dna grant give` printed it');
  addStatement(addFileFlags(addGallery(command, 'candidates'), 'relative')).action(
    async (file: string | undefined, flags: MissingFlags) => {
      const pedigree = await familyIn(flags.family);
      const { relatives, others } = await relativesOf(file, pedigree, flags);
      const { gallery, missing, grant: grantId, population, max } = flags;
      const { ipse } = await connect(config, flags);
      const result = await ipse.searchDnaMissing({
        body: {
          ...{ gallery, grantId, missing, relatives, table: flags.table, population },
          pedigree: { members: pedigree.members.map((member) => ({ ...member })) },
          ...(max === undefined ? {} : { maxCandidates: max }),
        },
      });
      await writeReports(flags, reportOf(relatives, result, stated(config, flags)));
      const { candidates } = result;
      if (flags.json) terminal.print(JSON.stringify(result, null, 2));
      else if (candidates.length > 0) terminal.print(table(header, candidates.map(rowOf)));
      if (others.length > 0) terminal.say(`Left out, the family does not name them: ${others.join(', ')}.`);
      saySearched(result, ` for ${missing}, by ${namesOf(result)}`, terminal);
      sayStatistics(result.statistics, terminal);
      if (candidates.length === 0) terminal.end(exitCodes.nothing);
    },
  );
}

/** Errors: CLI_PEDIGREES_INVALID. */
async function familyIn(file: string): Promise<Pedigree> {
  const [family, ...more] = readFamilies((await readBytes(file)).toString(), file).values();
  if (!family || more.length > 0) throw fail('CLI_PEDIGREES_INVALID', `${file}: the file names one pedigree`);
  return family;
}

/** Errors: CLI_USAGE, CLI_SAMPLE_UNKNOWN when nobody is typed, those of files. */
async function relativesOf(file: string | undefined, { members }: Pedigree, flags: MissingFlags) {
  const ids = new Set(members.map(({ id }) => id));
  const inputs = file === undefined ? [] : await readProfileFile(file, { ...flags, category: 'relative' });
  const ofFile = inputs.filter(({ label }) => ids.has(label));
  const relatives = [
    ...ofFile.map(({ label, profile: { peaks: _, ...profile } }): TypedRelative => ({ member: label, profile })),
    ...flags.relative.map(ofRecord),
  ];
  if (relatives.length === 0) throw fail('CLI_SAMPLE_UNKNOWN', 'no member of the family has a profile');
  return { relatives, others: inputs.flatMap(({ label }) => (ids.has(label) ? [] : [label])) };
}

function ofRecord(text: string): TypedRelative {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) throw fail('CLI_USAGE', `--relative ${text}: write member=sampleId`);
  return { member: text.slice(0, at), sampleId: text.slice(at + 1) };
}

function reportOf(relatives: readonly TypedRelative[], result: DnaMissingResult, statement: Statement) {
  const { candidates, missing, grantId, mutation } = result;
  const rows = relatives.flatMap(({ member, profile, sampleId }): (readonly [string, string])[] =>
    profile
      ? allelesOf(profile.markers).map(([marker, alleles]) => [`${member}, ${marker}`, alleles])
      : [[member, `sample ${sampleId} of the record`]],
  );
  return searchReport(
    {
      ...{ title: `Search for ${missing}, missing`, statement, probe: { caption: 'Profiles of the family', rows } },
      terms: [
        `${missing} against a stranger, given ${namesOf(result)}`,
        `grant ${grantId}`,
        `mutation ${Object.values(mutation).join(' ')}`,
      ],
    },
    {
      ...{ ...result, total: candidates.length, header, rows: candidates.map(rowOf) },
      bars: candidates.map(({ personId, log10LR }) => ({ name: personId, value: log10LR })),
      chance: chanceLines(
        candidates.map(({ personId: of, expectedChanceHitsMax: hitsByChance }) => ({ of, hitsByChance })),
        'reach this ratio',
      ),
    },
  );
}

const namesOf = ({ relatives }: DnaMissingResult) => relatives.join(', ');

const header = ['rank', 'person', 'category', 'log10 LR', 'chance hits at most', 'loci'];

const rowOf = (one: DnaMissingResult['candidates'][number]): (string | number)[] => {
  const { rank, personId, category, log10LR, expectedChanceHitsMax, loci } = one;
  return [rank, personId, category, log10LR.toFixed(2), expectedChanceHitsMax.toExponential(1), loci.length];
};
