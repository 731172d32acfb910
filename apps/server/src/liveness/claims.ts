/** What samples claim of liveness, held against the answers that were judged; and what the owner demands of them. */
import type { LivenessHint } from '@ipse/protocol';
import { keyOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import type { PreparedSample } from '../records/prepare-samples.ts';
import type { Services } from '../services.ts';
import { isSameFace } from './same-face.ts';

/**
 * The samples with their hints. An answer speaks only for the face that gave it.
 * Errors: LIVENESS_ANSWER_UNKNOWN, LIVENESS_ATTENDED_BY_NOBODY; REQUEST_INVALID for a claim about anything but a face.
 */
export async function withLiveness(
  services: Services,
  caller: Caller,
  prepared: readonly PreparedSample[],
): Promise<PreparedSample[]> {
  const told: PreparedSample[] = [];
  for (const sample of prepared) {
    const { liveness, modality } = sample.incoming;
    if (liveness && modality !== 'face') throw fail('REQUEST_INVALID', 'liveness: of faces only');
    if (liveness?.attended && caller.kind !== 'user') throw fail('LIVENESS_ATTENDED_BY_NOBODY');
    if (!liveness) told.push(sample);
    else if (liveness.answerId === undefined) told.push({ ...sample, liveness: attended });
    else told.push({ ...sample, liveness: await answered(services, caller, liveness.answerId, sample) });
  }
  return told;
}

const attended: LivenessHint = { way: 'attended', reasons: [], asked: [] };

async function answered(
  { liveness, engine }: Services,
  caller: Caller,
  answerId: string,
  { template }: PreparedSample,
): Promise<LivenessHint> {
  const { hint, template: answering } = liveness.find(keyOf(caller), answerId);
  const isSame = answering !== undefined && template !== undefined;
  if (isSame && (await isSameFace(engine, answering, template.bytes))) return hint;
  return { ...hint, decision: 'undecided', reasons: [...hint.reasons, 'another-face'] };
}

/** Errors: LIVENESS_DEMANDED, where the owner demands it and a face is neither attended nor taken for bona fide. */
export async function demandLiveness({ store }: Services, prepared: readonly PreparedSample[]): Promise<void> {
  const faces = prepared.filter(({ incoming }) => incoming.modality === 'face');
  if (faces.length === 0 || faces.every(isShown)) return;
  if ((await store.policies.read()).faceLiveness === 'demanded') throw fail('LIVENESS_DEMANDED');
}

const isShown = ({ liveness }: PreparedSample): boolean =>
  liveness?.way === 'attended' || liveness?.decision === 'bona-fide';

/** Uses up the answers that samples name; what comes back undoes it. Errors: LIVENESS_ANSWER_UNKNOWN. */
export function spendAnswers({ liveness }: Services, caller: Caller, prepared: readonly PreparedSample[]): () => void {
  const ids = prepared.flatMap(({ incoming }) => incoming.liveness?.answerId ?? []);
  return liveness.spend(keyOf(caller), [...new Set(ids)]);
}
