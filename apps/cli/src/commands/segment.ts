/** `ipse fingerprint segment`: the fingers of a slap, offline. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { fingerPositions, toGray } from '@ipse/core';
import { fingerprint, segmentSlap } from '@ipse/fingerprint';
import type { SlapFinger, SlapSegmentation } from '@ipse/fingerprint';
import { decodeImage, encodePng } from '@ipse/formats';
import type { Position } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { missingNamed, parsePpi, readBytes, slapPosition } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Flags {
  readonly hand?: Position;
  readonly missing?: readonly Position[];
  readonly ppi?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** What is told of a finger: everything but its image. */
type Told = Pick<SlapFinger, 'position' | 'box' | 'reasons'> & { readonly quality: number; readonly file?: string };

export function addSegment(command: Command, terminal: Terminal): void {
  command
    .command('segment')
    .summary('find the fingers of a slap')
    .description(
      `Finds the fingers of a slap and says where they are. Exit code ${exitCodes.nothing} when it shows none.`,
    )
    .argument('<image>')
    .option('--hand <RIGHT|LEFT|THUMBS>', 'what the slap shows; told from the fingers when absent', slapPosition)
    .option('--missing <positions...>', 'fingers that it lacks: amputated or bandaged', missingNamed)
    .option('--ppi <n>', 'resolution of the image, where the file does not say it or says it wrong', parsePpi)
    .option('--out <folder>', 'write each finger there, upright, as POSITION.png')
    .option('--json', 'everything as JSON')
    .action(async (file: string, flags: Flags) => {
      const segmentation = await readSlap(file, flags);
      const fingers: Told[] = [];
      for (const finger of segmentation.fingers) fingers.push(await tell(finger, flags.out));
      const { hand, notFound, warnings } = segmentation;
      if (flags.json) terminal.print(JSON.stringify({ hand, fingers, notFound, warnings }, null, 2));
      else if (fingers.length > 0) terminal.print(describe(fingers));
      if (hand) terminal.say(`The ${hand.side} hand, with a probability of ${hand.probability.toFixed(3)}.`);
      for (const { message, advice } of warnings) terminal.say(`${message} ${advice}`);
      if (fingers.length === 0) terminal.end(exitCodes.nothing);
    });
}

/** Errors: CLI_FILE_UNREADABLE, those of formats. */
async function readSlap(file: string, { hand, missing = [], ppi }: Flags): Promise<SlapSegmentation> {
  const bytes = await readBytes(file);
  const image = toGray(await decodeImage(bytes, ppi === undefined ? {} : { resolutionPpi: ppi }));
  const known = fingerPositions.filter((position) => missing.includes(position));
  return segmentSlap(image, { ...(hand === undefined ? {} : { position: hand }), missing: known });
}

/** Errors: CLI_FILE_UNWRITABLE. */
async function tell({ position, box, reasons, image }: SlapFinger, folder: string | undefined): Promise<Told> {
  const quality = await fingerprint.assess({ image, position });
  const told = { position, box, quality: quality.value, reasons: [...reasons, ...quality.reasons] };
  if (folder === undefined) return told;
  const file = path.join(folder, `${position}.png`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, await encodePng(image));
  } catch (error) {
    throw fail('CLI_FILE_UNWRITABLE', file, error);
  }
  return { ...told, file };
}

function describe(fingers: readonly Told[]): string {
  const rows = fingers.map(({ position, box, quality, reasons }) => [
    position,
    Math.round(box.centreX),
    Math.round(box.centreY),
    Math.round(box.width),
    Math.round(box.height),
    Math.round((box.rotationRad * 180) / Math.PI),
    quality,
    reasons.map(({ code }) => code).join(' '),
  ]);
  return table(['position', 'x', 'y', 'width', 'height', 'degrees', 'quality', 'reasons'], rows);
}
