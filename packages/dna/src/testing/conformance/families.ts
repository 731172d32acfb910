/** Pedigrees as R packages write them. */
import type { Member, Pedigree } from '../../pedigree/pedigree.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { markerName } from '../../markers/markers.ts';
import { genotypeOf } from '../reference.ts';

type Column<Value> = Value | readonly Value[];

export interface WrittenPedigree {
  readonly id: Column<string>;
  readonly father: Column<string | null>;
  readonly mother: Column<string | null>;
  readonly sex: Column<number>;
  readonly genotypes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A column of one row is written without brackets. */
const cells = <Value>(column: Column<Value>): readonly Value[] => [column].flat() as Value[];

export function pedigreeOf({ id, father, mother, sex }: WrittenPedigree): Pedigree {
  const members = cells(id).map((own, i): Member => {
    const [he, she] = [cells(father)[i], cells(mother)[i]];
    const member = { id: own, sex: cells(sex)[i] === 1 ? ('male' as const) : ('female' as const) };
    return he === null || she === null ? member : { ...member, father: he, mother: she };
  });
  return { members };
}

/** Typed genotypes by marker; the name of a made-up locus stays. */
export function profileOf(written: Readonly<Record<string, string>>): ReadonlyMap<string, Genotype> {
  return new Map(
    Object.entries(written).flatMap(([locus, text]): [string, Genotype][] => {
      const own = genotypeOf(text);
      return own ? [[markerName(locus) ?? locus, own]] : [];
    }),
  );
}
