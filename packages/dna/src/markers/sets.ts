/** Sets of markers that laws and databases name. */

/** The core loci of CODIS from 1997. */
export const codis13 = [
  ...['CSF1PO', 'FGA', 'TH01', 'TPOX', 'vWA', 'D3S1358', 'D5S818', 'D7S820', 'D8S1179', 'D13S317', 'D16S539'],
  ...['D18S51', 'D21S11'],
] as const;

/** The core loci of CODIS since 2017. */
export const codis20 = [
  ...codis13,
  ...['D1S1656', 'D2S441', 'D2S1338', 'D10S1248', 'D12S391', 'D19S433', 'D22S1045'],
] as const;

/** The European Standard Set of 2001. */
export const ess7 = ['D3S1358', 'D8S1179', 'D18S51', 'D21S11', 'FGA', 'TH01', 'vWA'] as const;

/** The European Standard Set since 2009 (Council Resolution 2009/C 296/01). */
export const ess12 = [...ess7, 'D1S1656', 'D2S441', 'D10S1248', 'D12S391', 'D22S1045'] as const;

/** The STR loci of the United Kingdom's DNA-17, which adds amelogenin. */
export const dna17 = [...ess12, 'D2S1338', 'D16S539', 'D19S433', 'SE33'] as const;
