/** Runs in the thread of the weighing pool: peaks of mixtures against hypotheses. Nothing is kept between two calls. */
import { deconvolutionReport, finish, peaksReport } from '@ipse/dna';
import type { DeconvolutionReport, PeaksReport } from '@ipse/dna';
import type { DnaDeconvolutionRequest, DnaPeaksRequest } from '@ipse/protocol';
import { carry } from '../work/carry.ts';
import type { Carried } from '../work/extraction-types.ts';
import { frequenciesOf, profilesOf } from './statistics.ts';

/** How probable the peaks are under two hypotheses. */
export function weigh(request: DnaPeaksRequest): Promise<Carried<PeaksReport>> {
  return carry(async () => {
    const { mixture, profiles, parameters } = partsOf(request);
    return finish(peaksReport(mixture, profiles, request.hypotheses, parameters, request));
  });
}

/** Which genotypes the contributors may have. */
export function deconvolve(request: DnaDeconvolutionRequest): Promise<Carried<DeconvolutionReport>> {
  return carry(async () => {
    const { mixture, profiles, parameters } = partsOf(request);
    return finish(deconvolutionReport(mixture, profiles, request.hypothesis, parameters, request));
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
