/** A group's best face as the probe of a search, which asks for its own purpose and gallery. */
import type { FaceClusters } from '@ipse/protocol';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWork } from '../app/work.tsx';
import { cutFace } from '../samples/cut-face.ts';
import { positionsOf } from '../samples/sample-draft.ts';
import { untouchedSlap } from '../samples/slap-draft.ts';
import type { CasePicture } from './case-draft.ts';

interface Group {
  readonly faces: readonly FaceClusters['faces'][number][];
  readonly pictures: readonly CasePicture[];
}

/** Errors: BrowserError, where this browser cannot cut the picture. */
export function useBestFace() {
  const { setSearchDraft, setOpenSearch } = useWork();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ faces, pictures }: Group) => {
      const best = faces.reduce((a, b) => (b.quality > a.quality ? b : a));
      const picture = pictures[best.picture];
      const sample = {
        id: crypto.randomUUID(),
        fileName: picture.name,
        mediaType: 'image/png',
        image: await cutFace(picture, best, picture),
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
