/** Files of this device as sample drafts. */
import { positionsOf } from './sample-draft.ts';
import { untouchedSlap } from './slap-draft.ts';
import type { ModalityName, SampleDraft } from './sample-draft.ts';

/** The server's limit; a larger file is refused here, before it is sent. */
export const fileBytesMax = 32 * 1024 * 1024;

/** What the file dialog offers; whatever is dropped is judged by the server. */
export const acceptedTypes = ['image/png', 'image/jpeg', 'image/tiff', 'image/bmp', '.pgm'] as const;

/** The draft of one file. Errors: RangeError when the file is empty or over the limit. */
export async function readSample(file: Blob, fileName: string, modality: ModalityName): Promise<SampleDraft> {
  if (file.size === 0) throw new RangeError(`${fileName} is empty.`);
  if (file.size > fileBytesMax) throw new RangeError(`${fileName} is larger than ${fileBytesMax / 1024 / 1024} MiB.`);
  return {
    id: crypto.randomUUID(),
    fileName,
    mediaType: file.type,
    image: await toBase64(file),
    modality,
    position: positionsOf[modality][0],
    resolution: '',
    slap: untouchedSlap,
    whole: null,
  };
}

/** Base64 of some bytes, by way of a data URL, which the browser encodes without blocking the page. */
export function toBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(file);
  });
}
