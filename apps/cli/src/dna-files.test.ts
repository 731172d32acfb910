/** `ipse dna inspect` and `ipse dna convert`: what they print, say and refuse. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { runCli } from './testing/run-cli.ts';
import { recordingTerminal } from './testing/recording-terminal.ts';

let home: string;
const at = (name: string) => path.join(home, name);

/** Runs a command in this process; an error of the command is thrown. */
async function run(...args: readonly string[]) {
  const terminal = recordingTerminal();
  await createProgram({ home, noColour: true, statement: {} }, terminal).parseAsync(['node', 'ipse', 'dna', ...args]);
  const { stdout, stderr } = terminal.heard();
  return { stdout, stderr };
}

const codis = ['destinationOri=XX1', 'sourceLab=XX2', 'submittedBy=u', 'submittedAt=2026-01-02T03:04:05'];
const sets = (settings: readonly string[]) => settings.flatMap((each) => ['--set', each]);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  const lines = ['Sample File\tSample Name\tMarker\tAllele 1\tAllele 2\tHeight 1\tHeight 2'];
  lines.push('a.fsa\tstain\tTH01\t9.3\t\t500\t', 'b.fsa\tstain\tTH01\t6\t9.3\t60\t410', 'c.fsa\tref\tTH01\t6\t9.3\t\t');
  await writeFile(at('case.txt'), `${lines.join('\r\n')}\r\n`);
  await writeFile(at('ref.csv'), 'SampleName;Marker;Allele1;Allele2\nref;TH01;9,3;9,3\n');
  await writeFile(at('other.txt'), 'nothing\n');
});

afterAll(() => rm(home, { recursive: true }));

it('shows what a file holds, as table and as JSON', async () => {
  const { stdout, stderr } = await run('inspect', at('case.txt'));
  expect(stdout).toBe(
    [
      'sample  replicate  category  loci  alleles',
      'stain   1                       1        1',
      'stain   2                       1        2',
      'ref                             1        2',
    ].join('\n'),
  );
  expect(stderr).toBe('genemapper-long, 3 records');
  expect(JSON.parse((await run('inspect', at('case.txt'), '--json')).stdout)).toMatchObject({
    format: 'genemapper-long',
    records: [{ sample: 'stain', loci: [{ name: 'TH01', alleles: [{ value: '9.3', height: 500 }] }] }, {}, {}],
  });
});

it('shows results of STRmix', async () => {
  const text = '<r><caseNumber>1</caseNumber><sampleId>s</sampleId><contributors>2</contributors></r>';
  await writeFile(at('results.xml'), text);
  expect(JSON.parse((await run('inspect', at('results.xml'))).stdout)).toMatchObject({
    sampleId: 's',
    contributors: 2,
  });
});

it('converts to tables and says what is lost', async () => {
  const { stdout, stderr } = await run('convert', at('case.txt'), '--to', 'lrmix', '--set', 'homozygotes=twice');
  expect(stdout).toBe(
    ['SampleName,Marker,Allele1,Allele2', 'stain_rep1,TH01,9.3,9.3', 'stain_rep2,TH01,6,9.3', 'ref,TH01,6,9.3'].join(
      '\n',
    ),
  );
  expect(stderr).toBe('Left out, lrmix has no place for it: height.');
});

it('converts to CODIS CMF, into a file that it reads again', async () => {
  const from = [at('ref.csv'), '--decimal-comma', '--category', 'Suspect, Known'];
  const out = at('out.xml');
  expect(await run('convert', ...from, '--to', 'codis-cmf', ...sets(codis), '--out', out)).toEqual({
    stdout: '',
    stderr: '',
  });
  expect(await readFile(out, 'utf8')).toContain('<HEADERVERSION>3.3</HEADERVERSION>');
  expect((await run('inspect', out)).stdout).toMatch(/\nref +Suspect, Known +1 +1$/);
});

it('converts to Type-18', async () => {
  const codes = ['unit', 'analysisQuantity', 'technology', 'profileCategory', 'profileResult', 'strCategory'];
  const names = codes.map((name) => `${name === 'unit' ? 'unitCategory' : name}Code=1`);
  const all = sets(['sourceAgency=XX', 'collected=2026-01-01', 'stored=2026-01-02', ...names]);
  const { stdout } = await run('convert', at('ref.csv'), '--decimal-comma', '--to', 'nist-itl', ...all);
  expect(stdout).toContain('<biom:DNAAlleleCall2Text>9.3</biom:DNAAlleleCall2Text>');
});

it.each([
  ['CLI_USAGE', /name with --set: destinationOri/, ['convert', 'case.txt', '--to', 'codis-cmf']],
  ['CLI_USAGE', /--set takes separator, homozygotes/, ['convert', 'case.txt', '--to', 'lrmix', '--set', 'x=1']],
  ['CLI_USAGE', /separator is comma/, ['convert', 'case.txt', '--to', 'lrmix', '--set', 'separator=dot']],
  ['CLI_USAGE', /3.2 or 3.3/, ['convert', 'case.txt', '--to', 'codis-cmf', ...sets([...codis, 'version=4'])]],
  [
    'DNA_FILE_UNWRITABLE',
    /record 2: a second record of one name/,
    ['convert', 'case.txt', '--to', 'codis-cmf', ...sets(codis)],
  ],
  [
    'DNA_FILE_UNWRITABLE',
    /record 1: SPECIMENCATEGORY/,
    ['convert', 'ref.csv', '--decimal-comma', '--to', 'codis-cmf', ...sets(codis)],
  ],
  ['DNA_FILE_DECIMAL_COMMA', /ref.csv, line 2, column 3/, ['inspect', 'ref.csv']],
  ['DNA_FILE_FOREIGN', /no format/, ['inspect', 'other.txt']],
  ['CLI_FILE_UNREADABLE', /none.txt/, ['inspect', 'none.txt']],
  ['CLI_FILE_UNWRITABLE', /none/, ['convert', 'case.txt', '--to', 'lrmix', '--out', 'none/out.csv']],
])('refuses with %s, %s', async (code, message, args) => {
  const placed = args.map((each) => (/\.(txt|csv)$/.test(each) ? at(each) : each));
  await expect(run(...placed)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

it('keeps data on standard output, speaks on standard error, and ends with the code for input', async () => {
  expect(await runCli(home, 'dna', 'inspect', at('ref.csv'))).toEqual({
    code: 3,
    stdout: '',
    stderr: expect.stringMatching(
      /^error: a number is written with a decimal comma \(.+\) \[DNA_FILE_DECIMAL_COMMA\]\nhint: .+\n$/,
    ),
  });
});
