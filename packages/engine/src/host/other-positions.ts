/**
 * A stated position (which finger) is evidence, and soft: labels are mixed up, hands swapped. Less evidence is needed to find
 * somebody under the stated position than under another; so of the false candidates that a search may have, nine tenths
 * are spent on the stated positions and a tenth on all of them.
 */
import type { ShardSearchAnswer } from '../messages.ts';
import { UNKNOWN_POSITION } from '../types.ts';
import type { Candidate, Probe, SearchRequest, SearchResult } from '../types.ts';
import { DEFAULT_FPIR } from './questions.ts';

const shareElsewhere = 0.1;
/** Probes that look among all positions: two, for swapped hands show in any two, and each takes the time of a whole scan. */
const probesElsewhere = 2;

/** A search that keeps to the stated positions, in two steps. */
export interface StatedSearch {
  ask(request: SearchRequest): Promise<readonly ShardSearchAnswer[]>;
  merge(request: SearchRequest, answers: readonly ShardSearchAnswer[]): SearchResult;
}

export async function searchPositions(request: SearchRequest, { ask, merge }: StatedSearch): Promise<SearchResult> {
  const answers = await ask(request);
  const hasOthers = answers.some(({ elsewhere }) => elsewhere > 0);
  if (request.otherPositions !== true || !hasOthers) return merge(request, answers);
  const { fpir = DEFAULT_FPIR, threshold } = request;
  const asAsked = (result: SearchResult) => (threshold === undefined ? { ...result, fpir } : result);
  const stated = asAsked(merge({ ...request, fpir: (1 - shareElsewhere) * fpir }, answers));
  if (stated.candidates.length > 0) return stated;
  const chosen = mostTelling(request.probes);
  const again: SearchRequest = {
    ...request,
    ...(threshold === undefined
      ? { fpir: shareElsewhere * fpir }
      : { threshold: threshold - Math.log10(shareElsewhere) }),
    probes: chosen.map((at) => ({ ...request.probes[at], position: UNKNOWN_POSITION })),
  };
  const others = asAsked(merge(again, await ask(again)));
  const expectedFalseCandidates = stated.expectedFalseCandidates + others.expectedFalseCandidates;
  if (others.candidates.length === 0) return { ...stated, expectedFalseCandidates };
  const candidates = others.candidates.map((candidate) => renumbered(candidate, chosen));
  return { ...others, candidates, expectedFalseCandidates, otherPositions: true };
}

/** Of the probes of known position those with the largest templates, which show the most, by their numbers. */
function mostTelling(probes: readonly Probe[]): number[] {
  return probes
    .flatMap(({ position = UNKNOWN_POSITION }, at) => (position === UNKNOWN_POSITION ? [] : [at]))
    .sort((a, b) => probes[b].template.length - probes[a].template.length || a - b)
    .slice(0, probesElsewhere);
}

/** With the numbers that the probes have in the request. */
function renumbered(candidate: Candidate, chosen: readonly number[]): Candidate {
  return { ...candidate, scores: candidate.scores.map((score) => ({ ...score, probe: chosen[score.probe] })) };
}
