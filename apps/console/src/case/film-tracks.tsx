import { Button, ErrorNote } from '@ipse/ui';
import { failureOf } from '../api/failure.ts';
import type { CasePicture } from './case-draft.ts';
import { clockOf, faceOf, withParted, withoutLastParting } from './film-draft.ts';
import type { FilmDraft } from './film-draft.ts';
import { useProbe } from './use-probe.ts';

interface FilmTracksProps {
  film: FilmDraft;
  /** False while there may be more tracks: what is said of them then would be lost. */
  isWhole: boolean;
  onChange: (film: FilmDraft) => void;
  /** Takes faces into the pictures of the case. */
  onTake: (pictures: readonly CasePicture[]) => void;
}

/** Each track of a film by its best face; one can search with it, take it into the case, or part what likeness joined. */
export function FilmTracks({ film, isWhole, onChange, onTake }: FilmTracksProps) {
  const search = useProbe();
  const pictures = film.tracks.flatMap((track) => faceOf(film, track) ?? []);
  return (
    <section aria-label={`Tracks of ${film.name}`}>
      <p role="status">
        {film.tracks.length === 1 ? '1 track' : `${film.tracks.length} tracks`} in {film.name}. A track is a lead, never
        an identity.
      </p>
      <div className="case-tools">
        <Button isDisabled={!isWhole || pictures.length === 0} onPress={() => onTake(pictures)}>
          Take every best face into the case
        </Button>
        <Button
          kind="plain"
          isDisabled={!isWhole || film.before.length === 0}
          onPress={() => onChange(withoutLastParting(film))}
        >
          Take back the last parting
        </Button>
      </div>
      {search.error !== null && <ErrorNote error={failureOf(search.error)} />}
      <ol className="case-groups">
        {film.tracks.map((track, n) => {
          const face = faceOf(film, track);
          const times = `${clockOf(track.fromMs)} to ${clockOf(track.toMs)}`;
          return (
            <li
              key={`${track.fromMs} ${track.sightings[0].box.x} ${track.sightings[0].box.y}`}
              className="case-group film-track"
            >
              {face && (
                <img
                  className="case-cut film-face"
                  src={`data:${face.mediaType};base64,${face.image}`}
                  alt={`Best face of track ${n + 1}`}
                />
              )}
              <div className="film-words">
                <h2>
                  Track {n + 1} · {times}
                </h2>
                <p className="soft">
                  Seen in {track.sightings.length === 1 ? '1 frame' : `${track.sightings.length} frames`}, best quality{' '}
                  {Math.round(track.sightings[track.best].quality)}
                </p>
                {face && (
                  <div className="case-tools">
                    <Button aria-label={`Search with the face of track ${n + 1}`} onPress={() => search.mutate(face)}>
                      Search with it
                    </Button>
                    <Button
                      kind="plain"
                      isDisabled={!isWhole}
                      aria-label={`Take the face of track ${n + 1} into the case`}
                      onPress={() => onTake([face])}
                    >
                      Take it into the case
                    </Button>
                  </div>
                )}
                {track.joins.map(({ at, log10LR }, join) => (
                  <p key={at}>
                    Joined by likeness at {clockOf(track.sightings[at].atMs)}, log10 LR {log10LR.toFixed(1)}.{' '}
                    <Button kind="plain" isDisabled={!isWhole} onPress={() => onChange(withParted(film, n, join))}>
                      Part it there
                    </Button>
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
