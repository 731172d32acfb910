import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DnaFamilialResult, DnaLineageResult, DnaMissingResult } from '@ipse/protocol';
import { createChild } from '@ipse/testkit';
import { chance, child, father, mother, nist, profile, startDnaRecord } from '../testing/dna-record.ts';
import type { DnaRecord } from '../testing/dna-record.ts';
import { ownCalls } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let record: DnaRecord;
const call = ownCalls(() => server);
const enrol: DnaRecord['enrol'] = (...given) => record.enrol(...given);
const actions = () => record.actions();

beforeAll(async () => {
  record = await startDnaRecord();
  ({ server } = record);
});
afterAll(() => server.close());

describe('a familial search', () => {
  const ask = (change: object = {}, headers: Record<string, string> = {}, token?: string) =>
    call('POST', 'dna/familial', {
      body: { gallery: 'people', profile: profile(child, 'stain'), relationship: 'parent-child', ...nist, ...change },
      headers: { 'ipse-case': encodeURIComponent('A/1'), ...headers },
      ...(token === undefined ? {} : { token }),
    });
  const grant = async (ofCase = 'A/1') => {
    const body = { case: ofCase, basis: 'order 17', expiresAt: new Date(Date.now() + 60_000).toISOString() };
    return (await call('POST', 'dna/grants', { body })).json().grantId as string;
  };

  it('needs its own scope, and a grant that holds for the case', async () => {
    const token = await server.token(['ipse.dna.search']);
    expect((await ask({}, {}, token)).json().code).toBe('SCOPE_MISSING');
    const grantId = await grant();
    const refusals = [
      await ask(),
      await ask({ grantId: crypto.randomUUID() }),
      await ask({ grantId }, { 'ipse-case': 'another' }),
    ];
    for (const answer of refusals) expect([answer.statusCode, answer.json().code]).toEqual([403, 'DNA_GRANT_MISSING']);
    expect((await ask({ grantId })).statusCode).toBe(200);
    await call('DELETE', `dna/grants/${grantId}`);
    expect((await ask({ grantId })).json().code).toBe('DNA_GRANT_MISSING');
    expect((await call('GET', 'dna/grants')).json()[0]).toMatchObject({ grantId, holds: false, givenBy: 'tests' });
    const past = { case: 'A/1', basis: 'b', expiresAt: new Date(0).toISOString() };
    expect((await call('POST', 'dna/grants', { body: past })).json().code).toBe('REQUEST_INVALID');
  });

  it('takes two people where the owner demands it', async () => {
    await server.addClient('second');
    const demand = (dnaGrantsByAnother: boolean) => call('POST', 'policies', { body: { dnaGrantsByAnother } });
    const grantId = await grant();
    expect((await demand(true)).json()).toEqual({ examiners: 2, dnaGrantsByAnother: true, faceLiveness: 'hint' });
    const refused = await ask({ grantId });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'DNA_GRANT_OWN']);
    const another = await server.token(['ipse.dna.familial'], 'second');
    expect((await ask({ grantId }, {}, another)).statusCode).toBe(200);
    expect((await demand(false)).json()).toMatchObject({ dnaGrantsByAnother: false });
    expect((await ask({ grantId })).statusCode).toBe(200);
  });

  it('ranks the parent first, locus by locus, and is told as a look at whom it found', async () => {
    const grantId = await grant();
    const { candidates, searched } = (await ask({ grantId })).json<DnaFamilialResult>();
    expect(searched).toBeGreaterThan(2);
    expect(candidates[0]).toMatchObject({ rank: 1, personId: 'father', category: 'person' });
    expect(candidates[0].log10LR).toBeGreaterThan(2);
    expect(candidates[0].loci.reduce((sum, { log10LR }) => sum + log10LR, 0)).toBeCloseTo(candidates[0].log10LR, 9);
    expect((await actions())[0]).toBe('dna.familial');
  });

  it('lists lines of fathers and of mothers that differ little', async () => {
    const y = (DYS19: string) => ({
      DYS19: [DYS19],
      DYS385: ['11', '14'],
      DYS390: ['24'],
      DYS391: ['10'],
      DYS392: ['13'],
    });
    const mt = (difference: string) => ({ ranges: [[16024, 16365]], differences: [difference] });
    const person = (personId: string, DYS19: string, difference: string) => ({
      ...{ personId, category: 'person', markers: y(DYS19), mt: mt(difference) },
    });
    await enrol(['lines'], person('uncle', '14', '16223T'), person('cousin', '15', '16189C'));
    const lineages = (change: object = {}) =>
      call('POST', 'dna/lineages', {
        body: { gallery: 'lines', profile: { category: 'stain', markers: y('14') }, differencesMax: 0, ...change },
        headers: { 'ipse-case': encodeURIComponent('A/1') },
      });
    expect((await lineages()).json().code).toBe('DNA_GRANT_MISSING');
    const grantId = await grant();
    const found = (await lineages({ grantId })).json<DnaLineageResult>();
    expect(found).toMatchObject({
      ...{ profiles: 2, total: 1, y: { compared: 2, frequency: 2 / 3 }, mt: { compared: 0, frequency: 1 } },
      candidates: [{ rank: 1, personId: 'uncle', category: 'person', y: { compared: 5, differing: [] } }],
    });
    const more = (await lineages({ grantId, differencesMax: 1 })).json<DnaLineageResult>();
    expect(more.candidates.map(({ personId, y: own }) => [personId, own?.differing])).toEqual([
      ['uncle', []],
      ['cousin', ['DYS19']],
    ]);
    const mother = { category: 'stain', markers: {}, mt: mt('16189C') };
    expect((await lineages({ grantId, profile: mother })).json()).toMatchObject({
      candidates: [{ personId: 'cousin', mtDifferences: 0 }],
    });
    expect((await actions())[0]).toBe('dna.lineages');
    const none = { category: 'stain', markers: { TH01: ['6', '7'] } };
    expect((await lineages({ grantId, profile: none })).json().code).toBe('DNA_SEARCH_INVALID');
  });

  it('weighs all relatives of a missing person together, profiles of the record among them', async () => {
    const [known] = await enrol(['family'], { personId: 'known mother', ...profile(mother, 'relative') });
    await enrol(['bones'], { personId: 'bones', ...profile(createChild(chance, father, mother), 'remains') });
    const members = [
      ...[
        { id: 'f', sex: 'male' },
        { id: 'm', sex: 'female' },
        { id: 'b', sex: 'male', father: 'f', mother: 'm' },
      ],
      { id: 'x', sex: 'unknown', father: 'f', mother: 'm' },
    ];
    const { table, population } = nist;
    const relatives = [
      { member: 'm', sampleId: known.sampleId },
      { member: 'b', profile: profile(child, 'relative') },
    ];
    const missing = (change: object = {}) =>
      call('POST', 'dna/missing', {
        body: { gallery: 'bones', pedigree: { members }, missing: 'x', relatives, table, population, ...change },
        headers: { 'ipse-case': encodeURIComponent('A/1') },
      });
    expect((await missing()).json().code).toBe('DNA_GRANT_MISSING');
    const grantId = await grant();
    const found = (await missing({ grantId })).json<DnaMissingResult>();
    expect(found).toMatchObject({
      ...{ missing: 'x', relatives: ['m', 'b'], searched: 1, mutation: { model: 'proportional', rate: 0.002 } },
      ...{ statistics: { theta: 0 }, candidates: [{ rank: 1, personId: 'bones', category: 'remains' }] },
    });
    const alone = (await missing({ grantId, relatives: relatives.slice(0, 1) })).json<DnaMissingResult>();
    expect(found.candidates[0].log10LR).toBeGreaterThan(alone.candidates[0].log10LR);
    expect((await actions())[0]).toBe('dna.missing');
    // Whoever is a relative is nobody's remains.
    expect((await missing({ grantId, gallery: 'family', categories: ['relative'] })).json().candidates).toEqual([]);
    const twice = [relatives[1], relatives[1]];
    for (const [change, code] of [
      [{ missing: 'b' }, 'DNA_PEDIGREE_INVALID'],
      [{ relatives: twice }, 'REQUEST_INVALID'],
      [{ relatives: [{ member: 'm' }] }, 'REQUEST_INVALID'],
    ] as const)
      expect((await missing({ grantId, ...change })).json().code).toBe(code);
  });
});
