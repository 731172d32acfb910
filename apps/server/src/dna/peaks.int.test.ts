import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMixtureCase } from '@ipse/testkit';
import { startTestServer } from '../testing/test-server.ts';
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
const ask = (what: string, more: object) => server.call('POST', `/ipse/v1/dna/${what}`, { body: { ...body, ...more } });

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
  const ofDna = events.map(({ action }) => action).filter((action) => action.startsWith('dna.'));
  expect(ofDna).toEqual(['dna.deconvolution', 'dna.peaks']);
});

it('refuses as the statistics do', async () => {
  const answer = await ask('peaks', { hypotheses: [{ people: ['Z'], unknowns: 0 }, without] });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'DNA_PEAKS_INVALID']);
});

it('stops when nobody waits any more', async () => {
  const gone = new AbortController();
  const work = server.services.weighing.weigh(
    { ...body, hypotheses: [withA, { people: [], unknowns: 4 }] },
    gone.signal,
  );
  setTimeout(() => gone.abort(), 300);
  await expect(work).rejects.toThrow(/abort/i);
  // The thread is free for the next.
  expect((await ask('deconvolution', { hypothesis: withA })).statusCode).toBe(200);
});
