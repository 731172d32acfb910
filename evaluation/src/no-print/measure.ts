/**
 * What tells noise from a print: how far it runs in one direction from place to place.
 * `node evaluation/src/no-print/measure.ts [--each n]`: every n-th image of each development set, then noise, white and
 * blurred, of no stated resolution and at 500 and 1000 ppi. For each: images, how many are suitable, their qualities
 * added up, least and greatest coherence (`coherenceMin` refuses), and a hash over the names, templates and
 * qualities, which is the same for two versions that see the same in every image.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { GrayImage } from '@ipse/core';
import { fingerprint } from '@ipse/fingerprint';
import { noiseImage } from '@ipse/fingerprint/testing';
import { imagesOfSet } from '../development-images.ts';
import { fingerprintSets } from '../development-sets.ts';

const { values } = parseArgs({ options: { each: { type: 'string', default: '1' } } });
const print = (...cells: unknown[]) => process.stdout.write(`${cells.join('\t')}\n`);

print('of', 'images', 'suitable', 'qualities', 'least', 'greatest', 'hash');
for (const set of fingerprintSets) await measure(set, await imagesOfSet(set, Number(values.each)));
for (const blurPx of [0, 1, 1.5, 2, 3, 4]) {
  for (const resolutionPpi of [undefined, 500, 1000]) {
    const images = Array.from({ length: 8 }, (_, seed): [string, GrayImage] => {
      const noise = noiseImage(seed, { side: 400, blurPx });
      return [`${seed}`, resolutionPpi === undefined ? noise : { ...noise, resolutionPpi }];
    });
    await measure(`noise, blur ${blurPx} px, ${resolutionPpi ?? 'unknown'} ppi`, images);
  }
}

async function measure(name: string, images: readonly [string, GrayImage][]): Promise<void> {
  const hash = createHash('sha256');
  let [suitable, qualities, least, greatest] = [0, 0, Infinity, 0];
  for (const [file, image] of images) {
    const extraction = await fingerprint.extract({ image }, (step, data) => {
      if (step !== 'measures') return;
      const { coherence } = data as { coherence: number };
      [least, greatest] = [Math.min(least, coherence), Math.max(greatest, coherence)];
    });
    const bytes = extraction.suitable ? fingerprint.encodeTemplate(extraction.template) : new Uint8Array();
    hash.update(
      `${file} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)} ${extraction.quality.value}\n`,
    );
    suitable += extraction.suitable ? 1 : 0;
    qualities += extraction.quality.value;
  }
  print(
    name,
    images.length,
    suitable,
    qualities,
    least.toFixed(3),
    greatest.toFixed(3),
    hash.digest('hex').slice(0, 12),
  );
}
