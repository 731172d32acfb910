/** Minutiae as features in the pixels of the sample's own image. */
import type { Feature } from '@ipse/core';
import { directionsPerTurn, unitsPerPx } from './template.ts';
import type { FingerprintTemplate } from './template.ts';

/** In the order of the template, to which the pairs of a comparison refer. */
export function featuresOf(template: FingerprintTemplate): readonly Feature[] {
  const { scale, originX, originY } = template;
  return Array.from({ length: template.count }, (_, i) => ({
    // Pixel centres: u at 500 ppi is (u + 0.5) x scale - 0.5 in the sample.
    x: (template.x[i] / unitsPerPx + originX + 0.5) * scale - 0.5,
    y: (template.y[i] / unitsPerPx + originY + 0.5) * scale - 0.5,
    // Kept clockwise on the screen; features count anticlockwise.
    angleRad: (((directionsPerTurn - template.direction[i]) % directionsPerTurn) * 2 * Math.PI) / directionsPerTurn,
    kind: template.type[i] === 0 ? 'ending' : 'bifurcation',
    quality: template.minutiaQuality[i],
  }));
}
