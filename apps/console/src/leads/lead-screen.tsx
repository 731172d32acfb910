import type { LeadDetails } from '@ipse/protocol';
import {
  Banner,
  ComparisonViewer,
  ErrorNote,
  Progress,
  evidenceSentence,
  evidenceWords,
  formatLog10LR,
  formatOneIn,
} from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { readLead } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { Facts } from '../app/facts.tsx';
import { Page } from '../app/page.tsx';
import { PersonLink } from '../app/person-link.tsx';
import { useWork } from '../app/work.tsx';
import { sampleLabel } from '../samples/sample-draft.ts';
import { StatementGate } from '../statement/statement-gate.tsx';
import { LeadDecisionPanel } from './lead-decision-panel.tsx';
import { statusWords } from './status-words.ts';
import '../search/result.css';

const route = getRouteApi('/signed-in/leads/$leadId');

/** One lead: the mark beside the print, and what a person decides. */
export function LeadScreen() {
  return (
    <Page title="Lead">
      <StatementGate what="a lead">
        <OpenLead />
      </StatementGate>
    </Page>
  );
}

function OpenLead() {
  const { leadId } = route.useParams();
  const { statement } = useWork();
  const lead = useQuery({
    queryKey: ['lead', leadId],
    queryFn: ({ signal }) => readLead(leadId, statement, signal),
    // A look is a use: it is not repeated unasked, and not kept after the screen is left.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (lead.isPending) return <Progress label="Opening the lead" />;
  if (lead.error !== null) return <ErrorNote error={failureOf(lead.error)} />;
  const { data } = lead;
  return (
    <>
      <Banner tone="caution" title="Lead only">
        <p>Compare the pictures yourself. Prints of different fingers can agree, more so where much is searched.</p>
      </Banner>
      <LeadFacts lead={data} />
      <ComparisonViewer
        data={data}
        probeLabel="Mark"
        referenceLabel={
          data.betweenMarks ? 'Other mark' : `Print: ${sampleLabel(data.modality, data.print.position).toLowerCase()}`
        }
      />
      <LeadDecisionPanel lead={data} />
    </>
  );
}

function LeadFacts({ lead }: { lead: LeadDetails }) {
  const { log10LR, fmr, fmrLeast, mark, print, betweenMarks, gallery, marksSearched, status, createdAt } = lead;
  const facts = [
    ['Stands', statusWords[status]],
    ['Found', formatMoment(createdAt)],
    ['False match rate', formatOneIn(fmr, fmrLeast)],
    ['Searched', `${marksSearched.toLocaleString('en-GB')} ${marksSearched === 1 ? 'mark' : 'marks'} of ${gallery}`],
    ['Mark', <PersonLink personId={mark.personId} />],
    [betweenMarks ? 'Other mark' : 'Print', <PersonLink personId={print.personId} />],
  ] as const;
  return (
    <Facts facts={facts}>
      <div className="facts-wide">
        <dt>Evidence</dt>
        <dd>
          log10 LR {formatLog10LR(log10LR)}: {evidenceWords(log10LR).phrase.toLowerCase()}.{' '}
          <span className="soft">{evidenceSentence(log10LR)}</span>
        </dd>
      </div>
    </Facts>
  );
}
