/**
 * Presentation attack detection, in the words of ISO/IEC 30107-3: a presentation is bona fide, or an attack by some
 * instrument (a print, a screen, a mask). A detector's errors are the APCER, the share of attacks by one instrument that it
 * takes for bona fide, and the BPCER, the share of bona fide presentations that it takes for attacks.
 */

/** The port: a stronger detector, also one of another maker, takes the place of ours by implementing it. */
export interface PresentationAttackDetector<Presentation> {
  readonly name: string;
  readonly version: string;
  detect(presentation: Presentation): PresentationVerdict;
}

export interface PresentationVerdict {
  /** Greater is more like an attack; the scale is the detector's own. NaN when nothing could be measured. */
  readonly score: number;
  /** `undecided` when the presentation does not show what the detector looks at. */
  readonly decision: 'bona-fide' | 'attack' | 'undecided';
  /** Kebab-case names of what spoke for an attack, or of what is missing. */
  readonly reasons: readonly string[];
}
