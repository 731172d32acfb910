import { errorsOf } from '@ipse/core';

/** What can go wrong in an evaluation; documented in docs/reference/errors. */
export const evaluationErrors = {
  EVALUATION_FILE_MISSING: {
    message: 'A sample of the manifest cannot be read',
    hint: 'Paths in a manifest are relative to the manifest file.',
    httpStatus: 400,
  },
  EVALUATION_MANIFEST_INVALID: {
    message: 'The manifest is not usable',
    hint: 'It is a CSV file with the header path,subject[,instance][,session][,ppi] and one line for each sample.',
    httpStatus: 400,
  },
  EVALUATION_MODALITY_UNKNOWN: {
    message: 'There is no such modality',
    hint: 'Ask `ipse evaluate --help` which ones there are.',
    httpStatus: 400,
  },
  EVALUATION_NOTHING_TO_COMPARE: {
    message: 'The manifest and the protocol give no mated or no non-mated comparison',
    hint: 'At least two samples of one instance, and two instances, are needed.',
    httpStatus: 400,
  },
  EVALUATION_PAIRS_INVALID: {
    message: 'The list of pairs is not usable',
    hint: 'It is a CSV file with the header a,b,mated; paths as in the manifest, mated 0 or 1.',
    httpStatus: 400,
  },
  EVALUATION_TOO_FEW: {
    message: 'There are too few comparisons to calibrate a model',
    hint: 'Point to a manifest with at least twenty mated and twenty non-mated pairs; hundreds of people are better.',
    httpStatus: 400,
  },
  EVALUATION_WORKER_LOST: {
    message: 'A worker thread ended before its work was done',
    hint: 'Run with fewer threads; the machine may be short of memory.',
    httpStatus: 500,
  },
} as const;

export const fail = errorsOf(evaluationErrors);
