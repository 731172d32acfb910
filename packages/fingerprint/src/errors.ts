/** What can go wrong in the world with a fingerprint template. */
import { errorsOf } from '@ipse/core';

export const fingerprintErrors = {
  TEMPLATE_TRUNCATED: {
    message: 'The fingerprint template ends too early or too late.',
    hint: 'Extract the template again from its sample.',
    httpStatus: 422,
  },
  TEMPLATE_FOREIGN: {
    message: 'The bytes are not a fingerprint template of this product.',
    hint: 'Hand in a template that this product encoded.',
    httpStatus: 422,
  },
  TEMPLATE_VERSION: {
    message: 'The fingerprint template has a layout that this version does not know.',
    hint: 'Update the product, or extract the template again from its sample.',
    httpStatus: 422,
  },
  TEMPLATE_CORRUPT: {
    message: 'The fingerprint template holds values that no extraction makes.',
    hint: 'Extract the template again from its sample.',
    httpStatus: 422,
  },
  TEMPLATE_SEVERAL_FINGERS: {
    message: 'The minutiae record does not hold exactly one finger.',
    hint: 'Send one record for each finger, with its position.',
    httpStatus: 422,
  },
} as const;

export const fail = errorsOf(fingerprintErrors);
