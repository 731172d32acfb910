/** Runs in a thread of the weighing pool: mixtures and remains against hypotheses. Nothing is kept between two calls. */
import os from 'node:os';
import { deconvolutionReport, inSlices, peaksReport, remainsReport, singleSource } from '@ipse/dna';
import type { Work } from '@ipse/dna';
import type { DnaDeconvolutionRequest, DnaPeaksRequest, DnaRemainsRequest } from '@ipse/protocol';
import { carry } from '../work/carry.ts';
import type { Carried } from '../work/extraction-types.ts';
import { frequenciesOf, profilesOf, toPedigree } from './statistics.ts';
import type { WeighingKinds, WeighingTask } from './weighing.ts';

// Searches and everybody who waits for the server go before it. Elsewhere this would be the priority of the whole process.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

type Weigh = { [Kind in keyof WeighingKinds]: (request: WeighingKinds[Kind]['request']) => Work<unknown> };

const works: Weigh = {
  peaks: (request) => {
    const { mixture, profiles, parameters } = partsOf(request);
    return peaksReport(mixture, profiles, request.hypotheses, parameters, request);
  },
  deconvolution: (request) => {
    const { mixture, profiles, parameters } = partsOf(request);
    return deconvolutionReport(mixture, profiles, request.hypothesis, parameters, request);
  },
  remains: remainsOf,
};

/** Tells the share that is done through the port, a hundred times at most. */
export default function weigh({ kind, request, port }: WeighingTask): Promise<Carried<unknown>> {
  return carry(async () => {
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + 0.01) return;
      told = share;
      port?.postMessage(share);
    };
    const work = works[kind] as (asked: object) => Work<unknown>;
    return inSlices(work(request), { onProgress }).finally(() => port?.close());
  });
}

function partsOf(request: DnaPeaksRequest | DnaDeconvolutionRequest) {
  const { replicates, fragments, theta } = request;
  return {
    mixture: { replicates, ...(fragments ? { fragments } : {}) },
    profiles: profilesOf(request.profiles),
    parameters: { ...frequenciesOf(request), theta },
  };
}

function remainsOf(request: DnaRemainsRequest) {
  const { remains, families, priorOdds, leastLR = 0, best = 5, mutation } = request;
  const found = remains.map(({ id, sex, profile }) => ({ id, sex, genotypes: singleSource(profile) }));
  const looking = families.map(({ id, pedigree, profiles, missing }) => ({
    ...{ id, missing, pedigree: toPedigree(pedigree), profiles: profilesOf(profiles) },
  }));
  return remainsReport(found, looking, frequenciesOf(request), { priorOdds, leastLR, count: best }, mutation);
}
