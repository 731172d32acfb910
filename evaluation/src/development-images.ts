/** The images of a development set of fingerprints. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { decodeImage } from '@ipse/formats';
import { dataFolder } from './development-sets.ts';

/** Every `each`-th by name, with its name. */
export async function imagesOfSet(set: string, each: number): Promise<[name: string, image: GrayImage][]> {
  const folder = path.join(dataFolder, 'fingerprint', set);
  const names = readdirSync(folder).filter((name) => /\.(png|tif|tiff|bmp|pgm)$/i.test(name));
  const chosen = names.toSorted().filter((_, n) => n % each === 0);
  return Promise.all(
    chosen.map(async (name) => [name, toGray(await decodeImage(await readFile(path.join(folder, name))))]),
  );
}
