/** How a stored sample is to be decoded again: as it was when it came. */
import type { DecodeOptions } from '@ipse/core';
import type { BiometricData } from '@ipse/protocol';
import type { SampleDetail } from '../records/prepare-samples.ts';

export function decodeOptionsOf(mediaType: string | undefined, { fields }: SampleDetail): DecodeOptions {
  const { resolution, width, height } = fields as unknown as BiometricData;
  return {
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(resolution === undefined ? {} : { resolutionPpi: resolution }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
}
