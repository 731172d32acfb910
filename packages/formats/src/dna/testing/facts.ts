/**
 * What the made-up files say, found by searching their text and not by the readers: each fact with the stretches of
 * text that it stands in, so that a test can tell which facts a damaged copy must still hold.
 */
import type { DnaFormat, DnaRecord } from '../record.ts';
import type { StrmixResults } from '../read-strmix.ts';

export interface Fact {
  readonly text: string;
  /** Begin and end, in characters; the files are of ASCII. */
  readonly spans: readonly (readonly [number, number])[];
}

interface Line {
  readonly text: string;
  readonly span: readonly [number, number];
}

function linesOf(file: string): readonly Line[] {
  return [...file.matchAll(/([^\n]*)\n/g)].map((found) => ({
    text: found[1],
    // With the end of the line before: text put in there becomes part of this line.
    span: [Math.max(0, found.index - 1), found.index + found[0].length],
  }));
}

/** Cells of a line of the made-up files: quotes stand around whole cells only. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells = [...`${line}${separator}`.matchAll(new RegExp(`("(?:[^"]|"")*"|[^${separator}]*)${separator}`, 'g'))];
  return cells.map(([, cell]) => cell.replace(/^"(.*)"$/, '$1').replaceAll('"', ''));
}

function longFacts(file: string, separator: string): readonly Fact[] {
  const [heading, ...rows] = linesOf(file);
  const keys = cellsOf(heading.text, separator).map((key) => key.replace(' ', ''));
  return rows.map(({ text, span }) => {
    const cells = cellsOf(text, separator);
    const values = keys.flatMap((key, i) => {
      const [height, size] = ['Height', 'Size'].map((name) => {
        const cell = cells[keys.indexOf(key.replace('Allele', name))];
        return cell ? Number(cell) : undefined;
      });
      return key.startsWith('Allele') && cells[i] ? [written(cells[i], height, size)] : [];
    });
    const sample = cells[keys.indexOf('SampleName')];
    return { text: `${sample}|${cells[keys.indexOf('Marker')]}|${values.join(' ')}`, spans: [span] };
  });
}

function wideFacts(file: string): readonly Fact[] {
  return linesOf(file)
    .slice(1)
    .flatMap(({ text, span }) => {
      const cells = text.split('\t').map((cell) => cell.split(',').map((part) => part.trim()));
      return [2, 5].map((at) => {
        const values = cells[at].flatMap((value, i) =>
          value === '' ? [] : [written(value, Number(cells[at + 1][i]), Number(cells[at + 2][i]))],
        );
        return { text: `${cells[1][0]}|${values.join(' ')}`, spans: [span] };
      });
    });
}

function smartRankFacts(file: string): readonly Fact[] {
  return linesOf(file)
    .slice(1)
    .flatMap(({ text, span }) => {
      const [sample, ...cells] = text.split(',').map((cell) => (cell === 'NULL' ? '' : cell));
      return [0, 3].map((at) => {
        const values = cells.slice(at, at + 3).filter((cell) => cell !== '');
        return { text: `${sample}|${values.join(' ')}`, spans: [span] };
      });
    });
}

function xmlFacts(file: string, locus: RegExp, name: RegExp, value: RegExp): readonly Fact[] {
  return [...file.matchAll(locus)].map((found) => {
    const values = [...found[0].matchAll(value)].map(([, text]) => text.replace('&lt;', '<').replace('&gt;', '>'));
    return {
      text: `${name.exec(found[0])![1]}|${values.join(' ')}`,
      spans: [[found.index, found.index + found[0].length]],
    };
  });
}

/** Genotypes by their numbers in the made-up file: lines of the person, and lines that name marker and alleles. */
function familiasFacts(file: string): readonly Fact[] {
  const lines = linesOf(file);
  const place = (from: number, to: number) => [lines[from].span[0], lines[to].span[1]] as const;
  const lineOf = (text: string, after = 0) => lines.findIndex((line, i) => i >= after && line.text === text);
  const genotype = (person: string, nth: number, marker: string, alleles: readonly string[]): Fact => {
    const [who, which] = [lineOf(`"${person}"`), lineOf(`"${marker}"`)];
    const named = alleles.map((allele) => place(lineOf(`"${allele}"`, which), lineOf(`"${allele}"`, which)));
    const typed = place(who + 6 + 3 * nth, who + 8 + 3 * nth);
    return { text: `${marker}|${alleles.join(' ')}`, spans: [typed, place(which, which), ...named] };
  };
  return [
    genotype('father', 0, 'TH01', ['6', '9.3']),
    genotype('father', 1, 'D3S1358', ['15', '15']),
    genotype('child', 0, 'TH01', ['9.3', '7']),
  ];
}

function strmixFacts(file: string): readonly Fact[] {
  return [
    ...file.matchAll(/<(caseNumber|sampleId|contributors|gelmanRubin|mixtureProportion|locusLrTotal)>([^<]*)<\/\1>/g),
  ].map((found) => ({ text: `${found[1]}|${found[2]}`, spans: [[found.index, found.index + found[0].length]] }));
}

const codisLocus = [/<LOCUS[ >].*?<\/LOCUS>/g, /<LOCUSNAME>(.*?)</, /<ALLELEVALUE>(.*?)</g] as const;

export function factsOf(format: DnaFormat, file: string): readonly Fact[] {
  switch (format) {
    case 'codis-cmf':
    case 'rapid-cmf':
      return xmlFacts(file, ...codisLocus);
    case 'nist-itl':
      return xmlFacts(file, /<b:DNASTRProfile>.*?<\/b:DNASTRProfile>/g, /ID>(.*?)</, /Call\dText>([^<]+)</g);
    case 'genemapper-long':
      return longFacts(file, '\t');
    case 'euroformix':
    case 'lrmix':
      return longFacts(file, ',');
    case 'genemapper-wide':
      return wideFacts(file);
    case 'smartrank':
      return smartRankFacts(file);
    case 'familias':
      return familiasFacts(file);
    case 'strmix':
      return strmixFacts(file);
  }
}

/** What was read, in the words of the facts. Markers are left out where a heading, not the row, names them. */
export function toldBy(format: DnaFormat, records: readonly DnaRecord[]): ReadonlySet<string> {
  const withSample = ['genemapper-long', 'genemapper-wide', 'euroformix', 'lrmix', 'smartrank'].includes(format);
  const withMarker = !['genemapper-wide', 'smartrank'].includes(format);
  return new Set(
    records.flatMap(({ sample, loci }) =>
      loci.map(({ name, alleles }) => {
        const values = alleles.map(({ value, height, sizeBp }) => written(value, height, sizeBp)).join(' ');
        return [...(withSample ? [sample] : []), ...(withMarker ? [name] : []), values].join('|');
      }),
    ),
  );
}

export function toldByStrmix({ caseNumber, sampleId, contributors, ...rest }: StrmixResults): ReadonlySet<string> {
  return new Set([
    `caseNumber|${caseNumber}`,
    `sampleId|${sampleId}`,
    `contributors|${contributors}`,
    `gelmanRubin|${rest.gelmanRubin}`,
    ...rest.mixtureProportions.map((proportion) => `mixtureProportion|${proportion}`),
    ...rest.populations.map(({ locusLrTotal }) => `locusLrTotal|${locusLrTotal}`),
  ]);
}

function written(value: string, height: number | undefined, sizeBp?: number): string {
  return `${value}${height === undefined ? '' : `@${height}`}${sizeBp === undefined ? '' : `/${sizeBp}`}`;
}
