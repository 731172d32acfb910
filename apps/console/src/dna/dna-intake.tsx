import type { DnaFileProfiles } from '@ipse/protocol';
import { Banner, DataTable, ErrorNote, FileDrop, Progress } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { failureOf } from '../api/failure.ts';
import { readDnaFile } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { toBase64 } from '../samples/read-sample.ts';
import { categoryWords, labelOf } from './dna-draft.ts';

const accept = ['.csv', '.txt', '.tsv', '.xml', '.dat', '.fam'];

interface DnaIntakeProps {
  file: DnaFileProfiles | null;
  onFile: (file: DnaFileProfiles) => void;
}

/** Takes a file of profiles and shows what it holds; nothing of it is kept until somebody enrols or searches. */
export function DnaIntake({ file, onFile }: DnaIntakeProps) {
  const { statement } = useWork();
  const read = useMutation({
    mutationFn: async (blob: Blob) => readDnaFile(await toBase64(blob), statement),
    onSuccess: onFile,
  });
  return (
    <>
      {file !== null && (
        <DataTable
          caption={`Profiles of the file, ${file.format}`}
          columns={[
            { title: 'Sample', cell: (profile) => <span className="data">{labelOf(profile)}</span> },
            { title: 'Category', cell: ({ category }) => (category ? categoryWords[category] : 'not said') },
            { title: 'Loci', cell: ({ markers }) => Object.keys(markers).length, isFigure: true },
          ]}
          rows={file.profiles}
          rowKey={labelOf}
        />
      )}
      {file?.profiles.some(({ unknownMarkers }) => unknownMarkers.length > 0) && (
        <Banner tone="caution" title="Some names in the file are no markers">
          <p>
            Left out: {[...new Set(file.profiles.flatMap(({ unknownMarkers }) => unknownMarkers))].join(', ')}. Check
            that none of them is a marker written in an unusual way.
          </p>
        </Banner>
      )}
      {read.error !== null && <ErrorNote error={failureOf(read.error)} />}
      {read.isPending ? (
        <Progress label="Reading the file" />
      ) : (
        <FileDrop
          label={file === null ? 'Drop or paste a file of DNA profiles' : 'Take another file'}
          hint="CODIS, Type-18, GeneMapper, EuroForMix, LRmix, SmartRank or Familias. It is sent to your own server and to nobody else."
          accept={accept}
          onFiles={([first]) => first !== undefined && read.mutate(first)}
        />
      )}
    </>
  );
}
