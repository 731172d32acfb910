/** DNA profiles between the interface and the store: a template to be searched, and what is shown of it. */
import type { ModalityId, Quality } from '@ipse/core';
import { errorsOf } from '@ipse/core';
import { codis20, decodeReference, dnaAlgorithm, encodeReference, readProfile } from '@ipse/dna';
import type { DnaReference } from '@ipse/dna';
import type { DnaProfileInput, DnaStoredProfile } from '@ipse/protocol';
import { storeErrors } from '@ipse/store';
import type { Json, NewSample, SampleRecord } from '@ipse/store';
import { newTemplate } from '../records/new-template.ts';
import { detailOf } from '../records/prepare-samples.ts';
import type { SampleDetail } from '../records/prepare-samples.ts';
import { dnaModality } from './lane.ts';

const failStore = errorsOf(storeErrors);

/** What is kept, sealed, beside the template. */
export type DnaDetail = Pick<DnaProfileInput, 'name' | 'peaks'>;

/** Errors: DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID, DNA_PROFILE_INVALID. */
export function referenceOf({ category, markers, required, mt }: DnaProfileInput): DnaReference {
  return {
    category,
    profile: readProfile({ markers, ...(required ? { required } : {}), ...(mt ? { mt } : {}) }),
  };
}

/** A sample without a template is kept, and no search finds it. */
export function toDnaSample(input: DnaProfileInput, { category, profile }: DnaReference): NewSample {
  const isEmpty = profile.markers.size === 0 && !profile.mt;
  const { name, peaks } = input;
  const dna: DnaDetail = { ...(name === undefined ? {} : { name }), ...(peaks ? { peaks } : {}) };
  const detail: SampleDetail = { fields: { biometricType: 'UNKNOWN' }, quality: qualityOf(profile), dna };
  return {
    modality: dnaModality as ModalityId,
    detail: detail as unknown as Json,
    ...(isEmpty ? {} : { template: newTemplate(dnaAlgorithm, encodeReference({ category, profile })) }),
  };
}

/** Of the core loci of CODIS, how many are typed. */
function qualityOf({ markers }: DnaReference['profile']): Quality {
  const typed = codis20.filter((marker) => markers.has(marker)).length;
  const value = (100 * typed) / codis20.length;
  const few = {
    ...{ code: 'few-loci', message: 'Few loci gave a result.' },
    advice: 'Fewer than 8 loci are no hit under most rules; amplify again where there is more extract.',
  };
  return { value, reasons: typed < 8 ? [few] : [] };
}

/** Errors: SAMPLE_UNKNOWN when the sample is no DNA profile. */
export function referenceOfSample({ modality, template }: SampleRecord): DnaReference {
  if (modality !== dnaModality || !template) throw failStore('SAMPLE_UNKNOWN', 'it is no DNA profile');
  return decodeReference(template.bytes);
}

/** Errors: SAMPLE_UNKNOWN. */
export function toStoredProfile(
  sample: SampleRecord & { readonly personExternalId: string; readonly encounterExternalId: string },
): DnaStoredProfile {
  const reference = referenceOfSample(sample);
  const { personExternalId: personId, encounterExternalId: encounterId, sampleId } = sample;
  return { ...toShown(reference, detailOf(sample).dna), personId, encounterId, sampleId };
}

export function toShown({ category, profile }: DnaReference, { name, peaks }: DnaDetail = {}): DnaStoredProfile {
  const { markers, required, mt } = profile;
  return {
    category,
    markers: Object.fromEntries([...markers].map(([marker, alleles]) => [marker, [...alleles]])),
    ...(required.size > 0 ? { required: Object.fromEntries(required) } : {}),
    ...(mt
      ? { mt: { ranges: mt.ranges.map(([first, last]) => [first, last]), differences: [...mt.differences] } }
      : {}),
    ...(name === undefined ? {} : { name }),
    ...(peaks ? { peaks } : {}),
  };
}
