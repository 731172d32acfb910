/** What is asked about a mixture: peaks of a sample of the file, who is said to have contributed, and the model. */
import type { DnaDeconvolutionRequest, DnaFileProfiles, DnaPeaksRequest } from '@ipse/protocol';
import { frequenciesOf, weighable } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';
import { readFragmentLengths, writeFragmentLengths } from './fragment-lengths.ts';

export interface MixtureDraft {
  /** The sample whose peaks are weighed; all profiles of the file with its name are replicates. */
  readonly stain: string;
  /** Claimed to have contributed; empty: nobody typed. */
  readonly person: string;
  /** Known to have contributed under both hypotheses; empty: nobody. */
  readonly known: string;
  /** Contributors besides, of whom nothing is known, under the claim. */
  readonly unknowns: string;
  readonly thresholdRfu: string;
  readonly dropIn: string;
  readonly dropInMeanRfu: string;
  readonly backwardStutter: boolean;
  readonly forwardStutter: boolean;
  /** Lines of `readFragmentLengths`; empty: degradation is not modelled. */
  readonly fragments: string;
  readonly frequencies: string;
  readonly theta: string;
}

export const firstMixtureDraft: MixtureDraft = {
  ...{ stain: '', person: '', known: '', unknowns: '1', thresholdRfu: '50', dropIn: '0.05', dropInMeanRfu: '100' },
  ...{ backwardStutter: true, forwardStutter: false, fragments: '', frequencies: 'nist1036/All', theta: '0.01' },
};

/** What a file begins with: its first mixture, and the lengths that its sizes tell. */
export const draftOf = ({ profiles, fragments = {} }: DnaFileProfiles): MixtureDraft => ({
  ...firstMixtureDraft,
  ...{ stain: samplesOf(profiles).stains[0] ?? '', fragments: writeFragmentLengths(fragments) },
});

/** Samples that have peaks, and those that may be people. */
export function samplesOf(profiles: readonly FileProfile[]) {
  const withPeaks = profiles.filter(({ peaks }) => Object.keys(peaks ?? {}).length > 0);
  return {
    stains: [...new Set(withPeaks.map(({ name }) => name))],
    people: [...new Set(profiles.map(({ name }) => name))],
  };
}

/** Undefined while the draft is not whole: somebody to weigh, numbers in their ranges, 1 to 4 contributors. */
export function toPeaksRequest(draft: MixtureDraft, profiles: readonly FileProfile[]): DnaPeaksRequest | undefined {
  const asked = askedOf(draft, profiles);
  const unknowns = Number(draft.unknowns);
  if (!asked || draft.person === '' || draft.person === draft.known) return undefined;
  const known = draft.known === '' ? [] : [draft.known];
  // The second hypothesis has one contributor more of whom nothing is known.
  if (known.length + 1 + unknowns > 4) return undefined;
  const hypotheses: DnaPeaksRequest['hypotheses'] = [
    { people: [draft.person, ...known], unknowns },
    { people: known, unknowns: unknowns + 1 },
  ];
  return { ...asked, hypotheses };
}

/** Without the person: whom the peaks themselves point to. Undefined as above. */
export function toDeconvolutionRequest(
  draft: MixtureDraft,
  profiles: readonly FileProfile[],
): DnaDeconvolutionRequest | undefined {
  const asked = askedOf({ ...draft, person: '' }, profiles);
  const known = draft.known === '' ? [] : [draft.known];
  const unknowns = Number(draft.unknowns) + 1;
  if (!asked || known.length + unknowns > 4) return undefined;
  return { ...asked, hypothesis: { people: known, unknowns } };
}

function askedOf(draft: MixtureDraft, profiles: readonly FileProfile[]) {
  const numbers = {
    thresholdRfu: Number(draft.thresholdRfu),
    dropInProbability: Number(draft.dropIn),
    dropInMeanRfu: Number(draft.dropInMeanRfu),
    theta: Number(draft.theta),
  };
  const { thresholdRfu, dropInProbability, dropInMeanRfu, theta } = numbers;
  const isWhole =
    thresholdRfu > 0 && dropInProbability >= 0 && dropInProbability < 1 && dropInMeanRfu > 0 && theta >= 0 && theta < 1;
  const replicates = profiles.filter(({ name }) => name === draft.stain).map(peaksOf);
  const fragments = readFragmentLengths(draft.fragments);
  if (!isWhole || !fragments || replicates.length === 0) return undefined;
  const people = [...new Set([draft.person, draft.known])].filter((name) => name !== '');
  const typed = people.map((name): [string, Record<string, string[]>] => {
    const profile = profiles.find((each) => each.name === name);
    return [name, profile ? weighable(profile) : {}];
  });
  const { backwardStutter, forwardStutter } = draft;
  return {
    ...{ replicates, profiles: Object.fromEntries(typed), ...frequenciesOf(draft.frequencies), ...numbers },
    ...{ backwardStutter, forwardStutter, seed: 1 },
    ...(Object.keys(fragments).length === 0 ? {} : { fragments }),
  };
}

/** Heights by allele; what stands off the ladder has no place in the model. */
function peaksOf({ peaks = {} }: FileProfile): DnaPeaksRequest['replicates'][number] {
  return Object.fromEntries(
    Object.entries(peaks)
      .filter(([marker]) => !/^amel/i.test(marker))
      .map(([marker, ofMarker]) => [
        marker,
        Object.fromEntries(
          ofMarker
            .filter(({ allele, height }) => height > 0 && /^\d+(\.\d)?$/.test(allele))
            .map(({ allele, height }) => [allele, height]),
        ),
      ]),
  );
}
