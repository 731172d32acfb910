import {
  ComparisonViewer,
  ErrorNote,
  Progress,
  QualityGauge,
  Select,
  evidenceSentence,
  evidenceWords,
  formatLog10LR,
  formatOneIn,
} from '@ipse/ui';
import type { CandidateScore } from '@ipse/protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { readScore } from '../api/ipse.ts';
import { Facts } from '../app/facts.tsx';
import { Link } from '@tanstack/react-router';
import { sampleLabel } from '../samples/sample-draft.ts';
import { isHidden } from './open-search.ts';
import type { ListedCandidate, OpenSearch } from './open-search.ts';

/** One candidate against the probe: the pictures with their pairs, and what the score says. */
export function ComparisonPanel({ search, shown }: { search: OpenSearch; shown: ListedCandidate }) {
  const { candidate, label } = shown;
  const [n, setN] = useState(0);
  const score = candidate.scores[n] as CandidateScore | undefined;
  const { searchId, probes } = search.result;
  const details = useQuery({
    queryKey: ['score', searchId, candidate.rank, n],
    queryFn: ({ signal }) => readScore(searchId, candidate.rank, n, search.statement, signal),
    enabled: score !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  const isBlind = isHidden(search);
  if (score === undefined) return null;
  const probe = probes.at(score.probe);
  return (
    <section className="comparison" aria-labelledby="comparison-title">
      <header className="comparison-head">
        <h2 id="comparison-title">
          Probe and {label.toLowerCase().replace(/[a-z]+$/, (letter) => letter.toUpperCase())}
        </h2>
        {candidate.scores.length > 1 && (
          <Select
            label="Comparison"
            options={candidate.scores.map((each, i) => ({
              id: String(i),
              label:
                sampleLabel(each.modality, each.position) +
                (isBlind ? '' : `, log10 LR ${formatLog10LR(each.log10LR)}`),
            }))}
            value={String(n)}
            onChange={(id) => setN(Number(id))}
          />
        )}
      </header>
      {details.isPending && <Progress label="Opening the comparison" />}
      {details.error !== null && <ErrorNote error={failureOf(details.error)} />}
      {details.data !== undefined && (
        <ComparisonViewer
          key={n}
          data={details.data}
          probeLabel={`Probe: ${sampleLabel(score.modality, probe?.position).toLowerCase()}`}
          referenceLabel={`${label}: ${sampleLabel(score.modality, score.position).toLowerCase()}`}
        />
      )}
      {!isBlind && <ScoreFacts score={score} />}
      {!isBlind && (
        <p className="small">
          <Link to="/people/$personId" params={{ personId: candidate.personId }}>
            Open this person's record
          </Link>
        </p>
      )}
    </section>
  );
}

/** The evidence of this one comparison, in figures and words. */
function ScoreFacts({ score }: { score: CandidateScore }) {
  return (
    <Facts
      facts={[
        ['False match rate', formatOneIn(score.fmr, score.fmrLeast)],
        ["Candidate's image", <QualityGauge key="quality" value={score.quality} />],
      ]}
    >
      <div className="facts-wide">
        <dt>Evidence</dt>
        <dd>
          log10 LR {formatLog10LR(score.log10LR)}: {evidenceWords(score.log10LR).phrase.toLowerCase()}.{' '}
          <span className="soft">{evidenceSentence(score.log10LR)}</span>
        </dd>
      </div>
    </Facts>
  );
}
