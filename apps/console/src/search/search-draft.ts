/** A search as it is being prepared. Pure. */
import { expectedFalseCandidates, falsePositiveIdentificationRate, fmrForFpir } from '@ipse/core';
import type { Gallery, SearchRequest } from '@ipse/protocol';
import { toInput } from '../samples/sample-draft.ts';
import type { SampleDraft } from '../samples/sample-draft.ts';

export interface SearchDraft {
  readonly samples: readonly SampleDraft[];
  readonly gallery: string;
  /** False positive identification rate to keep to, as its option's id: `0.01`. */
  readonly fpir: string;
  /** An expert's override in log10 LR, as typed; empty means that the FPIR decides. */
  readonly threshold: string;
}

export const emptySearchDraft: SearchDraft = { samples: [], gallery: '', fpir: '0.01', threshold: '' };

/** How strict a search may be: what the rate means is said with each. */
export const fpirOptions = [
  { id: '0.001', label: '0.1 %', description: '1 search in 1,000 of somebody not in the gallery returns a candidate' },
  { id: '0.01', label: '1 %', description: '1 search in 100 of somebody not in the gallery returns a candidate' },
  { id: '0.1', label: '10 %', description: '1 search in 10 of somebody not in the gallery returns a candidate' },
] as const;

/** The threshold typed; undefined when empty or no number. */
export function thresholdOf({ threshold }: Pick<SearchDraft, 'threshold'>): number | undefined {
  const text = threshold.trim().replace('\u2212', '-').replace(',', '.');
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

/** The references that the draft's samples would be compared with: those of their modalities in the gallery. */
export function referencesOf(draft: SearchDraft, gallery: Gallery | undefined): number {
  const modalities = new Set(draft.samples.map(({ modality }) => modality));
  return [...modalities].reduce((sum, modality) => sum + (gallery?.references[modality] ?? 0), 0);
}

/** How many candidates of other people such a search is expected to return; undefined under a typed threshold. */
export function expectedFalse(draft: SearchDraft, references: number): number | undefined {
  if (thresholdOf(draft) !== undefined) return undefined;
  const fmr = fmrForFpir(falsePositiveIdentificationRate(Number(draft.fpir)), references);
  return expectedFalseCandidates(fmr, references);
}

/** The request to the server. */
export function toRequest(draft: SearchDraft): SearchRequest {
  const threshold = thresholdOf(draft);
  return {
    gallery: draft.gallery,
    samples: draft.samples.map(toInput),
    fpir: Number(draft.fpir),
    maxCandidates: 20,
    ...(threshold === undefined ? {} : { threshold }),
  };
}
