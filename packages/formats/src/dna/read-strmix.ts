/** STRmix results.xml: what an interpretation said. It holds no genotypes, so it is no list of profiles. */
import type { Source } from './source.ts';
import { childOf, readXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** One population's likelihood ratios, as the file writes them: some exceed what a number holds. */
export interface StrmixPopulation {
  readonly name: string;
  readonly locusLrTotal: string;
  /** Highest posterior density bound by type of relation (`TOTAL`, `HD_UNIFIED`...). */
  readonly hpdByRelation: Readonly<Record<string, string>>;
}

export interface StrmixResults {
  readonly caseNumber: string;
  readonly sampleId: string;
  readonly contributors: number;
  readonly mixtureProportions: readonly number[];
  readonly gelmanRubin?: number;
  readonly effectiveSampleSize?: number;
  readonly averageLogLikelihood?: number;
  readonly populations: readonly StrmixPopulation[];
}

const contributorsMax = 10;

/** Errors: DNA_FILE_MALFORMED, DNA_FILE_TOO_LARGE, DNA_FILE_INVALID. */
export function readStrmix(source: Source): StrmixResults {
  const root = readXml(source);
  const all = everyElement(root);
  const leaf = (name: string): XmlElement | undefined => {
    const [first, second] = all.filter((element) => element.name === name && element.children.length === 0);
    if (second) throw source.fail('DNA_FILE_INVALID', second.line, second.column, `${name} stands twice`);
    return first;
  };
  const text = (name: string): string => {
    const element = leaf(name);
    if (element === undefined || element.text === '' || element.text.length > 1024)
      throw source.fail('DNA_FILE_INVALID', element?.line ?? root.line, element?.column ?? root.column, `no ${name}`);
    return element.text;
  };
  const number = (name: string): Readonly<Record<string, number>> => {
    const element = leaf(name);
    return element === undefined ? {} : { [name]: numberOf(source, element) };
  };
  const contributors = Number(text('contributors'));
  const mixtureProportions = all
    .filter(({ name }) => name === 'mixtureProportion')
    .map((element) => numberOf(source, element));
  if (!Number.isInteger(contributors) || contributors < 1 || contributors > contributorsMax)
    throw source.fail('DNA_FILE_INVALID', root.line, root.column, 'contributors');
  if (mixtureProportions.length !== 0 && mixtureProportions.length !== contributors)
    throw source.fail('DNA_FILE_INVALID', root.line, root.column, 'not a mixtureProportion for each contributor');
  return {
    caseNumber: text('caseNumber'),
    sampleId: text('sampleId'),
    contributors,
    mixtureProportions,
    ...number('gelmanRubin'),
    ...number('effectiveSampleSize'),
    ...number('averageLogLikelihood'),
    populations: all.filter(({ name }) => name === 'population').map((element) => populationOf(source, element)),
  };
}

function populationOf(source: Source, population: XmlElement): StrmixPopulation {
  const { name } = population.attributes;
  const total = childOf(source, population, 'locusLrTotal');
  if (!name || total === undefined)
    throw source.fail('DNA_FILE_INVALID', population.line, population.column, 'a population without name or total');
  numberOf(source, total);
  const hpdByRelation: Record<string, string> = Object.create(null);
  for (const relation of everyElement(population).filter((element) => element.name === 'relation')) {
    const hpd = childOf(source, relation, 'hpdValue');
    const { type } = relation.attributes;
    if (hpd === undefined || !type) continue;
    if (type in hpdByRelation)
      throw source.fail('DNA_FILE_INVALID', relation.line, relation.column, 'the relation stands twice');
    numberOf(source, hpd);
    hpdByRelation[type] = hpd.text;
  }
  return { name, locusLrTotal: total.text, hpdByRelation };
}

function numberOf(source: Source, { text, line, column, name }: XmlElement): number {
  if (!/^-?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,4})?$/.test(text))
    throw source.fail('DNA_FILE_INVALID', line, column, `${name} is not a number`);
  return Number(text);
}

function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}
