/** The DNA profiles of all galleries, in a thread of their own: one request after the other, each answered. */
import { parentPort } from 'node:worker_threads';
import { isCodedError } from '@ipse/core';
import { DnaGalleries } from '@ipse/dna';
import type { DnaOperations, DnaReply, DnaRequest } from '../dna/lane-types.ts';
import { searchContributorsOf } from '../dna/search-contributors.ts';
import { searchLines } from '../dna/search-lineages.ts';
import { searchForMissing } from '../dna/search-missing.ts';
import { searchFamilies, searchGallery, searchLoaded } from '../dna/search-galleries.ts';
import { toCarriedError } from './carry.ts';

const galleries = new DnaGalleries();

type Handlers = { [Op in keyof DnaOperations]: (payload: DnaOperations[Op]['payload']) => DnaOperations[Op]['answer'] };
const handlers: Handlers = {
  apply: (changes) => void galleries.apply(changes),
  search: (question) => searchGallery(galleries, question),
  load: (question) => searchLoaded(galleries, question),
  familial: (question) => searchFamilies(galleries, question),
  contributors: (question) => searchContributorsOf(galleries, question),
  lineages: (question) => searchLines(galleries, question),
  missing: (question) => searchForMissing(galleries, question),
  counts: () => ({ profiles: galleries.size, unreadable: galleries.unreadable }),
};

parentPort?.on('message', ({ id, operation, payload }: DnaRequest) => {
  const handle = handlers[operation] as (payload: unknown) => unknown;
  let reply: DnaReply;
  try {
    reply = { id, answer: handle(payload) };
  } catch (error) {
    const failure = isCodedError(error) ? toCarriedError(error) : { message: (error as Error).message };
    reply = { id, failure };
  }
  parentPort?.postMessage(reply);
});
