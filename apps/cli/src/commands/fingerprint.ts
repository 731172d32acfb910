/** `ipse fingerprint`: what the algorithm sees in prints, offline; no server is asked and nothing is kept. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Extraction, Sample } from '@ipse/core';
import { toGray } from '@ipse/core';
import { explain, extractMark, fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { explanationPage } from '../explain/html.ts';
import { addMarked, readMarkOffline } from '../marks.ts';
import type { MarkedFlags } from '../marks.ts';
import { parsePpi, readBytes } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { addSegment } from './segment.ts';
import { addSequence } from './sequence.ts';

interface ExtractFlags extends MarkedFlags {
  readonly ppi?: number;
  readonly json?: boolean;
}

interface ExplainFlags extends ExtractFlags {
  readonly html: string;
}

const ppiText = 'resolution of the images, where the files do not say it or say it wrong';

export function addFingerprint(program: Command, terminal: Terminal): void {
  const command = program.command('fingerprint').description('show what the algorithm sees in fingerprints, offline');
  const extract = command
    .command('extract')
    .summary('list the minutiae, the pattern and the quality of a print')
    .description(
      `Extracts a print and lists what was found. Exit code ${exitCodes.nothing} when the image shows no usable print.`,
    )
    .argument('<image>')
    .option('--ppi <n>', ppiText, parsePpi)
    .option('--mark', 'the image is a mark from a scene')
    .option('--json', 'everything as JSON');
  addMarked(extract).action(async (file: string, flags: ExtractFlags) => {
    const [sample, mark] = [await readPrint(file, flags), await readMarkOffline(flags, readBytes)];
    const extraction = mark === undefined ? await fingerprint.extract(sample) : extractMark(toGray(sample.image), mark);
    const found = describe(sample, extraction);
    terminal.print(flags.json === true ? JSON.stringify(found, null, 2) : asTable(found));
    if (!extraction.suitable) terminal.end(exitCodes.nothing);
  });
  const explained = command
    .command('explain')
    .summary('show every step of the comparison of two prints')
    .description(
      'Extracts and compares two prints and writes one HTML file that shows every step of it: contrast, ridge flow, wave,\n' +
        'minutiae, descriptors, pairs, alignment and the terms of the score. With --mark the probe is a mark from a scene, which\n' +
        'is read and weighed as one. The file shows the prints themselves.',
    )
    .argument('<probe>')
    .argument('<reference>')
    .requiredOption('--html <file>', 'where to write the page')
    .option('--ppi <n>', ppiText, parsePpi)
    .option('--mark', 'the probe is a mark from a scene')
    .option('--json', 'the outcome as JSON');
  addMarked(explained).action(async (probe: string, reference: string, flags: ExplainFlags) => {
    const [a, b] = await Promise.all([readPrint(probe, flags), readPrint(reference, flags)]);
    const explanation = explain(toGray(a.image), toGray(b.image), await readMarkOffline(flags, readBytes));
    const page = await explanationPage(explanation, [path.basename(probe), path.basename(reference)]);
    await writeFile(flags.html, page).catch((error: unknown) => {
      throw fail('CLI_FILE_UNWRITABLE', flags.html, error);
    });
    const { outcome, summary } = explanation;
    const json = outcome && { log10LR: outcome.evidence.log10LR, fmr: outcome.evidence.fmr };
    terminal.print(flags.json === true ? JSON.stringify({ ...json, summary }, null, 2) : summary.join('\n'));
    if (outcome === undefined) terminal.end(exitCodes.nothing);
  });
  addSegment(command, terminal);
  addSequence(command, terminal);
}

async function readPrint(file: string, { ppi }: ExtractFlags): Promise<Sample> {
  return fingerprint.decode(await readBytes(file), ppi === undefined ? {} : { resolutionPpi: ppi });
}

function describe({ image }: Sample, extraction: Extraction<FingerprintTemplate>) {
  const { width, height } = image;
  const { suitable, quality } = extraction;
  if (!extraction.suitable) return { image: { width, height }, suitable, quality, minutiae: [] };
  const { patternClass, patternConfidence } = extraction.template;
  const minutiae = fingerprint
    .features(extraction.template)
    .map(({ x, y, angleRad = 0, kind, quality: worth = 0 }) => ({
      x: tenth(x),
      y: tenth(y),
      angleDegrees: tenth((angleRad * 180) / Math.PI),
      kind,
      quality: worth,
    }));
  return {
    image: { width, height },
    suitable,
    quality,
    pattern: { name: patternClass, confidence: patternConfidence },
    minutiae,
  };
}

function asTable({ quality, pattern, minutiae }: ReturnType<typeof describe>): string {
  const lines = [
    `quality ${quality.value}`,
    ...quality.reasons.map(({ code, message, advice }) => `${code}: ${message} ${advice}`),
  ];
  if (pattern === undefined) return lines.join('\n');
  lines.push(`pattern ${pattern.name}${pattern.confidence > 0 ? `, ${pattern.confidence} % sure` : ''}`);
  const rows = minutiae.map(({ x, y, angleDegrees, kind, quality: worth }) => [x, y, angleDegrees, worth, kind]);
  return `${lines.join('\n')}\n\n${table(['x', 'y', 'degrees', 'quality', 'kind'], rows)}`;
}

const tenth = (value: number) => Number(value.toFixed(1));
