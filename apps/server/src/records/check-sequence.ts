/** Whether the fingers of an encounter's slaps are those of its rolled prints. */
import { fingerPositions } from '@ipse/core';
import type { SequenceCheck } from '@ipse/fingerprint';
import type { Services } from '../services.ts';
import type { SequencePrint } from '../work/extraction-types.ts';
import type { PreparedSample } from './prepare-samples.ts';

/** Of samples with the fingers of slaps among them; undefined when there are not both kinds of print to compare. */
export async function sequenceOf(
  { extraction }: Services,
  samples: readonly PreparedSample[],
): Promise<SequenceCheck | undefined> {
  const slap = samples.filter(({ incoming }) => incoming.cutFrom !== undefined).flatMap(toPrint);
  const rolled = samples.filter(({ incoming }) => incoming.cutFrom === undefined).flatMap(toPrint);
  return slap.length > 0 && rolled.length > 0 ? extraction.checkSequence({ slap, rolled }) : undefined;
}

function toPrint({ incoming: { modality, position }, template }: PreparedSample): SequencePrint[] {
  const finger = fingerPositions.find((each) => each === position);
  return modality === 'fingerprint' && finger && template ? [{ position: finger, template: template.bytes }] : [];
}
