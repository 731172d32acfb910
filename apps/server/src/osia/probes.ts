/** Probes of OSIA's searches and verifications. */
import type { Probe } from '@ipse/engine';
import type { BiometricData } from '@ipse/protocol';
import type { EncounterRecord } from '@ipse/store';
import { fail } from '../errors.ts';
import { prepareSamples } from '../records/prepare-samples.ts';
import type { PreparedSample } from '../records/prepare-samples.ts';
import { fingersOrItself } from '../records/prepare-slap.ts';
import type { Services } from '../services.ts';
import { toIncomingSample } from './samples.ts';

const probesMax = 64;

/**
 * Templates of what a client sends to be searched or verified, of the modalities asked for.
 * Errors: SAMPLE_MISSING with the reasons when nothing of it can be compared; ENCRYPTION_UNSUPPORTED.
 */
export async function probesOf(
  services: Services,
  data: readonly BiometricData[],
  encryption: unknown,
  modalities?: readonly string[],
): Promise<Probe[]> {
  if (encryption !== undefined || data.some((each) => each.encryption !== undefined)) {
    throw fail('ENCRYPTION_UNSUPPORTED');
  }
  const incoming = data.map((each) => toIncomingSample(each));
  const wanted = incoming.filter(({ modality }) => modalities === undefined || modalities.includes(modality));
  const prepared = await prepareSamples(services, wanted);
  const probes = prepared.flatMap(fingersOrItself).flatMap(toProbe);
  if (probes.length === 0) throw fail('SAMPLE_MISSING', reasonsOf(prepared));
  return probes;
}

/** Templates that are already held; the latest first where there are more than a search takes. */
export function storedProbes(records: readonly EncounterRecord[], modalities?: readonly string[]): Probe[] {
  const probes = records
    .toReversed()
    .flatMap(({ samples }) => samples)
    .filter(({ modality }) => modalities === undefined || modalities.includes(modality))
    .flatMap(({ modality, position, template }) =>
      template ? [{ modality, template: template.bytes, ...(position === undefined ? {} : { position }) }] : [],
    );
  if (probes.length === 0) throw fail('SAMPLE_MISSING');
  return probes.slice(0, probesMax);
}

export function toProbe({ incoming: { modality, position }, template }: PreparedSample): Probe[] {
  return template ? [{ modality, template: template.bytes, ...(position === undefined ? {} : { position }) }] : [];
}

function reasonsOf(prepared: readonly PreparedSample[]): string | undefined {
  const codes = new Set(prepared.flatMap(({ quality }) => quality.reasons.map(({ code }) => code)));
  return codes.size > 0 ? [...codes].join(', ') : undefined;
}
