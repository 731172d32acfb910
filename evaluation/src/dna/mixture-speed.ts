/**
 * How long the gamma model of mixtures takes for a likelihood ratio, both hypotheses with their searches for the most
 * probable parameters, and for a deconvolution: processor time of one thread, beside a reference loop of the same run.
 * `node evaluation/src/dna/mixture-speed.ts [--loci 16] [--runs 3] [--four]`; figures as JSON on standard output. Mixtures
 * are synthetic, of another seed each run. Exit status 1 when a ratio takes longer, beside the loop, than 5 s (two
 * contributors) or 10 s (three) on a machine where the loop takes `arithmeticMsOfLimits`.
 */
import { parseArgs } from 'node:util';
import { deconvolutionReport, genotype, inSlices, peaksReport, openPopulation } from '@ipse/dna';
import type { Genotype, PeakSettings, ProposedContributors } from '@ipse/dna';
import { createMixtureCase, usualMixture } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
import { processorMs, referenceTimes } from '../speed/references.ts';

const { values } = parseArgs({
  options: {
    loci: { type: 'string', default: '16' },
    runs: { type: 'string', default: '3' },
    four: { type: 'boolean', default: false },
  },
});
const population = openPopulation('nist1036', 'Cauc');
const frequencies = new Map(
  [...population.loci].slice(0, Number(values.loci)).map(([marker, { frequency }]) => [marker, frequency]),
);
const proportions = [
  [0.7, 0.3],
  [0.6, 0.25, 0.15],
  [0.5, 0.25, 0.15, 0.1],
];
/** Of the virtual machine of two cores (AMD EPYC) that the limits are meant for, quiet. */
const arithmeticMsOfLimits = 42;
const limitMs = new Map([
  [2, 5_000],
  [3, 10_000],
]);
const say = (line: string) => void process.stderr.write(`${line}\n`);

interface Asked {
  readonly contributors: number;
  /** How many of them are typed and not in question. */
  readonly known: number;
  readonly forwardStutter: boolean;
}

const cases: Asked[] = [
  { contributors: 2, known: 1, forwardStutter: false },
  { contributors: 2, known: 0, forwardStutter: false },
  { contributors: 2, known: 0, forwardStutter: true },
  { contributors: 3, known: 1, forwardStutter: false },
  { contributors: 3, known: 0, forwardStutter: false },
  { contributors: 3, known: 0, forwardStutter: true },
  ...(values.four ? [{ contributors: 4, known: 1, forwardStutter: false }] : []),
  ...(values.four ? [{ contributors: 4, known: 0, forwardStutter: false }] : []),
];
const measured = [];
for (const asked of cases) {
  say(`${asked.contributors} contributors, ${asked.known} known, forward stutter ${asked.forwardStutter} ...`);
  measured.push(await measure(asked));
}
process.stdout.write(`${JSON.stringify({ loci: frequencies.size, measured }, null, 2)}\n`);
process.exitCode = measured.every(({ withinLimit }) => withinLimit) ? 0 : 1;

async function measure(asked: Asked) {
  const ratios: number[] = [];
  const before = await referenceTimes();
  const runs = Array.from({ length: Number(values.runs) }, (_, run) => prepare(asked, run));
  const ratioMs = await processorMs(runs.length, async (i) => {
    const { written, profiles, first, second, settings } = runs[i];
    const work = peaksReport(written, profiles, [first, second], { population, theta: 0.01 }, settings);
    const { log10LR } = await inSlices(work);
    ratios.push(log10LR ?? -Infinity);
    return ratios;
  });
  const deconvolutionMs = await processorMs(runs.length, (i) => {
    const { written, profiles, second, settings } = runs[i];
    return inSlices(deconvolutionReport(written, profiles, second, { population, theta: 0.01 }, settings));
  });
  // Before and after, for the machine may be slower by now.
  const arithmeticMs = (before.arithmeticMs + (await referenceTimes()).arithmeticMs) / 2;
  const overArithmetic = percentile(ratioMs, 0.5) / arithmeticMs;
  return {
    ...asked,
    arithmeticMs,
    log10LR: ratios.map((ratio) => Number(ratio.toFixed(2))),
    ratioMs: ratioMs.map(Math.round),
    ratioOverArithmetic: Number(overArithmetic.toFixed(1)),
    withinLimit: overArithmetic * arithmeticMsOfLimits <= (limitMs.get(asked.contributors) ?? Infinity),
    deconvolutionMs: deconvolutionMs.map(Math.round),
  };
}

/** The person in question is the first contributor. */
function prepare({ contributors, known, forwardStutter }: Asked, run: number) {
  const conditions = {
    ...usualMixture,
    proportions: proportions[contributors - 2],
    forwardStutter: forwardStutter ? 0.015 : 0,
  };
  const written = createMixtureCase(`speed ${run}`, frequencies, conditions);
  const others = [...written.people.keys()].slice(1, 1 + known);
  const profiles = new Map(
    ['A', ...others].map((name): [string, ReadonlyMap<string, Genotype>] => [
      name,
      new Map([...written.people.get(name)!].map(([marker, [a, b]]) => [marker, genotype(a, b)])),
    ]),
  );
  const first: ProposedContributors = { people: ['A', ...others], unknowns: contributors - 1 - known };
  const second: ProposedContributors = { people: others, unknowns: contributors - known };
  const settings: PeakSettings = {
    ...{ thresholdRfu: 50, dropInProbability: 0.05, dropInMeanRfu: 50, backwardStutter: true, forwardStutter },
    seed: 1,
  };
  return { written, profiles, first, second, settings };
}
