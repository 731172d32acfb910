/** Faces handed in for an analysis. Each call is told in the record, with a count and nothing of the picture. */
import type { Quality } from '@ipse/core';
import type { FaceClusters, FacePicture, FaceQuality, FaceWarnings } from '@ipse/protocol';
import { decodeBase64 } from '../records/base64.ts';
import { checkFaces } from '../search/check-faces.ts';
import type { Services } from '../services.ts';
import type { ComparedFace, FaceRequest } from '../work/face-analysis.ts';
import type { OwnHandlers } from './operation.ts';

type Faces = 'detectFaces' | 'compareFaces' | 'assessFace' | 'clusterFaces' | 'checkPersonFaces';

/** log10 LR from which groups of faces are joined where the caller names none. */
const clusterThreshold = 2;

export function faceHandlers(services: Services): Pick<OwnHandlers, Faces> {
  const { extraction, store } = services;
  return {
    detectFaces: async ({ body, use }) => {
      const { width, height, faces } = await extraction.detectFaces(toRequest(body, 'image'));
      await store.events.append(use, { action: 'face.detect', objects: [], count: faces.length });
      const told = faces.map((face) => ({ ...face, quality: copy(face.quality), points: [...face.points] }));
      return { status: 200, body: { width, height, faces: told } };
    },

    compareFaces: async ({ body, use }) => {
      const probe = toRequest(body.probe, 'probe/image');
      const compared = await extraction.compareFaces({
        probe,
        reference: toRequest(body.reference, 'reference/image'),
      });
      await store.events.append(use, { action: 'face.compare', objects: [], count: compared.evidence ? 1 : 0 });
      const told = { probe: tell(compared.probe), reference: tell(compared.reference) };
      return { status: 200, body: { ...compared, ...told } };
    },

    assessFace: async ({ body, use }) => {
      const { width, height, quality, examination } = await extraction.examineFace(toRequest(body, 'image'));
      const faces = examination?.faces ?? 0;
      await store.events.append(use, { action: 'face.quality', objects: [], count: faces });
      const answer: FaceQuality = {
        width,
        height,
        faces,
        quality: copy(quality),
        components: [...(examination?.components ?? [])],
        portrait: [...(examination?.portrait ?? [])],
      };
      return { status: 200, body: answer };
    },

    clusterFaces: async ({ body, use }) => {
      const { pictures, threshold = clusterThreshold, decisions = [], takeBack = 0 } = body;
      const { faces, groups, merges, calibration } = await extraction.clusterFaces({
        ...{ threshold, takeBack, decisions },
        pictures: pictures.map((picture, n) => toRequest(picture, `pictures/${n}/image`)),
      });
      await store.events.append(use, { action: 'face.cluster', objects: [], count: groups.length });
      const steps = merges.map(({ groups: [a, b], log10LR }) => ({
        groups: [[...a], [...b]] as [number[], number[]],
        ...(log10LR === undefined ? {} : { log10LR }),
      }));
      const answer: FaceClusters = {
        faces: [...faces],
        groups: groups.map((group) => [...group]),
        merges: steps,
        calibration,
      };
      return { status: 200, body: answer };
    },

    checkPersonFaces: async ({ params: { personId }, use }) => {
      const { encounters, strangers, duplicates } = await checkFaces(services, use, personId);
      const answer: FaceWarnings = { encounters, strangers: [...strangers], duplicates: [...duplicates] };
      return { status: 200, body: answer };
    },
  };
}

/** Errors: BASE64_INVALID, naming the field. */
function toRequest({ image, mediaType, face }: FacePicture, field: string): FaceRequest {
  return {
    bytes: decodeBase64(image, field),
    options: mediaType === undefined ? {} : { mediaType },
    ...(face === undefined ? {} : { face }),
  };
}

const tell = ({ suitable, quality, points }: ComparedFace) => ({
  suitable,
  quality: copy(quality),
  points: [...points],
});

const copy = ({ value, reasons }: Quality) => ({ value, reasons: [...reasons] });
