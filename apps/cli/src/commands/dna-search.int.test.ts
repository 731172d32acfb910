import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram } from '../program.ts';
import { startServer } from '../testing/start-server.ts';
import type { TestServer } from '../testing/start-server.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';

let server: TestServer;
let folder: string;
const at = (name: string) => path.join(folder, name);

/** Runs a command in this process, which takes a tenth of a process of its own; an error of the command is thrown. */
async function dna(...args: readonly string[]) {
  const terminal = recordingTerminal();
  const config = { home: server.home, noColour: true, statement: { purpose: 'test', authority: 'none' } };
  await createProgram(config, terminal).parseAsync(['node', 'ipse', 'dna', ...args]);
  return terminal.heard();
}

const loci = ['D3S1358', 'vWA', 'FGA', 'TH01', 'D8S1179', 'D21S11', 'D18S51', 'D5S818', 'D13S317', 'D7S820'];
/** Somebody whose alleles all follow from one number. */
const rows = (name: string, start: number) =>
  loci.map((marker, i) => `${name},${marker},${start + (i % 3)},${start + 1 + (i % 4)}`);
const table = (...lines: string[]) => `SampleName,Marker,Allele1,Allele2\n${lines.join('\n')}\n`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await writeFile(at('people.csv'), table(...rows('ada', 12), ...rows('bob', 16)));
  await writeFile(at('stain.csv'), table(...rows('stain', 12)));
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

it('imports, searches, decides and looks for relatives on a real server', async () => {
  const gallery = ['--gallery', 'people'];
  const first = await dna('import', at('people.csv'), ...gallery, '--category', 'person');
  expect(first.stderr).toContain('2 enrolled, 0 were already.');

  const stain = [at('stain.csv'), '--category', 'stain', ...gallery, '--table', 'nist1036', '--population', 'Cauc'];
  const found = await dna('search', ...stain, '--html', at('search.html'), '--pdf', at('search.pdf'));
  expect(found.stdout).toMatch(/^hit .*\n\S+ +PENDING +ada +person +10 +0 +high/);
  const report = await readFile(at('search.html'), 'utf8');
  for (const text of [
    'DNA search for stain',
    '1 found among 2 profiles searched, of 2 in people',
    'by chance',
    'rules codis',
  ])
    expect(report).toContain(text);
  for (const text of ['authority: none', 'SHA-256', 'moderate, at least 8 loci', 'D21S11'])
    expect(report).toContain(text);
  expect(report).not.toMatch(/NaN|undefined|Infinity|<script/);
  expect((await readFile(at('search.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  const hitId = found.stdout.split('\n')[1].split(' ')[0];
  expect((await dna('decide', hitId, '--confirm', '--note', 'seen')).stderr).toContain('Confirmed.');

  const relatives = ['familial', ...stain, '--relationship', 'full siblings', '--case', 'A/1'];
  await expect(dna(...relatives, '--grant', hitId)).rejects.toMatchObject({ code: 'DNA_GRANT_MISSING' });
  const grantId = (await dna('grant', 'give', '--case', 'A/1', '--basis', 'order')).stdout.trim();
  const ranked = await dna(...relatives, '--grant', grantId, '--html', at('relatives.html'));
  expect(ranked.stdout).toMatch(/^rank .*\n +1 +ada /);
  expect(await readFile(at('relatives.html'), 'utf8')).toMatch(/full siblings against unrelated[^]*case: A\/1/);
});

it('imports mtDNA, and lists lines of mothers', async () => {
  await writeFile(at('mt.csv'), 'sample,ranges,differences\nmia,16024-16365,16189C 16223T\nzoe,16024-16365,16126C\n');
  await dna('import', at('mt.csv'), '--gallery', 'mt', '--category', 'person');
  const grantId = (await dna('grant', 'give', '--case', 'A/3', '--basis', 'order')).stdout.trim();
  const under = ['--category', 'stain', '--gallery', 'mt', '--grant', grantId, '--case', 'A/3'];
  const found = await dna('lineages', at('mt.csv'), '--sample', 'mia', ...under);
  expect(found.stdout).toMatch(/^rank .*\n +1 +mia +person +0$/);
  expect(found.stderr).toContain('Compared 0 by Y-STR and 2 by mtDNA, of 2 profiles.');
  const alleles = ['--category', 'stain', '--gallery', 'mt', '--table', 'nist1036', '--population', 'Cauc'];
  const searched = await dna('search', at('mt.csv'), '--sample', 'mia', ...alleles);
  expect(searched.stderr).toContain('hint: No autosomal locus, so nothing could agree; try ipse dna lineages.');
  await writeFile(at('other.csv'), 'sample,ranges,differences\nq,16024-16365,16311C\n');
  expect((await dna('lineages', at('other.csv'), ...under)).code).toBe(6);
});

it('looks for a missing member of a family, by a file and by the record', async () => {
  const gallery = ['--gallery', 'remains'];
  await writeFile(at('bones.csv'), table(...rows('bones', 12), ...rows('others', 15)));
  await dna('import', at('bones.csv'), ...gallery, '--category', 'remains');
  const lines = ['fam,f,male,,', 'fam,m,female,,', 'fam,b,male,f,m', 'fam,x,unknown,f,m'];
  await writeFile(at('family.csv'), `pedigree,id,sex,father,mother\n${lines.join('\n')}\n`);
  await writeFile(at('relatives.csv'), table(...rows('b', 12), ...rows('ladder', 14)));
  const grantId = (await dna('grant', 'give', '--case', 'A/2', '--basis', 'order')).stdout.trim();
  const asked = [
    '--family',
    at('family.csv'),
    '--missing',
    'x',
    ...gallery,
    '--table',
    'nist1036',
    '--population',
    'Cauc',
  ];
  const under = [...asked, '--grant', grantId, '--case', 'A/2'];
  const found = await dna('missing', at('relatives.csv'), ...under, '--html', at('missing.html'));
  expect(found.stdout).toMatch(/^rank .*\n +1 +bones +remains /);
  expect(found.stderr).toContain('Left out, the family does not name them: ladder.');
  expect(found.stderr).toContain('Searched 2 of 2 profiles for x, by b.');
  expect(await readFile(at('missing.html'), 'utf8')).toMatch(/x against a stranger, given b[^]*case: A\/2/);
  await expect(dna('missing', ...under)).rejects.toMatchObject({ code: 'CLI_SAMPLE_UNKNOWN' });
  await expect(dna('missing', ...under, '--relative', 'b')).rejects.toMatchObject({ code: 'CLI_USAGE' });
  const unknown = dna('missing', ...under, '--relative', `b=${crypto.randomUUID()}`);
  await expect(unknown).rejects.toMatchObject({ code: 'SAMPLE_UNKNOWN' });
});

it('searches for a contributor, by drop-out and by what a mixture was taken apart into', async () => {
  const nist = ['--table', 'nist1036', '--population', 'Cauc'];
  const both = loci.map((marker, i) => {
    const alleles = [...new Set([12, 16].flatMap((start) => [start + (i % 3), start + 1 + (i % 4)]))];
    return `mix,${marker},${[0, 1, 2, 3].map((at) => alleles[at] ?? '').join(',')}`;
  });
  const header = 'SampleName,Marker,Allele1,Allele2,Allele3,Allele4';
  await writeFile(at('mixture.csv'), `${header}\n${both.join('\n')}\n`);
  const files = ['--html', at('contributors.html')];
  const byDropOut = await dna(
    'contributors',
    at('mixture.csv'),
    '--replicates',
    'mix',
    ...nist,
    '--prior',
    '0.5',
    ...files,
  );
  expect(byDropOut.stdout).toMatch(/^rank .*posterior.*\n +1 +(ada|bob) +person +\d/);
  expect(await readFile(at('contributors.html'), 'utf8')).toContain('drop-out of the candidate 0.05, drop-in 0.05');
  // Those of the tests before are there too.
  expect(byDropOut.stderr).toMatch(/Searched \d+ of \d+ profiles, by drop-out and drop-in\./);

  const genotypes = loci.map((marker, i) => ({
    marker,
    contributors: [
      { contributor: 0, genotypes: [{ genotype: [`${12 + (i % 3)}`, `${13 + (i % 4)}`], probability: 1 }] },
    ],
  }));
  await writeFile(at('apart.json'), JSON.stringify({ loci: genotypes }));
  const apart = await dna('contributors', at('apart.json'), '--contributor', '1', ...nist);
  expect(apart.stdout).toMatch(/\n +1 +ada +person/);
  const [{ contributors }] = genotypes;
  await writeFile(at('elsewhere.json'), JSON.stringify({ loci: [{ marker: 'Penta E', contributors }] }));
  const elsewhere = await dna('contributors', at('elsewhere.json'), '--contributor', '1', ...nist);
  expect(elsewhere).toMatchObject({ code: 6, stdout: '' });
  expect(elsewhere.stderr).toMatch(/\d+ of them left out: no locus in common with what was asked\./);
  await expect(dna('contributors', at('mixture.csv'), ...nist)).rejects.toMatchObject({ code: 'CLI_USAGE' });
});

it('lets the server calculate for long, and says what it gave', async () => {
  const lines = ['stain,D3S1358,15,16,18,1500,1900,450', 'stain,VWA,17,18,,3100,500,'];
  const header = 'SampleName,Marker,Allele1,Allele2,Allele3,Height1,Height2,Height3';
  await writeFile(at('peaks.csv'), `${header}\n${lines.join('\n')}\n`);
  const asked = [at('peaks.csv'), '--table', 'nist1036', '--population', 'Cauc', '--threshold', '50'];
  const ratio = ['peaks', ...asked, '--first', 'unknown:2', '--second', 'unknown:1'];
  const jobId = (await dna(...ratio, '--job')).stdout;
  expect((await dna('job', 'watch', jobId)).stderr).toBe('Done: peaks.');
  expect((await dna('job', 'list')).stdout).toMatch(new RegExp(`^job .*\n${jobId} +peaks +DONE +100 %`));
  const [here, there] = [(await dna(...ratio)).stdout, (await dna('job', 'result', jobId)).stdout];
  expect(there).toBe(here);
  expect((await dna('job', 'cancel', jobId)).stderr).toBe('Forgotten.');
  await expect(dna('job', 'result', jobId)).rejects.toMatchObject({ code: 'DNA_JOB_UNKNOWN' });

  const four = await dna('deconvolve', ...asked, '--contributors', 'unknown:4', '--forward-stutter', '--job');
  expect(await dna('job', 'result', four.stdout)).toMatchObject({ code: 6, stdout: '' });
  expect((await dna('job', 'cancel', four.stdout)).stderr).toBe('Ended.');
  const failing = await dna('peaks', ...asked, '--first', 'nobody', '--second', 'unknown:1', '--job');
  await expect(dna('job', 'watch', failing.stdout)).rejects.toMatchObject({ code: 'DNA_PEAKS_INVALID' });
});
