import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const call = ownCalls(() => server);
const ask = (what: string, body: object, token?: string) =>
  call('POST', `dna/${what}`, { body, ...(token === undefined ? {} : { token }) });
const parent = { D3S1358: ['15', '16'], vWA: ['17'] };
const child = { D3S1358: ['16', '18'], vWA: ['17', '18'], DXS8378: ['10'] };
const nist = { table: 'nist1036', population: 'Cauc' };

it('calculates, says with what, and leaves a trace in the record of use alone', async () => {
  const match = await ask('match-probability', { profile: parent, ...nist, theta: 0.01, formula: 'nrc-4.10' });
  expect(match.statusCode).toBe(200);
  expect(match.json()).toMatchObject({
    frequencies: { ...nist, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ...{ theta: 0.01, minimumFrequency: 'five-of-those-counted', mutation: { model: 'none' }, version: '1' },
    loci: [{ marker: 'D3S1358' }, { marker: 'vWA', genotype: ['17', '17'] }],
  });

  const kinship = (
    await ask('kinship', { a: parent, b: child, relationship: 'parent-child', ...nist, theta: 0 })
  ).json();
  expect(kinship.leftOut).toEqual([{ marker: 'DXS8378', reason: 'not-autosomal' }]);
  const trio = (parents: object) => ({
    members: [
      { id: 'p', sex: 'male' },
      { id: 'm', sex: 'female' },
      { id: 'c', sex: 'female', ...parents },
    ],
  });
  const asked = {
    pedigrees: [trio({ father: 'p', mother: 'm' }), trio({})],
    profiles: { p: parent, c: child },
    ...nist,
  };
  const pedigree = (await ask('pedigree', asked)).json();
  expect(pedigree.lr).toBeCloseTo(kinship.lr, 10);

  const events = (await server.call('GET', '/ipse/v1/events')).json().items as { action: string }[];
  expect(events.map(({ action }) => action)).toEqual(['dna.pedigree', 'dna.kinship', 'dna.match-probability']);
  expect((await server.call('GET', '/ipse/v1/persons')).json().total).toBe(0);
});

it('is a ratio of 0 without a logarithm when nothing explains the profiles', async () => {
  const b = { D3S1358: ['12', '13'] };
  const answer = await ask('kinship', { a: parent, b, relationship: 'parent-child', ...nist, theta: 0 });
  expect(answer.json()).toMatchObject({ lr: 0, log10LR: null });
});

it('weighs a mixture, by locus and for a row of drop-out probabilities', async () => {
  const persons = { suspect: parent, victim: { D3S1358: ['14', '17'], vWA: ['16', '17'] } };
  const both = { contributors: { suspect: 0.1, victim: 0 }, unknowns: 0, dropOut: 0.1 };
  const body = {
    replicates: [{ D3S1358: ['14', '15', '16', '17'], vWA: ['16', '17'] }, { D3S1358: ['14', '17'] }],
    persons,
    hypotheses: [both, { contributors: { victim: 0 }, unknowns: 1, dropOut: 0.1 }],
    ...{ dropIn: 0.05, theta: 0.01, scan: [0.1, 0.5], ...nist },
  };
  const answer = await ask('mixture', body);
  expect(answer.statusCode).toBe(200);
  const report = answer.json();
  expect(report).toMatchObject({ dropIn: 0.05, version: '1', loci: [{ marker: 'D3S1358' }, { marker: 'vWA' }] });
  expect(report.scan[0]).toEqual({ dropOut: 0.1, log10LR: report.log10LR });
  expect((await ask('mixture', { ...body, persons: {} })).json().code).toBe('DNA_MIXTURE_INVALID');
  const events = (await server.call('GET', '/ipse/v1/events')).json().items as { action: string }[];
  expect(events[0].action).toBe('dna.mixture');
});

it('weighs X-chromosomal loci by pedigree, with frequencies that the case states: a father gives his to his daughters', async () => {
  const members = (parents: object) => ({
    members: [
      { id: 'p', sex: 'male' },
      { id: 'm', sex: 'female' },
      { id: 'c', sex: 'female', ...parents },
    ],
  });
  const pedigrees = [members({ father: 'p', mother: 'm' }), members({})];
  const caseFrequencies = { DXS8378: { '10': 0.3, '11': 0.5, '12': 0.2 } };
  const of = async (daughter: string[], change: object = {}) =>
    (
      await ask('pedigree', {
        ...{ pedigrees, ...nist, caseFrequencies, ...change },
        profiles: { p: { DXS8378: ['10'] }, c: { DXS8378: daughter } },
      })
    ).json();
  const shared = await of(['10', '12']);
  expect(shared.loci).toMatchObject([{ marker: 'DXS8378', inheritance: 'x' }]);
  // The daughter has 12 from her mother: q / (2 p q).
  expect(shared.lr).toBeCloseTo(1 / (2 * 0.3), 10);
  expect(await of(['11', '12'])).toMatchObject({ lr: 0, log10LR: null });
  const other = await of(['10', '12'], { caseFrequencies: { DXS8378: { '10': 0.5, '12': 0.5 } } });
  expect(other.frequencies.hash).not.toBe(shared.frequencies.hash);
  for (const wrong of [{ DXS8378: { '10': 0.3 } }, { TH01: { '6': 1 } }])
    expect((await of(['10', '12'], { caseFrequencies: wrong })).code).toBe('DNA_FREQUENCIES_INVALID');
});

it('assigns remains to families, all at once', async () => {
  const trio = [
    { id: 'father', sex: 'male' },
    { id: 'mother', sex: 'female' },
    { id: 'son', sex: 'male', father: 'father', mother: 'mother' },
  ];
  const body = {
    remains: [
      { id: 'B1', sex: 'male', profile: { D3S1358: ['16', '18'], vWA: ['17', '18'] } },
      { id: 'B2', sex: 'female', profile: { D3S1358: ['14'], vWA: ['19'] } },
    ],
    families: [{ id: 'Doe', pedigree: { members: trio }, profiles: { father: parent }, missing: ['son'] }],
    ...{ priorOdds: 2, ...nist },
  };
  const report = (await ask('remains', body)).json();
  expect(report.pairs).toMatchObject([{ remains: 'B1', family: 'Doe', member: 'son' }]);
  const { log10LR, posterior } = report.pairs[0];
  expect(posterior).toBeCloseTo((2 * 10 ** log10LR) / (1 + 2 * 10 ** log10LR), 10);
  expect(report.best[0].pairs).toEqual([{ remains: 'B1', family: 'Doe', member: 'son' }]);
  expect(report.unidentified[1]).toEqual({ remains: 'B2', posterior: 1 });
  const typed = [{ ...body.families[0], missing: ['father'] }];
  expect((await ask('remains', { ...body, families: typed })).json().code).toBe('DNA_REMAINS_INVALID');
});

it('gives inclusion for information alone', async () => {
  const report = (await ask('inclusion', { mixture: { D3S1358: ['14', '15', '16'], vWA: [] }, ...nist })).json();
  expect(report).toMatchObject({ informationOnly: true, loci: [{ marker: 'D3S1358' }] });
  expect(report.inclusion).toBeCloseTo(report.loci[0].frequency ** 2, 12);
  expect(report.inclusion + report.exclusion).toBeCloseTo(1, 12);
});

it('turns ratios and stated priors into posteriors, beside what authorities ask', async () => {
  const asked = { relationship: 'full siblings', log10LR: 1, prior: 0.1 };
  const { posterior, standards } = (await ask('posterior', asked)).json();
  expect(posterior).toBeCloseTo(1 / 1.9, 12);
  expect(standards).toMatchObject([{ source: 'PM-602-0106.1', prior: 0.5, finding: 'supported' }]);
  expect(standards[0].posterior).toBeCloseTo(10 / 11, 12);
  expect((await ask('posterior', { ...asked, log10LR: null })).json()).toMatchObject({
    ...{ posterior: 0, standards: [{ finding: 'refuted' }] },
  });
  const members = [
    { id: 'a', prior: 0.1, log10LR: Math.log10(50) },
    { id: 'b', prior: 0.3, log10LR: null },
  ];
  const database = (await ask('database-posterior', { members })).json();
  expect(database.members[0].posterior).toBeCloseTo(5 / 5.6, 12);
  expect(database).toMatchObject({ members: [{ id: 'a' }, { id: 'b', posterior: 0 }] });
  expect((await ask('database-posterior', { members: [{ ...members[0], prior: 1 }, members[1]] })).json().code).toBe(
    'DNA_PARAMETER_INVALID',
  );
});

it('needs its scope', async () => {
  const token = await server.token(['abis.identify']);
  const answer = await ask('kinship', { a: parent, b: child, relationship: 'full siblings', ...nist, theta: 0 }, token);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'SCOPE_MISSING']);
});

it.each([
  ['DNA_TABLE_UNKNOWN', { table: '../../secrets' }],
  ['DNA_POPULATION_UNKNOWN', { population: 'Martian' }],
  ['DNA_MARKER_UNKNOWN', { profile: { FGB: ['20'] } }],
  ['DNA_ALLELE_INVALID', { profile: { FGA: ['xx'] } }],
  ['DNA_GENOTYPE_INVALID', { profile: { FGA: ['19', '20', '21'] } }],
  ['REQUEST_INVALID', { theta: 1 }],
])('refuses with %s', async (code, change) => {
  const body = { profile: parent, ...nist, theta: 0, formula: 'product', ...change };
  const answer = await ask('match-probability', body);
  expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
});
