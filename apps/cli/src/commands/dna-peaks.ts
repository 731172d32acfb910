/** `ipse dna peaks` and `ipse dna deconvolve`: mixtures by their peak heights, offline. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { deconvolutionReport, peaksReport } from '@ipse/dna';
import type { DeconvolutionReport, FittedHypothesis, PeakSettings, PeaksReport } from '@ipse/dna';
import { addFrequencies, addTheta, number, parametersOf } from '../dna/flags.ts';
import type { StatisticFlags } from '../dna/flags.ts';
import { readContributors, readFragments, readPeaks, readReferences } from '../dna/read-peaks.ts';
import { showReport } from '../dna/show-report.ts';
import { watched } from '../dna/watched.ts';
import { readBytes } from '../samples.ts';
import type { Terminal } from '../terminal.ts';

interface PeakFlags extends StatisticFlags {
  readonly sample?: string;
  readonly references?: string;
  readonly fragments?: string;
  readonly threshold: number;
  readonly dropIn: number;
  readonly dropInMean: number;
  readonly backwardStutter?: boolean;
  readonly forwardStutter?: boolean;
  readonly seed: number;
  readonly theta: number;
}
interface RatioFlags extends PeakFlags {
  readonly first: readonly string[];
  readonly second: readonly string[];
}
interface DeconvolveFlags extends PeakFlags {
  readonly contributors: readonly string[];
  readonly most: number;
}

export function addDnaPeaks(dna: Command, terminal: Terminal): void {
  addPeaks(dna.command('peaks').summary('likelihood ratio of who left a mixture, by its peak heights (gamma model)'))
    .requiredOption('--first <contributors...>', 'the claim: names of references, unknown:N for N others')
    .requiredOption('--second <contributors...>', 'what it is held against, written likewise')
    .action(async (file: string, flags: RatioFlags) => {
      const proposals = [readContributors(flags.first), readContributors(flags.second)] as const;
      const { mixture, profiles, parameters, settings } = await read(file, flags);
      const report = await watched(terminal, peaksReport(mixture, profiles, proposals, parameters, settings));
      await showReport(terminal, flags, report, shownRatio(file, flags, report));
    });
  addPeaks(dna.command('deconvolve').summary('genotypes that the contributors to a mixture may have (gamma model)'))
    .requiredOption('--contributors <contributors...>', 'names of references, unknown:N for N others')
    .option('--most <n>', 'genotypes listed at a locus for each unknown contributor', count, 3)
    .action(async (file: string, flags: DeconvolveFlags) => {
      const proposal = readContributors(flags.contributors);
      const { mixture, profiles, parameters, settings } = await read(file, flags);
      const report = await watched(terminal, deconvolutionReport(mixture, profiles, proposal, parameters, settings));
      await showReport(terminal, flags, report, shownGenotypes(file, flags, report));
    });
}

function addPeaks(command: Command): Command {
  const withPeaks = command
    .argument('<file>', 'alleles with their heights, in any format that is read')
    .option('--sample <name>', 'which sample, where the file has several; all of that name are replicates')
    .option('--references <file>', 'profiles of persons, in any format that is read')
    .option('--fragments <csv>', 'header marker,offset,repeat, in base pairs; with them degradation is modelled')
    .requiredOption('--threshold <rfu>', 'least height that counts as a peak', number)
    .option('--drop-in <n>', 'probability of drop-in, a replicate and locus', number, 0.05)
    .option('--drop-in-mean <rfu>', 'mean height of drop-in above the threshold', number, 100)
    .option('--backward-stutter', 'model stutter one repeat shorter')
    .option('--forward-stutter', 'model stutter one repeat longer')
    .option('--seed <n>', 'of the points from which the most probable parameters are looked for', number, 1);
  return addTheta(addFrequencies(withPeaks), 0.01);
}

async function read(file: string, flags: PeakFlags) {
  const { references, fragments, sample, theta } = flags;
  const replicates = readPeaks(await readBytes(file), file, sample);
  const lengths =
    fragments === undefined ? {} : { fragments: readFragments((await readBytes(fragments)).toString(), fragments) };
  const settings: PeakSettings = {
    thresholdRfu: flags.threshold,
    dropInProbability: flags.dropIn,
    dropInMeanRfu: flags.dropInMean,
    backwardStutter: flags.backwardStutter ?? false,
    forwardStutter: flags.forwardStutter ?? false,
    seed: flags.seed,
  };
  return {
    mixture: { replicates, ...lengths },
    profiles: references === undefined ? new Map() : readReferences(await readBytes(references), references),
    parameters: { ...parametersOf(flags), theta },
    settings,
  };
}

function shownRatio(file: string, { first, second }: RatioFlags, report: PeaksReport) {
  const { loci, lr, log10LR, hypotheses } = report;
  return {
    title: `Peaks of ${file}`,
    header: ['marker', 'ln first', 'ln second', 'LR'],
    rows: loci.map(({ marker, logLikelihoods, lr: ratio }) => [
      marker,
      ...logLikelihoods.map((log) => (log === null ? 'none' : log.toFixed(4))),
      short(ratio),
    ]),
    ratios: loci.map((locus) => locus.lr),
    results: [
      `first: ${first.join(' ')}`,
      ...fitLines(hypotheses[0]),
      `second: ${second.join(' ')}`,
      ...fitLines(hypotheses[1]),
      ...settingLines(report),
      `LR ${lr.toPrecision(6)}`,
      `log10 LR ${log10LR === null ? 'none: the first hypothesis is excluded' : log10LR.toFixed(4)}`,
    ],
  };
}

function shownGenotypes(file: string, { contributors, most }: DeconvolveFlags, report: DeconvolutionReport) {
  const rows = report.loci.flatMap((locus) =>
    locus.contributors.flatMap(({ contributor, genotypes }) =>
      genotypes
        .slice(0, most)
        .map(({ genotype, probability }) => [
          locus.marker,
          contributor + 1,
          genotype.map((allele) => allele ?? '?').join(','),
          Number(probability.toFixed(4)),
        ]),
    ),
  );
  return {
    title: `Genotypes of ${file}`,
    header: ['marker', 'contributor', 'genotype', 'probability'],
    rows,
    ratios: [],
    results: [`contributors: ${contributors.join(' ')}`, ...fitLines(report.hypothesis), ...settingLines(report)],
  };
}

function fitLines({ contributors, logLikelihood, parameters, peaks, maxima }: FittedHypothesis): string[] {
  if (logLikelihood === null) return ['  cannot explain the peaks'];
  const { proportions, meanRfu, variation, degradation, backwardStutter, forwardStutter } = parameters;
  const shares = contributors.map((name, i) => `${name ?? 'unknown'} ${proportions[i].toFixed(4)}`);
  const doubtful = peaks.filter(({ chance }) => chance < 0.01 / peaks.length);
  const named = doubtful.map(({ marker, allele }) => `${marker} ${allele}`).join(', ');
  return [
    `  ln likelihood ${logLikelihood.toFixed(4)}, the greatest of ${maxima.length} climbs`,
    `  proportions ${shares.join(', ')}`,
    `  mean ${meanRfu.toFixed(1)} RFU, variation ${short(variation)}, degradation ${short(degradation)}`,
    `  stutter backward ${short(backwardStutter)}, forward ${short(forwardStutter)}`,
    `  peaks that the model does not describe: ${named === '' ? 'none' : named} (of ${peaks.length})`,
  ];
}

function settingLines({ settings }: PeaksReport | DeconvolutionReport): string[] {
  const { thresholdRfu, dropInProbability, dropInMeanRfu, degradation, seed } = settings;
  return [
    `gamma model, threshold ${thresholdRfu} RFU, drop-in ${dropInProbability} of mean ${dropInMeanRfu} RFU`,
    `degradation ${degradation ? 'by fragment lengths' : 'not modelled'}, seed ${seed}`,
  ];
}

const short = (value: number) => Number(value.toPrecision(6));

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return value;
}
