/** Sequence errors: fingers of a slap that are not the fingers they are said to be, by comparison with rolled prints. */
import type { FingerPosition } from '@ipse/core';
import { calibrate } from '@ipse/core';
import { calibration } from '../calibration/calibration.ts';
import { compare } from '../match/compare.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { handOf } from './positions.ts';

export interface PlacedTemplate {
  readonly position: FingerPosition;
  readonly template: FingerprintTemplate;
}

/** Evidence that two prints are of one finger, in log10 of the likelihood ratio. */
export interface PairEvidence {
  readonly positions: readonly [FingerPosition, FingerPosition];
  readonly log10LR: number;
}

export interface SequenceFinding {
  /** As the slap has it. */
  readonly position: FingerPosition;
  /**
   * `agrees`: it is like the rolled print of its own position and like no other as much. `elsewhere`: it is like the rolled print of
   * another. `undecided`: it is like none. `no-reference`: no rolled print has its position, nor is it like another.
   */
  readonly outcome: 'agrees' | 'elsewhere' | 'undecided' | 'no-reference';
  /** Against the rolled print of its own position; absent where there is none. */
  readonly log10LR?: number;
  /** The rolled print that it is most like. */
  readonly nearest?: { readonly position: FingerPosition; readonly log10LR: number };
}

export interface SequenceCheck {
  readonly findings: readonly SequenceFinding[];
  /** Most fingers with a finding belong to the other hand. */
  readonly handsSwapped: boolean;
  /** Prints of one set that are said to be of different fingers and look like one finger. */
  readonly sameFinger: { readonly slap: readonly PairEvidence[]; readonly rolled: readonly PairEvidence[] };
}

/** A print is said to be of another finger when the evidence is this strong, and this much stronger than for its own. */
const strongLog10LR = 3;
const leadLog10LR = 2;
/** Evidence that is enough where the position itself is stated. */
const agreeLog10LR = 1;

/**
 * Compares every finger of a slap (or of any other set, such as a second slap) with every rolled print, and each set with
 * itself. The result is evidence: what to do about it is a person's decision.
 */
export function checkSequence(slap: readonly PlacedTemplate[], rolled: readonly PlacedTemplate[]): SequenceCheck {
  const findings = slap.map((finger) => findingOf(finger, rolled));
  const elsewhere = findings.filter(({ outcome }) => outcome === 'elsewhere');
  const decided = findings.filter(({ outcome }) => outcome === 'elsewhere' || outcome === 'agrees');
  const otherHand = elsewhere.filter(
    ({ position, nearest }) => nearest && handOf(nearest.position) !== handOf(position),
  );
  return {
    findings,
    handsSwapped: otherHand.length > 1 && 2 * otherHand.length > decided.length,
    sameFinger: { slap: repeated(slap), rolled: repeated(rolled) },
  };
}

function findingOf({ position, template }: PlacedTemplate, rolled: readonly PlacedTemplate[]): SequenceFinding {
  const scored = rolled.map((other) => ({ position: other.position, log10LR: evidence(template, other.template) }));
  scored.sort((a, b) => b.log10LR - a.log10LR);
  const own = scored.find((each) => each.position === position);
  const [nearest] = scored as (typeof scored)[number][] | [undefined];
  const details = { ...(own ? { log10LR: own.log10LR } : {}), ...(nearest ? { nearest } : {}) };
  const lead = nearest ? nearest.log10LR - (own ? own.log10LR : 0) : 0;
  if (nearest && nearest.position !== position && nearest.log10LR >= strongLog10LR && lead >= leadLog10LR)
    return { position, outcome: 'elsewhere', ...details };
  if (!own) return { position, outcome: 'no-reference', ...details };
  return { position, outcome: own.log10LR >= agreeLog10LR ? 'agrees' : 'undecided', ...details };
}

function repeated(prints: readonly PlacedTemplate[]): PairEvidence[] {
  return prints.flatMap((one, n) =>
    prints
      .slice(n + 1)
      .filter((other) => other.position !== one.position)
      .map((other): PairEvidence => ({
        positions: [one.position, other.position],
        log10LR: evidence(one.template, other.template),
      }))
      .filter(({ log10LR }) => log10LR >= strongLog10LR),
  );
}

const evidence = (a: FingerprintTemplate, b: FingerprintTemplate): number =>
  calibrate(calibration, compare(a, b).similarity).log10LR;
