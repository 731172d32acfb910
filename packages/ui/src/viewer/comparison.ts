/** What the comparison viewer is given, and what it derives from it once. */
import type { Picture, ScoreDetails } from '@ipse/protocol';
import { align, toReference } from './alignment.ts';
import type { Alignment, WeightedPair } from './alignment.ts';

/** Two samples and the features that were paired between them, strongest pair first. */
export type ComparisonData = Pick<ScoreDetails, 'pairs' | 'probe' | 'reference'>;

type Feature = Picture['features'][number];

export interface Pair {
  /** From 1, strongest first: the number drawn beside both marks. */
  readonly number: number;
  readonly probe: Feature;
  readonly reference: Feature;
  /** 0 to 1. */
  readonly weight: number;
}

/** The pairs with their features; an index that names no feature is dropped. */
export function pairsOf({ pairs, probe, reference }: ComparisonData): Pair[] {
  return pairs
    .map((pair) => ({
      weight: pair.weight,
      probe: probe.features[pair.probe] as Feature | undefined,
      reference: reference.features[pair.reference] as Feature | undefined,
    }))
    .filter((pair): pair is Omit<Pair, 'number'> => pair.probe !== undefined && pair.reference !== undefined)
    .map((pair, i) => ({ ...pair, number: i + 1 }));
}

/** The features of one side that no pair uses. */
export function unpaired(data: ComparisonData, side: 'probe' | 'reference'): Feature[] {
  const used = new Set(data.pairs.map((pair) => pair[side]));
  return data[side].features.filter((_, i) => !used.has(i));
}

/** The alignment by the pairs, or centre on centre when there are too few. */
export function alignmentOf({ probe, reference }: ComparisonData, pairs: readonly WeightedPair[]): Alignment {
  const centre = ({ width, height }: Picture) => ({ x: width / 2, y: height / 2 });
  return align(pairs, { probe: centre(probe), reference: centre(reference) });
}

export interface Agreement {
  /** Pixels of the reference between its feature and the aligned feature of the probe. */
  readonly distancePx: number;
  /** Between the two directions after alignment, 0 to 180; absent for features without a direction. */
  readonly angleDeg?: number;
}

/** How well a pair agrees once the images are aligned. */
export function agreement({ probe, reference }: Pair, alignment: Alignment): Agreement {
  const aligned = toReference(alignment, probe);
  const distancePx = Math.hypot(aligned.x - reference.x, aligned.y - reference.y);
  if (probe.angleRad === undefined || reference.angleRad === undefined) return { distancePx };
  // Directions are anticlockwise on screen, the alignment's angle clockwise.
  const apart = probe.angleRad - alignment.angleRad - reference.angleRad;
  return { distancePx, angleDeg: Math.abs(Math.atan2(Math.sin(apart), Math.cos(apart))) * (180 / Math.PI) };
}
