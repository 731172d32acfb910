/**
 * What callers see while networks change beneath them: one engine and one extraction. A question about a face goes to the
 * galleries of the network that made its template, as long as these are open.
 */
import type { Engine } from '@ipse/engine';
import { networkOfTemplate } from '@ipse/face';
import type { ChangeCursor } from '@ipse/store';
import type { Extraction } from '../work/extraction.ts';
import type { NetworkEngine } from './network-engine.ts';

interface Template {
  readonly modality: string;
  readonly template: Uint8Array;
}

/** `current` searches; `open` are all that can be asked, by key. */
export function switchableEngine(
  current: () => NetworkEngine,
  open: ReadonlyMap<string, NetworkEngine>,
): Engine<ChangeCursor> {
  const engineFor = (templates: readonly Template[]): Engine<ChangeCursor> => {
    const face = templates.find(({ modality }) => modality === 'face');
    const key = face && networkOfTemplate(face.template);
    return (open.get(key ?? '') ?? current()).engine;
  };
  return {
    ready: () => current().engine.ready(),
    apply: (batch) => current().engine.apply(batch),
    get appliedCursor() {
      return current().engine.appliedCursor;
    },
    waitFor: async (cursor, options) => {
      // Of the one that searches when it is over, which may be another than searched at the beginning.
      for (let waited: NetworkEngine | undefined; waited !== current();) {
        waited = current();
        await waited.engine.waitFor(cursor, options);
      }
    },
    search: (request) => engineFor(request.probes).search(request),
    verify: (request) => engineFor(request.probes).verify(request),
    compare: (request) => engineFor([{ modality: request.modality, template: request.probe }]).compare(request),
    stats: () => current().engine.stats(),
    close: async () => void (await Promise.all([...open.values()].map((each) => each.close()))),
  };
}

export function switchableExtraction(current: () => Extraction): Extraction {
  return {
    extract: (request) => current().extract(request),
    adopt: (request) => current().adopt(request),
    segment: (request) => current().segment(request),
    checkSequence: (request) => current().checkSequence(request),
    detectFaces: (request) => current().detectFaces(request),
    compareFaces: (requests) => current().compareFaces(requests),
    clusterFaces: (request) => current().clusterFaces(request),
    trackFaces: (request) => current().trackFaces(request),
    examineFace: (request) => current().examineFace(request),
    sightFaces: (request) => current().sightFaces(request),
    render: (request) => current().render(request),
    get waiting() {
      return current().waiting;
    },
    close: () => current().close(),
  };
}
