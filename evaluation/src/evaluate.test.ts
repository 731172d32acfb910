import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { htmlReport } from './report/html.ts';
import { writeScores } from './scores-file.ts';

const registry = new URL('./testing/toy-registry.ts', import.meta.url);
let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-evaluation-'));
  const files = { 'a1.txt': '1', 'a2.txt': '2', 'b1.txt': '5', 'b2.txt': '5', 'c1.txt': 'bad', 'c2.txt': 'broken' };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(at(name), text)));
  const rows = ['a1.txt,s1,1', 'a2.txt,s1,1', 'b1.txt,s1,2', 'b2.txt,s1,2', 'c1.txt,s2,1', 'c2.txt,s2,1'];
  await writeFile(at('m.csv'), ['path,subject,instance', ...rows].join('\n'));
  await writeFile(at('p.csv'), 'a,b,mated\nb2.txt,b1.txt,1\na1.txt,b1.txt,0\n');
});

afterAll(() => rm(folder, { recursive: true }));

const run = (options: object = {}) =>
  evaluate({ modality: 'toy', manifest: at('m.csv'), registry, threads: 2, ...options });

const scoreOf = ({ samples, pairs, log10Lrs }: Evaluation, a: string, b: string) =>
  log10Lrs.find((_, k) => samples[pairs.a[k]].path === a && samples[pairs.b[k]].path === b);

describe('evaluate', () => {
  it('compares every pair and counts failures to extract as non-matches', async () => {
    const evaluation = await run();
    const { timing, ...result } = evaluation.result;
    // Mated log10 LR: a 4, b 5, c failed; non-mated: a1 b 1 (twice), a2 b 2 (twice), eight with a failure. FMR never
    // exceeds 4/12, so the DET falls from (0, 1) through (0, 1/3) and meets FMR = FNMR at (4/12, 1/3).
    expect(result).toEqual({
      modality: 'toy',
      algorithm: { name: 'toy', version: '1.0' },
      samples: 6,
      failedToExtract: 2,
      comparisons: { mated: 3, nonMated: 12 },
      eer: expect.closeTo(1 / 3, 12),
      fnmrAtFmr: {
        '0.01': expect.closeTo(1 / 3, 12),
        '0.001': expect.closeTo(1 / 3, 12),
        '0.0001': expect.closeTo(1 / 3, 12),
      },
      zeroFmr: expect.closeTo(1 / 3, 12),
      rank1: expect.closeTo(4 / 6, 12),
      cllr: expect.any(Number),
      errorVersusReject: expect.any(Array),
    });
    // The two that could not be extracted are the worst of six: without either, no mated comparison is missed.
    expect(evaluation.qualities).toEqual([50, 50, 50, 50, 0, 0]);
    expect(result.errorVersusReject.slice(0, 3)).toEqual([
      { rejected: 0, fnmr: 1 / 3 },
      { rejected: 0.05, fnmr: 1 / 3 },
      { rejected: 0.1, fnmr: 0 },
    ]);
    expect(scoreOf(evaluation, 'a1.txt', 'a2.txt')).toBeCloseTo(4, 12);
    expect(scoreOf(evaluation, 'c1.txt', 'c2.txt')).toBe(-Infinity);
    expect([...evaluation.refused.values()].sort()).toEqual(['TOY_BROKEN', 'too-bad']);
    expect(timing.extractMsP95).toBeGreaterThanOrEqual(timing.extractMsP50 ?? Infinity);
    expect(timing.compareUsP50).toBeGreaterThan(0);
  });

  it('takes first samples only for the non-mated pairs of the fvc protocol', async () => {
    const { pairs, samples } = await run({ protocol: 'fvc', threads: 1 });
    const names = [...pairs.mated].map((mated, k) => [samples[pairs.a[k]].path, samples[pairs.b[k]].path, mated]);
    expect(names).toEqual([
      ['a1.txt', 'a2.txt', 1],
      ['a1.txt', 'b1.txt', 0],
      ['a1.txt', 'c1.txt', 0],
      ['b1.txt', 'b2.txt', 1],
      ['b1.txt', 'c1.txt', 0],
      ['c1.txt', 'c2.txt', 1],
    ]);
  });

  it('compares what a list of pairs says, and writes it', async () => {
    const evaluation = await run({ pairs: at('p.csv') });
    expect(evaluation.result.comparisons).toEqual({ mated: 1, nonMated: 1 });
    expect(evaluation.result.eer).toBe(0);
    await writeScores(evaluation, at('s.csv'));
    expect(await readFile(at('s.csv'), 'utf8')).toBe('a,b,mated,score\nb2.txt,b1.txt,1,5\na1.txt,b1.txt,0,1\n');
  });

  it('gives the same scores whatever the number of threads', async () => {
    const [one, three] = await Promise.all([run({ threads: 1 }), run({ threads: 3 })]);
    expect(three.log10Lrs).toEqual(one.log10Lrs);
  });

  it('tells of progress up to the end', async () => {
    const seen: string[] = [];
    await run({
      onProgress: ({ step, done, total }: { step: string; done: number; total: number }) =>
        seen.push(`${step} ${done}/${total}`),
    });
    expect(seen).toContain('extract 6/6');
    expect(seen.at(-1)).toBe('compare 15/15');
  });

  it('draws a report that needs nothing else and names no sample', async () => {
    const page = htmlReport(await run(), 'A <set>');
    expect(page).toContain('A &lt;set>');
    expect(page).toContain('33.3 %');
    expect(page).not.toMatch(/NaN|Infinity|undefined|\.txt|<script|https?:/);
  });

  it.each([
    ['path,subject\nnone.txt,1\na1.txt,1\na2.txt,2', 'EVALUATION_FILE_MISSING'],
    ['file,subject\na1.txt,1', 'EVALUATION_MANIFEST_INVALID'],
    ['path,subject\na1.txt,1\na1.txt,2', 'EVALUATION_MANIFEST_INVALID'],
    ['path,subject,ppi\na1.txt,1,many', 'EVALUATION_MANIFEST_INVALID'],
    ['path,subject\na1.txt,1\na2.txt,2', 'EVALUATION_NOTHING_TO_COMPARE'],
    ['', 'EVALUATION_MANIFEST_INVALID'],
  ])('refuses the manifest %j', async (text, code) => {
    await writeFile(at('other.csv'), text);
    await expect(run({ manifest: at('other.csv') })).rejects.toMatchObject({ code });
  });

  it.each(['a,b\na1.txt,a2.txt', 'a,b,mated\na1.txt,no.txt,1', 'a,b,mated\na1.txt,a2.txt,yes'])(
    'refuses the pairs %j',
    async (text) => {
      await writeFile(at('q.csv'), text);
      await expect(run({ pairs: at('q.csv') })).rejects.toMatchObject({ code: 'EVALUATION_PAIRS_INVALID' });
    },
  );
});
