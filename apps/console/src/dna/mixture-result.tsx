import type { DnaPeaksResult } from '@ipse/protocol';
import { DataTable, LRBars, ProbabilityPlot, formatLog10LR } from '@ipse/ui';
import { Facts } from '../app/facts.tsx';
import { isDoubtful, statedFacts } from './mixture-words.ts';

type Fitted = DnaPeaksResult['hypotheses'][number];
const names = ['First hypothesis', 'Second hypothesis'] as const;

/** The ratio, by locus, both hypotheses at their most probable parameters, and how well each describes the peaks. */
export function MixtureResult({ result }: { result: DnaPeaksResult }) {
  const { log10LR, loci, hypotheses } = result;
  return (
    <div className="dna-result">
      <section aria-labelledby="mixture-lr" className="dna-peaks">
        <h2 id="mixture-lr">Weight</h2>
        <p className="expectation" role="status">
          <strong>{log10LR === null ? 'Excluded' : `log10 LR ${formatLog10LR(log10LR)}`}</strong> of the first
          hypothesis against the second
        </p>
        <LRBars
          label="log10 LR by locus"
          loci={loci.map(({ marker, lr }) => ({ marker, log10LR: lr === 0 ? null : Math.log10(lr) }))}
        />
        <DataTable
          caption="Likelihoods by locus"
          columns={[
            { title: 'Locus', cell: ({ marker }) => marker },
            { title: 'ln first', cell: ({ logLikelihoods: [first] }) => first?.toFixed(3) ?? 'none', isFigure: true },
            { title: 'ln second', cell: ({ logLikelihoods: [, second] }) => second.toFixed(3), isFigure: true },
            { title: 'LR', cell: ({ lr }) => lr.toPrecision(3), isFigure: true },
          ]}
          rows={loci}
          rowKey={({ marker }) => marker}
        />
      </section>
      {hypotheses.map((fitted, i) => (
        <HypothesisFit key={names[i]} name={names[i]} fitted={fitted} />
      ))}
      <section aria-labelledby="mixture-stated" className="dna-peaks">
        <h2 id="mixture-stated">Parameters</h2>
        <Facts facts={statedFacts(result)} />
      </section>
    </div>
  );
}

export function HypothesisFit({ name, fitted }: { name: string; fitted: Fitted }) {
  const { contributors, logLikelihood, parameters, peaks } = fitted;
  if (logLikelihood === null)
    return (
      <section>
        <h2>{name}</h2>
        <p>It cannot explain the peaks.</p>
      </section>
    );
  const doubtful = peaks.filter((peak) => isDoubtful(peak, peaks.length));
  const facts = [
    [
      'Contributors',
      contributors.map((who, i) => `${who ?? 'unknown'} ${percent(parameters.proportions[i])}`).join(', '),
    ],
    ['ln likelihood', logLikelihood.toFixed(3)],
    ['Mean height', `${parameters.meanRfu.toFixed(0)} RFU, variation ${parameters.variation.toPrecision(3)}`],
    ['Degradation', `${parameters.degradation.toPrecision(3)} for each 100 base pairs`],
    ['Stutter', `${percent(parameters.backwardStutter)} shorter, ${percent(parameters.forwardStutter)} longer`],
    ['Not described', doubtful.map(({ marker, allele }) => `${marker} ${allele}`).join(', ') || 'no peak'],
  ] as const;
  return (
    <section className="dna-peaks">
      <h2>{name}</h2>
      <Facts facts={facts} />
      <h3>Does the model describe the peaks?</h3>
      <ProbabilityPlot
        label={`${name}, observed over expected`}
        peaks={peaks.map((peak) => ({ ...peak, isDoubtful: isDoubtful(peak, peaks.length) }))}
      />
    </section>
  );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
