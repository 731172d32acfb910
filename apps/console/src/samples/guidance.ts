/** What a person before the camera should do next: one thing at a time. */
import type { QualityReason } from '@ipse/core';

export interface Guidance {
  readonly isGood: boolean;
  readonly advice: string;
}

/** What is wrong is said in this order: nothing else can be judged of a face that is not there. */
const order = ['no-face', 'several-faces', 'too-small', 'not-frontal', 'too-dark', 'too-bright', 'blurred'];

export function guidanceOf(reasons: readonly QualityReason[] | undefined): Guidance {
  if (reasons === undefined) return { isGood: false, advice: 'Looking for a face.' };
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  const [worst] = reasons.toSorted((a, b) => rank(a.code) - rank(b.code));
  return worst === undefined
    ? { isGood: true, advice: 'This is good. Hold still and take the picture.' }
    : { isGood: false, advice: `${worst.message} ${worst.advice}` };
}
