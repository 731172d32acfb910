/**
 * The typed client works with our own interface through an independent validating proxy that holds every request and
 * every answer against the document which the server itself publishes.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodePng } from '@ipse/formats';
import { ApiError, createClient, ownOperations, type Client } from '@ipse/protocol';
import { createFaceIdentity, createFinger, impression, leaveMark, portrait } from '@ipse/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fingerImage } from '../osia/pictures.ts';
import { objectionTo, startProxy, type Proxy } from '../osia/proxy.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';

const statement = { purpose: 'Prüfung', authority: 'warrant 17/26', case: 'A/1' };
/** Operations of a signed-in person, whom only a browser can be. */
const ofPeople = ['readSession', 'deleteSession', 'startRegistration', 'finishRegistration', 'finishAuthentication'];

let folder: string;
let home: string;
let server: IpseServer;
let proxy: Proxy;
let ipse: Client['ipse'];
const called = new Set<string>();

/** Fails on whatever the proxy objects to. Passkeys belong to an origin, which a browser would name. */
const watched: typeof fetch = async (input, init) => {
  const headers = { ...(init?.headers as Record<string, string>), origin: server.baseUrl };
  const response = await fetch(input, { ...init, headers });
  const objection = await objectionTo(response);
  if (objection !== undefined) expect.fail(`${init?.method} ${String(input)}: ${objection}`);
  return response;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-own-'));
  home = await makeHome();
  server = await startServer(home);
  const document = path.join(folder, 'ipse.json');
  await writeFile(document, await (await fetch(`${server.baseUrl}/openapi/ipse.json`)).text());
  proxy = await startProxy(document, server.baseUrl);
  const token = await server.token();
  const calls = createClient({ baseUrl: proxy.baseUrl, token: () => token, statement, fetch: watched }).ipse;
  ipse = new Proxy(calls, {
    get: (target, id: keyof typeof ownOperations) => {
      called.add(id);
      return target[id];
    },
  });
});

afterAll(async () => {
  await proxy?.stop();
  await server?.end();
  await removeHome(home);
  await rm(folder, { recursive: true, force: true });
});

const base64 = async (image: Parameters<typeof encodePng>[0]) => Buffer.from(await encodePng(image)).toString('base64');

async function code(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return (error as ApiError).code;
}

it('enrols, searches, explains, decides, shows and deletes', async () => {
  const [first, again] = await Promise.all([fingerImage('o', '1'), fingerImage('o', '2')]);
  const finger = { modality: 'fingerprint', position: 'RIGHT_INDEX', resolutionPpi: 500 } as const;

  const looked = await ipse.assessSample({ body: { ...finger, image: first } });
  expect(looked).toMatchObject({ suitable: true, width: 320, height: 400, position: 'RIGHT_INDEX' });
  expect(looked.features.length).toBeGreaterThan(10);

  const slap = await ipse.segmentSlap({ body: { image: first, position: 'RIGHT_INDEX', resolutionPpi: 500 } });
  expect(slap).toMatchObject({ fingers: [{ position: 'RIGHT_INDEX', suitable: true }], notFound: [] });

  const biographicData = { family: 'Doe' };
  const samples = [{ ...finger, image: first }];
  const enrolled = await ipse.createPerson({
    body: { galleries: ['own'], encounterType: 't', samples, biographicData },
  });
  const { personId } = enrolled;
  await ipse.createPerson({ body: { personId, galleries: ['own'], encounterType: 't', samples } });
  expect(await ipse.listGalleries()).toContainEqual({
    id: 'own',
    persons: 1,
    encounters: 2,
    references: { fingerprint: 2 },
    unsolvedMarks: false,
  });

  const search = await ipse.createSearch({ body: { gallery: 'own', samples: [{ ...finger, image: again }] } });
  expect(search).toMatchObject({ fpir: 0.01, gallerySize: 2, coverage: { references: 2, searched: 2 } });
  const [lead] = search.candidates;
  expect(lead).toMatchObject({ rank: 1, personId });
  const { searchId } = search;
  const details = await ipse.readScore({ params: { searchId, rank: 1, n: 0 } });
  expect(details.log10LR).toBe(lead.scores[0].log10LR);
  expect(details.pairs.length).toBeGreaterThan(5);
  const decided = await ipse.recordDecision({ params: { searchId }, body: { outcome: 'identified', rank: 1 } });
  expect(Date.parse(decided.recordedAt)).toBeGreaterThan(0);
  const expert = { gallery: 'ALL', samples: [{ ...finger, image: again }], threshold: 900, maxCandidates: 1 };
  const none = await ipse.createSearch({ body: expert });
  expect(none).toMatchObject({ threshold: 900, candidates: [] });
  expect(none).not.toHaveProperty('fpir');

  expect(await ipse.listPersons({ query: { limit: 10 } })).toMatchObject({
    total: 1,
    items: [{ personId, encounters: 2 }],
  });
  const person = await ipse.readPerson({ params: { personId } });
  expect(person.encounters.map((encounter) => encounter.biographicData)).toContainEqual(biographicData);
  const image = await ipse.readSampleImage({ params: { sampleId: enrolled.samples[0].sampleId } });
  expect(image.type).toBe('image/png');

  await ipse.deletePerson({ params: { personId } });
  expect(await code(ipse.readPerson({ params: { personId } }))).toMatch(/UNKNOWN/);
  const { items } = await ipse.listEvents({ query: { limit: 50 } });
  expect(items.length).toBeGreaterThan(6);
  expect(items[0]).toMatchObject({
    purpose: 'Prüfung',
    authority: 'warrant 17/26',
    case: 'A/1',
    actor: { kind: 'client' },
  });
});

it('finds an unsolved mark by a later enrolment', async () => {
  const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
  const finger = createFinger('burglar');
  const { image, region } = leaveMark(impression(finger, 'scene', still), 0);
  const enrol = async (gallery: string, sample: { image: string; mark?: object; position?: 'RIGHT_INDEX' }) =>
    ipse.createPerson({
      body: { galleries: [gallery], encounterType: 'case', samples: [{ modality: 'fingerprint', ...sample }] },
    });
  await enrol('unsolved', { image: await base64(image), mark: { region } });
  const declared = await ipse.declareGallery({ params: { gallery: 'unsolved' }, body: { unsolvedMarks: true } });
  expect(declared).toMatchObject({ id: 'unsolved', unsolvedMarks: true });
  await enrol('people', { image: await base64(impression(finger, 'print', still)), position: 'RIGHT_INDEX' });

  const deadline = performance.now() + 60_000;
  let page = await ipse.listLeads({ query: { status: 'PENDING' } });
  while (page.total === 0 && performance.now() < deadline) {
    await sleep(200);
    page = await ipse.listLeads({ query: { status: 'PENDING' } });
  }
  expect(page.total).toBe(1);
  const params = { leadId: page.items[0].leadId };
  expect((await ipse.readLead({ params })).pairs.length).toBeGreaterThan(0);
  const body = { status: 'CONFIRMED', note: 'ridge by ridge' } as const;
  expect(await ipse.decideLead({ params, body })).toMatchObject({ status: 'TO_VERIFY', steps: [{ note: body.note }] });
  expect(await code(ipse.verifyLead({ params, body: { agrees: true } }))).toBe('LEAD_SAME_EXAMINER');
  expect(await ipse.undoLead({ params, body: { note: 'not yet' } })).toMatchObject({ status: 'PENDING' });
  expect(await ipse.readPolicies()).toEqual({ examiners: 2, dnaGrantsByAnother: false, faceLiveness: 'hint' });
  expect(await ipse.setPolicies({ body: { examiners: 1 } })).toMatchObject({ examiners: 1 });
  expect((await ipse.decideLead({ params, body })).mark.isClosed).toBe(true);
  const { sampleId } = page.items[0].mark;
  expect(await ipse.closeMark({ params: { sampleId }, body: { isClosed: false } })).toEqual({ isClosed: false });
});

it('analyses faces and DNA profiles without keeping them', async () => {
  const still = { yawRad: 0, pitchRad: 0, rollRad: 0 };
  const [image, again] = await Promise.all([1, 2].map((n) => base64(portrait(createFaceIdentity('one'), n, still))));
  expect((await ipse.detectFaces({ body: { image } })).faces).toHaveLength(1);
  const compared = await ipse.compareFaces({ body: { probe: { image }, reference: { image: again } } });
  expect(compared.evidence?.log10LR).toBeGreaterThan(0);
  expect((await ipse.assessFace({ body: { image } })).components.length).toBeGreaterThan(5);
  const clusters = await ipse.clusterFaces({ body: { pictures: [{ image }, { image: again }] } });
  expect(clusters.groups).toEqual([[0, 1]]);
  const frames = [image, again].map((each, n) => ({ atMs: 400 * n, image: each }));
  const { tracks } = await ipse.trackFaces({ body: { frames } });
  expect(tracks).toMatchObject([{ fromMs: 0, toMs: 400, sightings: { length: 2 } }]);
  const samples = [{ modality: 'face', image, position: 'PORTRAIT' as const }];
  const { personId } = await ipse.createPerson({ body: { galleries: ['faces'], encounterType: 't', samples } });
  const checked = await ipse.checkPersonFaces({ params: { personId } });
  expect(checked).toEqual({ encounters: 1, strangers: [], duplicates: [] });
  const { challengeId, steps } = await ipse.beginChallenge({ body: { without: ['blink'], slow: true } });
  expect(steps.map(({ kind }) => kind)).not.toContain('blink');
  const colours = ipse.beginChallenge({ body: { without: ['blink', 'turn'] } });
  expect(await code(colours)).toBe('LIVENESS_MOVEMENT_MISSING');
  const early = ipse.answerChallenge({ params: { challengeId }, body: { frames: [{ atMs: 0, image }] } });
  expect(await code(early)).toBe('LIVENESS_ANSWER_EARLY');

  const parent = { D3S1358: ['15', '16'], vWA: ['17'] };
  const child = { D3S1358: ['16', '18'], vWA: ['17', '18'] };
  const frequencies = { table: 'nist1036', population: 'Cauc', theta: 0.01 };
  const match = await ipse.dnaMatchProbability({ body: { profile: parent, ...frequencies, formula: 'nrc-4.10' } });
  expect(match.loci).toHaveLength(2);
  const related = { a: parent, b: child, relationship: 'parent-child', ...frequencies } as const;
  expect((await ipse.dnaKinship({ body: related })).lr).toBeGreaterThan(1);
  const members = (parents: object) => ({
    members: [
      { id: 'p', sex: 'male' as const },
      { id: 'm', sex: 'female' as const },
      { id: 'c', sex: 'female' as const, ...parents },
    ],
  });
  const { table, population } = frequencies;
  const pedigree = await ipse.dnaPedigree({
    body: {
      pedigrees: [members({ father: 'p', mother: 'm' }), members({})],
      profiles: { p: parent, c: child },
      ...{ table, population },
    },
  });
  expect(pedigree.lr).toBeGreaterThan(1);
  const suspect = { contributors: { suspect: 0.1 }, unknowns: 0, dropOut: 0.1 };
  const mixture = await ipse.dnaMixture({
    body: {
      replicates: [{ D3S1358: ['15', '16'], vWA: [] }],
      persons: { suspect: parent },
      hypotheses: [suspect, { contributors: {}, unknowns: 1, dropOut: 0.1 }],
      dropIn: 0.05,
      scan: [0.5],
      ...frequencies,
    },
  });
  expect(mixture.lr).toBeGreaterThan(1);
  expect(mixture.scan).toHaveLength(1);
  const inclusion = await ipse.dnaInclusion({ body: { mixture: { vWA: ['17', '18'] }, table, population } });
  expect(inclusion.informationOnly).toBe(true);
  const asked = { relationship: 'parent-child', log10LR: 3, prior: 0.5 } as const;
  expect((await ipse.dnaPosterior({ body: asked })).standards).toHaveLength(1);
  const priors = [{ id: 'a', prior: 0.1, log10LR: 3 }];
  expect((await ipse.dnaDatabasePosterior({ body: { members: priors } })).members).toHaveLength(1);
  const family = { id: 'f', pedigree: members({ father: 'p', mother: 'm' }), profiles: { p: parent }, missing: ['c'] };
  const remains = {
    ...{ remains: [{ id: 'r', sex: 'female' as const, profile: child }], families: [family], priorOdds: 1 },
    ...{ table, population },
  };
  expect((await ipse.dnaRemains({ body: remains })).pairs).toHaveLength(1);
  const { jobId } = await ipse.startDnaJob({ body: { kind: 'remains', request: remains } });
  expect(await ipse.listDnaJobs()).toMatchObject([{ jobId, kind: 'remains' }]);
  let job = await ipse.readDnaJob({ params: { jobId } });
  for (let tries = 0; tries < 300 && job.status === 'RUNNING'; tries++) {
    await sleep(100);
    job = await ipse.readDnaJob({ params: { jobId } });
  }
  expect(job).toMatchObject({ status: 'DONE', remains: { pairs: [{ member: 'c' }] } });
  expect(await ipse.cancelDnaJob({ params: { jobId } })).toMatchObject({ status: 'DONE' });
});

it('keeps DNA profiles, searches them, and lets a person decide', async () => {
  const statistics = { table: 'nist1036', population: 'Cauc', theta: 0.01 };
  const file = Buffer.from('SampleName,Marker,Allele1,Allele2\ns,D3S1358,15,16\ns,vWA,17,18\ns,TH01,6,9.3\n');
  const { profiles } = await ipse.readDnaFile({ body: { file: file.toString('base64') } });
  const { markers } = profiles[0];
  const terms = { preset: 'codis' as const, ...statistics };
  const declared = await ipse.declareDnaGallery({ params: { gallery: 'dna' }, body: { searched: true, terms } });
  expect(declared.searchedByDna).toBe(true);
  const enrolment = { personId: 'swab', category: 'person' as const, markers };
  const enrolled = await ipse.enrolDna({ body: { galleries: ['dna'], encounterType: 't', profiles: [enrolment] } });
  const { sampleId } = enrolled.profiles[0];
  expect((await ipse.readDnaProfile({ params: { sampleId } })).markers).toEqual(markers);

  const profile = { category: 'stain' as const, markers };
  const found = await ipse.searchDna({ body: { gallery: 'dna', profile, ...terms, lociMin: 3 } });
  expect(found.hits).toMatchObject([{ status: 'PENDING', reference: { personId: 'swab' } }]);
  const params = { hitId: found.hits[0].hitId };
  expect((await ipse.readDnaHit({ params })).referenceProfile.markers).toEqual(markers);
  expect((await ipse.readDnaHitReport({ params, query: { format: 'pdf' } })).type).toBe('application/pdf');
  expect((await ipse.decideDnaHit({ params, body: { status: 'CONFIRMED' } })).decisions).toHaveLength(1);
  expect((await ipse.listDnaHits({ query: { status: 'CONFIRMED' } })).total).toBe(1);

  const genotypes = { TH01: [{ genotype: ['6', null] as [string, null], probability: 1 }] };
  const contributor = { gallery: 'dna', evidence: { model: 'genotypes' as const, genotypes }, ...statistics };
  expect((await ipse.searchDnaContributors({ body: contributor })).candidates).toHaveLength(1);

  const asked = { gallery: 'dna', profile, relationship: 'full siblings', ...statistics } as const;
  expect(await code(ipse.searchDnaFamilies({ body: asked }))).toBe('DNA_GRANT_MISSING');
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const { grantId } = await ipse.giveDnaGrant({ body: { case: 'A/1', basis: 'order', expiresAt } });
  expect((await ipse.searchDnaFamilies({ body: { ...asked, grantId } })).candidates).toHaveLength(1);
  const members = [
    ...(['male', 'female'] as const).map((sex) => ({ id: sex, sex })),
    ...['b', 'x'].map((id) => ({ id, sex: 'unknown' as const, father: 'male', mother: 'female' })),
  ];
  const { table, population } = statistics;
  const family = { pedigree: { members }, missing: 'x', relatives: [{ member: 'b', profile }] };
  const missing = { gallery: 'dna', ...family, categories: ['person' as const], table, population, grantId };
  const line = { category: 'stain' as const, markers: { DYS19: ['14'], DYS391: ['10'] } };
  const lines = await ipse.searchDnaLineages({ body: { gallery: 'dna', profile: line, differencesMax: 1, grantId } });
  expect(lines).toMatchObject({ total: 0, y: { compared: 0 }, candidates: [] });
  expect((await ipse.searchDnaMissing({ body: missing })).candidates).toHaveLength(1);
  expect(await ipse.withdrawDnaGrant({ params: { grantId } })).toMatchObject({ holds: false });
  expect(await ipse.listDnaGrants()).toHaveLength(1);
});

it('weighs a mixture by its peaks, and takes it apart', async () => {
  const asked = {
    replicates: [{ D3S1358: { '15': 900, '16': 1400, '18': 450 }, vWA: { '17': 2100, '18': 400 } }],
    profiles: { p: { D3S1358: ['15', '16'], vWA: ['17'] } },
    ...{ table: 'nist1036', population: 'Cauc', theta: 0.01, seed: 1 },
    ...{ thresholdRfu: 50, dropInProbability: 0.05, dropInMeanRfu: 50, backwardStutter: true, forwardStutter: false },
  };
  const [withP, without] = [
    { people: ['p'], unknowns: 1 },
    { people: [], unknowns: 2 },
  ];
  expect((await ipse.dnaPeaks({ body: { ...asked, hypotheses: [withP, without] } })).loci).toHaveLength(2);
  expect((await ipse.dnaDeconvolution({ body: { ...asked, hypothesis: withP } })).loci[0].joint.length).toBeGreaterThan(
    0,
  );
});

it('refuses in its own words', async () => {
  const samples = [{ modality: 'fingerprint', image: 'AAAA' }];
  expect(await code(ipse.createSearch({ body: { gallery: 'nowhere', samples } }))).toMatch(/^[A-Z_]+$/);
  expect(await code(ipse.assessSample({ body: { modality: 'gait', image: 'AAAA' } }))).toBe('MODALITY_UNKNOWN');
  expect(await code(ipse.readScore({ params: { searchId: 'none', rank: 1, n: 0 } }))).toBe('SEARCH_UNKNOWN');
  expect(await code(ipse.deletePerson({ params: { personId: 'nobody' } }))).toMatch(/UNKNOWN/);
  const image = Buffer.from('not an image').toString('base64');
  expect(await code(ipse.assessSample({ body: { modality: 'face', image } }))).toMatch(/^IMAGE_/);
});

it('registers, lists and removes a client', async () => {
  const body = { clientId: 'other', name: 'Other', scopes: ['abis.verify'], callbackPrefixes: [] };
  expect(await ipse.registerClient({ body })).toMatchObject({ clientId: 'other' });
  expect(await code(ipse.registerClient({ body }))).toBe('CLIENT_EXISTS');
  expect(await ipse.listClients()).toContainEqual(body);
  await ipse.removeClient({ params: { clientId: 'other' } });
  expect(await code(ipse.removeClient({ params: { clientId: 'other' } }))).toBe('CLIENT_UNKNOWN');
});

it('lists face networks, and changes to none that was not added', async () => {
  expect(await ipse.listFaceNetworks()).toMatchObject([{ builtIn: true, searches: true }]);
  const params = { name: 'none', version: '1' };
  expect(await code(ipse.keepFaceNetwork({ params }))).toBe('FACE_NETWORK_NOT_ADDED');
  expect(await code(ipse.switchFaceNetwork({ params }))).toBe('FACE_NETWORK_NOT_ADDED');
  expect(await code(ipse.dropFaceNetwork({ params }))).toBe('FACE_NETWORK_UNKNOWN');
});

it('begins to sign people in, and knows who is not', async () => {
  const { options, ceremonyId } = await ipse.startAuthentication();
  expect(options.challenge).toBeTypeOf('string');
  const stranger = createClient({ baseUrl: server.baseUrl, fetch: watched }).ipse;
  const signedIn = await code(stranger.finishAuthentication({ body: { ceremonyId, response: {} } }));
  expect(signedIn).toMatch(/PASSKEY_REFUSED|REQUEST_INVALID/);
  expect(await code(stranger.readSession())).toBe('SIGN_IN_REQUIRED');
  const link = { firstRunToken: 'guessed', displayName: 'Eve' };
  expect(await code(stranger.startRegistration({ body: link }))).toBe('FIRST_RUN_LINK_INVALID');
});

it('has then called every operation that needs no browser', () => {
  const expected = Object.keys(ownOperations).filter((id) => !ofPeople.includes(id));
  expect([...called].sort()).toEqual(expected.sort());
});
