import { EvidenceScale, evidenceWords, formatLog10LR, formatOneIn } from '@ipse/ui';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { sampleLabel } from '../samples/sample-draft.ts';
import { isHidden, listed } from './open-search.ts';
import type { ListedCandidate, OpenSearch } from './open-search.ts';

interface CandidateListProps {
  search: OpenSearch;
  onShow: (rank: number) => void;
}

/** The candidates: arrow keys go from one to the next, and the one chosen is compared. */
export function CandidateList({ search, onShow }: CandidateListProps) {
  const isBlind = isHidden(search);
  return (
    <ListBox
      aria-label="Candidates"
      className="candidates"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={search.shownRank === null ? [] : [search.shownRank]}
      onSelectionChange={(keys) => onShow([...keys][0] as number)}
    >
      {listed(search).map(({ candidate, label }) => (
        <ListBoxItem key={candidate.rank} id={candidate.rank} textValue={label} className="candidate">
          <Candidate candidate={candidate} label={label} isBlind={isBlind} threshold={search.result.threshold} />
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function Candidate({
  candidate,
  label,
  isBlind,
  threshold,
}: ListedCandidate & { isBlind: boolean; threshold: number }) {
  const { log10LR, fmr, fmrLeast, scores, faceEncounters } = candidate;
  const samples = scores.map(({ modality, position }) => sampleLabel(modality, position));
  return (
    <>
      <span className="candidate-head">
        <Text slot="label" className="candidate-label">
          {label}
        </Text>
        {!isBlind && (
          <span className="candidate-figure">
            <span className="small soft">log10 LR</span> {formatLog10LR(log10LR)}
          </span>
        )}
      </span>
      {!isBlind && (
        <>
          <EvidenceScale log10LR={log10LR} threshold={threshold} />
          <Text slot="description" className="small">
            {evidenceWords(log10LR).phrase}{' '}
            <span className="soft">· false match rate {formatOneIn(fmr, fmrLeast)}</span>
          </Text>
          {faceEncounters !== undefined && (
            <span className="small soft">
              Face over {faceEncounters.encounters} encounters: best {formatLog10LR(faceEncounters.best)}, average{' '}
              {formatLog10LR(faceEncounters.average)}, recent {formatLog10LR(faceEncounters.recent)}
            </span>
          )}
        </>
      )}
      <span className="small soft">{[...new Set(samples)].join(' · ')}</span>
    </>
  );
}
