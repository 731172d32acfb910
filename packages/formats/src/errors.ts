/** What can go wrong in the world with an image file, a record of minutiae or a file of DNA profiles. */
import { errorsOf } from '@ipse/core';

export const imageErrors = {
  IMAGE_EMPTY: {
    message: 'the image has no bytes',
    hint: 'Send the bytes of the image; an empty upload usually means that the file was not attached.',
    httpStatus: 400,
  },
  IMAGE_UNSUPPORTED: {
    message: 'the image is in a format that Ipse does not read',
    hint: 'Send PNG, JPEG, TIFF, BMP, WebP, PGM or PPM, or raw gray with its width and height.',
    httpStatus: 415,
  },
  IMAGE_IS_MINUTIAE_RECORD: {
    message: 'this is a finger minutiae record, not an image',
    hint: 'Enrol it through OSIA: as the template of a FINGER without an image, with its templateFormat (ISO_19794_2, say).',
    httpStatus: 415,
  },
  IMAGE_MEDIA_TYPE_MISMATCH: {
    message: 'the image is not of the media type that was stated',
    hint: 'State the media type that the bytes have, or leave it out: the format is recognised from the bytes.',
    httpStatus: 400,
  },
  IMAGE_TOO_LARGE: {
    message: 'the image is larger than Ipse accepts',
    hint: 'Crop it to the finger or the face, or scan it at 500 to 1,000 pixels per inch.',
    httpStatus: 413,
  },
  IMAGE_TRUNCATED: {
    message: 'the image ends before its data does',
    hint: 'The file was cut off on its way; send the whole file again.',
    httpStatus: 400,
  },
  IMAGE_CORRUPT: {
    message: 'the image is damaged and cannot be decoded',
    hint: 'Open the file in another program to see whether it is whole, and export or capture it again.',
    httpStatus: 400,
  },
  IMAGE_DIMENSIONS_MISSING: {
    message: 'raw gray needs its width and its height',
    hint: 'State width and height in pixels, as whole numbers above zero: raw gray has no header to read them from.',
    httpStatus: 400,
  },
  IMAGE_DIMENSIONS_MISMATCH: {
    message: 'the raw gray bytes do not fit the stated width and height',
    hint: 'Send exactly width x height bytes, one for each pixel, row by row without padding.',
    httpStatus: 400,
  },
  IMAGE_RESOLUTION_INVALID: {
    message: 'the stated resolution is not possible',
    hint: 'State pixels per inch as a number from 10 to 10,000; live scanners have 500 or 1,000.',
    httpStatus: 400,
  },
} as const;

export const recordErrors = {
  MINUTIAE_FOREIGN: {
    message: 'the bytes are not a finger minutiae record',
    hint: 'Send ISO/IEC 19794-2 of 2005 or 2011, or ANSI INCITS 378 of 2004 or 2009.',
    httpStatus: 415,
  },
  MINUTIAE_TRUNCATED: {
    message: 'the finger minutiae record ends before its data does',
    hint: 'The record was cut off on its way; send the whole of it again.',
    httpStatus: 400,
  },
  MINUTIAE_CORRUPT: {
    message: 'the finger minutiae record holds what its standard does not allow',
    hint: 'Check which standard the program that wrote it claims to follow, and have it write the record again.',
    httpStatus: 400,
  },
  MINUTIAE_TOO_LARGE: {
    message: 'the finger minutiae record is larger than Ipse accepts',
    hint: 'Send the views of one person only; ten fingers need less than a hundredth of the limit.',
    httpStatus: 413,
  },
} as const;

export const dnaFileErrors = {
  DNA_FILE_EMPTY: {
    message: 'the file of DNA profiles has no bytes',
    hint: 'Send the whole file; an empty upload usually means that the file was not attached.',
    httpStatus: 400,
  },
  DNA_FILE_FOREIGN: {
    message: 'the file is in no format of DNA profiles that Ipse reads',
    hint: 'Send CODIS CMF or Rapid CMF, ANSI/NIST-ITL Type-18 XML, GeneMapper, EuroForMix, LRmix, SmartRank, Familias or STRmix results.',
    httpStatus: 415,
  },
  DNA_FILE_TOO_LARGE: {
    message: 'the file of DNA profiles is larger than Ipse accepts',
    hint: 'Split it: a file has at most 64 MiB, 1,000,000 loci, 4,000,000 lines and 32 levels of nested elements.',
    httpStatus: 413,
  },
  DNA_FILE_ENCODING: {
    message: 'the characters of the file do not fit its encoding',
    hint: 'Export it as UTF-8, or state the encoding: latin1, windows-1252, utf-16le or utf-16be.',
    httpStatus: 400,
  },
  DNA_FILE_MALFORMED: {
    message: 'the file is not written as its format demands',
    hint: 'Look at the place that is named: an open quote, a row of another length, or XML that is not well formed. Nothing was read.',
    httpStatus: 400,
  },
  DNA_FILE_INVALID: {
    message: 'the file holds what its format does not allow',
    hint: 'Correct the place that is named and send the file again. Nothing was read.',
    httpStatus: 400,
  },
  DNA_FILE_ALLELE_INVALID: {
    message: 'an allele is not written as alleles are',
    hint: 'Write 9, 9.3, <6, >15, 12.X, OL, X, Y or *; a blank cell means no allele. Nothing was read.',
    httpStatus: 400,
  },
  DNA_FILE_DECIMAL_COMMA: {
    message: 'a number is written with a decimal comma',
    hint: 'Say that the file has decimal commas, and 9,3 is read as 9.3; or export it with points. Nothing was read.',
    httpStatus: 400,
  },
  DNA_FILE_DUPLICATE: {
    message: 'the same locus of a sample, or the same sample, stands twice',
    hint: 'Give each sample a name of its own and each locus one row. Nothing was read.',
    httpStatus: 400,
  },
  DNA_FILE_UNWRITABLE: {
    message: 'a profile cannot be written in this format',
    hint: 'The format has no place for what is named; write another format, or leave it out first. Nothing was written.',
    httpStatus: 400,
  },
} as const;

export type DnaErrorCode = keyof typeof dnaFileErrors;

export const fail = errorsOf({ ...imageErrors, ...recordErrors, ...dnaFileErrors });
