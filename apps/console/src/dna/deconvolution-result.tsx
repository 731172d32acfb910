import type { DnaDeconvolution } from '@ipse/protocol';
import { DataTable } from '@ipse/ui';
import { Facts } from '../app/facts.tsx';
import { HypothesisFit } from './mixture-result.tsx';
import { statedFacts } from './mixture-words.ts';

type Locus = DnaDeconvolution['loci'][number];
type Contributor = Locus['contributors'][number];

const shown = 3;
const written = (genotype: readonly (string | null)[]) => genotype.map((allele) => allele ?? 'any other').join(', ');

/** The genotypes that unknown contributors may have, by probability, and how well the hypothesis describes the peaks. */
export function DeconvolutionResult({ result }: { result: DnaDeconvolution }) {
  const { loci, hypothesis } = result;
  const numbers = [...new Set(loci.flatMap(({ contributors }) => contributors.map(({ contributor }) => contributor)))];
  return (
    <div className="dna-result">
      {numbers.map((number) => (
        <section key={number} aria-label={`Contributor ${number + 1}`} className="dna-peaks">
          <h2>
            Contributor {number + 1}, {(100 * hypothesis.parameters.proportions[number]).toFixed(1)} %
          </h2>
          <DataTable
            caption={`Genotypes of contributor ${number + 1}`}
            columns={[
              { title: 'Locus', cell: ({ marker }) => marker },
              {
                title: 'Genotypes, the most probable first',
                cell: (locus) => <Genotypes of={ofContributor(locus, number)} />,
              },
            ]}
            rows={loci}
            rowKey={({ marker }) => marker}
          />
        </section>
      ))}
      <HypothesisFit name="Hypothesis" fitted={hypothesis} />
      <section aria-labelledby="deconvolution-stated" className="dna-peaks">
        <h2 id="deconvolution-stated">Parameters</h2>
        <Facts facts={statedFacts(result)} />
      </section>
    </div>
  );
}

const ofContributor = ({ contributors }: Locus, number: number) =>
  contributors.find(({ contributor }) => contributor === number);

function Genotypes({ of }: { of: Contributor | undefined }) {
  if (of === undefined) return <span className="soft">typed</span>;
  return (
    <span className="genotypes">
      {of.genotypes.slice(0, shown).map(({ genotype, probability }) => (
        <span key={written(genotype)} className="genotype">
          <span className="data">{written(genotype)}</span> <span className="small soft">{probability.toFixed(3)}</span>
        </span>
      ))}
    </span>
  );
}
