/** The shape of a peak's gamma distribution: what the genes of all contributors give to a place. */
import type { GammaLocus } from './locus.ts';
import type { GammaParameters } from './parameters.ts';

/** What one gene of a full contributor gives to a place: from its own allele, the next shorter and the next longer one. */
interface Gifts {
  readonly own: number;
  readonly shorter: number;
  readonly longer: number;
}

/** One gene's shape at each of the three, before stutter takes or gives; 0 where nobody has genes. */
export function wholeGifts({ places }: GammaLocus, at: number, { variation, degradation }: GammaParameters): Gifts {
  const unit = 1 / (variation * variation);
  const logDegradation = Math.log(degradation);
  const of = (i: number) => (places[i].isStutterOnly ? 0 : unit * Math.exp(logDegradation * places[i].decay));
  const { hasShorter, hasLonger } = places[at];
  return { own: of(at), shorter: hasShorter ? of(at - 1) : 0, longer: hasLonger ? of(at + 1) : 0 };
}

export function giftsAt(locus: GammaLocus, at: number, parameters: GammaParameters): Gifts {
  const { own, shorter, longer } = wholeGifts(locus, at, parameters);
  const { backwardStutter, forwardStutter } = parameters;
  return {
    own: own * (locus.places[at].sheds ? 1 - backwardStutter - forwardStutter : 1),
    shorter: shorter * forwardStutter,
    longer: longer * backwardStutter,
  };
}

/** Writes the shapes at a place, by window. */
export function fillShapes(locus: GammaLocus, at: number, parameters: GammaParameters): Float64Array {
  const { knowns, unknowns, sum } = locus;
  const { proportions } = parameters;
  const { own, shorter, longer } = giftsAt(locus, at, parameters);
  const shapes = locus.shapes[at];
  shapes[0] = 0;
  for (const { contributor, genes } of knowns) {
    let shape = own * genes[at];
    if (shorter > 0) shape += shorter * genes[at - 1];
    if (longer > 0) shape += longer * genes[at + 1];
    shapes[0] += proportions[contributor] * shape;
  }
  const { digits } = sum.plan;
  let filled = 1;
  // Each unknown multiplies the windows; from the last one down, so that none is overwritten before it is read.
  for (const contributor of unknowns) {
    const share = proportions[contributor];
    for (let i = filled - 1; i >= 0; i--) {
      const before = shapes[i];
      for (let d = digits.length - 1; d >= 0; d--) {
        const [s, o, l] = digits[d];
        shapes[i * digits.length + d] = before + share * (s * shorter + o * own + l * longer);
      }
    }
    filled *= digits.length;
  }
  return shapes;
}
