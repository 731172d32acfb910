/**
 * What the hints of a copied fingerprint are worth, in the words of ISO/IEC 30107-3.
 * `node evaluation/src/fingerprint-hints/measure.ts [--each 4]`: every so many images of each development set; a line of JSON a set of how often a
 * print, and each copy made of it by a model, draws each hint (of prints: the BPCER; of copies: 1 - APCER), and where the
 * measures lie (least, median, greatest).
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { hintsOfPrint, measurePrint } from '@ipse/fingerprint';
import { decodeImage } from '@ipse/formats';
import { dataFolder, fingerprintSets } from '../development-sets.ts';
import { cast, halftoned, photocopied } from './replicas.ts';

const { values } = parseArgs({ options: { each: { type: 'string', default: '4' } } });
const copies = { print: (image: GrayImage) => image, halftoned, cast, photocopied };

for (const [kind, copyOf] of Object.entries(copies)) {
  const rows: Record<string, number | string>[] = [];
  for (const set of fingerprintSets) {
    const images = (await imagesOf(set)).map(copyOf);
    const drawn = images.flatMap((image) => hintsOfPrint(image).map(({ code }) => code));
    const measured = images.map(measurePrint).filter((each) => each !== undefined);
    const share = (code: string) => Number((drawn.filter((each) => each === code).length / images.length).toFixed(2));
    const spread = (of: keyof (typeof measured)[number]) => {
      const sorted = measured.map((each) => each[of]).toSorted((a, b) => a - b);
      return [0, sorted.length >> 1, sorted.length - 1].map((i) => sorted[i]?.toFixed(2)).join(' ');
    };
    rows.push({
      set,
      images: images.length,
      measured: measured.length,
      'dot-raster': share('dot-raster'),
      'few-gray-levels': share('few-gray-levels'),
      'no-grain': share('no-grain'),
      raster: spread('raster'),
      levels: spread('levels'),
      grain: spread('grain'),
      along: spread('alongRidge'),
    });
  }
  process.stdout.write(`\n${kind}\n`);
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
}

async function imagesOf(set: string): Promise<GrayImage[]> {
  const folder = path.join(dataFolder, 'fingerprint', set);
  const names = readdirSync(folder).filter((name) => /\.(png|tif|tiff|bmp|pgm)$/i.test(name));
  const chosen = names.toSorted().filter((_, n) => n % Number(values.each) === 0);
  return Promise.all(chosen.map(async (name) => toGray(await decodeImage(readFileSync(path.join(folder, name))))));
}
