/** Log density of independent deviations together with a few common causes. */

/**
 * Log density of `values` under a Gaussian of mean 0 whose covariance is `sigma`^2 on the diagonal plus the outer
 * product of each cause with itself. By Cholesky's factors; for a handful of values.
 */
export function logGaussian(values: readonly number[], sigma: number, causes: readonly (readonly number[])[]): number {
  const n = values.length;
  const factor: number[][] = [];
  const rest: number[] = [];
  let logDensity = -0.5 * n * Math.log(2 * Math.PI);
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let value = causes.reduce((sum, cause) => sum + cause[i] * cause[j], i === j ? sigma * sigma : 0);
      for (let k = 0; k < j; k++) value -= row[k] * (j === i ? row[k] : factor[j][k]);
      row.push(j === i ? Math.sqrt(value) : value / factor[j][j]);
    }
    factor.push(row);
    rest.push((values[i] - row.slice(0, i).reduce((sum, each, k) => sum + each * rest[k], 0)) / row[i]);
    logDensity -= Math.log(row[i]) + 0.5 * rest[i] ** 2;
  }
  return logDensity;
}
