import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { createSearch } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { openSearch } from './open-search.ts';
import { toRequest } from './search-draft.ts';

/** Runs the search of the draft in a gallery and opens its result; `cancel` stops it and keeps the draft. */
export function useSearch(isBlind: boolean) {
  const { searchDraft, statement, setOpenSearch } = useWork();
  const controller = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (gallery: string) => {
      controller.current = new AbortController();
      return createSearch(toRequest({ ...searchDraft, gallery }), statement, controller.current.signal);
    },
    onSuccess: (result) => setOpenSearch(openSearch(result, statement, isBlind, cryptoRandom)),
  });
  return { ...mutation, cancel: () => controller.current?.abort() };
}

/** Uniform from 0 to 1, 1 excluded, unpredictable: the shuffled order must not be guessed from habit. */
function cryptoRandom(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
}
