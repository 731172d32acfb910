/** What can go wrong in the world around this package. */
import { errorsOf } from '@ipse/core';

export const faceErrors = {
  MODEL_MISSING: {
    message: 'A face model was not found in the installed packages.',
    hint: 'Run npm ci in the folder of the installation, then start again.',
    httpStatus: 503,
  },
  MODEL_CHECKSUM: {
    message: 'A face model is not the one this version was built for.',
    hint: 'Run npm ci in the folder of the installation; if it persists, the package was altered.',
    httpStatus: 503,
  },
  MODEL_CORRUPT: {
    message: 'A face model cannot be read.',
    hint: 'Run npm ci in the folder of the installation, then start again.',
    httpStatus: 503,
  },
  MODEL_UNSUPPORTED: {
    message: 'A face model uses an operator or number format that the converter does not know.',
    hint: 'Use the version of the model package that package.json names.',
    httpStatus: 503,
  },
  MODEL_FAILED: {
    message: 'A face model could not be run.',
    hint: 'Check the free memory of the machine, and that its processor runs ONNX Runtime or WebAssembly with SIMD.',
    httpStatus: 503,
  },
  MODEL_CARD_INVALID: {
    message: 'The card of the model is not complete.',
    hint: 'docs/reference/models.md lists the fields of a card and what each has to say.',
    httpStatus: 422,
  },
  MODEL_FILE_CHECKSUM: {
    message: 'The model file is not the one that its card describes.',
    hint: 'Compare sha256 of the card with that of the file, and ask whoever gave you the file.',
    httpStatus: 422,
  },
  MODEL_SLOT_SHAPE: {
    message: 'The network is not of the kind that the slot takes.',
    hint: 'It takes one face of 112 x 112 pixels and gives one list of as many numbers as its card says.',
    httpStatus: 422,
  },
  MODEL_SLOT_TAKEN: {
    message: 'A model of this name and version is there already.',
    hint: 'Give the card another version, or remove the folder of the model that is there.',
    httpStatus: 409,
  },
  MODEL_SLOT_UNREADABLE: {
    message: 'The folder of an added model cannot be read.',
    hint: 'Remove the folder of the model in the home folder, and add the model again.',
    httpStatus: 503,
  },
  FACE_TEMPLATE_TRUNCATED: {
    message: 'The face template ends too early or too late.',
    hint: 'Extract the template again from its sample.',
    httpStatus: 422,
  },
  FACE_TEMPLATE_FOREIGN: {
    message: 'The bytes are not a face template of this product.',
    hint: 'Hand in a template that this product encoded.',
    httpStatus: 422,
  },
  FACE_TEMPLATE_VERSION: {
    message: 'The face template has a layout that this version does not know.',
    hint: 'Update the product, or extract the template again from its sample.',
    httpStatus: 422,
  },
  FACE_TEMPLATE_MODEL: {
    message: 'The face template was made by another model.',
    hint: 'Extract the template again from its sample with the installed model.',
    httpStatus: 422,
  },
  FACE_TEMPLATE_CORRUPT: {
    message: 'The face template holds values that no extraction makes.',
    hint: 'Extract the template again from its sample.',
    httpStatus: 422,
  },
} as const;

export const fail = errorsOf(faceErrors);
