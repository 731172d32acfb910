/** Interchange formats of samples. First level: images. */
export { decodeImage, type DecodeImageOptions } from './decode-image.ts';
export { encodePng, previewPng } from './encode-png.ts';
export { imageErrors } from './errors.ts';
