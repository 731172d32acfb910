import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DnaJob, DnaPeaksRequest } from '@ipse/protocol';
import { createMixtureCase } from '@ipse/testkit';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const frequencies = new Map([
  ['D3S1358', new Map(['14', '15', '16', '17', '18'].map((allele) => [allele, 0.2]))],
  ['vWA', new Map(['15', '16', '17', '18', '19'].map((allele) => [allele, 0.2]))],
  ['FGA', new Map(['20', '21', '22', '24', '25'].map((allele) => [allele, 0.2]))],
]);
const { people, replicates: amplified, fragments } = createMixtureCase('server', frequencies);
const replicates = amplified.map((each) =>
  Object.fromEntries(Object.entries(each).map(([marker, peaks]) => [marker, { ...peaks }])),
);
const body = {
  ...{ replicates, fragments, table: 'nist1036', population: 'Cauc', theta: 0.01 },
  profiles: { A: Object.fromEntries([...people.get('A')!].map(([marker, alleles]) => [marker, [...alleles]])) },
  ...{ thresholdRfu: 50, dropInProbability: 0.05, dropInMeanRfu: 50 },
  ...{ backwardStutter: true, forwardStutter: false, seed: 1 },
};
const [withA, without] = [
  { people: ['A'], unknowns: 1 },
  { people: [], unknowns: 2 },
];
const call = ownCalls(() => server);
const ask = (what: string, more: object) => call('POST', `dna/${what}`, { body: { ...body, ...more } });

it('weighs peaks in a thread of their own while others are answered', async () => {
  const weighed = ask('peaks', { hypotheses: [withA, without] });
  let isWeighed = false;
  void weighed.then(() => (isWeighed = true));
  expect((await server.call('GET', '/ipse/v1/persons')).statusCode).toBe(200);
  expect(isWeighed).toBe(false);
  const answer = await weighed;
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    ...{ model: 'gamma', theta: 0.01, settings: { seed: 1, degradation: true }, leftOut: [] },
    hypotheses: [{ contributors: ['A', null] }, { contributors: [null, null] }],
    loci: [{ marker: 'D3S1358' }, { marker: 'vWA' }, { marker: 'FGA' }],
  });
  expect(answer.json().log10LR).toBeGreaterThan(0);

  const deconvolved = (await ask('deconvolution', { hypothesis: withA })).json();
  expect(deconvolved.loci[0].contributors).toMatchObject([{ contributor: 1 }]);
  const events = (await server.call('GET', '/ipse/v1/events')).json().items as { action: string }[];
  expect(events.map(({ action }) => action)).toEqual(['dna.deconvolution', 'dna.peaks', 'person.list']);
});

it('refuses as the statistics do', async () => {
  const answer = await ask('peaks', { hypotheses: [{ people: ['Z'], unknowns: 0 }, without] });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'DNA_PEAKS_INVALID']);
});

const long = { ...body, hypotheses: [withA, { people: [], unknowns: 4 }] } satisfies DnaPeaksRequest as DnaPeaksRequest;

it('stops when nobody waits any more', async () => {
  const gone = new AbortController();
  const work = server.services.weighing.weigh('peaks', long, { gone: gone.signal, longestMs: 60_000 });
  setTimeout(() => gone.abort(), 300);
  await expect(work).rejects.toThrow(/abort/i);
  // The thread is free for the next.
  expect((await ask('deconvolution', { hypothesis: withA })).statusCode).toBe(200);
});

it('ends what takes longer than is allowed', async () => {
  const watch = { gone: new AbortController().signal, longestMs: 200 };
  await expect(server.services.weighing.weigh('peaks', long, watch)).rejects.toMatchObject({
    code: 'DNA_WEIGHING_TOO_LONG',
  });
});

describe('a job', () => {
  const job = async (method: 'GET' | 'DELETE', id: string, token?: string) =>
    server.call(method, `/ipse/v1/dna/jobs/${id}`, token === undefined ? {} : { token });
  const start = async (kind: string, request: object) =>
    (await server.call('POST', '/ipse/v1/dna/jobs', { body: { kind, request } })).json<DnaJob>();
  const over = async (id: string): Promise<DnaJob> => {
    for (let tries = 0; tries < 600; tries++) {
      const seen = (await job('GET', id)).json<DnaJob>();
      if (seen.status !== 'RUNNING') return seen;
      await sleep(100);
    }
    throw new Error('the job is not over');
  };

  it('tells how far it is, then what it gave, the same as who waits for it', async () => {
    const hypotheses = [withA, without];
    const begun = await start('peaks', { ...body, hypotheses });
    expect(begun).toMatchObject({ kind: 'peaks', status: 'RUNNING', progress: 0 });
    const seen = new Set<number>();
    for (let tries = 0; tries < 3000 && (await job('GET', begun.jobId)).json<DnaJob>().status === 'RUNNING'; tries++) {
      seen.add((await job('GET', begun.jobId)).json<DnaJob>().progress);
      await sleep(10);
    }
    const done = await over(begun.jobId);
    expect(done).toMatchObject({ status: 'DONE', progress: 1 });
    expect([...seen].some((share) => share > 0 && share < 1)).toBe(true);
    expect(done.peaks).toEqual((await ask('peaks', { hypotheses })).json());
  });

  it('is nobody else’s, and ends when its owner ends it', async () => {
    await server.addClient('others');
    const { jobId } = await start('peaks', long);
    const stranger = await server.token(['ipse.dna.calculate'], 'others');
    for (const method of ['GET', 'DELETE'] as const)
      expect((await job(method, jobId, stranger)).json().code).toBe('DNA_JOB_UNKNOWN');
    expect((await job('DELETE', jobId)).json()).toMatchObject({ status: 'CANCELLED' });
    expect((await job('GET', jobId)).statusCode).toBe(404);
  });

  it('holds up nobody, however many and long there are', async () => {
    const hypotheses = [withA, { people: [], unknowns: 4 }];
    const begun = [];
    for (let i = 0; i < 3; i++)
      begun.push(await start('peaks', { ...body, hypotheses, seed: i, forwardStutter: true }));
    const listed = (await server.call('GET', '/ipse/v1/dna/jobs')).json<DnaJob[]>();
    expect(listed.map(({ jobId }) => jobId).slice(0, 3)).toEqual(begun.map(({ jobId }) => jobId).reverse());
    const short = await start('deconvolution', { ...body, hypothesis: { people: ['A'], unknowns: 0 } });
    expect((await ask('deconvolution', { hypothesis: { people: ['A'], unknowns: 0 } })).statusCode).toBe(200);
    expect(await over(short.jobId)).toMatchObject({ status: 'DONE' });
    for (const { jobId } of begun) expect((await job('DELETE', jobId)).json<DnaJob>().status).toBe('CANCELLED');
  });

  it('says why it failed', async () => {
    const { jobId } = await start('deconvolution', { ...body, hypothesis: { people: ['Z'], unknowns: 0 } });
    expect(await over(jobId)).toMatchObject({ status: 'FAILED', failure: { code: 'DNA_PEAKS_INVALID' } });
  });
});
