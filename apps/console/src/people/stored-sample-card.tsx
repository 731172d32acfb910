import type { StoredSample } from '@ipse/protocol';
import { Button, ErrorNote, Progress, QualityGauge } from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { readSampleImage } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { hintWords } from '../samples/challenge-words.ts';
import { sampleLabel } from '../samples/sample-draft.ts';
import { fingersOfSlap } from '../samples/slap-draft.ts';

/** One stored sample. Its image is opened only when asked for: each look is recorded. */
export function StoredSampleCard({ sample }: { sample: StoredSample }) {
  const [isOpen, setIsOpen] = useState(false);
  const label = sampleLabel(sample.modality, sample.position);
  return (
    <li className="stored-sample">
      <div className="stored-frame">
        {sample.modality === 'dna' ? (
          <p className="small soft">A DNA profile; searches on the DNA screen find it</p>
        ) : isOpen ? (
          <StoredImage sampleId={sample.sampleId} label={label} />
        ) : (
          <Button aria-label={`Show the image of ${label.toLowerCase()}`} onPress={() => setIsOpen(true)}>
            Show the image
          </Button>
        )}
      </div>
      <h3>{label}</h3>
      {sample.quality !== undefined && <QualityGauge value={sample.quality.value} />}
      <p className="small soft">
        {sample.width !== undefined && sample.height !== undefined && `${sample.width} × ${sample.height} px · `}
        {searchability(sample)}
        {sample.cutFrom !== undefined && ' · cut out of a slap'}
        {sample.liveness !== undefined && ` · ${hintWords(sample.liveness).title.toLowerCase()}`}
      </p>
      {sample.quality?.reasons.map(({ code, message }) => (
        <p key={code} className="small">
          {message}
        </p>
      ))}
    </li>
  );
}

/** A slap is found by its fingers, which are samples of their own. */
function searchability({ hasTemplate, closedAt, position = 'UNKNOWN' }: StoredSample): string {
  if (closedAt !== undefined) return 'closed: no longer searched';
  if (hasTemplate) return 'searchable';
  return fingersOfSlap(position) === undefined ? 'not searchable' : 'searchable by its fingers';
}

function StoredImage({ sampleId, label }: { sampleId: string; label: string }) {
  const { statement } = useWork();
  const image = useQuery({
    queryKey: ['sample-image', sampleId],
    queryFn: ({ signal }) => readSampleImage(sampleId, statement, signal),
    // A look is a use: it is not repeated unasked, and not kept after the screen is left.
    staleTime: Infinity,
    gcTime: 0,
  });
  const url = useObjectUrl(image.data);
  if (image.error !== null) return <ErrorNote error={failureOf(image.error)} />;
  if (url === undefined) return <Progress label="Opening the image" />;
  return <img src={url} alt={label} />;
}

function useObjectUrl(blob: Blob | undefined): string | undefined {
  const url = useMemo(() => (blob === undefined ? undefined : URL.createObjectURL(blob)), [blob]);
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url]);
  return url;
}
