/**
 * Suspicion that a passport photograph was blended from two faces, against a picture taken live of whoever shows it
 * (differential morphing attack detection, ISO/IEC 20059). A morph resembles each of its two people less than their own
 * photograph would: the evidence is there, and weaker than expected. Age, pose and poor light weaken it too, so it is a
 * reason to look, never to refuse.
 */
import { compareFaces } from '../compare.ts';
import type { FaceTemplate } from '../template.ts';
import type { PresentationAttackDetector } from './detector.ts';

export interface DocumentAndLive {
  readonly document: FaceTemplate;
  readonly live: FaceTemplate;
}

/** The built-in network: pictures of one person mostly agree by more than `own`, those of others by less than `other`. */
const cosines = { own: 0.62, other: 0.4 } as const;

export const morphDetector: PresentationAttackDetector<DocumentAndLive> = {
  name: 'weakened-likeness',
  version: '1',
  detect({ document, live }) {
    const cosine = compareFaces(document, live).similarity;
    const score = 1 - cosine;
    if (cosine < cosines.other) return { score, decision: 'undecided', reasons: ['another-person'] };
    return cosine < cosines.own
      ? { score, decision: 'attack', reasons: ['likeness-weaker-than-expected'] }
      : { score, decision: 'bona-fide', reasons: [] };
  },
};
