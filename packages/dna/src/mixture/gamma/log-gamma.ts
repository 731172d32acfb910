/** Logarithms of the gamma function and of the gamma distribution's cumulative probability, and their derivatives. */

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * ln Gamma(x) for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) from 10 on, below it by the recurrence
 * Gamma(x + 1) = x Gamma(x). Relative error near 1e-15.
 */
export function logGamma(x: number): number {
  let product = 1;
  while (x < 10) product *= x++;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360))))));
  const log = (x - 0.5) * Math.log(x) - x + halfLogTwoPi + series;
  return product === 1 ? log : log - Math.log(product);
}

/** Its derivative (6.3.18 from 10 on, 6.3.5 below). */
export function digamma(x: number): number {
  let below = 0;
  for (; x < 10; x++) below += 1 / x;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series =
    square *
    (1 / 12 -
      square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760))))));
  return Math.log(x) - 0.5 * inverse - series - below;
}

/** Up to here the series of P takes few enough terms, right of the mean too. */
const seriesMost = 60;

/**
 * ln P(a, x), the chance that a gamma variable of shape `a` and scale 1 is at most `x`; both above 0. The series of
 * Abramowitz and Stegun 6.5.29, and Legendre's continued fraction (6.5.31) far right of the mean.
 */
export function logLowerGamma(a: number, x: number): number {
  const logFront = a * Math.log(x) - x - logGamma(a);
  if (x < a + 1 || x < seriesMost) return Math.min(0, logFront + Math.log(lowerSeries(a, x)));
  return Math.log1p(-Math.exp(logFront) * upperFraction(a, x));
}

/** d ln P(a, x) / d a: the series term by term, and a difference where P is so near 1 that nothing is lost by it. */
export function logLowerGammaSlope(a: number, x: number): number {
  if (!(x < a + 1 || x < seriesMost)) {
    const h = 1e-4 * a;
    return (logLowerGamma(a + h, x) - logLowerGamma(a - h, x)) / (2 * h);
  }
  let term = 1 / a;
  let sum = term;
  // Of each term, what its logarithm's slope is below that of the front: the sum of 1 / (a + i).
  let fall = 1 / a;
  let falls = term * fall;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    fall += 1 / n;
    sum += term;
    falls += term * fall;
  }
  return Math.log(x) - digamma(a) - falls / sum;
}

/** d ln P(a, x) / d ln x. */
export function logLowerGammaRise(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a) - logLowerGamma(a, x));
}

/** ln (1 - P(a, x)). */
export function logUpperGamma(a: number, x: number): number {
  const logFront = a * Math.log(x) - x - logGamma(a);
  if (x < a + 1) return Math.log1p(-Math.exp(logFront) * lowerSeries(a, x));
  return logFront + Math.log(upperFraction(a, x));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * 1e-17; n++) sum += term *= x / n;
  return sum;
}

/** By Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return fraction;
}
