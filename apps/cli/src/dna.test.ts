import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { recordingTerminal } from './testing/recording-terminal.ts';

let home: string;
const at = (name: string) => path.join(home, name);

/** Runs a command in this process; an error of the command is thrown. */
async function run(...args: readonly string[]) {
  const terminal = recordingTerminal();
  await createProgram({ home, noColour: true, statement: {} }, terminal).parseAsync(['node', 'ipse', 'dna', ...args]);
  return terminal.heard();
}

const nist = ['--table', 'nist1036', '--population', 'Cauc'];

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  const lines = [
    'sample,marker,allele1,allele2',
    ...['p,D3S1358,15,16', 'p,THO1,6,9.3', 'p,AMEL,X,Y', 'p,FGA,,'],
    ...['c,D3S1358,16,18', 'c,TH01,7,8', 'c,vWA,17'],
  ];
  await writeFile(at('case.csv'), `\uFEFF${lines.join('\r\n')}\r\n`);
  const pedigrees = ['1,p,male,,', '1,m,female,,', '1,c,female,p,m', '2,p,male,,', '2,c,female,,'];
  await writeFile(at('pedigrees.csv'), `pedigree,id,sex,father,mother\n${pedigrees.join('\n')}\n`);
  await writeFile(at('none.csv'), 'sample,marker,allele1\np,AMEL,X\n');
});

afterAll(() => rm(home, { recursive: true }));

describe('ipse dna rmp', () => {
  it('shows each locus and says what the number rests on', async () => {
    const { code, stdout, stderr } = await run('rmp', at('case.csv'), '--sample', 'p', ...nist);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const number = String.raw`[\d.e-]+`;
    expect(stdout).toMatch(
      new RegExp(
        String.raw`^marker +alleles +p +q +probability\nD3S1358 +15,16 +${number} +${number} +${number}\nTH01 +6,9\.3 .*\n\n` +
          String.raw`formula nrc-4\.1\nprobability ${number}\nlog10 LR ${number}\nfrequencies nist1036 Cauc, SHA-256 [0-9a-f]{64}\n` +
          String.raw`theta 0\.01, least frequency five-of-those-counted\nmutation none\nversion 1$`,
      ),
    );
  });

  it('tells machines the same, and that nothing could be weighed', async () => {
    const { stdout } = await run('rmp', at('case.csv'), '--sample', 'c', '--drop-out', 'vwa', '--json', ...nist);
    const report = JSON.parse(stdout) as { loci: { marker: string; dropOut: boolean }[] };
    expect(report.loci.map(({ marker, dropOut }) => `${marker} ${dropOut}`)).toEqual([
      ...['D3S1358 false', 'TH01 false', 'vWA true'],
    ]);
    expect((await run('rmp', at('none.csv'), ...nist)).code).toBe(6);
  });
});

it.each(['1', '-0.1', '0,01', 'none'])('refuses a theta of %s before anything is calculated', async (theta) => {
  await expect(run('rmp', at('case.csv'), '--sample', 'p', ...nist, `--theta=${theta}`)).rejects.toThrow(/invalid/);
});

describe('ipse dna mixture', () => {
  const mixture = async (...args: readonly string[]) => {
    const lines = ['r1,D3S1358,15,16,18', 'r1,TH01,6,9.3,', 'r2,D3S1358,15,18,', 'r2,TH01,,,', 'r2,vWA,17,,'];
    const people = ['s,D3S1358,15,16', 's,TH01,6,9.3', 's,vWA,17,18', 'v,D3S1358,18,18', 'v,TH01,6,7', 'v,vWA,17,17'];
    const text = ['sample,marker,allele1,allele2,allele3', ...lines, ...people.map((line) => `${line},`)].join('\n');
    await writeFile(at('mixture.csv'), text);
    return run('mixture', at('mixture.csv'), '--replicates', 'r1', 'r2', ...args, ...nist);
  };
  const both = ['--first', 's=0.1', 'v=0.05', '--second', 'v=0.05', 'unknown:1=0.1'];

  it('shows each locus, and that a replicate showed nothing', async () => {
    const { code, stdout } = await mixture(...both);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^marker +alleles +first +second +LR\nD3S1358 +15,16,18 \| 15,18 .*\nTH01 +6,9\.3 \| - .*\nvWA +17 /,
    );
    expect(stdout).toContain('first: s=0.1 v=0.05\nsecond: v=0.05 unknown:1=0.1\ndrop-in 0.05\nLR ');
  });

  it('scans drop-out, for machines too', async () => {
    const { stdout } = await mixture(...both, '--scan', '--json');
    const report = JSON.parse(stdout) as { log10LR: number; scan: { dropOut: number; log10LR: number }[] };
    expect(report.scan).toHaveLength(50);
    expect((await mixture(...both, '--scan')).stdout).toMatch(/\ndrop-out +log10 LR\n +0\.01 +-?[\d.]+\n/);
  });

  it.each(['s', 's=2', '=0.1', 'unknown:5=0.1', 's='])('refuses %s for a contributor', async (text) => {
    const asked = mixture('--first', text, '--second', 'unknown:1=0.1');
    await expect(asked).rejects.toMatchObject({ code: 'CLI_HYPOTHESIS_INVALID' });
  });
});

describe('ipse dna remains', () => {
  const remains = async (...args: readonly string[]) => {
    const lines = ['m,TH01,6,9.3', 'm,FGA,20,24', 'B1,TH01,9.3,9.3', 'B1,FGA,20,21', 'B2,TH01,7,8', 'B2,FGA,22,23'];
    await writeFile(at('site.csv'), ['sample,marker,allele1,allele2', ...lines].join('\n'));
    const family = ['Doe,f,male,,', 'Doe,m,female,,', 'Doe,son,male,f,m'];
    await writeFile(at('families.csv'), ['pedigree,id,sex,father,mother', ...family].join('\n'));
    return run('remains', at('site.csv'), '--families', at('families.csv'), '--missing', 'son', ...args, ...nist);
  };

  it('shows each pair alone and within everything', async () => {
    const { code, stdout } = await remains('--remains', 'B1=male', 'B2=unknown');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^pair +family +log10 LR alone +posterior\nB1 = son +Doe +0\.\d+ +0\.\d+\nB2 = son +Doe +excluded +0\.0+\n/,
    );
    expect(stdout).toMatch(
      /\nB1 = son: log10 LR 0\.\d+, posterior 0\.\d+\nnobody identified: log10 LR 0\.0000, posterior 0\.\d+\n/,
    );
    expect(stdout).toMatch(/\nB2 of no family: posterior 1\.0+\nprior odds 1, least LR of a pair 0\n/);
  });

  it('makes a laboratory report of pairs', async () => {
    await remains('--remains', 'B1=male', '--html', at('remains.html'));
    expect(await readFile(at('remains.html'), 'utf8')).toContain('<h2>Evidence by pair</h2>');
  });

  it.each([
    ['B1', 'CLI_USAGE'],
    ['B9=male', 'CLI_SAMPLE_UNKNOWN'],
  ])('refuses %s', async (text, code) => {
    await expect(remains('--remains', text)).rejects.toMatchObject({ code });
  });
});

describe('ipse dna kinship and pedigree', () => {
  const kinship = ['kinship', 'case.csv', 'p', 'c', '--relationship', 'parent-child', ...nist];
  const pedigree = ['pedigree', 'case.csv', '--pedigrees', 'pedigrees.csv', ...nist];
  const here = (args: readonly string[]) => args.map((arg) => (arg.endsWith('.csv') ? at(arg) : arg));

  it('say that a claim is excluded', async () => {
    const { stdout, stderr } = await run(...here(kinship));
    expect(stdout).toMatch(/^marker +p +c +LR\nD3S1358 +15,16 +16,18 +[\d.]+\nTH01 +6,9\.3 +7,8 +0\n\n/);
    expect(stdout).toContain('LR 0.00000\nlog10 LR none: the first hypothesis is excluded\n');
    expect(stderr).toBe('vWA left out: not-typed-in-all');
  });

  it('weigh X-STR by frequencies that the case states', async () => {
    await writeFile(at('x.csv'), 'sample,marker,allele1,allele2\np,DXS10103,18,\nc,DXS10103,18,19\n');
    await writeFile(at('x-frequencies.csv'), 'marker,allele,frequency\nDXS10103,18,0.4\nDXS10103,19,0.6\n');
    const family = here(['pedigree', 'x.csv', '--pedigrees', 'pedigrees.csv', ...nist, '--json']);
    expect((await run(...family)).code).toBe(6);
    const { stdout } = await run(...family, '--case-frequencies', at('x-frequencies.csv'));
    // A father's one X is his daughter's: 1 over twice the frequency of what they share.
    const { loci } = JSON.parse(stdout) as { loci: { marker: string; lr: number }[] };
    expect(loci).toMatchObject([{ marker: 'DXS10103', lr: expect.closeTo(1 / (2 * 0.4), 10) }]);
  });

  it('agree with each other, mutation included', async () => {
    const mutation = ['--mutation', 'stepwise', '--rate', '0.003', '--json'];
    type Found = { mutation: object; loci: { marker: string; lr: number }[] };
    const pair = JSON.parse((await run(...here(kinship), ...mutation)).stdout) as Found;
    const family = JSON.parse((await run(...here(pedigree), ...mutation)).stdout) as Found;
    expect(pair.mutation).toEqual({ model: 'stepwise', rate: 0.003, rateOfFractions: 0.000001, range: 0.1 });
    const shared = family.loci.filter(({ marker }) => marker !== 'vWA');
    expect(shared.map(({ marker }) => marker)).toEqual(['D3S1358', 'TH01']);
    shared.forEach(({ lr }, i) => expect(lr / pair.loci[i].lr).toBeCloseTo(1, 10));
    // Only the child is typed at vWA: stepwise mutation changes frequencies from parents to children, a little.
    const [alone] = family.loci.filter(({ marker }) => marker === 'vWA');
    expect(alone.lr).not.toBe(1);
    expect(alone.lr).toBeCloseTo(1, 2);
    expect((await run(...here(pedigree))).stdout).toMatch(/^marker +first +second +LR\n/);
  });

  it('leave out whose sample no pedigree names, whatever it is, and say so', async () => {
    const lines = ['p,TH01,6,9.3,', 'c,TH01,6,7,', 'ladder,TH01,4,5,6', 'third,TH01,6,8,'];
    await writeFile(at('more.csv'), ['sample,marker,allele1,allele2,allele3', ...lines].join('\n'));
    const asked = (file: string) => run('pedigree', at(file), '--pedigrees', at('pedigrees.csv'), ...nist);
    const { code, stdout, stderr } = await asked('more.csv');
    expect([code, stderr]).toEqual([0, 'Left out, neither pedigree names them: ladder, third.']);
    await writeFile(at('less.csv'), ['sample,marker,allele1,allele2', ...lines.slice(0, 2)].join('\n'));
    expect((await asked('less.csv')).stdout).toBe(stdout);
    await writeFile(at('others.csv'), 'sample,marker,allele1,allele2\nthird,TH01,6,8\n');
    await expect(asked('others.csv')).rejects.toMatchObject({ code: 'CLI_SAMPLE_UNKNOWN' });
    // The second pedigree of the file does not name m.
    await writeFile(at('half.csv'), 'sample,marker,allele1,allele2\np,TH01,6,9.3\nm,TH01,6,8\n');
    await expect(asked('half.csv')).rejects.toMatchObject({
      ...{ code: 'DNA_PEDIGREE_INVALID', message: expect.stringContaining('the second lacks somebody') },
    });
  });
});

describe('the laboratory report', () => {
  it('needs nothing else, draws a bar a locus, and names every parameter', async () => {
    const mutation = ['--mutation', 'equal', '--rate', '0.004'];
    const args = ['kinship', at('case.csv'), 'p', 'c', '--relationship', 'full siblings', ...nist, ...mutation];
    const { stdout } = await run(...args, '--html', at('report.html'));
    const page = await readFile(at('report.html'), 'utf8');
    expect(page).toContain('<h1>Kinship of p and c</h1>');
    expect(page.match(/<rect /g)).toHaveLength(2);
    for (const line of stdout.split('\n\n')[1].split('\n')) expect(page).toContain(line);
    expect(page).toContain('mutation equal 0.004');
    expect(page).toContain('vWA left out: not-typed-in-all');
    expect(page).not.toMatch(/NaN|undefined|Infinity|<script|https?:/);
  });

  it('marks a locus that excludes, and escapes what a file may name', async () => {
    await writeFile(at('odd.csv'), 'sample,marker,allele1\n<b>,TH01,6\nq,TH01,7\n');
    const args = ['kinship', at('odd.csv'), '<b>', 'q', '--relationship', 'parent-child', ...nist];
    await run(...args, '--html', at('odd.html'));
    const page = await readFile(at('odd.html'), 'utf8');
    expect(page).toContain('excludes');
    expect(page).not.toContain('<b>');
    await expect(run(...args, '--html', at('no/where.html'))).rejects.toMatchObject({ code: 'CLI_FILE_UNWRITABLE' });
  });
});

it.each([
  ['DNA_FILE_FOREIGN', 'one,two\n', /format/],
  ['DNA_FILE_MALFORMED', 'sample,marker,allele1,allele2\np,TH01,9,3,6\n', /line 2, column 5/],
  ['DNA_FILE_DUPLICATE', 'sample,marker,allele1\np,TH01,6\np,TH01,7\n', /line 3, column 2/],
  ['CLI_SAMPLE_UNKNOWN', 'sample,marker,allele1\np,TH01,6\nq,TH01,7\n', /several/],
  ['DNA_FILE_ALLELE_INVALID', 'sample,marker,allele1\np,TH01,six\n', /line 2, column 3/],
  ['DNA_GENOTYPE_INVALID', 'sample,marker,allele1\np,TH01,6\np,THO1,7\n', /TH01 twice/],
])('refuses with %s what it cannot use: %j', async (code, text, message) => {
  await writeFile(at('bad.csv'), text);
  const error: unknown = await run('rmp', at('bad.csv'), ...nist).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
});

it.each(['1,p,male,,\n', '1,p,man,,\n2,p,male,,\n', '1,p,male,,,x\n'])('refuses the pedigrees %j', async (text) => {
  await writeFile(at('bad.csv'), `pedigree,id,sex,father,mother\n${text}`);
  const refused = run('pedigree', at('case.csv'), '--pedigrees', at('bad.csv'), ...nist);
  await expect(refused).rejects.toMatchObject({ code: 'CLI_PEDIGREES_INVALID' });
});
