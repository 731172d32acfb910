/** `ipse dna contributors`: searches a gallery for somebody who contributed to a mixture, on the server. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { dnaCategories } from '@ipse/protocol';
import type { DnaCategory, DnaContributorRequest, DnaContributorResult, Statement } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect, stated } from '../connection.ts';
import { belowOne, probability } from '../dna/flags.ts';
import { readGenotypes } from '../dna/read-genotypes.ts';
import { addGallery, saySearched, sayStatistics } from '../dna/look.ts';
import type { GalleryFlags } from '../dna/look.ts';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { readHypothesis } from '../dna/read-hypothesis.ts';
import { copied, profileNamed, readProfiles } from '../dna/read-profiles.ts';
import { allelesOf, chanceLines, searchReport } from '../dna/search-report.ts';
import { writeReports } from '../dna/write-reports.ts';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface ContributorFlags extends GalleryFlags, ReadingFlags {
  readonly replicates?: readonly string[];
  readonly known: readonly string[];
  readonly unknowns: number;
  readonly candidateDropOut: number;
  readonly dropOut: number;
  readonly dropIn: number;
  readonly contributor?: number;
  readonly category: readonly DnaCategory[];
  readonly prior?: number;
  readonly theta: number;
}

type Evidence = DnaContributorRequest['evidence'];

export function addDnaContributors(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('contributors')
    .summary('search a gallery for a contributor to a mixture, ranked by likelihood ratio')
    .description(
      'By drop-out and drop-in with --replicates; or, with --contributor, by the genotypes that `ipse dna deconvolve --json`\n' +
        `wrote into the file. A candidate is a lead; nothing is kept.\nExit code ${exitCodes.nothing} when there is none.`,
    )
    .argument('<file>', 'profiles in any format that is read, or a deconvolution')
    .option('--replicates <samples...>', 'samples that are replicates of the mixture')
    .option('--known <contributors...>', 'sample=drop-out of each person who contributed whoever the candidate is', [])
    .option('--unknowns <n>', 'contributors beside them and the candidate', number(-1, 4), 1)
    .option('--candidate-drop-out <n>', 'drop-out of the candidate', probability, 0.05)
    .option('--drop-out <n>', 'drop-out of each unknown contributor', probability, 0.05)
    .option('--drop-in <n>', 'probability of an allele of no contributor, a replicate and locus', belowOne, 0.05)
    .option('--contributor <n>', 'which contributor of the deconvolution, as its table numbers them', number(0, 5))
    .addOption(
      new Option('--category <names...>', 'categories to search').choices([...dnaCategories]).default(['person']),
    )
    .option('--prior <n>', 'that the contributor is in the gallery; candidates then have posteriors', belowOne)
    .option('--theta <n>', 'coancestry coefficient', belowOne, 0.01);
  addStatement(addReading(addGallery(command, 'candidates'))).action(async (file: string, flags: ContributorFlags) => {
    const { gallery, category, prior, population, theta, max } = flags;
    const evidence = await evidenceOf(file, flags);
    const result = await (
      await connect(config, flags)
    ).ipse.searchDnaContributors({
      body: {
        gallery,
        evidence,
        categories: [...category],
        table: flags.table,
        population,
        theta,
        ...(prior === undefined ? {} : { prior }),
        ...(max === undefined ? {} : { maxCandidates: max }),
      },
    });
    await writeReports(flags, reportOf(evidence, result, stated(config, flags)));
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.candidates.length > 0) terminal.print(table(header, result.candidates.map(rowOf)));
    saySearched(result, `, by ${result.model}`, terminal);
    sayStatistics(result.statistics, terminal);
    if (result.candidates.length === 0) terminal.end(exitCodes.nothing);
  });
}

/** Errors: CLI_USAGE, CLI_SAMPLE_UNKNOWN, CLI_HYPOTHESIS_INVALID, CLI_DECONVOLUTION_INVALID, those of formats. */
async function evidenceOf(file: string, flags: ContributorFlags): Promise<Evidence> {
  const { replicates, contributor, unknowns, candidateDropOut, dropOut, dropIn } = flags;
  if ((replicates === undefined) === (contributor === undefined))
    throw fail('CLI_USAGE', 'say either --replicates or --contributor');
  const bytes = await readBytes(file);
  if (contributor !== undefined) return { model: 'genotypes', genotypes: readGenotypes(bytes.toString(), contributor) };
  const { contributors } = readHypothesis(flags.known);
  const options = readOptions(file, flags);
  const [analysed, typed] = [readProfiles(bytes, options, { keepEmpty: true }), readProfiles(bytes, options)];
  return {
    model: 'drop-out and drop-in',
    replicates: replicates!.map((name) => copied(profileNamed(analysed, name).markers)),
    known: Object.entries(contributors).map(([name, own]) => ({
      profile: copied(profileNamed(typed, name).markers),
      dropOut: own,
    })),
    unknowns,
    candidateDropOut,
    dropOut,
    dropIn,
  };
}

function reportOf(evidence: Evidence, result: DnaContributorResult, statement: Statement) {
  const { candidates, prior, model } = result;
  const terms =
    evidence.model === 'genotypes'
      ? ['genotypes of one contributor, by their probability']
      : [
          `drop-out of the candidate ${evidence.candidateDropOut}, drop-in ${evidence.dropIn}`,
          `${evidence.unknowns} unknown beside the candidate, drop-out ${evidence.dropOut}`,
          `${evidence.known.length} known, drop-out ${evidence.known.map(({ dropOut }) => dropOut).join(', ') || 'none'}`,
        ];
  const posterior = prior === undefined ? [] : [`prior that the contributor is among those searched ${prior}`];
  return searchReport(
    {
      title: 'Search for a contributor to a DNA mixture',
      statement,
      terms: [`model ${model}`, ...terms, ...posterior],
      probe: { caption: 'The mixture', rows: mixtureRows(evidence) },
    },
    {
      ...result,
      total: candidates.length,
      header,
      rows: candidates.map(rowOf),
      bars: candidates.map(({ personId, log10LR }) => ({ name: personId, value: log10LR })),
      chance: chanceLines(
        candidates.map(({ personId: of, expectedChanceHitsMax: hitsByChance }) => ({ of, hitsByChance })),
        'reach this ratio',
      ),
    },
  );
}

function mixtureRows(evidence: Evidence): (readonly [string, string])[] {
  if (evidence.model !== 'genotypes')
    return evidence.replicates.flatMap((replicate, i) =>
      allelesOf(replicate).map(([marker, alleles]) => [`${marker}, replicate ${i + 1}`, alleles] as const),
    );
  return Object.entries(evidence.genotypes).map(([marker, [first, ...others]]) => [
    marker,
    `${first.genotype.map((allele) => allele ?? '?').join(',')} (${first.probability.toFixed(4)}) and ${others.length} others`,
  ]);
}

const header = ['rank', 'person', 'category', 'log10 LR', 'chance hits at most', 'posterior', 'loci'];

function rowOf(one: DnaContributorResult['candidates'][number]): (string | number)[] {
  const { rank, personId, category, log10LR, expectedChanceHitsMax, posterior, loci } = one;
  return [
    ...[rank, personId, category, log10LR.toFixed(2), expectedChanceHitsMax.toExponential(1)],
    ...[posterior === undefined ? '' : posterior.member.toPrecision(3), loci.length],
  ];
}
