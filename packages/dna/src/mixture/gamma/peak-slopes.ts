/** How the likelihood of the peaks at one place changes with the parameters. */
import type { GammaLocus } from './locus.ts';
import { digamma, logLowerGammaRise, logLowerGammaSlope } from './log-gamma.ts';
import type { GammaParameters, GammaSlopes } from './parameters.ts';
import { giftsAt, wholeGifts } from './shapes.ts';

/** Ways of lying less probable than this change no digit that counts. */
const negligible = 1e-14;

/** Adds what one place has to the slopes; its posterior must be known. */
export function addPeakSlopes(locus: GammaLocus, at: number, parameters: GammaParameters, slopes: GammaSlopes): void {
  const { places, sum, knowns, unknowns } = locus;
  const { plan } = sum;
  const { posterior } = sum.places[at];
  const place = places[at];
  const alike = plan.alike[plan.reach === 0 ? 0 : (place.hasShorter ? 0 : 1) | (place.hasLonger ? 0 : 2)];
  const shapes = locus.shapes[at];
  const scaleRfu = parameters.meanRfu * parameters.variation * parameters.variation;
  // Sums over windows of the slope by the shape: alone, and times the genes of each unknown.
  let byShape = 0;
  const byGenes = new Float64Array(unknowns.length * 3);
  let byLogScale = 0;
  for (let w = plan.windows - 1; w >= 0; w--) {
    const chance = posterior[w];
    if (alike[w] !== w) {
      posterior[alike[w]] += chance;
      continue;
    }
    if (chance < negligible || shapes[w] === 0) continue;
    byLogScale += chance * logScaleSlope(locus, at, shapes[w], scaleRfu);
    const slope = chance * shapeSlope(locus, at, shapes[w], scaleRfu);
    byShape += slope;
    const genes = w * byGenes.length;
    for (let i = 0; i < byGenes.length; i++) byGenes[i] += slope * plan.genes[genes + i];
  }
  const gained = { own: 0, shorter: 0, longer: 0 };
  const gifts = giftsAt(locus, at, parameters);
  const add = (contributor: number, shorter: number, own: number, longer: number) => {
    slopes.proportions[contributor] += shorter * gifts.shorter + own * gifts.own + longer * gifts.longer;
    const share = parameters.proportions[contributor];
    gained.shorter += share * shorter;
    gained.own += share * own;
    gained.longer += share * longer;
  };
  for (const { contributor, genes } of knowns) {
    const [shorter, longer] = [place.hasShorter ? genes[at - 1] : 0, place.hasLonger ? genes[at + 1] : 0];
    add(contributor, byShape * shorter, byShape * genes[at], byShape * longer);
  }
  unknowns.forEach((contributor, k) => add(contributor, byGenes[3 * k], byGenes[3 * k + 1], byGenes[3 * k + 2]));
  addNatural(locus, at, parameters, gained, byLogScale, slopes);
}

/** From the slopes by what each gene gives to those by the parameters behind it. */
function addNatural(
  locus: GammaLocus,
  at: number,
  parameters: GammaParameters,
  gained: { readonly own: number; readonly shorter: number; readonly longer: number },
  byLogScale: number,
  slopes: GammaSlopes,
): void {
  const { places } = locus;
  const gifts = giftsAt(locus, at, parameters);
  const whole = wholeGifts(locus, at, parameters);
  const [own, shorter, longer] = [gained.own * gifts.own, gained.shorter * gifts.shorter, gained.longer * gifts.longer];
  // Shapes go with variation^-2, the scale is mean times variation^2.
  slopes.logMean += byLogScale;
  slopes.logVariation += 2 * (byLogScale - own - shorter - longer);
  slopes.logDegradation += own * places[at].decay;
  if (shorter !== 0) slopes.logDegradation += shorter * places[at - 1].decay;
  if (longer !== 0) slopes.logDegradation += longer * places[at + 1].decay;
  const shed = places[at].sheds ? gained.own * whole.own : 0;
  slopes.backwardStutter += gained.longer * whole.longer - shed;
  slopes.forwardStutter += gained.shorter * whole.shorter - shed;
}

/** By the shape, of all replicates' peaks at a place. */
function shapeSlope({ places, settings }: GammaLocus, at: number, shape: number, scaleRfu: number): number {
  const { heightsRfu, peaks, totalLogRfu } = places[at];
  const dropOuts = heightsRfu.length - peaks;
  let slope = peaks === 0 ? 0 : totalLogRfu - peaks * (Math.log(scaleRfu) + digamma(shape));
  if (dropOuts > 0) slope += dropOuts * logLowerGammaSlope(shape, settings.thresholdRfu / scaleRfu);
  return slope;
}

/** By the logarithm of the scale. */
function logScaleSlope({ places, settings }: GammaLocus, at: number, shape: number, scaleRfu: number): number {
  const { heightsRfu, peaks, totalRfu } = places[at];
  const dropOuts = heightsRfu.length - peaks;
  let slope = totalRfu / scaleRfu - peaks * shape;
  if (dropOuts > 0) slope -= dropOuts * logLowerGammaRise(shape, settings.thresholdRfu / scaleRfu);
  return slope;
}
