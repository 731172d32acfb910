import { useQuery } from '@tanstack/react-query';
import { assessSample } from '../api/ipse.ts';
import { resolutionPpi, toInput } from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';

/** What the server finds in a draft, unless it is not enabled; asked again whenever its modality, position, kind or resolution changes. */
export function useAssessment(draft: SampleDraft, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [
      'assessment',
      draft.id,
      draft.whole?.face ?? 'whole',
      draft.modality,
      draft.position,
      draft.isMark ?? false,
      draft.liveness ?? 'unasked',
      resolutionPpi(draft) ?? 'file',
    ],
    queryFn: ({ signal }) => assessSample(toInput(draft), signal),
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    retry: false,
  });
}
