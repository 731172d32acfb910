/** What an answer about peaks rests on, in words. */
import type { DnaDeconvolution, DnaPeaksResult } from '@ipse/protocol';

type Stated = Pick<
  DnaPeaksResult | DnaDeconvolution,
  'frequencies' | 'theta' | 'minimumFrequency' | 'version' | 'settings' | 'leftOut'
>;

/** Names with values. */
export function statedFacts({ frequencies, theta, minimumFrequency, version, settings, leftOut }: Stated) {
  const { thresholdRfu, dropInProbability, dropInMeanRfu, degradation, seed } = settings;
  return [
    ['Frequencies', `${frequencies.table} ${frequencies.population}, SHA-256 ${frequencies.hash.slice(0, 16)}…`],
    ['Theta', `${theta}; least frequency ${minimumFrequency}; version ${version}`],
    ['Model', `gamma, threshold ${thresholdRfu} RFU, ${degradation ? 'with' : 'without'} degradation, seed ${seed}`],
    ['Drop-in', `${dropInProbability}, mean height ${dropInMeanRfu} RFU`],
    ...(leftOut.length === 0 ? [] : [['Left out', leftOut.map(({ marker }) => marker).join(', ')] as const]),
  ] as const;
}

/** Of so many peaks one so improbable would seldom be among them if the model were true. */
export const isDoubtful = ({ chance }: { readonly chance: number }, peaks: number): boolean => chance < 0.01 / peaks;
