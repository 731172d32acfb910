/** A network of the owner's in place of ours: given the pixels as it wants them, its answers laid out as we want them. */
import { createHash } from 'node:crypto';
import { alignedSide } from '../align/align.ts';
import { fail } from '../errors.ts';
import { openModel } from '../models/load.ts';
import type { Model } from '../models/model.ts';
import type { ModelCard, ModelInput } from './model-card.ts';

const plane = alignedSide * alignedSide;
const imageLength = 3 * plane;

/** The dot product takes four numbers at a time; the rest of the last four is zero and adds nothing. */
export const paddedDimension = (dimension: number): number => Math.ceil(dimension / 4) * 4;

/** Errors: MODEL_FILE_CHECKSUM when it is not the file of the card. */
function checkModelFile(onnx: Uint8Array, { sha256 }: ModelCard): void {
  const found = createHash('sha256').update(onnx).digest('hex');
  if (found !== sha256) throw fail('MODEL_FILE_CHECKSUM', `the file has ${found}`);
}

/**
 * Opens an ONNX graph with one input of a 112 x 112 face and one output of `dimension` numbers. `gain` is multiplied with
 * the answers: it brings their lengths, which say how good a picture is, into the range of the built-in network.
 * Errors: MODEL_FILE_CHECKSUM, MODEL_SLOT_SHAPE, MODEL_FAILED.
 */
export async function openForeignModel(onnx: Uint8Array, card: ModelCard, gain: number): Promise<Model> {
  checkModelFile(onnx, card);
  const shape = card.input.layout === 'planes' ? [1, 3, alignedSide, alignedSide] : [1, alignedSide, alignedSide, 3];
  const model = await openModel(onnx, shape);
  const padded = paddedDimension(card.dimension);
  const answerTo = async (face: Float32Array): Promise<Float32Array> => {
    const answers = await model.run(toInput(face, card.input)).catch((cause: unknown) => {
      throw fail('MODEL_SLOT_SHAPE', 'it does not take one face of 112 x 112', cause);
    });
    const [answer] = answers;
    if (answers.length !== 1 || !(answer instanceof Float32Array) || answer.length !== card.dimension) {
      throw fail('MODEL_SLOT_SHAPE', `${answers.length} outputs, of which the first has ${answer.length} numbers`);
    }
    const numbers = new Float32Array(padded);
    numbers.set(answer.map((value) => value * gain));
    if (!numbers.every(Number.isFinite)) throw fail('MODEL_SLOT_SHAPE', 'it answers what is no number');
    return numbers;
  };
  await answerTo(new Float32Array(imageLength));
  return {
    run: async (both) => {
      const answers = new Float32Array(2 * padded);
      answers.set(await answerTo(both.subarray(0, imageLength)));
      answers.set(await answerTo(both.subarray(imageLength)), padded);
      return [answers];
    },
  };
}

/** From planes of red, green and blue from -1 to 1, as `alignFace` makes them. */
function toInput(face: Float32Array, { layout, channels, mean, deviation }: ModelInput): Float32Array {
  const input = new Float32Array(imageLength);
  for (let channel = 0; channel < 3; channel++) {
    const from = (channels === 'rgb' ? channel : 2 - channel) * plane;
    for (let i = 0; i < plane; i++) {
      const value = (face[from + i] * 128 + 127.5 - mean) / deviation;
      input[layout === 'planes' ? channel * plane + i : 3 * i + channel] = value;
    }
  }
  return input;
}
