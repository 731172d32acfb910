/** One picture as files that are in order and yet not what a camera writes. */
import sharp from 'sharp';
import type { ColourImage } from '@ipse/core';

/** By name; all but `animated` show the picture as it is, up to rounding. */
export async function unusualFiles(picture: ColourImage): Promise<Record<string, Uint8Array>> {
  const { width, height, data } = picture;
  const plain = () => sharp(data, { raw: { width, height, channels: 3 } });
  // The first of two frames is the picture; the second is black.
  const frames = { raw: { width, height: 2 * height, channels: 3, pageHeight: height } } as const;
  const twice = new Uint8Array(2 * data.length);
  twice.set(data);
  return {
    cmyk: await plain().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    '16-bit': await plain().toColourspace('rgb16').png().toBuffer(),
    '16-bit tiff': await plain().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
    animated: await sharp(twice, frames)
      .webp({ delay: [100, 100], loop: 0 })
      .toBuffer(),
    turned: await plain().rotate(90).jpeg({ quality: 95 }).withMetadata({ orientation: 8 }).toBuffer(),
    transparent: await plain().ensureAlpha(0.999).png().toBuffer(),
  };
}

/** A gray picture without content in a small file, whatever its size. */
export function vastFile(width: number, height: number): Promise<Uint8Array> {
  const create = { width, height, channels: 3, background: '#808080' } as const;
  return sharp({ create, limitInputPixels: false }).toColourspace('b-w').png({ compressionLevel: 9 }).toBuffer();
}
