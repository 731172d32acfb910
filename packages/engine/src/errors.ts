import { errorsOf } from '@ipse/core';

/** What can go wrong in the engine; documented in docs/reference/errors. */
export const engineErrors = {
  ENGINE_BUSY: {
    message: 'Too many searches are waiting',
    hint: 'Try again in a moment; add cores or shards if this happens often.',
    httpStatus: 503,
  },
  ENGINE_CANCELLED: {
    message: 'The search was cancelled',
    hint: 'Start it again if the answer is still wanted.',
    httpStatus: 499,
  },
  ENGINE_CLOSED: {
    message: 'The engine is shut down',
    hint: 'Wait until the server is up again.',
    httpStatus: 503,
  },
  ENGINE_LAGGING: {
    message: 'The galleries in memory have not caught up with the store in time',
    hint: 'What was enrolled is safe in the store; try the search again in a moment.',
    httpStatus: 503,
  },
  ENGINE_MODALITY_UNKNOWN: {
    message: 'No implementation of this modality is registered',
    hint: 'Ask the server which modalities it has.',
    httpStatus: 400,
  },
  ENGINE_PROBES_MISSING: {
    message: 'There is no probe to search with',
    hint: 'Give at least one sample that is suitable for matching.',
    httpStatus: 400,
  },
  ENGINE_SHARD_LOST: {
    message: 'A part of the galleries was lost while it was being searched',
    hint: 'It is being rebuilt from the store; search again in a moment.',
    httpStatus: 503,
  },
  ENGINE_SHARD_UNAVAILABLE: {
    message: 'A part of the galleries is still being loaded',
    hint: 'Search again in a moment; no answer is given from an incomplete gallery.',
    httpStatus: 503,
  },
} as const;

export const fail = errorsOf(engineErrors);
