/** Fits a face model that an owner adds to the owner's own pictures: its calibration, and the scale of its quality. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createFace, networkOf } from '@ipse/face';
import type { FaceModality, FittedModel, InstalledModel } from '@ipse/face';
import { fitCalibration } from '../calibration/fit.ts';
import { fail } from '../errors.ts';
import { evaluate } from '../evaluate.ts';
import type { EvaluationOptions } from '../evaluate.ts';
import { modalityOfModel } from '../modalities.ts';
import { percentile } from '../metrics/histogram.ts';
import { readManifest } from '../run/manifest.ts';

/** Comparisons of each kind without which a calibration is guesswork. */
const comparisonsMin = 20;
/** Pictures from which the scale of quality is read. */
const picturesMax = 50;

/** Errors: EVALUATION_*, EVALUATION_TOO_FEW among them; MODEL_*. */
export async function fitModel(
  draft: InstalledModel,
  options: Pick<EvaluationOptions, 'manifest' | 'pairs' | 'threads' | 'onProgress'>,
): Promise<FittedModel> {
  const { similarities } = await evaluate({ ...options, modality: modalityOfModel(draft.folder) });
  const [mated, nonMated] = [similarities.mated, similarities.nonMated].map(
    (scores) => scores.filter(Number.isFinite).length,
  );
  if (Math.min(mated, nonMated) < comparisonsMin) {
    throw fail('EVALUATION_TOO_FEW', `${mated} mated and ${nonMated} non-mated comparisons`);
  }
  const { name, version } = draft.card;
  const calibration = fitCalibration(similarities, {
    version: '1',
    algorithm: `${name}/${version}`,
    source: `ipse model add --manifest ${path.basename(options.manifest)}`,
  });
  const files = (await readManifest(options.manifest)).slice(0, picturesMax).map(({ file }) => file);
  const theirs = await medianNorm(createFace(networkOf(draft)), files);
  return { calibration, gain: (await medianNorm(createFace(), files)) / theirs };
}

/** Length of the network's answer for a face before it is normalised; the quality is read from it. */
async function medianNorm(face: FaceModality, files: readonly string[]): Promise<number> {
  const norms: number[] = [];
  for (const file of files) {
    const sample = await face.decode(await readFile(file));
    await face.extract(sample, (step, data) => {
      if (step === 'measures') norms.push((data as { norm: number }).norm);
    });
  }
  return percentile(norms, 0.5);
}
