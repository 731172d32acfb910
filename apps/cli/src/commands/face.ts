/** `ipse face`: what the algorithm sees in pictures of faces, offline but for `track`; nothing is kept. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Sample } from '@ipse/core';
import { createFace } from '@ipse/face';
import type { Examination, FaceModality } from '@ipse/face';
import { encodePng } from '@ipse/formats';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import { rateText } from '../rate.ts';
import type { Terminal } from '../terminal.ts';

interface Flags {
  readonly json?: boolean;
}

export function addFace(program: Command, terminal: Terminal): Command {
  const command = program.command('face').description('show what the algorithm sees in faces');
  const face = createFace();
  addDetect(command, face, terminal);
  addCompare(command, face, terminal);
  addQuality(command, face, terminal);
  return command;
}

function addDetect(command: Command, face: FaceModality, terminal: Terminal): void {
  command
    .command('detect')
    .summary('find every face of a picture, whichever way up')
    .description(`Finds every face and says where it is. Exit code ${exitCodes.nothing} when there is none.`)
    .argument('<image>')
    .option('--json', 'everything as JSON')
    .action(async (file: string, { json }: Flags) => {
      const found = await face.extractAll(await readFace(face, file));
      const faces = found.map(({ template, ...told }) => ({ ...told, points: face.features(template) }));
      const rows = faces.map(({ box, rollRad, presence, quality }, n) => [
        n,
        ...[box.x, box.y, box.width, box.height, (rollRad * 180) / Math.PI].map(Math.round),
        presence.toFixed(2),
        quality.value,
        quality.reasons.map(({ code }) => code).join(' '),
      ]);
      const heads = ['face', 'x', 'y', 'width', 'height', 'degrees', 'presence', 'quality', 'reasons'];
      if (json) terminal.print(JSON.stringify({ faces }, null, 2));
      else if (faces.length > 0) terminal.print(table(heads, rows));
      if (faces.length === 0) terminal.end(exitCodes.nothing);
    });
}

function addCompare(command: Command, face: FaceModality, terminal: Terminal): void {
  command
    .command('compare')
    .summary('compare the most prominent faces of two pictures')
    .description(`Compares two faces. Exit code ${exitCodes.nothing} when one of the pictures shows none.`)
    .argument('<probe>')
    .argument('<reference>')
    .option('--json', 'everything as JSON')
    .action(async (probeFile: string, referenceFile: string, { json }: Flags) => {
      const probe = await face.extract(await readFace(face, probeFile));
      const reference = await face.extract(await readFace(face, referenceFile));
      const qualities = { probe: probe.quality, reference: reference.quality };
      const evidence =
        probe.suitable && reference.suitable
          ? face.calibrate(face.compare(probe.template, reference.template).similarity)
          : undefined;
      if (json) terminal.print(JSON.stringify({ evidence, ...qualities }, null, 2));
      else if (evidence) {
        terminal.print(`log10 LR ${evidence.log10LR.toFixed(2)}, false match rate ${rateText(evidence)}`);
      }
      for (const [name, { reasons }] of Object.entries(qualities)) {
        for (const { message, advice } of reasons) terminal.say(`${name}: ${message} ${advice}`);
      }
      if (evidence === undefined) terminal.end(exitCodes.nothing);
    });
}

function addQuality(command: Command, face: FaceModality, terminal: Terminal): void {
  command
    .command('quality')
    .summary('measure the picture of a face, and whether it would do for a passport')
    .description(
      `Measures the largest face: the components of ISO/IEC 29794-5 and what ICAO asks of a portrait. Exit code ${exitCodes.nothing}\n` +
        'when there is no face.',
    )
    .argument('<image>')
    .option('--portrait <png>', 'write the face cut out as a portrait, 35 by 45')
    .option('--json', 'everything as JSON')
    .action(async (file: string, { json, portrait: target }: Flags & { readonly portrait?: string }) => {
      const examination = await face.examine(await readFace(face, file));
      if (examination === undefined) {
        terminal.say('No face was found.');
        return terminal.end(exitCodes.nothing);
      }
      const { crop, ...told } = examination;
      if (target !== undefined) {
        await writeFile(target, await encodePng(crop)).catch((error: unknown) => {
          throw fail('CLI_FILE_UNWRITABLE', target, error);
        });
      }
      terminal.print(json ? JSON.stringify(told, null, 2) : asText(told));
    });
}

function asText({ quality, components, portrait }: Omit<Examination, 'crop'>): string {
  const rows = components.map(({ name, value, measured, unit }) => [name, value, measured.toFixed(3), unit]);
  const unmet = portrait.filter(({ met }) => !met);
  return [
    `quality ${quality.value}`,
    ...quality.reasons.map(({ code, message, advice }) => `${code}: ${message} ${advice}`),
    '',
    table(['component', 'value', 'measured', 'unit'], rows),
    '',
    unmet.length === 0 ? 'portrait: every requirement that is checked is met' : 'portrait: not met are',
    ...unmet.map(({ requirement, measured, advice }) => `  ${requirement} (${measured.toFixed(2)}): ${advice}`),
  ].join('\n');
}

/** Errors: CLI_FILE_UNREADABLE, those of formats. */
async function readFace(face: FaceModality, file: string): Promise<Sample> {
  return face.decode(await readBytes(file));
}
