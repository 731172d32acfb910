/** A request of each operation, about the one person of a test; what would delete or move aims at nobody. */
import type { Operation } from '@ipse/protocol';

export interface Names {
  readonly gallery: string;
  readonly personId: string;
  readonly encounterId: string;
  /** Base64 of the picture that is enrolled. */
  readonly image: string;
  /** Another picture of the same person. */
  readonly probe: string;
  sampleId?: string;
  searchId?: string;
}

/** True for what anybody may call, or whoever is registered: no scope guards it. */
export const reachableWithout = ({ scopes }: Operation): boolean => scopes.length === 0;

const gentle = /^(check|create|read|list|identify|verify)/;

export function addressOf({ operationId, path }: Operation, names: Names): string {
  const person = gentle.test(operationId) ? names.personId : 'nobody';
  const values: Readonly<Record<string, string>> = {
    personId: person,
    personIdTarget: person,
    personIdSource: person,
    encounterId: names.encounterId,
    galleryId: names.gallery,
    gallery: names.gallery,
    sampleId: names.sampleId ?? 'none',
    searchId: names.searchId ?? 'none',
    rank: '1',
    n: '0',
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'));
  return path.startsWith('/ipse/') ? filled : `${filled}?transactionId=t`;
}

/** Undefined for an operation without a body. Where no body is written here, an empty one is sent, and refused. */
export function bodyOf({ operationId, body }: Operation, names: Names): unknown {
  if (body === undefined) return undefined;
  return bodies(names)[operationId] ?? {};
}

function bodies({ gallery, image, probe, personId }: Names): Readonly<Record<string, unknown>> {
  const face = (bytes: string) => ({ biometricType: 'FACE', biometricSubType: 'PORTRAIT', image: bytes });
  const encounter = { status: 'ACTIVE', encounterType: 'test', galleries: [gallery], biometricData: [face(image)] };
  const sample = { modality: 'face', image: probe };
  const searched = { filter: {}, biometricData: [face(probe)] };
  return {
    createEncounter: { ...encounter, encounterId: 'first' },
    createEncounterNoId: encounter,
    identify: searched,
    verifyFromId: { biometricData: [face(probe)] },
    verifyFromBio: { biometricData1: [face(probe)], biometricData2: [face(image)] },
    assessSample: sample,
    createSearch: { gallery, samples: [sample] },
    recordDecision: { outcome: 'inconclusive' },
    createPerson: {
      personId,
      galleries: [gallery],
      encounterType: 'test',
      samples: [{ modality: 'face', image, position: 'PORTRAIT' }],
    },
    detectFaces: { image: probe },
    compareFaces: { probe: { image: probe }, reference: { image } },
    assessFace: { image: probe },
    clusterFaces: { pictures: [{ image: probe }, { image }] },
    trackFaces: { frames: [{ atMs: 0, image: probe }] },
    segmentSlap: { image: probe, position: 'UNKNOWN_SLAP' },
  };
}
