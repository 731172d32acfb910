/** What every report of a likelihood ratio says of it. */
export const likelihoodRatioNote =
  'The likelihood ratio says how much more probable the profiles are under the first hypothesis than under the other; it does not say how probable either is.';
