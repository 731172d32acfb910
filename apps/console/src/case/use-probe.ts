/** A picture of one face as the probe of a search, which asks for its own purpose and gallery. */
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWork } from '../app/work.tsx';
import { positionsOf } from '../samples/sample-draft.ts';
import { untouchedSlap } from '../samples/slap-draft.ts';
import type { CasePicture } from './case-draft.ts';

type Picture = Pick<CasePicture, 'name' | 'mediaType' | 'image'>;

/** The picture, or how it is made. Errors: those of making it. */
export function useProbe() {
  const { setSearchDraft, setOpenSearch } = useWork();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (made: Picture | (() => Promise<Picture>)) => {
      const { name, mediaType, image } = typeof made === 'function' ? await made() : made;
      const sample = {
        ...{ id: crypto.randomUUID(), fileName: name, mediaType, image },
        modality: 'face',
        position: positionsOf.face[0],
        resolution: '',
        slap: untouchedSlap,
        whole: null,
      } as const;
      setOpenSearch(null);
      setSearchDraft((draft) => ({ ...draft, samples: [sample] }));
      await navigate({ to: '/search' });
    },
  });
}
