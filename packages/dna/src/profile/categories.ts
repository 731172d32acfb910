/** What a profile is of: rules between categories say how it is searched. */
export const categories = ['person', 'stain', 'partial', 'mixture', 'staff', 'missing', 'remains', 'relative'] as const;

/**
 * `partial` is a stain with less than its kit's loci, `staff` the elimination profiles of those who handle samples,
 * `missing` a missing person's own profile, `relative` that of somebody who looks for one.
 */
export type Category = (typeof categories)[number];
