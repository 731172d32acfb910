/**
 * Files of Familias 3 (`.fam`): one value a line. People and their genotypes are read; pedigrees and the frequency
 * database are walked through for their structure and for the names of the alleles, which genotypes give by number.
 */
import { readAllele } from './allele.ts';
import { collector } from './collect.ts';
import { readName } from './name.ts';
import { dnaLimits } from './record.ts';
import type { DnaRecord } from './record.ts';
import type { Source } from './source.ts';
import { linesOf } from './table.ts';

/**
 * Files with precomputed probabilities, silent alleles or people of the DVI module are refused: what they hold besides
 * would be lost. Errors: DNA_FILE_INVALID, DNA_FILE_ALLELE_INVALID, DNA_FILE_DUPLICATE, DNA_FILE_TOO_LARGE.
 */
export function readFamilias(source: Source): readonly DnaRecord[] {
  const lines = cursorOf(source);
  if (!lines.text('the first line').startsWith('Output from Familias')) throw lines.wrong('not a file of Familias');
  lines.text('the second line');
  lines.line('the version');
  // Some versions have an empty string before the number of people.
  if (lines.peek() === '""') lines.text('an empty text');
  const people = Array.from({ length: lines.count('the number of people') }, () => readPerson(lines));
  if (lines.text('Known relations') !== 'Known relations') throw lines.wrong('"Known relations"');
  skipRelations(lines);
  const pedigrees = lines.count('the number of pedigrees');
  for (let i = 0; i < pedigrees; i++) {
    lines.count('the number of the pedigree');
    lines.text('the name of the pedigree');
    skipRelations(lines);
  }
  const loci = readDatabase(lines);
  // Sections in brackets follow, or nothing: a further allele or locus would be one that its count leaves out.
  if (lines.peek() !== undefined && !/^\[/.test(lines.peek()!)) {
    lines.line('the rest');
    throw lines.wrong('more than was counted');
  }
  while (lines.peek() !== undefined)
    if (lines.line('the rest') === '[DVI]') throw lines.wrong('people of the DVI module');
  return recordsOf(source, people, loci);
}

interface Typed {
  readonly line: number;
  readonly first: number;
  readonly second: number;
  readonly locus: number;
}

interface Person {
  readonly name: string;
  readonly line: number;
  readonly genotypes: readonly Typed[];
}

interface Locus {
  readonly name: string;
  readonly alleles: readonly string[];
}

function recordsOf(source: Source, people: readonly Person[], loci: readonly Locus[]): readonly DnaRecord[] {
  const collect = collector(source);
  const names = new Set<string>();
  for (const person of people) {
    if (names.has(person.name)) throw source.fail('DNA_FILE_DUPLICATE', person.line, 1, 'the person');
    names.add(person.name);
    for (const { line, first, second, locus: nth } of person.genotypes) {
      const locus = loci[nth] as Locus | undefined;
      if (locus === undefined) throw source.fail('DNA_FILE_INVALID', line + 2, 1, 'the number of the locus');
      const alleles = [first, second].map((index, i) => {
        const value = locus.alleles[index] as string | undefined;
        if (value === undefined) throw source.fail('DNA_FILE_INVALID', line + i, 1, 'the number of the allele');
        return { value };
      });
      collect.add(person.name, '', { name: locus.name, alleles }, { line, column: 1 });
    }
  }
  return collect.records();
}

function readPerson(lines: Cursor): Person {
  const line = lines.at() + 1;
  const name = lines.name('the name of the person');
  lines.flag('a flag of the person');
  lines.line('the year of birth');
  lines.flag('a flag of the person');
  lines.flag('the sex of the person');
  const genotypes = Array.from({ length: lines.count('the number of genotypes') }, () => ({
    line: lines.at() + 1,
    first: lines.count('an allele'),
    second: lines.count('an allele'),
    locus: lines.count('a locus'),
  }));
  return { name, line, genotypes };
}

/** Additional women and men, then pairs of parent and child; twins stand here with a word behind the number. */
function skipRelations(lines: Cursor): void {
  lines.count('the number of women added');
  lines.count('the number of men added');
  const relations = lines.count('the number of relations');
  for (let i = 0; i < relations; i++) {
    if (!/^\d+(\s.*)?$/.test(lines.line('a parent'))) throw lines.wrong('a parent');
    lines.count('a child');
  }
}

function readDatabase(lines: Cursor): readonly Locus[] {
  if (!lines.line('the database').startsWith('#FALSE#')) throw lines.wrong('precomputed probabilities');
  const count = lines.count('the number of loci');
  if (lines.flag('whether the database has a name')) lines.text('the name of the database');
  return Array.from({ length: count }, () => readLocus(lines));
}

function readLocus(lines: Cursor): Locus {
  const name = lines.name('the name of the locus');
  for (const what of ['a mutation rate', 'a mutation rate']) lines.number(what);
  for (const what of ['a mutation model', 'a mutation model']) lines.count(what);
  lines.count('the number of alleles');
  for (const what of ['a range', 'a range', 'a second rate', 'a second rate']) lines.number(what);
  if (lines.flag('whether there is a silent allele')) throw lines.wrong('a silent allele');
  lines.number('the frequency of the silent allele');
  const total = Number(/^(\d{1,4})(?=\s|$)/.exec(lines.line('the number of alleles'))?.[1]);
  if (!(total >= 0)) throw lines.wrong('the number of alleles');
  const alleles = Array.from({ length: total }, () => {
    const allele = lines.allele('an allele');
    lines.number('a frequency');
    return allele;
  });
  if (new Set(alleles).size !== alleles.length) throw lines.wrong('an allele that stands twice');
  return { name, alleles };
}

interface Cursor {
  /** Number of lines read. */
  readonly at: () => number;
  readonly peek: () => string | undefined;
  readonly wrong: (what: string) => Error;
  readonly line: (what: string) => string;
  readonly text: (what: string) => string;
  readonly name: (what: string) => string;
  readonly allele: (what: string) => string;
  readonly count: (what: string) => number;
  readonly number: (what: string) => number;
  readonly flag: (what: string) => boolean;
}

function cursorOf(source: Source): Cursor {
  const lines = Array.from(linesOf(source), (line) => line.text);
  if (lines.at(-1) === '') lines.pop();
  let at = 0;
  const wrong = (what: string) => source.fail('DNA_FILE_INVALID', Math.max(1, at), 1, what);
  const line = (what: string): string => {
    if (at >= lines.length) throw source.fail('DNA_FILE_INVALID', lines.length + 1, 1, `the file ends before ${what}`);
    return lines[at++];
  };
  const text = (what: string): string => {
    const quoted = /^"([^"]*)"$/.exec(line(what));
    if (!quoted) throw wrong(what);
    return quoted[1];
  };
  return {
    at: () => at,
    peek: () => lines[at] as string | undefined,
    wrong,
    line,
    text,
    name: (what) => readName(source, text(what), at, 1, what),
    allele: (what) => readAllele(source, text(what), at, 1),
    count(what) {
      const value = line(what);
      if (!/^\d{1,6}$/.test(value) || Number(value) > dnaLimits.lociMax) throw wrong(what);
      return Number(value);
    },
    number(what) {
      const value = line(what);
      if (value.trim() === '' || !Number.isFinite(Number(value))) throw wrong(what);
      return Number(value);
    },
    flag(what) {
      const value = line(what);
      if (value !== '#TRUE#' && value !== '#FALSE#') throw wrong(what);
      return value === '#TRUE#';
    },
  };
}
