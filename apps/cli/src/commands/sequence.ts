/** `ipse fingerprint sequence`: whether the fingers of slaps are those of the rolled prints, offline. */
import type { Command } from 'commander';
import { fingerPositions, toGray } from '@ipse/core';
import type { FingerPosition, GrayImage } from '@ipse/core';
import { checkSequence, fingerprint, segmentSlap } from '@ipse/fingerprint';
import type { PlacedTemplate, SequenceCheck } from '@ipse/fingerprint';
import { decodeImage } from '@ipse/formats';
import { fail } from '../errors.ts';
import { addPrints, readBytes } from '../samples.ts';
import type { NamedSample, SampleFlags } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface Flags extends SampleFlags {
  readonly json?: boolean;
}

export function addSequence(command: Command, terminal: Terminal): void {
  const sequence = command
    .command('sequence')
    .summary('compare the fingers of slaps with rolled prints: is each the finger it is said to be?')
    .description(
      'Divides the slaps, compares each finger with every rolled print (--finger) and names what fits another place better.\n' +
        'The result is evidence; what to do about it is a decision of a person.',
    )
    .option('--json', 'everything as JSON');
  addPrints(sequence).action(async ({ slap = [], finger = [], missing = [], ppi, json }: Flags) => {
    if (slap.length === 0 || finger.length === 0)
      throw fail('CLI_USAGE', 'name slaps with --slap and rolled prints with --finger');
    const known = fingerPositions.filter((position) => missing.includes(position));
    const fingers: PlacedTemplate[] = [];
    for (const each of slap) {
      const image = await readImage(each, ppi);
      for (const found of segmentSlap(image, { position: each.position, missing: known }).fingers)
        fingers.push(...(await extract(found.position, found.image, terminal)));
    }
    const rolled: PlacedTemplate[] = [];
    for (const each of finger)
      rolled.push(...(await extract(rolledPosition(each), await readImage(each, ppi), terminal)));
    const check = checkSequence(fingers, rolled);
    terminal.print(json ? JSON.stringify(check, null, 2) : describe(check));
    if (!json) sayWhole(check, terminal);
  });
}

async function readImage({ file }: NamedSample, ppi: number | undefined): Promise<GrayImage> {
  return toGray(await decodeImage(await readBytes(file), ppi === undefined ? {} : { resolutionPpi: ppi }));
}

/** Errors: CLI_USAGE for a rolled print without a position. */
function rolledPosition({ position, file }: NamedSample): FingerPosition {
  const found = fingerPositions.find((each) => each === position);
  if (!found) throw fail('CLI_USAGE', `say which finger ${file} is, as --finger RIGHT_INDEX=${file}`);
  return found;
}

async function extract(position: FingerPosition, image: GrayImage, terminal: Terminal): Promise<PlacedTemplate[]> {
  const extraction = await fingerprint.extract({ image, position });
  if (extraction.suitable) return [{ position, template: extraction.template }];
  terminal.say(`${position} shows no usable print and is left out.`);
  return [];
}

function describe({ findings }: SequenceCheck): string {
  const rows = findings.map(({ position, outcome, log10LR, nearest }) => [
    position,
    outcome,
    log10LR === undefined ? '' : log10LR.toFixed(1),
    nearest?.position ?? '',
    nearest === undefined ? '' : nearest.log10LR.toFixed(1),
  ]);
  return table(['position', 'outcome', 'log10LR', 'nearest', 'log10LR'], rows);
}

function sayWhole({ handsSwapped, sameFinger }: SequenceCheck, terminal: Terminal): void {
  if (handsSwapped) terminal.say('Most fingers fit the other hand: the slaps may be exchanged.');
  for (const [what, pairs] of [
    ['of the slaps', sameFinger.slap],
    ['that were rolled', sameFinger.rolled],
  ] as const) {
    for (const { positions, log10LR } of pairs) {
      terminal.say(`${positions.join(' and ')} ${what} look like one finger (log10 LR ${log10LR.toFixed(1)}).`);
    }
  }
}
