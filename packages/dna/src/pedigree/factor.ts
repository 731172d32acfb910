/** Tables over a few variables, and summing a product of them over one variable: the arithmetic of peeling. */

/** A non-negative function of `variables`; `values` run through the last variable first. */
export interface Factor {
  readonly variables: readonly number[];
  readonly values: Float64Array;
}

/** The product of all factors summed over all variables, of which each has `sizes[variable]` states. */
export function sumOfProduct(factors: readonly Factor[], sizes: readonly number[]): number {
  return marginalOf(factors, sizes, [])[0];
}

/** The same summed over all variables but `kept`: a table over these, the last running fastest. */
export function marginalOf(
  factors: readonly Factor[],
  sizes: readonly number[],
  kept: readonly number[],
): Float64Array {
  let rest = [...factors];
  for (const variable of eliminationOrder(factors, sizes, kept)) {
    const touching = rest.filter(({ variables }) => variables.includes(variable));
    rest = rest.filter(({ variables }) => !variables.includes(variable));
    rest.push(sumOut(touching, variable, sizes));
  }
  // One more variable of a single state makes the product of what is left a sum like the others.
  const one: Factor = { variables: [...kept, sizes.length], values: new Float64Array(sizeOf(kept, sizes)).fill(1) };
  return sumOut([one, ...rest], sizes.length, [...sizes, 1]).values;
}

const sizeOf = (variables: Iterable<number>, sizes: readonly number[]): number => {
  let size = 1;
  for (const one of variables) size *= sizes[one];
  return size;
};

/**
 * Always the variable next whose removal makes the smallest table; ties by number, so that the order is always the same.
 * Who shares a table is a neighbour; a variable that goes makes neighbours of all its neighbours.
 */
function eliminationOrder(
  factors: readonly Factor[],
  sizes: readonly number[],
  kept: readonly number[] = [],
): number[] {
  const neighbours = new Map<number, Set<number>>();
  for (const { variables } of factors)
    for (const variable of variables) {
      const own = neighbours.get(variable) ?? new Set();
      neighbours.set(variable, own);
      for (const other of variables) own.add(other);
    }
  const costOf = (variable: number) => sizeOf(neighbours.get(variable)!, sizes);
  const summed = [...neighbours.keys()].filter((variable) => !kept.includes(variable)).sort((a, b) => a - b);
  const costs = new Map(summed.map((variable) => [variable, costOf(variable)]));
  const order: number[] = [];
  while (costs.size > 0) {
    let next = -1;
    let least = Infinity;
    for (const [variable, size] of costs) if (size < least) [next, least] = [variable, size];
    order.push(next);
    costs.delete(next);
    const around = neighbours.get(next)!;
    around.delete(next);
    for (const one of around) {
      const own = neighbours.get(one)!;
      own.delete(next);
      for (const other of around) own.add(other);
    }
    for (const one of around) if (costs.has(one)) costs.set(one, costOf(one));
  }
  return order;
}

function sumOut(factors: readonly Factor[], variable: number, sizes: readonly number[]): Factor {
  const variables: number[] = [];
  for (const factor of factors)
    for (const one of factor.variables) if (one !== variable && !variables.includes(one)) variables.push(one);
  const strides = factors.map((factor) => stridesOf(factor, variables, sizes));
  const steps = factors.map((factor) => stridesOf(factor, [variable], sizes)[0]);
  const state = new Int32Array(variables.length);
  const at = new Int32Array(factors.length);
  const values = new Float64Array(variables.reduce((size, one) => size * sizes[one], 1));
  const products = new Float64Array(sizes[variable]);
  for (let to = 0; to < values.length; to++) {
    products.fill(1);
    for (let f = 0; f < at.length; f++) multiplyInto(products, factors[f].values, at[f], steps[f]);
    let sum = 0;
    for (let s = 0; s < products.length; s++) sum += products[s];
    values[to] = sum;
    advance(state, at, variables, strides, sizes);
  }
  return { variables, values };
}

function multiplyInto(products: Float64Array, table: Float64Array, from: number, step: number): void {
  for (let s = 0, i = from; s < products.length; s++, i += step) products[s] *= table[i];
}

/** Steps to the next state of all variables, the last fastest. */
function advance(
  state: Int32Array,
  at: Int32Array,
  variables: readonly number[],
  strides: readonly Int32Array[],
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

/** How far apart in the factor's table the states of each variable lie; 0 for one that it does not have. */
function stridesOf(factor: Factor, variables: readonly number[], sizes: readonly number[]): Int32Array {
  const strides = new Int32Array(variables.length);
  let stride = 1;
  for (let i = factor.variables.length - 1; i >= 0; i--) {
    const position = variables.indexOf(factor.variables[i]);
    if (position >= 0) strides[position] = stride;
    stride *= sizes[factor.variables[i]];
  }
  return strides;
}
