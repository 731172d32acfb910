/** OSIA's verifications: samples against a person held, samples against samples. */
import { errorsOf } from '@ipse/core';
import { ALL_GALLERIES, UNKNOWN_POSITION } from '@ipse/engine';
import type { CompareResult, Probe } from '@ipse/engine';
import type { ScoreDetail, Verification } from '@ipse/protocol';
import { storeErrors } from '@ipse/store';
import { fail } from '../errors.ts';
import { biometricTypeOf } from '../records/biometric-types.ts';
import { checkGallery, scoreNamer } from '../search/find-candidates.ts';
import { toScoreDetail } from './identify.ts';
import type { OsiaHandlers } from './operation.ts';
import { probesOf } from './probes.ts';

const failStore = errorsOf(storeErrors);
/** At which two sets of samples are held to be of one person: one false match in 10,000 comparisons. */
const fmrDefault = 1e-4;

export const verifyHandlers = {
  verifyFromId: async (services, { params, query, body, use }) => {
    const { engine, freshness, store } = services;
    await checkGallery(store, params.galleryId);
    const personKey = await store.persons.find(params.personId);
    if (personKey === undefined) throw failStore('PERSON_UNKNOWN');
    const probes = await probesOf(services, body.biometricData, body.encryption);
    if (!services.isReady()) throw fail('NOT_READY');
    await freshness.wait();
    const result = await engine.verify({
      personKey,
      probes,
      ...(params.galleryId === ALL_GALLERIES ? {} : { gallery: params.galleryId }),
      ...(query.threshold === undefined ? { fmr: fmrDefault } : { threshold: query.threshold }),
    });
    const decision = result.scores.length > 0 && result.log10LR >= result.threshold;
    return async (transaction) => {
      await transaction.events.append(use, { action: 'verify', objects: [personKey], count: decision ? 1 : 0 });
      const nameScores = await scoreNamer(transaction, result.scores);
      const verification: Verification = { decision, scores: nameScores(result.scores).map(toScoreDetail) };
      return { body: verification };
    };
  },

  verifyFromBio: async (services, { query, body, use }) => {
    const first = await probesOf(services, body.biometricData1, body.encryption);
    const second = await probesOf(services, body.biometricData2, body.encryption);
    const pairs = first.flatMap((a, probe) => second.filter((b) => comparable(a, b)).map((b) => ({ a, b, probe })));
    const scores: Scored[] = [];
    for (const { a, b, probe } of pairs) {
      const request = { modality: a.modality, probe: a.template, reference: b.template };
      scores.push({
        ...(await services.engine.compare(request)),
        probe,
        modality: a.modality,
        position: knownPosition(a, b),
      });
    }
    const decision = decide(scores, query.threshold);
    return async (store) => {
      await store.events.append(use, { action: 'verify', objects: [], count: decision ? 1 : 0 });
      const verification: Verification = { decision, scores: scores.map(toDetail) };
      return { body: verification };
    };
  },
} as const satisfies Partial<OsiaHandlers>;

interface Scored extends Pick<CompareResult, 'log10LR' | 'fmr'> {
  readonly probe: number;
  readonly modality: string;
  readonly position: string;
}

const positionOf = ({ position }: Probe): string => position ?? UNKNOWN_POSITION;

function comparable(a: Probe, b: Probe): boolean {
  const known = positionOf(a) !== UNKNOWN_POSITION && positionOf(b) !== UNKNOWN_POSITION;
  return a.modality === b.modality && (!known || positionOf(a) === positionOf(b));
}

const knownPosition = (a: Probe, b: Probe): string =>
  positionOf(a) === UNKNOWN_POSITION ? positionOf(b) : positionOf(a);

/**
 * The best score of each modality and position is evidence of its own; several of one are correlated and count once.
 * Without a threshold the smallest false match rate decides, multiplied by the number of independent tries.
 */
function decide(scores: readonly Scored[], threshold: number | undefined): boolean {
  const best = new Map<string, Scored>();
  for (const score of scores) {
    const source = `${score.modality} ${score.position}`;
    const held = best.get(source);
    if (!held || held.log10LR < score.log10LR) best.set(source, score);
  }
  if (best.size === 0) return false;
  const counted = [...best.values()];
  const log10LR = counted.reduce((sum, score) => sum + score.log10LR, 0);
  if (threshold !== undefined) return log10LR >= threshold;
  return log10LR > 0 && Math.min(...counted.map(({ fmr }) => fmr)) * counted.length <= fmrDefault;
}

function toDetail({ log10LR, fmr, modality, position, probe }: Scored): ScoreDetail {
  return {
    score: log10LR,
    biometricType: biometricTypeOf(modality),
    biometricSubType: position as ScoreDetail['biometricSubType'],
    others: { fmr, probe },
  };
}
