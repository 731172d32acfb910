/** Logistic regression of one variable, both classes weighted alike: the line whose value is the log likelihood ratio. */

export interface Line {
  readonly offset: number;
  readonly slope: number;
}

/** Natural log LR = offset + slope x, by Newton's method with a trace of ridge, so that separated classes stay finite. */
export function fitLogistic(mated: Float64Array, nonMated: Float64Array): Line {
  let offset = 0;
  let slope = 1;
  const ridge = 1e-4;
  for (let round = 0; round < 60; round++) {
    let [g0, g1, h00, h01, h11] = [0, -ridge * slope, 0, 0, ridge];
    const add = (values: Float64Array, label: 0 | 1) => {
      for (const x of values) {
        const p = 1 / (1 + Math.exp(-(offset + slope * x)));
        const error = (label - p) / values.length;
        const weight = Math.max(p * (1 - p), 1e-12) / values.length;
        g0 += error;
        g1 += error * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
      }
    };
    add(mated, 1);
    add(nonMated, 0);
    const det = h00 * h11 - h01 * h01;
    const stepOffset = (h11 * g0 - h01 * g1) / det;
    const stepSlope = (h00 * g1 - h01 * g0) / det;
    // A damped step keeps Newton from overshooting where the classes hardly overlap.
    const damping = Math.min(1, 4 / Math.max(Math.abs(stepOffset), Math.abs(stepSlope), 1e-9));
    offset += damping * stepOffset;
    slope += damping * stepSlope;
    if (Math.abs(stepOffset) + Math.abs(stepSlope) < 1e-9) break;
  }
  return { offset, slope: Math.max(slope, 0) };
}
