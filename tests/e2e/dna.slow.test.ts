/** The DNA screens in a real browser: a file dropped, searched, compared as relatives, a hit examined, decided and taken back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser } from './browser.ts';
import type { Visitor } from './browser.ts';
import { faultsOf } from './faults.ts';
import { stateWhy } from './officer.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

/** A loaded machine may take its time: nothing here is about speed. */
const patienceMs = 400_000;

const loci = ['D3S1358', 'vWA', 'FGA', 'TH01', 'D8S1179', 'D21S11', 'D18S51', 'D5S818', 'D13S317', 'D7S820'];
const alleles = loci.map((_, i): [string, string] => [String(12 + (i % 3)), String(14 + (i % 4))]);
const row = (sample: string, i: number, ...shown: string[]) =>
  [sample, loci[i], shown[0], shown[1] ?? '', 900 - 40 * i, shown[1] === undefined ? '' : 700 + 30 * i].join(',');
/** The stain lost an allele, has one off the ladder and one that is another's; the second sample is a child. */
const file = [
  'SampleName,Marker,Allele1,Allele2,Height1,Height2',
  ...loci.map((_, i) => {
    if (i === 1) return row('stain', i, alleles[i][0]);
    if (i === 2) return row('stain', i, alleles[i][0], 'OL');
    if (i === 3) return row('stain', i, '6', '7');
    return row('stain', i, ...alleles[i]);
  }),
  ...loci.map((_, i) => row('child', i, alleles[i][0], '16')),
].join('\n');

/** Four loci, so that a mixture is weighed in a moment. */
const mixtureFile = [
  'SampleName,Marker,Allele1,Allele2,Allele3,Height1,Height2,Height3',
  ...loci.slice(0, 4).map((marker) => `trace,${marker},12,14,16,900,450,820`),
  ...loci.slice(0, 4).map((marker) => `child,${marker},12,16,,,,`),
].join('\n');

describe.skipIf(skipBrowser)('DNA', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startConsoleServer();
    visitor = await openVisitor(browser, { width: 1280, height: 900 });
    visitor.page.setDefaultTimeout(90_000);
  }, patienceMs);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Enrols whom the stain is of, by the signed-in officer's own session. */
  async function enrolPerson(): Promise<void> {
    const markers = Object.fromEntries(loci.map((marker, i) => [marker, alleles[i]]));
    const body = {
      ...{ galleries: ['people'], encounterType: 'case' },
      profiles: [{ personId: 'ada', category: 'person', markers }],
    };
    const status = await visitor.page.evaluate(async (text) => {
      const session = (await (await fetch('/ipse/v1/session')).json()) as { csrfToken: string };
      const stated = { 'ipse-purpose': 'test', 'ipse-authority': 'none' };
      const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken, ...stated };
      return (await fetch('/ipse/v1/dna/profiles', { method: 'POST', headers, body: text })).status;
    }, JSON.stringify(body));
    expect(status).toBe(200);
  }

  it('says what to do while there is nothing', { timeout: patienceMs }, async () => {
    const { page } = visitor;
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Examiner');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('link', { name: 'DNA', exact: true }).click();
    await stateWhy(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('There is no hit yet').waitFor();
    expect(await faultsOf(visitor.page, 'dna-empty')).toEqual([]);
  });

  it('searches with a dropped file, and weighs a claim of kinship', { timeout: patienceMs }, async () => {
    const { page } = visitor;
    await enrolPerson();
    const buffer = Buffer.from(file);
    await page.locator('input[type=file]').setInputFiles({ name: 'case.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('table', { name: /Profiles of the file/ }).waitFor();
    await page.getByRole('button', { name: /What it is of$/ }).click();
    await page.getByRole('option', { name: 'Stain', exact: true }).click();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText('among 1 profiles searched').waitFor();
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.getByRole('img', { name: /log10 LR by locus/ }).waitFor();
    expect(await faultsOf(visitor.page, 'dna-searched')).toEqual([]);
  });

  it('shows a hit locus by locus, with what tells each apart', { timeout: patienceMs }, async () => {
    const { page } = visitor;
    await page.getByRole('table', { name: 'DNA hits' }).getByRole('link').first().click();
    const table = page.getByRole('table', { name: 'Loci side by side' });
    await table.waitFor();
    for (const word of ['Shared', 'Drop-out possible', 'Off ladder', 'Mismatch'])
      expect(await table.getByText(word, { exact: true }).count()).toBeGreaterThan(0);
    await page.getByRole('img', { name: /^D3S1358: 12 at 900 RFU/ }).waitFor();
    expect(await faultsOf(visitor.page, 'dna-hit')).toEqual([]);
  });

  it('lets a person decide, and take it back', { timeout: patienceMs }, async () => {
    const { page, complaints } = visitor;
    await page.getByText('Confirmed', { exact: true }).click();
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'Decision recorded' }).waitFor();
    expect(await faultsOf(visitor.page, 'dna-decided')).toEqual([]);
    await page.getByRole('button', { name: 'Take the decision back' }).click();
    await page.getByRole('heading', { name: 'Your decision' }).waitFor();
    await page.getByText('Taken back').waitFor();
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Laboratory report (PDF)' }).click();
    expect((await report).suggestedFilename()).toMatch(/^dna-hit-.*\.pdf$/);
    expect(complaints).toEqual([]);
  });

  const pick = async (list: string, option: string) => {
    const { page } = visitor;
    await page.getByRole('button', { name: new RegExp(`${list}$`) }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  it('weighs a mixture by its peaks, and takes it apart', { timeout: patienceMs }, async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'DNA', exact: true }).click();
    await page.getByRole('link', { name: 'Mixtures' }).click();
    const buffer = Buffer.from(mixtureFile);
    await page.locator('input[type=file]').setInputFiles({ name: 'mixture.csv', mimeType: 'text/csv', buffer });
    await pick('Person of interest', 'child');
    await page.getByRole('button', { name: 'Weigh' }).click();
    await page.getByRole('heading', { name: 'Weight' }).waitFor();
    await page.getByRole('img', { name: /First hypothesis, observed over expected/ }).waitFor();
    expect(await faultsOf(page, 'dna-mixture')).toEqual([]);
    await page.getByRole('button', { name: 'Take apart' }).click();
    await page.getByRole('table', { name: 'Genotypes of contributor 2' }).waitFor();
    expect(await faultsOf(page, 'dna-deconvolution')).toEqual([]);
  });

  it('weighs remains by relatives', { timeout: patienceMs }, async () => {
    const { page, complaints } = visitor;
    await page.getByRole('link', { name: 'DNA', exact: true }).click();
    await page.getByRole('link', { name: 'Remains' }).click();
    const buffer = Buffer.from(file.replaceAll('OL', '16'));
    await page.locator('input[type=file]').setInputFiles({ name: 'remains.csv', mimeType: 'text/csv', buffer });
    await pick('stain', 'Remains');
    await pick('child', 'Child of');
    await page.getByLabel('Whom child looks for').fill('Doe');
    await pick('Sex of Doe', 'Male');
    await page.getByRole('button', { name: 'Weigh' }).click();
    await page.getByRole('table', { name: 'Remains by missing persons' }).waitFor();
    expect(await faultsOf(page, 'dna-remains')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
