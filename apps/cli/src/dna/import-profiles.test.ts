import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodedError } from '@ipse/core';
import type { Client, DnaEnrolRequest } from '@ipse/protocol';
import { openJournal } from '../import/journal.ts';
import { importProfiles } from './import-profiles.ts';
import { inputNamed, readProfileFile } from './read-file.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-dna-'));
});
afterAll(() => rm(folder, { recursive: true }));

const heading = 'SampleName,Marker,Allele1,Allele2,Height1,Height2';
const file = async (name: string, ...lines: string[]) => {
  await writeFile(at(name), `${[heading, ...lines].join('\n')}\n`);
  return at(name);
};

describe('a file', () => {
  it('becomes profiles, with what the command line says of them', async () => {
    const written = await file('a.csv', 's1,THO1,6,OL,810,55', 's1,IQCS,1,,900,', 's2,vWA,17,18,,');
    const inputs = await readProfileFile(written, { category: 'stain', leaveOut: ['IQCS'] });
    expect(inputs.map(({ profile }) => profile)).toEqual([
      {
        ...{ name: 's1', category: 'stain', markers: { TH01: ['6', '*'] } },
        peaks: {
          TH01: [
            { allele: '6', height: 810 },
            { allele: 'OL', height: 55 },
          ],
        },
      },
      { name: 's2', category: 'stain', markers: { vWA: ['17', '18'] } },
    ]);
    expect(inputNamed(inputs, 's2').label).toBe('s2');
    for (const name of [undefined, 's3'])
      expect(() => inputNamed(inputs, name)).toThrow(expect.objectContaining({ code: 'CLI_SAMPLE_UNKNOWN' }));
  });

  it('may be a table of mtDNA', async () => {
    await writeFile(at('mt.csv'), 'sample,ranges,differences\nm,16024-16365 73-340,16189C 263G 315.1C\nn,73-340,\n');
    const inputs = await readProfileFile(at('mt.csv'), { category: 'person' });
    const ranges = [
      [16024, 16365],
      [73, 340],
    ];
    expect(inputs.map(({ profile }) => profile)).toEqual([
      { name: 'm', category: 'person', markers: {}, mt: { ranges, differences: ['16189C', '263G', '315.1C'] } },
      { name: 'n', category: 'person', markers: {}, mt: { ranges: ranges.slice(1), differences: [] } },
    ]);
    for (const [line, why] of [
      ['m,73,263G', /line 2: ranges/],
      ['m,73-340,\nm,73-340,', /line 3: no sample/],
      ['m,73-340,16189C', /sample m: .*outside the ranges/],
    ] as const) {
      await writeFile(at('mt.csv'), `sample,ranges,differences\n${line}\n`);
      await expect(readProfileFile(at('mt.csv'), { category: 'person' })).rejects.toThrow(why);
    }
  });

  it.each([
    [['s,THO1,6,7,,', 't,IQCS,1,,,'], 'stain', 'CLI_PROFILE_UNUSABLE', /record 2: no marker is called IQCS/],
    [['s,TH01,6,7,,'], undefined, 'CLI_PROFILE_UNUSABLE', /record 1: nothing says what it is of/],
    [['s,TH01,,,,'], 'stain', 'CLI_PROFILE_UNUSABLE', /no locus has a result/],
    [['s,AMEL,6,7,,'], 'stain', 'CLI_PROFILE_UNUSABLE', /record 1: .*Amelogenin/],
    [['s,TH01,six,7,,'], 'stain', 'DNA_FILE_ALLELE_INVALID', /line 2, column 3/],
  ] as const)('is refused whole: %j', async (lines, category, code, message) => {
    const written = await file('bad.csv', ...lines);
    const error: unknown = await readProfileFile(written, category ? { category } : {}).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe('an import', () => {
  /** A server that takes a batch whole or not at all, and fails where it is told to. */
  function server(fail: () => string | undefined = () => undefined) {
    const held = new Set<string>();
    const batches: number[] = [];
    const enrolDna = async ({ body }: { body: DnaEnrolRequest }) => {
      const code = fail();
      const names = body.profiles.map(({ personId, encounterId }) => `${personId}/${encounterId}`);
      const refusal = code ?? (names.some((name) => held.has(name)) ? 'ENCOUNTER_EXISTS' : undefined);
      if (refusal !== undefined) throw new CodedError(refusal, { message: refusal, hint: 'h', httpStatus: 409 });
      batches.push(names.length);
      names.forEach((name) => held.add(name));
      return { profiles: [] };
    };
    return { held, batches, client: { ipse: { enrolDna } } as unknown as Client };
  }

  const options = { galleries: ['g'], encounterType: 't', prefix: 'lab-', onProgress: () => undefined };
  const inputs = async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `s${i},TH01,6,9.3,,`);
    return readProfileFile(await file('many.csv', ...lines), { category: 'person' });
  };

  it('enrols everybody once, in batches, however often it runs', async () => {
    const { client, held, batches } = server();
    const journal = () => openJournal(at('once.journal'));
    expect(await importProfiles(client, await inputs(), await journal(), options)).toEqual({
      enrolled: 120,
      already: 0,
    });
    expect(batches).toEqual([50, 50, 20]);
    expect([...held][0]).toMatch(/^lab-s0\/dna-[0-9a-f]{32}$/);
    expect(await importProfiles(client, await inputs(), await journal(), options)).toEqual({
      enrolled: 0,
      already: 120,
    });
  });

  it('goes on where it stopped, and meets its own profiles when the journal is lost', async () => {
    let calls = 0;
    const { client, held } = server(() => (++calls === 2 ? 'API_UNREACHABLE' : undefined));
    const journal = await openJournal(at('stopped.journal'));
    const first = importProfiles(client, await inputs(), journal, options);
    await expect(first).rejects.toMatchObject({ code: 'API_UNREACHABLE' });
    expect(held.size).toBe(50);
    expect(await importProfiles(client, await inputs(), journal, options)).toEqual({ enrolled: 70, already: 50 });
    const lost = await openJournal(at('lost.journal'));
    expect(await importProfiles(client, await inputs(), lost, options)).toEqual({ enrolled: 0, already: 120 });
    expect(held.size).toBe(120);
  });
});
