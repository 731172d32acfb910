/** `ipse dna`: statistics of DNA profiles, offline; beside them files, and the record on the server. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { kinshipReport, matchReport, pedigreeReport, relationships, singleSource } from '@ipse/dna';
import type { MatchFormula, Relationship } from '@ipse/dna';
import type { Config } from '../config.ts';
import { addCaseFrequencies, addFrequencies, addMutation, addTheta } from '../dna/flags.ts';
import { mutationOf, parametersOfCase } from '../dna/flags.ts';
import type { CaseFlags, MutationFlags, StatisticFlags } from '../dna/flags.ts';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { membersOf, readPedigrees } from '../dna/read-pedigrees.ts';
import { profileNamed, readProfiles } from '../dna/read-profiles.ts';
import { showReport } from '../dna/show-report.ts';
import { readBytes } from '../samples.ts';
import type { Terminal } from '../terminal.ts';
import { addDnaContributors } from './dna-contributors.ts';
import { addDnaFiles } from './dna-files.ts';
import { addDnaJobs } from './dna-jobs.ts';
import { addMixture } from './dna-mixture.ts';
import { addDnaPeaks } from './dna-peaks.ts';
import { addRemains } from './dna-remains.ts';
import { addDnaHits } from './dna-hits.ts';
import { addDnaImport } from './dna-import.ts';
import { addDnaSearch } from './dna-search.ts';
import { addFamilial } from './dna-familial.ts';
import { addLineages } from './dna-lineages.ts';
import { addMissing } from './dna-missing.ts';

interface ThetaFlags extends StatisticFlags, CaseFlags, ReadingFlags {
  readonly theta: number;
}
interface MatchFlags extends ThetaFlags {
  readonly sample?: string;
  readonly formula: MatchFormula;
  readonly dropOut?: readonly string[];
}
interface KinshipFlags extends ThetaFlags, MutationFlags {
  readonly relationship: Relationship;
}
interface PedigreeFlags extends StatisticFlags, CaseFlags, MutationFlags, ReadingFlags {
  readonly pedigrees: string;
}

const fileText = 'profiles, in any format that is read';

export function addDna(program: Command, config: Config, terminal: Terminal): void {
  const dna = program
    .command('dna')
    .description('DNA profiles: statistics and files offline; the record on the server');
  addMatch(dna, terminal);
  addKinship(dna, terminal);
  addPedigree(dna, terminal);
  addMixture(dna, terminal);
  addDnaPeaks(dna, config, terminal);
  addRemains(dna, terminal);
  addDnaFiles(dna, terminal);
  addDnaImport(dna, config, terminal);
  addDnaSearch(dna, config, terminal);
  addFamilial(dna, config, terminal);
  addMissing(dna, config, terminal);
  addLineages(dna, config, terminal);
  addDnaHits(dna, config, terminal);
  addDnaContributors(dna, config, terminal);
  addDnaJobs(dna, config, terminal);
}

function addMatch(dna: Command, terminal: Terminal): void {
  const command = dna
    .command('rmp')
    .summary('random match probability of a profile of one person')
    .argument('<file>', fileText)
    .option('--sample <name>', 'which sample, where the file has several')
    .addOption(
      new Option('--formula <name>', 'of the National Research Council 1996, or the product rule')
        .choices(['product', 'nrc-4.1', 'nrc-4.10'])
        .default('nrc-4.1'),
    )
    .option('--drop-out <markers...>', 'markers whose single allele may have lost its partner');
  addReading(addTheta(addCaseFrequencies(addFrequencies(command)), 0.01)).action(
    async (file: string, flags: MatchFlags) => {
      const { sample, markers } = profileNamed(await profilesIn(file, flags), flags.sample);
      const parameters = { ...(await parametersOfCase(flags)), theta: flags.theta };
      const report = matchReport(singleSource(markers), parameters, flags.formula, flags.dropOut);
      const rows = report.loci.map(({ marker, genotype: [a, b], frequencies, dropOut, probability }) => [
        marker,
        dropOut ? `${a},?` : `${a},${b}`,
        ...[...frequencies, probability].map((value) => Number(value.toPrecision(6))),
      ]);
      await showReport(terminal, flags, report, {
        title: `Match probability of ${sample}`,
        header: ['marker', 'alleles', 'p', 'q', 'probability'],
        rows,
        ratios: report.loci.map((locus) => 1 / locus.probability),
        results: [
          `formula ${report.formula}`,
          `probability ${report.probability.toExponential(6)}`,
          `log10 LR ${report.log10LR.toFixed(4)}`,
        ],
      });
    },
  );
}

function addKinship(dna: Command, terminal: Terminal): void {
  const command = dna
    .command('kinship')
    .summary('likelihood ratio of two people being related against unrelated')
    .argument('<file>', fileText)
    .argument('<a>', 'a sample of the file')
    .argument('<b>', 'another sample of the file')
    .addOption(
      new Option('--relationship <name>', 'what is claimed').choices([...relationships]).makeOptionMandatory(),
    );
  addReading(addMutation(addTheta(addCaseFrequencies(addFrequencies(command)), 0))).action(
    async (file: string, a: string, b: string, flags: KinshipFlags) => {
      const profiles = await profilesIn(file, flags);
      const [one, other] = [a, b].map((name) => singleSource(profileNamed(profiles, name).markers));
      const parameters = { ...(await parametersOfCase(flags)), theta: flags.theta };
      const report = kinshipReport(one, other, flags.relationship, parameters, mutationOf(flags));
      const rows = report.loci.map((locus) => [locus.marker, locus.a.join(','), locus.b.join(','), short(locus.lr)]);
      await showReport(terminal, flags, report, {
        title: `Kinship of ${a} and ${b}`,
        header: ['marker', a, b, 'LR'],
        rows,
        ratios: report.loci.map(({ lr }) => lr),
        results: [`${report.relationship} against unrelated`, ...total(report)],
      });
    },
  );
}

function addPedigree(dna: Command, terminal: Terminal): void {
  const command = dna
    .command('pedigree')
    .summary('likelihood ratio of one pedigree against another')
    .argument('<file>', `${fileText}; whose sample is no member of the pedigrees is left out`)
    .requiredOption('--pedigrees <csv>', 'header pedigree,id,sex,father,mother; the first pedigree is the claim');
  addReading(addMutation(addCaseFrequencies(addFrequencies(command)))).action(
    async (file: string, flags: PedigreeFlags) => {
      const pedigrees = readPedigrees((await readBytes(flags.pedigrees)).toString(), flags.pedigrees);
      const { members, others } = membersOf(await profilesIn(file, flags), pedigrees);
      const profiles = new Map(members.map(({ sample, markers }) => [sample, singleSource(markers)]));
      const report = pedigreeReport(pedigrees, profiles, await parametersOfCase(flags), mutationOf(flags));
      const rows = report.loci.map(({ marker, likelihoods, lr }) => [marker, ...likelihoods.map(short), short(lr)]);
      await showReport(terminal, flags, report, {
        title: `Pedigrees of ${[...profiles.keys()].join(', ')}`,
        header: ['marker', 'first', 'second', 'LR'],
        rows,
        ratios: report.loci.map(({ lr }) => lr),
        results: total(report),
      });
      if (others.length > 0) terminal.say(`Left out, neither pedigree names them: ${others.join(', ')}.`);
    },
  );
}

const profilesIn = async (file: string, flags: ReadingFlags) =>
  readProfiles(await readBytes(file), readOptions(file, flags));
const short = (value: number) => Number(value.toPrecision(6));
const total = ({ lr, log10LR }: { readonly lr: number; readonly log10LR: number | null }) => [
  `LR ${lr.toPrecision(6)}`,
  `log10 LR ${log10LR === null ? 'none: the first hypothesis is excluded' : log10LR.toFixed(4)}`,
];
