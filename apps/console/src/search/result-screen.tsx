import { Banner, Button, EmptyState, Switch, formatLog10LR } from '@ipse/ui';
import { Facts } from '../app/facts.tsx';
import { Page } from '../app/page.tsx';
import { useWork } from '../app/work.tsx';
import { CandidateList } from './candidate-list.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { emptySearchDraft } from './search-draft.ts';
import { listed } from './open-search.ts';
import type { OpenSearch } from './open-search.ts';
import './result.css';

/** The candidates of a search, the comparison of one of them, and the decision. */
export function ResultScreen({ search }: { search: OpenSearch }) {
  const { setOpenSearch, setSearchDraft } = useWork();
  const { result, decision } = search;
  const count = result.candidates.length;
  const shown = listed(search).find(({ candidate }) => candidate.rank === search.shownRank);
  const hasFace = result.candidates.some(({ scores }) => scores.some(({ modality }) => modality === 'face'));
  const update = (change: Partial<OpenSearch>) => setOpenSearch({ ...search, ...change });

  function startAgain() {
    setSearchDraft((draft) => ({ ...emptySearchDraft, gallery: draft.gallery, fpir: draft.fpir }));
    setOpenSearch(null);
  }

  return (
    <Page
      title={count === 0 ? 'No candidates' : `${count} ${count === 1 ? 'candidate' : 'candidates'}`}
      actions={
        <>
          {decision === null && <Button onPress={() => setOpenSearch(null)}>Change the search</Button>}
          <Button kind={decision === null ? 'secondary' : 'primary'} onPress={startAgain}>
            New search
          </Button>
        </>
      }
    >
      <SearchFacts search={search} />
      {result.coverage.searched < result.coverage.references && (
        <Banner tone="danger" title="This answer is incomplete">
          <p>
            {result.coverage.searched} of {result.coverage.references} references were searched. Search again before you
            conclude that somebody is not in the gallery.
          </p>
        </Banner>
      )}
      {hasFace && (
        <Banner tone="caution" title="Lead only">
          <p>Faces of different people can look alike. A face candidate may start an inquiry; it never ends one.</p>
        </Banner>
      )}
      {(result.lookAlikes?.length ?? 0) > 0 && decision !== null && (
        <Banner tone="caution" title="These candidates cannot be told apart by face">
          <p>
            Ranks {result.lookAlikes?.join(', ')} fit nearly as well as each other: twins, siblings, or one person
            enrolled twice. Another biometric or another source has to decide.
          </p>
        </Banner>
      )}
      {count === 0 && (
        <EmptyState title="Nobody in this gallery reaches the threshold">
          <p>
            The person may still be in it: a poor image, another finger or a strict threshold can hide them. Try a
            better image or allow more false alarms; then record what you conclude.
          </p>
        </EmptyState>
      )}
      <div className="result" data-empty={count === 0 || undefined}>
        {count > 0 && (
          <div className="leads">
            <Switch
              isSelected={search.isBlind}
              onChange={(isBlind) => update({ isBlind })}
              isDisabled={decision !== null}
            >
              Hide rank and score until I decide
            </Switch>
            <CandidateList search={search} onShow={(shownRank) => update({ shownRank })} />
          </div>
        )}
        {shown !== undefined && (
          <ComparisonPanel key={`${result.searchId} ${shown.candidate.rank}`} search={search} shown={shown} />
        )}
        <DecisionPanel search={search} shown={shown} onDecided={(decided) => update({ decision: decided })} />
      </div>
    </Page>
  );
}

/** Against what and how strictly was searched. */
function SearchFacts({ search: { result, statement } }: { search: OpenSearch }) {
  const facts = [
    ['Gallery', result.gallery],
    ['Searched', `${result.coverage.searched.toLocaleString('en-GB')} references`],
    ['Threshold', `log10 LR ${formatLog10LR(result.threshold)}`],
    ['False candidates expected', result.expectedFalseCandidates.toFixed(3)],
    ...(result.otherPositions === true
      ? [['Found', 'under other positions than stated: check the labels'] as const]
      : []),
    ['Case', statement.case],
  ] as const;
  return <Facts facts={facts} />;
}
