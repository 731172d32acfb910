import { useQuery } from '@tanstack/react-query';
import { segmentSlap } from '../api/ipse.ts';
import { resolutionPpi, toInput } from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';

/** What the server finds in a slap, asked again whenever its position, resolution or missing fingers change. */
export function useSegmentation(draft: SampleDraft) {
  const { id, position, slap } = draft;
  return useQuery({
    queryKey: ['segmentation', id, position, resolutionPpi(draft) ?? 'file', [...slap.missing].sort()],
    queryFn: ({ signal }) => {
      const { image, mediaType, position, resolutionPpi, missing } = toInput(draft);
      const known = { mediaType, position, resolutionPpi, missing };
      const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
      return segmentSlap({ image, ...given }, signal);
    },
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    retry: false,
  });
}
