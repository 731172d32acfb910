/** How likely a family makes it that certain remains are certain of its members. */
import { fail } from '../errors.ts';
import type { Work } from '../mixture/work.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { Assignment, Family, Identification, Pair, Remains } from './question.ts';

/** Assignments of one family that are looked at, at most. */
const assignmentsMax = 50_000;

/** Likelihoods of one family with all of the remains, each worked out once. */
export class FamilyEvidence {
  readonly #family: Family;
  readonly #index: number;
  readonly #remains: readonly Remains[];
  readonly #loci: readonly FamilyLocus[];

  constructor({ families, remains, loci }: Identification, index: number) {
    this.#family = families[index];
    this.#index = index;
    this.#remains = remains;
    this.#loci = [...loci].map(([marker, model]) => new FamilyLocus(this.#family, marker, model));
  }

  /** Natural logarithm of the likelihood ratio of all these pairs together; -Infinity when they cannot be. */
  logLR(pairs: readonly Pair[]): number {
    let sum = 0;
    for (const locus of this.#loci) {
      sum += Math.log(locus.ratio(pairs.map(({ remains, member }) => [member, this.#remains[remains]])));
      if (sum === -Infinity) break;
    }
    return sum;
  }

  /** Pairs whose sexes agree. */
  pairs(): Pair[] {
    const sexOf = new Map(this.#family.pedigree.members.map(({ id, sex }) => [id, sex]));
    return this.#remains.flatMap(({ sex }, remains) =>
      this.#family.missing
        .filter((member) => [sex, sexOf.get(member)].includes('unknown') || sexOf.get(member) === sex)
        .map((member) => ({ remains, family: this.#index, member })),
    );
  }

  /**
   * Every assignment of remains to missing members that is made of these pairs and can be, that of none first. Pairs
   * that cannot be together cannot be with others either, so nothing is built upon them. Yields `share`, how much is done
   * before. Errors: DNA_REMAINS_INVALID.
   */
  *assignments(allowed: readonly Pair[], share: number): Work<Assignment[]> {
    const found: Assignment[] = [{ pairs: [], logLR: 0 }];
    yield* this.#extend(found, found[0], allowed, share);
    return found;
  }

  /** With those of the pairs that stand behind all that it holds already. */
  *#extend(found: Assignment[], from: Assignment, allowed: readonly Pair[], share: number): Work<void> {
    for (const [i, pair] of allowed.entries()) {
      if (from.pairs.some(({ remains, member }) => remains === pair.remains || member === pair.member)) continue;
      yield share;
      const pairs = [...from.pairs, pair];
      const assignment = { pairs, logLR: this.logLR(pairs) };
      if (assignment.logLR === -Infinity) continue;
      found.push(assignment);
      if (found.length > assignmentsMax)
        throw fail('DNA_REMAINS_INVALID', `too many assignments of ${this.#family.id}`);
      yield* this.#extend(found, assignment, allowed.slice(i + 1), share);
    }
  }
}

/** One locus of a family: ratios by the genotypes that missing members would have. */
class FamilyLocus {
  readonly #family: Family;
  readonly #marker: string;
  readonly #model: LocusModel;
  readonly #known: readonly (readonly [string, Genotype])[];
  readonly #without: number;
  readonly #ratios = new Map<string, number>();

  constructor(family: Family, marker: string, model: LocusModel) {
    this.#family = family;
    this.#marker = marker;
    this.#model = model;
    this.#known = [...family.profiles].flatMap(([member, profile]) => {
      const own = profile.get(marker);
      return own ? [[member, own] as const] : [];
    });
    this.#without = pedigreeLikelihood(family.pedigree, new Map(this.#known), model);
    if (this.#without === 0)
      throw fail('DNA_PEDIGREE_INVALID', `the family ${family.id} cannot explain its own ${marker}`);
  }

  ratio(members: readonly (readonly [string, Remains])[]): number {
    const typed = members.flatMap(([member, { genotypes }]) => {
      const own = genotypes.get(this.#marker);
      return own ? [[member, own] as const] : [];
    });
    if (typed.length === 0) return 1;
    const key = typed
      .map(([member, [a, b]]) => `${member}\n${a}\n${b}`)
      .sort()
      .join('\n');
    const known = this.#ratios.get(key);
    if (known !== undefined) return known;
    const strangers = typed.reduce((product, [, own]) => product * this.#chanceOf(own), 1);
    const joint = pedigreeLikelihood(this.#family.pedigree, new Map([...this.#known, ...typed]), this.#model);
    const ratio = joint / (this.#without * strangers);
    this.#ratios.set(key, ratio);
    return ratio;
  }

  /** Of a stranger's genotype. */
  #chanceOf([a, b]: Genotype): number {
    const [p, q] = [a, b].map((allele) => this.#model.table.frequency.get(allele) ?? 0);
    return a === b ? p * p : 2 * p * q;
  }
}
