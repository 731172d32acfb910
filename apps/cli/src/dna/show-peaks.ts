/** Weighed peaks and possible genotypes in words, whether this machine calculated them or a job on the server did. */
import type { DeconvolutionReport, FittedHypothesis, PeaksReport } from '@ipse/dna';
import type { Shown } from './show-report.ts';

export function shownRatio(title: string, report: PeaksReport): Shown {
  const { loci, lr, log10LR, hypotheses } = report;
  return {
    title,
    header: ['marker', 'ln first', 'ln second', 'LR'],
    rows: loci.map(({ marker, logLikelihoods, lr: ratio }) => [
      marker,
      ...logLikelihoods.map((log) => (log === null ? 'none' : log.toFixed(4))),
      short(ratio),
    ]),
    ratios: loci.map((locus) => locus.lr),
    results: [
      `first: ${contributorsOf(hypotheses[0])}`,
      ...fitLines(hypotheses[0]),
      `second: ${contributorsOf(hypotheses[1])}`,
      ...fitLines(hypotheses[1]),
      ...settingLines(report),
      `LR ${lr.toPrecision(6)}`,
      `log10 LR ${log10LR === null ? 'none: the first hypothesis is excluded' : log10LR.toFixed(4)}`,
    ],
  };
}

/** `most`: genotypes listed of each contributor at a locus. */
export function shownGenotypes(title: string, most: number, report: DeconvolutionReport): Shown {
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
    title,
    header: ['marker', 'contributor', 'genotype', 'probability'],
    rows,
    ratios: [],
    results: [
      `contributors: ${contributorsOf(report.hypothesis)}`,
      ...fitLines(report.hypothesis),
      ...settingLines(report),
    ],
  };
}

/** As they are written in a command. */
function contributorsOf({ contributors }: FittedHypothesis): string {
  const unknowns = contributors.filter((name) => name === null).length;
  const people = contributors.filter((name) => name !== null);
  return [...people, ...(unknowns > 0 ? [`unknown:${unknowns}`] : [])].join(' ');
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
