import type { FaceWarnings } from '@ipse/protocol';
import { Banner, Button, ErrorNote, Progress, formatLog10LR } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { checkPersonFaces } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';

/** Do the faces of this file belong together, and to nobody else? Asked for, because it searches everybody. */
export function FaceCheck({ personId }: { personId: string }) {
  const { statement } = useWork();
  const check = useMutation({ mutationFn: () => checkPersonFaces(personId, statement) });
  return (
    <section aria-labelledby="face-check-title" className="encounter">
      <h2 id="face-check-title">Faces of this file</h2>
      <p>Compares the faces with each other and with those of everybody enrolled. It is recorded as a search.</p>
      <div>
        <Button isDisabled={check.isPending} onPress={() => check.mutate()}>
          Check the faces
        </Button>
      </div>
      {check.isPending && <Progress label="Comparing the faces" />}
      {check.error !== null && <ErrorNote error={failureOf(check.error)} />}
      {check.data !== undefined && (
        <div role="status">
          <Warnings warnings={check.data} />
        </div>
      )}
    </section>
  );
}

function Warnings({ warnings: { encounters, strangers, duplicates } }: { warnings: FaceWarnings }) {
  return (
    <>
      {strangers.length === 0 && duplicates.length === 0 && (
        <p>
          Nothing contradicts this file: {encounters} {encounters === 1 ? 'encounter' : 'encounters'} with a face
          compared, nobody else as alike.
        </p>
      )}
      {strangers.length > 0 && (
        <Banner tone="caution" title="A face of this file speaks against the others">
          <p>Another person may have been enrolled here. Which of the pictures is wrong, the faces cannot say.</p>
          <ul>
            {strangers.map(({ encounterId, log10LR }) => (
              <li key={encounterId}>
                Encounter <span className="data">{encounterId}</span>: log10 LR {formatLog10LR(log10LR)} at best
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {duplicates.length > 0 && (
        <Banner tone="caution" title="Somebody else is as alike">
          <p>This person may be enrolled twice. Twins and chance look the same; a person has to look.</p>
          <ul>
            {duplicates.map(({ personId, log10LR }) => (
              <li key={personId}>
                <Link to="/people/$personId" params={{ personId }}>
                  {personId}
                </Link>
                , log10 LR {formatLog10LR(log10LR)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
