/**
 * Networks that the owner has added, each in a folder of its own, `<name>@<version>`: the ONNX file, its card, and what
 * was fitted to the owner's data. A model that was not fitted to any is not there yet.
 */
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Calibration } from '@ipse/core';
import { fail } from '../errors.ts';
import { calibration as joinedCalibration } from '../joined/calibration.ts';
import { joinedCard } from '../joined/card.ts';
import { joinedNetwork, openJoined } from '../joined/joined-network.ts';
import type { FaceNetwork } from '../network.ts';
import { openForeignModel, paddedDimension } from './foreign-network.ts';
import { parseModelCard } from './model-card.ts';
import type { ModelCard } from './model-card.ts';

/** What an owner's data said of a model. */
export interface FittedModel {
  readonly calibration: Calibration;
  /** Brings the lengths of its answers into the range of the built-in network. */
  readonly gain: number;
}

export interface InstalledModel extends FittedModel {
  readonly card: ModelCard;
  readonly folder: string;
}

const files = { onnx: 'model.onnx', card: 'card.json', fitted: 'fitted.json' } as const;
/** Ours to calibrate, not the owner's: it is fitted to what we have measured, and changes with us. */
const fittedJoined: FittedModel = { calibration: joinedCalibration, gain: 1 };
const isJoined = ({ name }: ModelCard): boolean => name === joinedCard.name;
const folderName = ({ name, version }: ModelCard): string => `${name}@${version}`;

/** The models in a folder, by name; none where there is no such folder. Errors: MODEL_SLOT_UNREADABLE. */
export async function listModels(root: string): Promise<InstalledModel[]> {
  const names = await readdir(root).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.includes('@') && !name.startsWith('.'))
      .sort()
      .map((name) => readInstalledModel(join(root, name))),
  );
}

/** Errors: MODEL_SLOT_UNREADABLE. */
export async function readInstalledModel(folder: string): Promise<InstalledModel> {
  try {
    const card = parseModelCard(await readFile(join(folder, files.card), 'utf8'));
    if (isJoined(card)) return { card: joinedCard, folder, ...fittedJoined };
    const { calibration, gain } = JSON.parse(await readFile(join(folder, files.fitted), 'utf8')) as FittedModel;
    if (!(gain > 0) || !(calibration.knots.length > 1)) throw new Error('nothing is fitted');
    return { card, folder, calibration, gain };
  } catch (cause) {
    throw fail('MODEL_SLOT_UNREADABLE', undefined, cause);
  }
}

type Fit = (draft: InstalledModel) => Promise<FittedModel>;

/** Puts a model into the folder, whole or not at all. Errors: MODEL_*, those of `fit`. */
export async function installModel(root: string, onnx: Uint8Array, card: ModelCard, fit: Fit): Promise<InstalledModel> {
  if (isJoined(card)) throw fail('MODEL_CARD_INVALID', 'name is that of the joined profile');
  await openForeignModel(onnx, card, 1);
  return place(root, onnx, card, fit);
}

/**
 * Puts the joined profile into the folder; `onnx`: the second network's file. Errors: MODEL_FILE_CHECKSUM where it is
 * another one, MODEL_SLOT_TAKEN, MODEL_FAILED.
 */
export async function installJoined(root: string, onnx: Uint8Array): Promise<InstalledModel> {
  await openJoined(onnx);
  return place(root, onnx, joinedCard, async () => fittedJoined);
}

/** A model is written beside its place, fitted there, and moved. Errors: MODEL_SLOT_TAKEN, those of `fit`. */
async function place(root: string, onnx: Uint8Array, card: ModelCard, fit: Fit): Promise<InstalledModel> {
  const folder = join(root, folderName(card));
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) throw fail('MODEL_SLOT_TAKEN', folderName(card));
  const draft = join(root, `.${folderName(card)}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(draft, files.onnx), onnx);
    await writeFile(join(draft, files.card), `${JSON.stringify(card, null, 2)}\n`);
    await writeFitted(draft, { calibration: unfitted(card), gain: 1 });
    const fitted = await fit(await readInstalledModel(draft));
    await writeFitted(draft, fitted);
    await rename(draft, folder);
    return { ...fitted, card, folder };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** An installed model as the network of a face modality. */
export function networkOf({ card, folder, calibration, gain }: InstalledModel): FaceNetwork {
  const read = () =>
    readFile(join(folder, files.onnx)).catch((cause: unknown) => {
      throw fail('MODEL_SLOT_UNREADABLE', undefined, cause);
    });
  if (isJoined(card)) return joinedNetwork(read);
  return {
    algorithm: { name: card.name, version: card.version },
    dimension: paddedDimension(card.dimension),
    calibration,
    open: async () => openForeignModel(await read(), card, gain),
  };
}

async function writeFitted(folder: string, { calibration, gain }: FittedModel): Promise<void> {
  await writeFile(join(folder, files.fitted), `${JSON.stringify({ calibration, gain }, null, 2)}\n`);
}

/** Says nothing for or against anybody: a model is drafted with it, never used. */
function unfitted({ name, version }: ModelCard): Calibration {
  return {
    version: '0',
    algorithm: `${name}/${version}`,
    source: 'none',
    comparisons: { mated: 0, nonMated: 0 },
    knots: [
      { similarity: -1, log10LR: 0, log10Fmr: 0 },
      { similarity: 1, log10LR: 0, log10Fmr: 0 },
    ],
  };
}
