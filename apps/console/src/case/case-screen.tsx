import { Banner, Button, ErrorNote, FileDrop, Progress } from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { clusterFaces } from '../api/ipse.ts';
import { Page } from '../app/page.tsx';
import { useWork } from '../app/work.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import { emptyCase, picturesMax, toRequest, withDecision, withMark, withPictures } from './case-draft.ts';
import { withTakenBack, withoutLastDecision } from './case-draft.ts';
import type { CaseDraft, CasePicture } from './case-draft.ts';
import { CaseGroups } from './case-groups.tsx';
import type { Followed } from './follow-film.ts';
import { readPicture } from './read-picture.ts';
import { FilmTracks } from './film-tracks.tsx';
import { useFilm } from './use-film.ts';
import './case.css';

const shownTypes = ['image/png', 'image/jpeg', 'image/bmp', 'image/webp', 'video/webm', 'video/mp4'];

/** Who is on the pictures of a case more than once? Nothing is kept, and no gallery is searched. */
export function CaseScreen() {
  return (
    <Page
      title="Faces of a case"
      lead="Unknown faces on several pictures, gathered into groups that may each be one person, and the faces of a video file followed after the event; there is no live mode. A group is a lead, never an identity; nothing is kept, and no gallery is searched."
    >
      <StatementGate what="faces">
        <Case />
      </StatementGate>
    </Page>
  );
}

function Case() {
  const [draft, setDraft] = useState(emptyCase);
  const [problem, setProblem] = useState<string | null>(null);
  const { followed, isFollowing, follow, cancel, setFilm } = useFilm();
  const take = (pictures: readonly CasePicture[]) => setDraft((current) => withPictures(current, pictures));
  const add = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      try {
        const [films, stills] = [files.filter(isFilm), files.filter((file) => !isFilm(file))];
        const pictures: CasePicture[] = [];
        for (const file of stills) pictures.push(await readPicture(file));
        if (pictures.length > 0) setDraft((current) => withPictures(current, pictures));
        if (films.length > 1) throw new RangeError('One video at a time is followed.');
        for (const film of films) await follow(film);
      } catch (error) {
        setProblem(error instanceof RangeError ? error.message : failureOf(error).message);
      }
    },
    [follow],
  );
  return (
    <div className="case">
      {problem !== null && (
        <div role="alert">
          <Banner tone="danger" title={problem}>
            <p>Choose pictures of at most 32 MiB each, or one video file.</p>
          </Banner>
        </div>
      )}
      <FileDrop
        label={draft.pictures.length === 0 ? 'Drop or paste the pictures or the video of a case' : 'Add more pictures'}
        hint={`PNG, JPEG, BMP or WebP, at most ${picturesMax} pictures. Of a video file (WebM, MP4) two frames a second are followed, at most 1,200; no camera and no stream is taken. They go to your own server, which keeps none. With more pictures, what you said of faces begins anew.`}
        accept={shownTypes}
        onFiles={(files) => void add(files)}
      />
      {isFollowing && <Progress label={progressOf(followed)} onCancel={cancel} />}
      {followed !== null && <FilmTracks film={followed.film} isWhole={!isFollowing} onChange={setFilm} onTake={take} />}
      {draft.pictures.length > 0 && <Found draft={draft} onChange={setDraft} />}
    </div>
  );
}

const isFilm = ({ type }: File): boolean => type.startsWith('video/');

const progressOf = (followed: Followed | null): string =>
  followed === null
    ? 'Opening the video'
    : `Following the faces: ${followed.framesDone} of ${followed.frames} frames of ${followed.film.name}`;

function Found({ draft, onChange }: { draft: CaseDraft; onChange: (draft: CaseDraft) => void }) {
  const { statement } = useWork();
  const { pictures, decisions, takenBack, marked } = draft;
  const names = pictures.map(({ name, image }) => `${name} ${image.length}`);
  const { data: found, ...query } = useQuery({
    queryKey: ['case', names, decisions, takenBack],
    queryFn: ({ signal }) => clusterFaces(toRequest(draft), statement, signal),
    placeholderData: (before) => (before?.faces.length === 0 ? undefined : before),
    gcTime: 0,
  });
  if (query.error !== null) return <ErrorNote error={failureOf(query.error)} />;
  if (found === undefined) return <Progress label="Looking for faces, and comparing each with each" />;
  const isMarked = marked.length === 2;
  return (
    <section aria-label="Groups of faces">
      <p role="status">
        {found.faces.length} faces in {found.groups.length} groups on {pictures.length} pictures.{' '}
        {query.isFetching ? 'Gathering again.' : 'Mark two faces to say whether they are of one person.'}
      </p>
      <div className="case-tools">
        <Button isDisabled={!isMarked} onPress={() => onChange(withDecision(draft, 'join'))}>
          One person
        </Button>
        <Button isDisabled={!isMarked} onPress={() => onChange(withDecision(draft, 'part'))}>
          Two people
        </Button>
        <Button kind="plain" isDisabled={decisions.length === 0} onPress={() => onChange(withoutLastDecision(draft))}>
          Take back my last word
        </Button>
        <Button kind="plain" isDisabled={found.merges.length === 0} onPress={() => onChange(withTakenBack(draft, 1))}>
          Take back the last merge
        </Button>
        <Button kind="plain" isDisabled={takenBack === 0} onPress={() => onChange(withTakenBack(draft, -1))}>
          Merge again
        </Button>
      </div>
      <CaseGroups {...{ found, pictures, marked }} onMark={(face) => onChange(withMark(draft, face))} />
    </section>
  );
}
