import { Button, ErrorNote } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { failureOf } from '../api/failure.ts';
import { readDnaHitReport } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';

/** Fetches the laboratory report, on the stated basis, and hands it to the browser as a file. */
export function DnaReportButton({ hitId }: { hitId: string }) {
  const { statement } = useWork();
  const fetchReport = useMutation({
    mutationFn: () => readDnaHitReport(hitId, statement),
    onSuccess: (blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `dna-hit-${hitId}.pdf`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
  return (
    <div className="search-go">
      <Button isPending={fetchReport.isPending} onPress={() => fetchReport.mutate()}>
        Laboratory report (PDF)
      </Button>
      {fetchReport.error !== null && <ErrorNote error={failureOf(fetchReport.error)} />}
    </div>
  );
}
