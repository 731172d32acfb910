/** `ipse dna peaks` and `ipse dna deconvolve`: mixtures by their peak heights, offline or as a job of the server. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { deconvolutionReport, peaksReport, singleSource } from '@ipse/dna';
import type { PeakSettings, ProposedContributors, WrittenPeaks } from '@ipse/dna';
import type { DnaPeaksRequest } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { beginJob } from '../dna/begin-job.ts';
import { addFrequencies, addTheta, belowOne, number, parametersOf } from '../dna/flags.ts';
import type { StatisticFlags } from '../dna/flags.ts';
import { addReading, readOptions } from '../dna/reading.ts';
import type { ReadingFlags } from '../dna/reading.ts';
import { readFragments } from '../dna/read-fragments.ts';
import { readContributors, readPeaks } from '../dna/read-peaks.ts';
import { copied, readProfiles } from '../dna/read-profiles.ts';
import { shownGenotypes, shownRatio } from '../dna/show-peaks.ts';
import { showReport } from '../dna/show-report.ts';
import { watched } from '../dna/watched.ts';
import { readBytes } from '../samples.ts';
import type { Terminal } from '../terminal.ts';

interface PeakFlags extends StatisticFlags, StatementFlags, ReadingFlags {
  readonly job?: boolean;
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

export function addDnaPeaks(dna: Command, config: Config, terminal: Terminal): void {
  addPeaks(dna.command('peaks').summary('likelihood ratio of who left a mixture, by its peak heights (gamma model)'))
    .requiredOption('--first <contributors...>', 'the claim: names of references, unknown:N for N others')
    .requiredOption('--second <contributors...>', 'what it is held against, written likewise')
    .action(async (file: string, flags: RatioFlags) => {
      const hypotheses = [readContributors(flags.first), readContributors(flags.second)] as const;
      const { mixture, profiles, parameters, settings, asked } = await read(file, flags, terminal);
      if (flags.job)
        return beginJob(config, terminal, flags, {
          kind: 'peaks',
          request: { ...asked, hypotheses: both(hypotheses) },
        });
      const report = await watched(terminal, peaksReport(mixture, profiles, hypotheses, parameters, settings));
      await showReport(terminal, flags, report, shownRatio(`Peaks of ${file}`, report));
    });
  addPeaks(dna.command('deconvolve').summary('genotypes that the contributors to a mixture may have (gamma model)'))
    .requiredOption('--contributors <contributors...>', 'names of references, unknown:N for N others')
    .option('--most <n>', 'genotypes listed at a locus for each unknown contributor', count, 3)
    .action(async (file: string, flags: DeconvolveFlags) => {
      const hypothesis = readContributors(flags.contributors);
      const { mixture, profiles, parameters, settings, asked } = await read(file, flags, terminal);
      if (flags.job)
        return beginJob(config, terminal, flags, {
          kind: 'deconvolution',
          request: { ...asked, hypothesis: proposalOf(hypothesis) },
        });
      const report = await watched(terminal, deconvolutionReport(mixture, profiles, hypothesis, parameters, settings));
      await showReport(terminal, flags, report, shownGenotypes(`Genotypes of ${file}`, flags.most, report));
    });
}

const proposalOf = ({ people, unknowns }: ProposedContributors) => ({ people: [...people], unknowns });
const both = ([first, second]: readonly [
  ProposedContributors,
  ProposedContributors,
]): DnaPeaksRequest['hypotheses'] => [proposalOf(first), proposalOf(second)];

function addPeaks(command: Command): Command {
  const withPeaks = command
    .argument('<file>', 'alleles with their heights, in any format that is read')
    .option('--sample <name>', 'which sample, where the file has several; all of that name are replicates')
    .option('--references <file>', 'profiles of persons, in any format that is read')
    .option(
      '--fragments <file>',
      'an export with sizes (GeneMapper), or a table marker,offset,repeat in base pairs; with them degradation is modelled',
    )
    .requiredOption('--threshold <rfu>', 'least height that counts as a peak', number)
    .option('--drop-in <n>', 'probability of drop-in, a replicate and locus', belowOne, 0.05)
    .option('--drop-in-mean <rfu>', 'mean height of drop-in above the threshold', number, 100)
    .option('--backward-stutter', 'model stutter one repeat shorter')
    .option('--forward-stutter', 'model stutter one repeat longer')
    .option('--seed <n>', 'of the points from which the most probable parameters are looked for', number, 1)
    .option('--job', 'let the server calculate it, and print the id of the job');
  return addStatement(addReading(addTheta(addFrequencies(withPeaks), 0.01)));
}

async function read(file: string, flags: PeakFlags, terminal: Terminal) {
  const { references, fragments, sample, theta, table, population, minimum } = flags;
  const { replicates, offLadder } = readPeaks(await readBytes(file), readOptions(file, flags), sample);
  if (offLadder.length > 0) terminal.say(`Left out, off the ladder: peaks of ${offLadder.join(', ')}.`);
  const lengths =
    fragments === undefined ? {} : { fragments: readFragments(await readBytes(fragments), fragments, flags) };
  const settings: PeakSettings = {
    thresholdRfu: flags.threshold,
    dropInProbability: flags.dropIn,
    dropInMeanRfu: flags.dropInMean,
    backwardStutter: flags.backwardStutter ?? false,
    forwardStutter: flags.forwardStutter ?? false,
    seed: flags.seed,
  };
  const typed =
    references === undefined ? [] : readProfiles(await readBytes(references), readOptions(references, flags));
  const least = minimum === undefined ? {} : { minimumFrequency: minimum };
  return {
    mixture: { replicates, ...lengths },
    profiles: new Map(typed.map(({ sample: name, markers }) => [name, singleSource(markers)])),
    parameters: { ...parametersOf(flags), theta },
    settings,
    /** The same as the server takes it. */
    asked: {
      ...{ replicates: replicates.map(copiedPeaks), ...lengths, ...settings, theta, table, population, ...least },
      profiles: Object.fromEntries(typed.map(({ sample: name, markers }) => [name, copied(markers)])),
    },
  };
}

const copiedPeaks = (peaks: WrittenPeaks): Record<string, Record<string, number>> =>
  Object.fromEntries(Object.entries(peaks).map(([marker, heights]) => [marker, { ...heights }]));

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return value;
}
