/** A false match rate as a figure; below what the data of its calibration can tell, only that it is lower. */
export function rateText({ fmr, fmrLeast }: { readonly fmr: number; readonly fmrLeast: number }): string {
  return fmr < fmrLeast ? `<${fmrLeast.toExponential(1)}` : fmr.toExponential(1);
}
