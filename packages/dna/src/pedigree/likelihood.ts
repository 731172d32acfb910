/**
 * How likely the genotypes of a pedigree's members are at one locus. The sum over everything unknown (Elston and
 * Stewart 1971) runs over single alleles, as Lauritzen and Sheehan (2003) lay pedigrees out: two variables a person, one
 * table a meiosis. Loops, identical twins and untyped founders need no special case, and untyped parents always stand in
 * the pedigree: with mutation that is not stationary, leaving them out would give another result.
 */
import { fail } from '../errors.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { marginalOf, sumOfProduct } from './factor.ts';
import type { Factor } from './factor.ts';
import { inOrderOfBirth } from './pedigree.ts';
import type { Member, Pedigree } from './pedigree.ts';
import { statesOf } from './states.ts';
import type { States } from './states.ts';

export interface LocusModel {
  /** Every allele of the genotypes stands in it; frequencies sum to 1. */
  readonly table: LocusFrequencies;
  readonly inheritance: 'autosomal' | 'x';
  readonly paternal: MutationModel;
  readonly maternal: MutationModel;
}

/** A person's allele from one parent: its number as a variable, and which of the locus's states it may be in. */
interface Gene {
  readonly variable: number;
  readonly states: readonly number[];
}

/** From father and mother; on the X chromosome men have none from the father. */
interface Genes {
  readonly paternal: Gene | undefined;
  readonly maternal: Gene;
}

/**
 * Probability of the genotypes (by member's id; who is not in it is untyped) given the pedigree. A man's genotype on the X
 * chromosome is one allele, written twice. Errors: DNA_PEDIGREE_INVALID, DNA_PARAMETER_INVALID.
 */
export function pedigreeLikelihood(
  pedigree: Pedigree,
  genotypes: ReadonlyMap<string, Genotype>,
  model: LocusModel,
): number {
  const shown = new Set([...genotypes.values()].flat());
  const { factors, sizes } = layOut(pedigree, genotypes, model, shown, new Set(genotypes.keys()));
  return sumOfProduct(factors, sizes);
}

/**
 * The same with one more member typed, for any genotype of theirs that the table knows: the pedigree is summed once for
 * all. Autosomal loci only. Errors: DNA_PEDIGREE_INVALID, DNA_PARAMETER_INVALID.
 */
export function memberLikelihood(
  pedigree: Pedigree,
  member: string,
  genotypes: ReadonlyMap<string, Genotype>,
  model: LocusModel,
): (genotype: Genotype) => number {
  if (model.inheritance !== 'autosomal' || genotypes.has(member)) throw fail('DNA_PEDIGREE_INVALID', 'whom to type');
  const all = new Set(model.table.frequency.keys());
  const { factors, sizes, genesOf, states } = layOut(
    pedigree,
    genotypes,
    model,
    all,
    new Set([...genotypes.keys(), member]),
  );
  const genes = genesOf.get(member);
  if (!genes?.paternal) throw fail('DNA_PEDIGREE_INVALID', 'whom to type');
  const joint = marginalOf(factors, sizes, [genes.paternal.variable, genes.maternal.variable]);
  const count = states.frequency.length;
  return (genotype) => {
    const [a, b] = genotype.map((allele) => stateOf(allele, states.indexOf));
    return a === b ? joint[a * count + a] : joint[a * count + b] + joint[b * count + a];
  };
}

interface Layout {
  readonly factors: readonly Factor[];
  readonly sizes: readonly number[];
  readonly genesOf: ReadonlyMap<string, Genes>;
  readonly states: States;
}

/** A table for each gene, over the members who are `asked` about and their forebears. */
function layOut(
  pedigree: Pedigree,
  genotypes: ReadonlyMap<string, Genotype>,
  model: LocusModel,
  shown: ReadonlySet<Allele>,
  asked: ReadonlySet<string>,
): Layout {
  const states = statesOf(model.table, shown, model.paternal, model.maternal);
  const sizes: number[] = [];
  const factors: Factor[] = [];
  const genesOf = new Map<string, Genes>();
  const gene = (states: readonly number[]): Gene => ({ variable: sizes.push(states.length) - 1, states });
  for (const member of withoutBarren(pedigree, asked)) {
    const twins = pedigree.identical?.find((group) => group.includes(member.id)) ?? [member.id];
    const born = twins.map((id) => genesOf.get(id)).find((genes) => genes !== undefined);
    if (born) {
      genesOf.set(member.id, born);
      continue;
    }
    const observed = genotypeOf(twins, genotypes);
    const possible = possibleStates(observed, states);
    const genes = {
      paternal: model.inheritance === 'x' && isMale(member) ? undefined : gene(possible),
      maternal: gene(possible),
    };
    genesOf.set(member.id, genes);
    if (observed) factors.push(...evidence(observed, genes));
    for (const side of ['paternal', 'maternal'] as const) {
      const own = genes[side];
      if (!own) continue;
      const parent = side === 'paternal' ? member.father : member.mother;
      const from = parent === undefined ? undefined : genesOf.get(parent);
      factors.push(from ? meiosis(own, from, states[side], states.frequency.length) : founder(own, states.frequency));
    }
  }
  return { factors, sizes, genesOf, states };
}

const isMale = ({ sex }: Member) => {
  if (sex === 'unknown') throw fail('DNA_PEDIGREE_INVALID', 'the X chromosome needs the sex of everybody');
  return sex === 'male';
};

/** Those who are asked about, and their forebears: the rest sums to 1. */
function withoutBarren(pedigree: Pedigree, asked: ReadonlySet<string>): Member[] {
  const members = inOrderOfBirth(pedigree);
  const needed = new Set<string>();
  for (const { id, father, mother } of members.toReversed()) {
    if (!needed.has(id) && !asked.has(id)) continue;
    for (const one of [id, father, mother]) if (one !== undefined) needed.add(one);
  }
  return members.filter(({ id }) => needed.has(id));
}

/** What is known of any of a group of identical twins. */
function genotypeOf(twins: readonly string[], genotypes: ReadonlyMap<string, Genotype>): Genotype | undefined {
  const known = twins.flatMap((id) => genotypes.get(id) ?? []);
  if (known.length > 2 && known.some((allele, i) => allele !== known[i % 2]))
    throw fail('DNA_PEDIGREE_INVALID', 'identical twins with different genotypes');
  return known.length === 0 ? undefined : [known[0], known[1]];
}

function possibleStates(observed: Genotype | undefined, { indexOf, frequency }: States): number[] {
  if (!observed) return frequency.map((_, i) => i);
  return [...new Set(observed)].map((allele) => stateOf(allele, indexOf));
}

function stateOf(allele: Allele, indexOf: States['indexOf']): number {
  const state = indexOf.get(allele);
  if (state === undefined) throw fail('DNA_PARAMETER_INVALID', 'an allele that the table lacks');
  return state;
}

/** The two genes of a heterozygote are its two alleles, in either order; a homozygote's states say it all. */
function evidence([a, b]: Genotype, { paternal, maternal }: Genes): Factor[] {
  if (a === b) return [];
  if (!paternal) throw fail('DNA_PEDIGREE_INVALID', 'a man with two alleles on the X chromosome');
  return [{ variables: [paternal.variable, maternal.variable], values: Float64Array.of(0, 1, 1, 0) }];
}

const founder = ({ variable, states }: Gene, frequencies: readonly number[]): Factor => ({
  variables: [variable],
  values: Float64Array.from(states, (state) => frequencies[state]),
});

/** A child's gene is one of the parent's two with equal chance, or the one that a man has on his X, as mutation has it. */
function meiosis(child: Gene, { paternal, maternal }: Genes, matrix: Float64Array, count: number): Factor {
  const passed = (from: number, to: number) => matrix[from * count + to];
  if (!paternal) {
    const values = maternal.states.flatMap((from) => child.states.map((to) => passed(from, to)));
    return { variables: [maternal.variable, child.variable], values: Float64Array.from(values) };
  }
  const values = new Float64Array(paternal.states.length * maternal.states.length * child.states.length);
  let at = 0;
  for (const p of paternal.states) {
    for (const m of maternal.states) {
      for (const to of child.states) values[at++] = 0.5 * (passed(p, to) + passed(m, to));
    }
  }
  return { variables: [paternal.variable, maternal.variable, child.variable], values };
}
