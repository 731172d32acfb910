import type { EnrolResult } from '@ipse/protocol';
import { Banner, Button, DataTable, QualityGauge } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { Link } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { sampleLabel } from '../samples/sample-draft.ts';

type Sample = EnrolResult['samples'][number];

const columns: readonly Column<Sample>[] = [
  { title: 'Sample', cell: ({ modality, position }) => sampleLabel(modality, position) },
  { title: 'Quality', cell: ({ quality }) => <QualityGauge value={quality.value} /> },
  { title: 'Searchable', cell: ({ suitable }) => (suitable ? 'Yes' : 'No, it is kept but no search finds it') },
];

/** What was kept, and what is next. */
export function Enrolled({ result, onNext }: { result: EnrolResult; onNext: () => void }) {
  const { personId, samples } = result;
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
        Person{' '}
        <Link to="/people/$personId" params={{ personId }} className="data">
          {personId}
        </Link>{' '}
        is found by the next search.
      </p>
      {samples.every(({ suitable }) => !suitable) && (
        <Banner tone="caution" title="No search will find this person">
          <p>None of the samples is suitable for comparison. Enrol a better image under the same person ID.</p>
        </Banner>
      )}
      <DataTable caption="Samples kept" columns={columns} rows={samples} rowKey={({ sampleId }) => sampleId} />
    </Page>
  );
}
