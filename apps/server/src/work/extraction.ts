/** The pool of threads that turn images into templates; its queue is bounded, so that memory stays flat. */
import { Piscina } from 'piscina';
import type { SequenceCheck } from '@ipse/fingerprint';
import { fail } from '../errors.ts';
import { unpack } from './carry.ts';
import type { FaceModelChoice } from './thread-modalities.ts';
import type {
  Adopted,
  AdoptionRequest,
  Carried,
  Extracted,
  ExtractionRequest,
  Rendering,
  RenderingRequest,
  Segmented,
  SegmentationRequest,
  SequenceRequest,
} from './extraction-types.ts';
import type {
  ClusteredFaces,
  ClusterRequest,
  ComparedFaces,
  DetectedAll,
  Examined,
  FaceRequest,
  PictureRequest,
  SightedFace,
  SightRequest,
} from './face-analysis.ts';
import type { TrackedFaces, TrackRequest } from './track-faces.ts';

interface ExtractionBounds {
  readonly threads: number;
  readonly queueMax: number;
}

export interface Extraction {
  /** Errors: those of formats and of the modality; MODALITY_UNKNOWN; SERVER_BUSY when the queue is full. */
  extract(request: ExtractionRequest): Promise<Extracted>;
  /** Errors: TEMPLATE_* of the modality; MODALITY_UNKNOWN; SERVER_BUSY. */
  adopt(request: AdoptionRequest): Promise<Adopted>;
  /** Finds and extracts the fingers of a slap. Errors: those of formats; SERVER_BUSY. */
  segment(request: SegmentationRequest): Promise<Segmented>;
  /** Compares the fingers of slaps with rolled prints. Errors: TEMPLATE_*; SERVER_BUSY. */
  checkSequence(request: SequenceRequest): Promise<SequenceCheck>;
  /** Every face of a picture. Errors: those of formats; SERVER_BUSY. */
  detectFaces(request: PictureRequest): Promise<DetectedAll>;
  /** Errors: those of formats; REQUEST_INVALID when there is no such face; SERVER_BUSY. */
  compareFaces(request: { probe: FaceRequest; reference: FaceRequest }): Promise<ComparedFaces>;
  /** The faces of pictures in groups. Errors: those of formats; REQUEST_INVALID; SERVER_BUSY. */
  clusterFaces(request: ClusterRequest): Promise<ClusteredFaces>;
  /** The faces of the frames of a film in tracks. Errors: those of formats; REQUEST_INVALID; SERVER_BUSY. */
  trackFaces(request: TrackRequest): Promise<TrackedFaces>;
  /** The quality of a face by its components. Errors: those of formats; SERVER_BUSY. */
  examineFace(request: PictureRequest): Promise<Examined>;
  /** How a face is held and lit in each frame. Errors: those of formats; REQUEST_INVALID for a large frame; SERVER_BUSY. */
  sightFaces(request: SightRequest): Promise<readonly SightedFace[]>;
  /** Errors: those of formats; SERVER_BUSY. */
  render(request: RenderingRequest): Promise<Rendering>;
  /** Extractions that wait for a thread. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** `folder`: of an added face network; the built-in one when absent. */
export function createExtraction(options: FaceModelChoice & ExtractionBounds): Extraction {
  const workerData: FaceModelChoice = options.folder === undefined ? {} : { folder: options.folder };
  const pool = new Piscina({
    filename: new URL('./extraction-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: options.threads,
    maxQueue: options.queueMax,
    idleTimeout: 10 * 60_000,
    concurrentTasksPerWorker: 1,
    workerData,
  });
  const run = async <Result>(name: string, request: object): Promise<Result> => {
    const carried = (await pool.run(request, { name }).catch((error: Error) => {
      throw /queue is at limit/i.test(error.message) ? fail('SERVER_BUSY') : error;
    })) as Carried<Result>;
    return unpack(carried);
  };
  return {
    extract: (request) => run<Extracted>('extract', request),
    adopt: (request) => run<Adopted>('adopt', request),
    segment: (request) => run<Segmented>('segment', request),
    checkSequence: (request) => run<SequenceCheck>('sequence', request),
    detectFaces: (request) => run<DetectedAll>('faces', request),
    compareFaces: (requests) => run<ComparedFaces>('compareFaces', requests),
    clusterFaces: (request) => run<ClusteredFaces>('clusterFaces', request),
    trackFaces: (request) => run<TrackedFaces>('trackFaces', request),
    examineFace: (request) => run<Examined>('examineFace', request),
    sightFaces: (request) => run<readonly SightedFace[]>('sightFaces', request),
    render: (request) => run<Rendering>('render', request),
    get waiting() {
      return pool.queueSize;
    },
    close: () => pool.close({ force: true }),
  };
}
