/**
 * What the hints of a copied fingerprint are worth, in the words of ISO/IEC 30107-3.
 * `node evaluation/src/fingerprint-hints/measure.ts [--each 4]`: every so many images of each development set; a line of JSON a set of how often a
 * print, and each copy made of it by a model, draws each hint (of prints: the BPCER; of copies: 1 - APCER), and where the
 * measures lie (least, median, greatest).
 */
import { parseArgs } from 'node:util';
import type { GrayImage } from '@ipse/core';
import { hintsOfPrint, measurePrint } from '@ipse/fingerprint';
import { imagesOfSet } from '../development-images.ts';
import { fingerprintSets } from '../development-sets.ts';
import { cast, halftoned, photocopied } from './replicas.ts';

const { values } = parseArgs({ options: { each: { type: 'string', default: '4' } } });
const copies = { print: (image: GrayImage) => image, halftoned, cast, photocopied };

for (const [kind, copyOf] of Object.entries(copies)) {
  const rows: Record<string, number | string>[] = [];
  for (const set of fingerprintSets) {
    const images = (await imagesOfSet(set, Number(values.each))).map(([, image]) => copyOf(image));
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
