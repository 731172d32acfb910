/** `ipse dna mixture`: how much more probable a mixture is under one hypothesis than under another, offline. */
import type { Command } from 'commander';
import { dropOutScan, mixtureReport, readReplicate, singleSource } from '@ipse/dna';
import type { MixtureQuestion, MixtureReport, ScanPoint } from '@ipse/dna';
import type { DnaReadOptions } from '@ipse/formats/dna';
import { addFrequencies, addTheta, number, parametersOf } from '../dna/flags.ts';
import type { StatisticFlags } from '../dna/flags.ts';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { readHypothesis } from '../dna/read-hypothesis.ts';
import { profileNamed, readProfiles } from '../dna/read-profiles.ts';
import { showReport } from '../dna/show-report.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface MixtureFlags extends StatisticFlags, ReadingFlags {
  readonly replicates: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly dropIn: number;
  readonly theta: number;
  readonly scan?: boolean;
}

export function addMixture(dna: Command, terminal: Terminal): void {
  const command = dna
    .command('mixture')
    .summary('likelihood ratio of who contributed to a mixture, by drop-out and drop-in')
    .argument('<file>', 'profiles, in any format that is read; a marker without alleles: nothing seen')
    .requiredOption('--replicates <samples...>', 'samples that are replicates of the stain')
    .requiredOption(
      '--first <contributors...>',
      'the claim: sample=drop-out of each person, unknown:N=drop-out of others',
    )
    .requiredOption('--second <contributors...>', 'what it is held against, written likewise')
    .option('--drop-in <n>', 'probability of an allele of no contributor, a replicate and locus', number, 0.05)
    .option('--scan', 'the logarithm of the ratio for a row of drop-out probabilities too');
  addReading(addTheta(addFrequencies(command), 0.01)).action(async (file: string, flags: MixtureFlags) => {
    const question = questionOf(await readBytes(file), readOptions(file, flags), flags);
    const parameters = { ...parametersOf(flags), theta: flags.theta };
    const scan = flags.scan ? dropOutScan(question, parameters) : [];
    const report = { ...mixtureReport(question, parameters), scan };
    await showReport(terminal, flags, report, shownOf(flags, report, scan));
  });
}

function questionOf(
  bytes: Uint8Array,
  options: DnaReadOptions,
  { replicates, first, second, dropIn }: MixtureFlags,
): MixtureQuestion {
  const analysed = readProfiles(bytes, options, { keepEmpty: true });
  const typed = readProfiles(bytes, options);
  const hypotheses = [readHypothesis(first), readHypothesis(second)] as const;
  const names = new Set(hypotheses.flatMap(({ contributors }) => Object.keys(contributors)));
  return {
    replicates: replicates.map((name) => readReplicate(profileNamed(analysed, name).markers)),
    persons: new Map([...names].map((name) => [name, singleSource(profileNamed(typed, name).markers)])),
    hypotheses,
    dropIn,
  };
}

function shownOf({ replicates, first, second }: MixtureFlags, report: MixtureReport, scan: readonly ScanPoint[]) {
  const short = (value: number) => Number(value.toPrecision(6));
  const log10 = (value: number | null) =>
    value === null ? 'none: the first hypothesis is excluded' : value.toFixed(4);
  const rows = report.loci.map(({ marker, replicates: shown, likelihoods, lr }) => [
    marker,
    shown.map((alleles) => alleles.join(',') || '-').join(' | '),
    ...likelihoods.map(short),
    short(lr),
  ]);
  const points = scan.map(({ dropOut, log10LR }) => [dropOut, log10(log10LR)]);
  return {
    title: `Mixture of ${replicates.join(', ')}`,
    header: ['marker', 'alleles', 'first', 'second', 'LR'],
    rows,
    ratios: report.loci.map(({ lr }) => lr),
    results: [
      `first: ${first.join(' ')}`,
      `second: ${second.join(' ')}`,
      `drop-in ${report.dropIn}`,
      `LR ${report.lr.toPrecision(6)}`,
      `log10 LR ${log10(report.log10LR)}`,
      ...(points.length === 0 ? [] : table(['drop-out', 'log10 LR'], points).split('\n')),
    ],
  };
}
