import type { EnrolResult, SequenceCheck } from '@ipse/protocol';
import { Banner, Button, DataTable, QualityGauge } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { Page } from '../app/page.tsx';
import { PersonLink } from '../app/person-link.tsx';
import { hintWords } from '../samples/challenge-words.ts';
import { positionLabel, sampleLabel } from '../samples/sample-draft.ts';

type Sample = EnrolResult['samples'][number];

const columns: readonly Column<Sample>[] = [
  { title: 'Sample', cell: ({ modality, position }) => sampleLabel(modality, position) },
  { title: 'Quality', cell: ({ quality }) => <QualityGauge value={quality.value} /> },
  { title: 'Searchable', cell: ({ suitable }) => (suitable ? 'Yes' : 'No, it is kept but no search finds it') },
  { title: 'Liveness', cell: ({ liveness }) => (liveness === undefined ? 'Not asked' : hintWords(liveness).title) },
];

/** Fingers of a slap that look like other fingers than they are said to be. */
function SequenceErrors({ sequence }: { sequence: SequenceCheck }) {
  const elsewhere = sequence.findings.filter(({ outcome }) => outcome === 'elsewhere');
  const repeated = [...sequence.sameFinger.slap, ...sequence.sameFinger.rolled];
  if (elsewhere.length + repeated.length === 0) return null;
  return (
    <Banner tone="caution" title={sequence.handsSwapped ? 'The hands may be exchanged' : 'Fingers may be exchanged'}>
      <ul>
        {elsewhere.map(({ position, nearest }) => (
          <li key={position}>
            {positionLabel(position)} of the slap looks like {positionLabel(nearest?.position).toLowerCase()}, log10 LR{' '}
            {nearest?.log10LR.toFixed(1)}
          </li>
        ))}
        {repeated.map(({ positions: [one, other], log10LR }) => (
          <li key={`${one} ${other}`}>
            {positionLabel(one)} and {positionLabel(other).toLowerCase()} look like one finger, log10 LR{' '}
            {log10LR.toFixed(1)}
          </li>
        ))}
      </ul>
      <p>Compare them, and enrol the person again where they were exchanged.</p>
    </Banner>
  );
}

/** What was kept, and what is next. */
export function Enrolled({ result, onNext }: { result: EnrolResult; onNext: () => void }) {
  const { personId, samples, sequence } = result;
  return (
    <Page
      title="Enrolled"
      actions={
        <Button kind="primary" onPress={onNext}>
          Enrol another person
        </Button>
      }
    >
      <p role="status">
        Person <PersonLink personId={personId} /> is found by the next search.
      </p>
      {samples.every(({ suitable }) => !suitable) && (
        <Banner tone="caution" title="No search will find this person">
          <p>None of the samples is suitable for comparison. Enrol a better image under the same person ID.</p>
        </Banner>
      )}
      {sequence !== undefined && <SequenceErrors sequence={sequence} />}
      <DataTable caption="Samples kept" columns={columns} rows={samples} rowKey={({ sampleId }) => sampleId} />
    </Page>
  );
}
