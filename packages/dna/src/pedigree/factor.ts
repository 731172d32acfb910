/** Tables over a few variables, and summing a product of them over one variable: the arithmetic of peeling. */

/** A non-negative function of `variables`; `values` run through the last variable first. */
export interface Factor {
  readonly variables: readonly number[];
  readonly values: Float64Array;
}

/** The product of all factors summed over all variables, of which each has `sizes[variable]` states. */
export function sumOfProduct(factors: readonly Factor[], sizes: readonly number[]): number {
  let rest = [...factors];
  const open = new Set(factors.flatMap(({ variables }) => variables));
  while (open.size > 0) {
    const variable = cheapest(open, rest, sizes);
    const touching = rest.filter(({ variables }) => variables.includes(variable));
    rest = rest.filter((factor) => !touching.includes(factor));
    rest.push(sumOut(touching, variable, sizes));
    open.delete(variable);
  }
  return rest.reduce((product, { values }) => product * values[0], 1);
}

/** The variable whose removal makes the smallest table; ties by number, so that the order is always the same. */
function cheapest(open: ReadonlySet<number>, factors: readonly Factor[], sizes: readonly number[]): number {
  let best = -1;
  let least = Infinity;
  for (const variable of [...open].sort((a, b) => a - b)) {
    const joined = new Set<number>();
    for (const { variables } of factors) if (variables.includes(variable)) variables.forEach((one) => joined.add(one));
    let size = 1;
    for (const one of joined) size *= sizes[one];
    if (size < least) [best, least] = [variable, size];
  }
  return best;
}

function sumOut(factors: readonly Factor[], variable: number, sizes: readonly number[]): Factor {
  const variables = [...new Set(factors.flatMap((factor) => factor.variables))].filter((one) => one !== variable);
  // The summed variable runs fastest, so that each value of the result is finished before the next begins.
  const all = [...variables, variable];
  const strides = factors.map((factor) => all.map((one) => strideOf(factor, one, sizes)));
  const state = new Int32Array(all.length);
  const at = new Int32Array(factors.length);
  const values = new Float64Array(variables.reduce((size, one) => size * sizes[one], 1));
  for (let to = 0; to < values.length; to++) {
    for (let s = 0; s < sizes[variable]; s++) {
      let product = 1;
      for (let f = 0; f < factors.length; f++) product *= factors[f].values[at[f]];
      values[to] += product;
      advance(state, at, all, strides, sizes);
    }
  }
  return { variables, values };
}

/** Steps to the next state of all variables, the last fastest. */
function advance(
  state: Int32Array,
  at: Int32Array,
  variables: readonly number[],
  strides: readonly (readonly number[])[],
  sizes: readonly number[],
): void {
  for (let v = variables.length - 1; v >= 0; v--) {
    const isLast = ++state[v] === sizes[variables[v]];
    const back = isLast ? sizes[variables[v]] : 0;
    if (isLast) state[v] = 0;
    for (let f = 0; f < at.length; f++) at[f] += strides[f][v] * (1 - back);
    if (!isLast) return;
  }
}

function strideOf({ variables }: Factor, variable: number, sizes: readonly number[]): number {
  const position = variables.indexOf(variable);
  if (position < 0) return 0;
  return variables.slice(position + 1).reduce((stride, one) => stride * sizes[one], 1);
}
