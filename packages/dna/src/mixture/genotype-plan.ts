/**
 * How the genotypes of unknown contributors are laid out along the alleles of a locus. An allele takes 0, 1 or 2 of the
 * two genes of each, so going from allele to allele needs to know only how many genes are left and, where a peak
 * depends on its neighbours by stutter, how many the last one or two alleles took. That makes the sum over all genotypes
 * linear in the number of alleles (Graversen and Lauritzen 2015), and it is exact.
 */

/** What a peak depends on: its own allele; also the next longer one; also the next shorter one. */
export type Reach = 0 | 1 | 2;

export interface GenotypePlan {
  readonly unknowns: number;
  readonly reach: Reach;
  readonly states: number;
  /** Nobody has drawn a gene; everybody has drawn both, long ago. */
  readonly start: number;
  readonly end: number;
  /** One step each: from a state, with a draw, to a state, through a window. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly window: Int32Array;
  /** Genes that all unknowns together draw in a step. */
  readonly drawn: Uint8Array;
  /** 1 / (n! of each unknown's draw). */
  readonly ways: Float64Array;
  /** So many steps, the first ones, draw nothing. */
  readonly still: number;
  readonly windows: number;
  /** Per window of one unknown: genes at the shorter neighbour, at the peak's own allele, at the longer neighbour. */
  readonly digits: readonly (readonly [number, number, number])[];
  /** For a peak that ignores its shorter (1) or longer (2) neighbour or both: the window that stands for each window. */
  readonly alike: readonly Int32Array[];
  /** Per window, per unknown: the three numbers of `digits`. */
  readonly genes: Uint8Array;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly window: number;
  readonly drawn: number;
}

const plans = new Map<string, GenotypePlan>();

export function genotypePlan(unknowns: number, reach: Reach): GenotypePlan {
  const key = `${unknowns} ${reach}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = makePlan(unknowns, reach);
  plans.set(key, plan);
  return plan;
}

function makePlan(unknowns: number, reach: Reach): GenotypePlan {
  const { states, digits, steps, start, end } = planOfOne(reach);
  let all: (Step & { readonly ways: number })[] = [{ from: 0, to: 0, window: 0, drawn: 0, ways: 1 }];
  for (let k = 0; k < unknowns; k++) {
    all = all.flatMap((one) =>
      steps.map(({ from, to, window, drawn }) => ({
        from: one.from * states + from,
        to: one.to * states + to,
        window: one.window * digits.length + window,
        drawn: one.drawn + drawn,
        ways: one.ways / (drawn === 2 ? 2 : 1),
      })),
    );
  }
  all.sort((a, b) => Math.min(1, a.drawn) - Math.min(1, b.drawn) || a.from - b.from);
  const repeated = (digit: number) => {
    let number = 0;
    for (let k = 0; k < unknowns; k++) number = number * states + digit;
    return number;
  };
  return {
    unknowns,
    reach,
    states: states ** unknowns,
    start: repeated(start),
    end: repeated(end),
    from: Int32Array.from(all, (step) => step.from),
    to: Int32Array.from(all, (step) => step.to),
    window: Int32Array.from(all, (step) => step.window),
    drawn: Uint8Array.from(all, (step) => step.drawn),
    ways: Float64Array.from(all, (step) => step.ways),
    still: all.filter(({ drawn }) => drawn === 0).length,
    windows: digits.length ** unknowns,
    digits,
    alike: [0, 1, 2, 3].map((ignored) => alikeWindows(digits, unknowns, ignored)),
    genes: genesByWindow(digits, unknowns),
  };
}

/** States and steps of a single unknown: genes taken so far, by the last allele but one, by the last. */
function planOfOne(reach: Reach) {
  const states: string[] = [];
  const windows: string[] = [];
  const digits: [number, number, number][] = [];
  const steps: Step[] = [];
  const numberIn = (list: string[], key: string) => {
    const found = list.indexOf(key);
    return found >= 0 ? found : list.push(key) - 1;
  };
  const stateOf = (taken: number, before: number, last: number) =>
    numberIn(states, `${taken} ${reach === 2 ? before : 0} ${reach > 0 ? last : 0}`);
  const start = stateOf(0, 0, 0);
  for (let taken = 0; taken <= 2; taken++) {
    for (let before = 0; before <= (reach === 2 ? taken : 0); before++) {
      for (let last = 0; last <= (reach > 0 ? taken - before : 0); last++) {
        for (let drawn = 0; drawn <= 2 - taken; drawn++) {
          const digit: [number, number, number] = reach === 0 ? [0, drawn, 0] : [before, last, drawn];
          const window = numberIn(windows, digit.join(' '));
          digits[window] = digit;
          const to = stateOf(taken + drawn, last, drawn);
          steps.push({ from: stateOf(taken, before, last), to, window, drawn });
        }
      }
    }
  }
  return { states: states.length, digits, steps, start, end: stateOf(2, 0, 0) };
}

function alikeWindows(digits: GenotypePlan['digits'], unknowns: number, ignored: number): Int32Array {
  const one = digits.map(([shorter, own, longer]) =>
    digits.findIndex(([s, o, l]) => o === own && s === (ignored & 1 ? 0 : shorter) && l === (ignored & 2 ? 0 : longer)),
  );
  let all = [0];
  for (let k = 0; k < unknowns; k++) all = all.flatMap((high) => one.map((low) => high * digits.length + low));
  return Int32Array.from(all);
}

function genesByWindow(digits: GenotypePlan['digits'], unknowns: number): Uint8Array {
  const windows = digits.length ** unknowns;
  const genes = new Uint8Array(windows * unknowns * 3);
  for (let w = 0; w < windows; w++) {
    let rest = w;
    for (let k = unknowns - 1; k >= 0; k--) {
      genes.set(digits[rest % digits.length], (w * unknowns + k) * 3);
      rest = Math.floor(rest / digits.length);
    }
  }
  return genes;
}
