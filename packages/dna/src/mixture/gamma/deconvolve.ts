/** Which genotypes the unknown contributors may have, by posterior probability, at given parameters. */
import { compareAlleles } from '../../profile/allele.ts';
import type { Allele } from '../../profile/allele.ts';
import type { Hypothesis, MixtureLocus, Profiles } from '../evidence.ts';
import type { Work } from '../work.ts';
import { gammaLocusLogLikelihood, prepareGammaLocus } from './locus.ts';
import type { Assumed, GammaLocus } from './locus.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';

/** Two alleles, the shorter first; null is any that the evidence does not show. */
export type PossibleGenotype = readonly [Allele | null, Allele | null];

export interface Possibility {
  readonly genotype: PossibleGenotype;
  readonly probability: number;
}

export interface JointPossibility {
  /** Of each unknown contributor, in their order. */
  readonly genotypes: readonly PossibleGenotype[];
  readonly probability: number;
}

export interface DeconvolvedLocus {
  readonly marker: string;
  /** Of each unknown contributor of this locus: number in the hypothesis, and genotypes, the most probable first. */
  readonly contributors: readonly { readonly contributor: number; readonly genotypes: readonly Possibility[] }[];
  /** The most probable genotypes of all of them together. */
  readonly joint: readonly JointPossibility[];
}

export interface DeconvolutionCase {
  readonly evidence: readonly MixtureLocus[];
  readonly hypothesis: Hypothesis;
  readonly profiles: Profiles;
  readonly settings: GammaSettings;
  readonly parameters: GammaParameters;
}

export function* deconvolve(asked: DeconvolutionCase, jointMost: number): Work<DeconvolvedLocus[]> {
  const loci: DeconvolvedLocus[] = [];
  for (const [i, locus] of asked.evidence.entries()) {
    yield i / asked.evidence.length;
    const search = new LocusSearch(asked, locus);
    const contributors: DeconvolvedLocus['contributors'][number][] = [];
    for (const contributor of search.unknowns) {
      const branches = [...search.branches([], contributor)];
      yield i / asked.evidence.length;
      const genotypes = branches.map(({ assumed, probability }) => ({
        genotype: search.genotypeOf(assumed[assumed.length - 1]),
        probability,
      }));
      contributors.push({ contributor, genotypes: genotypes.sort((a, b) => b.probability - a.probability) });
    }
    loci.push({ marker: locus.marker, contributors, joint: yield* search.joint(jointMost, i / asked.evidence.length) });
  }
  return loci;
}

/** Genotypes taken as given, and how probable they are together. */
interface Branch {
  readonly assumed: readonly Assumed[];
  readonly probability: number;
}

class LocusSearch {
  readonly #asked: DeconvolutionCase;
  readonly #locus: MixtureLocus;
  readonly #whole: GammaLocus;
  readonly #logTotal: number;
  readonly unknowns: readonly number[];

  constructor(asked: DeconvolutionCase, locus: MixtureLocus) {
    this.#asked = asked;
    this.#locus = locus;
    this.#whole = this.#prepare([]);
    this.#logTotal = gammaLocusLogLikelihood(this.#whole, asked.parameters);
    this.unknowns = this.#whole.unknowns;
  }

  #prepare(assumed: readonly Assumed[]): GammaLocus {
    const { hypothesis, profiles, settings } = this.#asked;
    return prepareGammaLocus(this.#locus, hypothesis, profiles, settings, assumed);
  }

  genotypeOf({ places: [a, b] }: Assumed): PossibleGenotype {
    const alleles = [a, b].map((at) => this.#whole.places[at].allele);
    const known = alleles.filter((allele) => allele !== undefined).sort(compareAlleles);
    return [known[0] ?? null, known[1] ?? null];
  }

  /** Each genotype of one more contributor beside those assumed. */
  *branches(assumed: readonly Assumed[], contributor: number): Generator<Branch> {
    const { places } = this.#whole;
    for (let a = 0; a < places.length; a++) {
      for (let b = a; b < places.length; b++) {
        if (places[a].isStutterOnly || places[b].isStutterOnly) continue;
        const more: Assumed[] = [...assumed, { contributor, places: [a, b] }];
        const logLikelihood = gammaLocusLogLikelihood(this.#prepare(more), this.#asked.parameters);
        if (logLikelihood > -Infinity) yield { assumed: more, probability: Math.exp(logLikelihood - this.#logTotal) };
      }
    }
  }

  /** The most probable first: no set of genotypes is more probable than a part of it, so the best part is extended. */
  *joint(most: number, share: number): Work<JointPossibility[]> {
    const found: JointPossibility[] = [];
    let open: Branch[] = [{ assumed: [], probability: 1 }];
    while (open.length > 0 && found.length < most) {
      open.sort((a, b) => a.probability - b.probability);
      const best = open.pop()!;
      if (best.assumed.length === this.unknowns.length) {
        const genotypes = best.assumed.map((each) => this.genotypeOf(each));
        found.push({ genotypes, probability: best.probability });
        continue;
      }
      yield share;
      open = [...open, ...this.branches(best.assumed, this.unknowns[best.assumed.length])];
    }
    return found;
  }
}
