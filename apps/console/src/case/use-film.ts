/** The video file of a case while it is followed, and afterwards. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWork } from '../app/work.tsx';
import type { FilmDraft } from './film-draft.ts';
import { followFilm } from './follow-film.ts';
import type { Followed } from './follow-film.ts';

export function useFilm() {
  const { statement } = useWork();
  const [followed, setFollowed] = useState<Followed | null>(null);
  const [isFollowing, setIsFollowing] = useState(false);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** In place of the film before. Errors: RangeError when this browser cannot decode the file; ApiError. */
  const follow = useCallback(
    async (file: File) => {
      running.current?.abort();
      const run = new AbortController();
      running.current = run;
      setIsFollowing(true);
      const { signal } = run;
      try {
        await followFilm(file, { statement, signal, onPiece: (so) => signal.aborted || setFollowed(so) });
      } finally {
        if (running.current === run) setIsFollowing(false);
      }
    },
    [statement],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const setFilm = useCallback((film: FilmDraft) => setFollowed((so) => so && { ...so, film }), []);
  return { followed, isFollowing, follow, cancel, setFilm };
}
