/** Possible genotypes of one contributor, from a deconvolution that `ipse dna deconvolve --json` wrote. */
import type { DnaContributorRequest } from '@ipse/protocol';
import { fail } from '../errors.ts';

type Genotypes = Extract<DnaContributorRequest['evidence'], { model: 'genotypes' }>['genotypes'];

/** So many of a marker are taken, the most probable first. */
const genotypesMax = 1000;

/** `contributor` from 1, as the table of a deconvolution numbers them. Errors: CLI_DECONVOLUTION_INVALID. */
export function readGenotypes(text: string, contributor: number): Genotypes {
  const found = listIn(parse(text), 'loci').flatMap((locus) => {
    const own = listIn(locus, 'contributors').find((each) => fieldOf(each, 'contributor') === contributor - 1);
    const marker = fieldOf(locus, 'marker');
    if (own === undefined || typeof marker !== 'string') return [];
    // What each genotype is, the server checks.
    const genotypes = listIn(own, 'genotypes').slice(0, genotypesMax) as Genotypes[string];
    return genotypes.length > 0 ? [[marker, genotypes] as const] : [];
  });
  if (found.length === 0) throw fail('CLI_DECONVOLUTION_INVALID', `no genotypes of contributor ${contributor}`);
  return Object.fromEntries(found);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fail('CLI_DECONVOLUTION_INVALID', 'it is not JSON');
  }
}

const fieldOf = (value: unknown, name: string): unknown => (Object(value) as Record<string, unknown>)[name];

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  if (!Array.isArray(list)) throw fail('CLI_DECONVOLUTION_INVALID', `it has no ${name}`);
  return list;
}
