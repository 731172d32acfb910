/** `ipse dna peaks` and `ipse dna deconvolve`: what they print and refuse. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { recordingTerminal } from './testing/recording-terminal.ts';

let home: string;
const at = (name: string) => path.join(home, name);

async function run(...args: readonly string[]): Promise<string> {
  const terminal = recordingTerminal();
  await createProgram({ home, noColour: true, statement: {} }, terminal).parseAsync(['node', 'ipse', 'dna', ...args]);
  return terminal.heard().stdout;
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-peaks-'));
  const heights = [
    'SampleName,Marker,Allele1,Allele2,Allele3,Height1,Height2,Height3',
    ...['stain,D3S1358,15,16,18,1500,1900,450', 'stain,VWA,17,18,,3100,500,'],
  ];
  await writeFile(at('stain.csv'), `${heights.join('\n')}\n`);
  const typed = ['SampleName,Marker,Allele1,Allele2', 's,D3S1358,15,16', 's,VWA,17,17'];
  await writeFile(at('references.csv'), `${typed.join('\n')}\n`);
  await writeFile(at('fragments.csv'), 'marker,offset,repeat\nD3S1358,63,4\nvWA,82,4\n');
});

afterAll(() => rm(home, { recursive: true }));

const asked = () => [
  ...[at('stain.csv'), '--references', at('references.csv'), '--table', 'nist1036', '--population', 'Cauc'],
  ...['--threshold', '50'],
];

it('weighs peaks by locus, and says with what', async () => {
  const hypotheses = ['--first', 's', 'unknown:1', '--second', 'unknown:2'];
  const shown = await run('peaks', ...asked(), ...hypotheses, '--html', at('report.html'));
  expect(shown).toMatch(/^marker +ln first +ln second +LR\nD3S1358 +-\d+\.\d{4} +-\d+\.\d{4} +[\d.]+\n/);
  expect(shown).toMatch(
    /first: s unknown:1\n {2}ln likelihood -[\d.]+, the greatest of \d+ climbs\n {2}proportions s 0/,
  );
  expect(shown).toContain(
    'gamma model, threshold 50 RFU, drop-in 0.05 of mean 100 RFU\ndegradation not modelled, seed 1',
  );
  expect(shown).toMatch(/\nlog10 LR [\d.]+\n/);
  const page = await readFile(at('report.html'), 'utf8');
  expect(page).toContain('gamma model, threshold 50 RFU');
  expect(page).not.toMatch(/NaN|undefined|Infinity|<script|https?:/);
});

it('takes a mixture apart', async () => {
  const args = ['--contributors', 's', 'unknown:1', '--most', '1', '--fragments', at('fragments.csv')];
  const shown = await run('deconvolve', ...asked(), ...args);
  expect(shown).toMatch(
    /^marker +contributor +genotype +probability\nD3S1358 +2 +\S+,\S+ +[\d.]+\nvWA +2 +\S+,\S+ .*\n\n/,
  );
  expect(shown).toContain('degradation by fragment lengths');
  const report = JSON.parse(await run('deconvolve', ...asked(), ...args, '--json')) as { model: string };
  expect(report.model).toBe('gamma');
});

it('takes fragment lengths from the sizes of an export, with decimal commas where they are stated', async () => {
  const args = ['deconvolve', ...asked(), '--contributors', 's', 'unknown:1', '--json', '--fragments'];
  const heading = 'Sample Name\tMarker\tAllele 1\tAllele 2\tSize 1\tSize 2';
  const ladder = [heading, 'ladder\tD3S1358\t12\t15\t111.1\t122.9', 'ladder\tvWA\t11\tOL\t126\t128', ''].join('\n');
  await writeFile(at('ladder.txt'), ladder);
  const byTable = await run(...args, at('fragments.csv'));
  expect(await run(...args, at('ladder.txt'))).toBe(byTable);
  await writeFile(at('commas.txt'), ladder.replaceAll('.', ','));
  await expect(run(...args, at('commas.txt'))).rejects.toMatchObject({ code: 'DNA_FILE_DECIMAL_COMMA' });
  expect(await run(...args, at('commas.txt'), '--decimal-comma')).toBe(byTable);
  for (const [text, why] of [
    [ladder.replace('111.1', '115.2'), 'sizes of D3S1358 are not of one kit'],
    [ladder.replace(/\d+\.\d+|12[68]/g, ''), 'the export has no sizes'],
  ] as const) {
    await writeFile(at('bad.txt'), text);
    await expect(run(...args, at('bad.txt'))).rejects.toThrow(why);
  }
});

it.each([
  ['CLI_HYPOTHESIS_INVALID', ['--first', 'unknown:x', '--second', 'unknown:1']],
  ['DNA_PEAKS_INVALID', ['--first', 'nobody', '--second', 'unknown:1']],
  ['CLI_SAMPLE_UNKNOWN', ['--first', 's', '--second', 'unknown:1', '--sample', 'other']],
])('refuses with %s', async (code, more) => {
  await expect(run('peaks', ...asked(), ...more)).rejects.toMatchObject({ code });
});

it('refuses fragment lengths that are none, by their line', async () => {
  const hypotheses = ['--first', 's', '--second', 'unknown:1'];
  for (const [text, line] of [
    ['marker,offset\n', 1],
    ['marker,offset,repeat\nvWA,x,4\n', 2],
  ] as const) {
    await writeFile(at('bad.csv'), text);
    await expect(run('peaks', ...asked(), ...hypotheses, '--fragments', at('bad.csv'))).rejects.toThrow(`line ${line}`);
  }
});
