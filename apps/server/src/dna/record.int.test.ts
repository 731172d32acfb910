import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DnaContributorResult, DnaHit, DnaHitDetails, DnaSearchResult } from '@ipse/protocol';
import { createChild } from '@ipse/testkit';
import { loadGalleries } from '../start/galleries.ts';
import { ada, bob, chance, child, father, markersOf, mother, nist, profile, somebody } from '../testing/dna-record.ts';
import { startDnaRecord } from '../testing/dna-record.ts';
import type { DnaRecord } from '../testing/dna-record.ts';
import { ownCalls } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let record: DnaRecord;
const call = ownCalls(() => server);
const enrol: DnaRecord['enrol'] = (...given) => record.enrol(...given);
const search = async (body: object) => {
  const answer = await call('POST', 'dna/search', { body: { gallery: 'people', preset: 'codis', ...nist, ...body } });
  return answer.json<DnaSearchResult>();
};
const actions = () => record.actions();

beforeAll(async () => {
  record = await startDnaRecord();
  ({ server } = record);
});
afterAll(() => server.close());

describe('an enrolled profile', () => {
  it('is sealed, and found by the next search with what the hit is worth', async () => {
    const found = await search({ profile: { name: 'stain 7', ...profile(ada, 'stain') } });
    expect(found).toMatchObject({ profiles: 3, searched: 3, total: 1, statistics: { ...nist, version: '1' } });
    const [hit] = found.hits;
    expect(hit).toMatchObject({
      ...{ status: 'PENDING', preset: 'codis', level: 'high', off: 0, nearMiss: 'none', isElimination: false },
      probe: { category: 'stain', name: 'stain 7' },
      reference: { category: 'person', name: 'swab 1', personId: 'ada' },
    });
    expect(hit.log10LR).toBeGreaterThan(15);
    expect(hit.loci.reduce((sum, { log10LR = 0 }) => sum + log10LR, 0)).toBeCloseTo(hit.log10LR!, 9);
    expect(hit.expectedChanceHits).toBeLessThan(1e-10);
    expect(hit.randomMatchProbability).toBeLessThan(1e-15);
    const details = (await call('GET', `dna/hits/${hit.hitId}`)).json<DnaHitDetails>();
    expect(details.probeProfile).toMatchObject({ name: 'stain 7', category: 'stain' });
    expect(details.referenceProfile).toMatchObject({
      personId: 'ada',
      peaks: { TH01: [{ allele: '6', height: 900 }] },
    });
    const html = await call('GET', `dna/hits/${hit.hitId}/report?format=html`);
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const part of [found.statistics.hash, 'stain 7', 'swab 1', hit.log10LR.toFixed(4), 'tests', 'theta 0.01'])
      expect(html.body).toContain(part);
    const pdf = await call('GET', `dna/hits/${hit.hitId}/report`);
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    const { sampleId } = details.referenceProfile;
    const stored = (await call('GET', `dna/profiles/${sampleId}`)).json();
    expect(stored.markers).toEqual(details.referenceProfile.markers);
    expect((await actions()).filter((action) => action.startsWith('dna.'))).toEqual([
      ...['dna.hit.read', 'dna.hit.read', 'dna.hit.read', 'dna.search'],
    ]);
  });

  it('is searched with itself by its sample, and is no hit of its own person', async () => {
    const [again] = await enrol(['people'], { personId: 'ada', ...profile(ada, 'stain') });
    expect((await search({ sampleId: again.sampleId })).total).toBe(0);
    const found = await search({ sampleId: again.sampleId, gallery: 'ALL', stringency: 'low', lociMin: 1 });
    expect(found.hits.every(({ reference }) => reference.personId !== 'ada')).toBe(true);
  });

  it('is refused whole when one of them is faulty, or known already', async () => {
    const before = (await call('GET', 'persons')).json().total;
    const good = { personId: 'carl', encounterId: '1', ...profile(bob, 'person') };
    const faulty = [
      [{ category: 'person', markers: { FGB: ['20'] } }, 'DNA_MARKER_UNKNOWN', 400, '(body/profiles/1: FGB)'],
      [{ category: 'person', markers: { FGA: ['xx'] } }, 'DNA_ALLELE_INVALID', 400, '(body/profiles/1: FGA)'],
      [good, 'ENCOUNTER_EXISTS', 409, ''],
    ] as const;
    for (const [bad, code, status, where] of faulty) {
      const body = { galleries: ['people'], encounterType: 'case', profiles: [good, bad] };
      const answer = await call('POST', 'dna/profiles', { body });
      expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
      expect(answer.json().message).toContain(where);
    }
    expect((await call('GET', 'persons')).json().total).toBe(before);
  });

  it('is in memory again after a start, and gone with its person', async () => {
    const { store, log } = server.services;
    const count = async () => {
      const restarted = await loadGalleries(store, log, {
        shards: 1,
        extraction: { threads: 1, queueMax: 1 },
        modelsFolder: '/nowhere',
      });
      await restarted.ready;
      const counts = await restarted.dna.ask('counts', undefined);
      await restarted.close();
      return counts;
    };
    const [gone] = await enrol(['people'], { personId: 'gone', ...profile(somebody(), 'person') });
    const before = await count();
    expect(before.unreadable).toBe(0);
    await call('DELETE', `persons/${gone.personId}`);
    expect((await search({ profile: profile(bob, 'stain') })).profiles).toBe(before.profiles - 1);
    expect((await count()).profiles).toBe(before.profiles - 1);
    expect((await call('GET', `dna/profiles/${gone.sampleId}`)).json().code).toBe('SAMPLE_UNKNOWN');
  });
});

describe('a hit', () => {
  it('is confirmed, taken back and refuted; each by name', async () => {
    const [{ hitId }] = (await search({ profile: profile(bob, 'stain') })).hits;
    const decide = (status: string, note?: string) =>
      call('POST', `dna/hits/${hitId}/decision`, { body: { status, ...(note === undefined ? {} : { note }) } });
    expect((await decide('PENDING')).json().code).toBe('DNA_HIT_DECIDED');
    expect((await decide('CONFIRMED', 'second amplification')).json()).toMatchObject({ status: 'CONFIRMED' });
    expect((await decide('REFUTED')).statusCode).toBe(409);
    await decide('PENDING', 'mixed up');
    const hit = (await decide('REFUTED')).json<DnaHit>();
    expect(hit.decisions).toMatchObject([
      { status: 'CONFIRMED', decidedBy: 'tests', note: 'second amplification' },
      { status: 'PENDING', note: 'mixed up' },
      { status: 'REFUTED' },
    ]);
    const refuted = (await call('GET', 'dna/hits?status=REFUTED')).json();
    expect(refuted.items.map((item: DnaHit) => item.hitId)).toEqual([hitId]);
    expect((await call('GET', 'dna/hits/none')).json().code).toBe('DNA_HIT_UNKNOWN');
  });

  it('needs its scope, a rule for its category and tables that exist', async () => {
    const body = { gallery: 'people', preset: 'codis', ...nist, profile: profile(bob, 'stain') };
    const token = await server.token(['abis.identify']);
    expect((await call('POST', 'dna/search', { body, token })).json().code).toBe('SCOPE_MISSING');
    const refused = async (change: object) =>
      (await call('POST', 'dna/search', { body: { ...body, ...change } })).json().code;
    expect(await refused({ profile: profile(bob, 'relative') })).toBe('DNA_SEARCH_INVALID');
    expect(await refused({ table: 'none' })).toBe('DNA_TABLE_UNKNOWN');
    expect(await refused({ gallery: 'nowhere' })).toBe('GALLERY_UNKNOWN');
    expect(await refused({ sampleId: crypto.randomUUID() })).toBe('REQUEST_INVALID');
  });
});

describe('search on load', () => {
  const hits = async () => (await call('GET', 'dna/hits?limit=200')).json<{ items: DnaHit[] }>().items;
  const between = async (one: string, other: string): Promise<DnaHit> => {
    for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(50)) {
      const pairs = await hits();
      const found = pairs.find(({ probe, reference }) => probe.personId === one && reference.personId === other);
      if (found) return found;
    }
    throw new Error('no hit was made');
  };
  const searches = async () =>
    (await server.services.store.events.latest(500)).filter(({ action }) => action === 'dna.search').length;
  /** Returns when the enrolment has searched, so that the next is found by its own search alone. */
  const enrolAndSearch = async (...enrolment: Parameters<typeof enrol>) => {
    const before = await searches();
    await enrol(...enrolment);
    for (const deadline = performance.now() + 60_000; (await searches()) === before; await sleep(50))
      if (performance.now() > deadline) throw new Error('the enrolment does not search');
  };

  it('goes in both directions, on the basis of the declaration', async () => {
    const own = somebody();
    const terms = { preset: 'codis', ...nist };
    for (const gallery of ['stains', 'arrestees']) {
      const body = { searched: true, terms };
      const declared = await call('PUT', `galleries/${gallery}/dna-search`, {
        body,
        headers: { 'ipse-purpose': gallery },
      });
      expect(declared.json()).toMatchObject({ id: gallery, searchedByDna: true });
    }
    await enrolAndSearch(['stains'], { personId: 'scene', ...profile(own, 'stain') });
    await enrol(['arrestees'], { personId: 'zoe', ...profile(own, 'person') });
    expect(await between('zoe', 'scene')).toMatchObject({ status: 'PENDING', gallery: 'stains', level: 'high' });
    await enrol(['stains'], { personId: 'second scene', ...profile(own, 'stain') });
    await between('second scene', 'zoe');
    await between('second scene', 'scene');
    const { items } = (await call('GET', 'events?limit=500')).json();
    const made = items.filter(({ action }: { action: string }) => action === 'dna.hit.create');
    expect(made.map(({ purpose }: { purpose: string }) => purpose).sort()).toEqual(['arrestees', 'stains', 'stains']);
    expect(made[0].actor).toMatchObject({ kind: 'system' });
  });

  it('weighs relatives and remains, whichever is enrolled first', async () => {
    const body = { searched: true, terms: { preset: 'codis', ...nist } };
    for (const gallery of ['missing', 'found']) await call('PUT', `galleries/${gallery}/dna-search`, { body });
    const missing = createChild(chance, father, mother);
    await enrolAndSearch(
      ['missing'],
      { personId: 'their father', ...profile(father, 'relative') },
      { personId: 'their sister', ...profile(child, 'relative') },
    );
    await enrolAndSearch(['found'], { personId: 'remains 1', ...profile(missing, 'remains') });
    const hit = await between('remains 1', 'their father');
    expect(hit).toMatchObject({
      ...{ status: 'PENDING', gallery: 'missing', searched: 2, off: 0, isElimination: false },
      rule: { method: 'kinship', relationship: 'parent-child', log10LRMin: 2, mutation: { model: 'proportional' } },
      statistics: { table: 'nist1036', theta: 0, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(hit.log10LR).toBeGreaterThan(2);
    expect(hit.loci.reduce((sum, { log10LR = 0 }) => sum + log10LR, 0)).toBeCloseTo(hit.log10LR, 9);
    expect(hit.expectedChanceHits).toBeCloseTo(2 / 10 ** hit.log10LR, 12);
    expect(hit.randomMatchProbability).toBeLessThan(1e-15);
    expect(await between('remains 1', 'their sister')).toMatchObject({ rule: { relationship: 'full siblings' } });

    await enrol(['missing'], { personId: 'their mother', ...profile(mother, 'relative') });
    const later = await between('their mother', 'remains 1');
    expect(later).toMatchObject({ gallery: 'found', searched: 1, rule: { relationship: 'parent-child' } });
    expect(later.randomMatchProbability / hit.randomMatchProbability).toBeCloseTo(1, 9);
    const details = (await call('GET', `dna/hits/${later.hitId}`)).json<DnaHitDetails>();
    expect([details.probeProfile.category, details.referenceProfile.category]).toEqual(['relative', 'remains']);
  });
});

describe('a search for a contributor', () => {
  const both = Object.fromEntries(
    [...ada].map(([marker, own]) => [marker, [...new Set([...own, ...bob.get(marker)!])]]),
  );
  const ask = async (evidence: object, change: object = {}) =>
    (
      await call('POST', 'dna/contributors', { body: { gallery: 'people', evidence, ...nist, ...change } })
    ).json<DnaContributorResult>();
  const byDropOut = {
    model: 'drop-out and drop-in',
    replicates: [both],
    ...{ known: [], unknowns: 1, candidateDropOut: 0.05, dropOut: 0.05, dropIn: 0.05 },
  };

  it('ranks who is in the mixture first, says with what, and keeps nothing', async () => {
    const before = (await call('GET', 'dna/hits')).json().total;
    const found = await ask(byDropOut, { prior: 0.5 });
    expect(
      found.candidates
        .slice(0, 2)
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual(['ada', 'bob']);
    const { table, population } = nist;
    expect(found.statistics).toMatchObject({ table, population, theta: 0.01, version: '1', hash: expect.any(String) });
    const [first] = found.candidates;
    expect(first.loci.reduce((sum, { log10LR }) => sum + log10LR, 0)).toBeCloseTo(first.log10LR, 9);
    const posteriors = found.candidates.reduce((sum, { posterior }) => sum + posterior!.member, 0);
    expect(posteriors).toBeGreaterThan(0.99);
    const known = { profile: markersOf(bob), dropOut: 0.05 };
    const alone = await ask({ ...byDropOut, known: [known], unknowns: 0 });
    expect(alone.candidates[0].personId).toBe('ada');
    expect((await call('GET', 'dna/hits')).json().total).toBe(before);
    expect((await actions())[1]).toBe('dna.contributors');
  });

  it('takes the genotypes of a deconvolution', async () => {
    const genotypes = Object.fromEntries(
      [...ada].map(([marker, own]) => [
        marker,
        [
          { genotype: [...own], probability: 0.9 },
          { genotype: [own[0], null], probability: 0.1 },
        ],
      ]),
    );
    const found = await ask({ model: 'genotypes', genotypes });
    expect(found.candidates.map(({ personId }) => personId)[0]).toBe('ada');
    expect(found.candidates[0].expectedChanceHitsMax).toBeLessThan(1e-10);
    await enrol(['of men'], { personId: 'man', category: 'person', markers: { DYS19: ['14'] } });
    const { searched, incomparable, candidates } = await ask({ model: 'genotypes', genotypes }, { gallery: 'of men' });
    expect({ searched, incomparable, candidates }).toEqual({ searched: 1, incomparable: 1, candidates: [] });
    const twice = { ...genotypes, TH01: [...genotypes.TH01, ...genotypes.TH01] };
    const refused = { gallery: 'people', evidence: { model: 'genotypes', genotypes: twice }, ...nist };
    expect((await call('POST', 'dna/contributors', { body: refused })).json().code).toBe('DNA_SEARCH_INVALID');
  });
});

it('a file is read for whoever drops it, whole or not at all', async () => {
  const file = Buffer.from('SampleName,Marker,Allele1,Allele2,Height1,Height2\ns,TH01,6,OL,810,55\ns,IQCS,1,,,\n');
  const read = (bytes: Buffer) => call('POST', 'dna/files', { body: { file: bytes.toString('base64') } });
  expect((await read(file)).json()).toEqual({
    format: 'euroformix',
    profiles: [
      {
        ...{ name: 's', markers: { TH01: ['6', '*'] }, unknownMarkers: ['IQCS'] },
        peaks: {
          TH01: [
            { allele: '6', height: 810 },
            { allele: 'OL', height: 55 },
          ],
        },
      },
    ],
  });
  const sized = Buffer.from('Sample Name,Marker,Allele 1,Height 1,Size 1\ns,TH01,6,810,178\ns,FGA,20,90,230.5\n');
  expect((await read(sized)).json().fragments).toEqual({
    TH01: { offsetBp: 154, repeatBp: 4 },
    FGA: { offsetBp: 150.5, repeatBp: 4 },
  });
  expect((await read(Buffer.from('not a file'))).json().code).toBe('DNA_FILE_FOREIGN');
});
