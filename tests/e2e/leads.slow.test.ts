/** A mark that a later enrolment finds: the list of leads, empty and not, one lead, and the decision. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { launchBrowser, openVisitor, skipBrowser } from './browser.ts';
import type { Visitor } from './browser.ts';
import { faultsOf } from './faults.ts';
import { stateWhy } from './officer.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };

describe.skipIf(skipBrowser)('leads', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startConsoleServer();
    visitor = await openVisitor(browser, { width: 1280, height: 900 });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A call of the signed-in officer's own session. */
  async function send(method: string, path: string, body: object): Promise<void> {
    const status = await visitor.page.evaluate(
      async ([verb, where, text]) => {
        const session = (await (await fetch('/ipse/v1/session')).json()) as { csrfToken: string };
        const stated = { 'ipse-purpose': 'test', 'ipse-authority': 'none', 'ipse-justification': 'a test' };
        const headers = { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken, ...stated };
        return (await fetch(`/ipse/v1/${where}`, { method: verb, headers, body: text })).status;
      },
      [method, path, JSON.stringify(body)],
    );
    expect(status).toBe(200);
  }

  it('say what is missing while there are none', async () => {
    const { page } = visitor;
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Examiner');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('link', { name: 'Leads', exact: true }).click();
    await stateWhy(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('No gallery holds unsolved marks yet').waitFor();
    expect(await faultsOf(visitor.page, 'empty')).toEqual([]);
  });

  it('are found by an enrolment, shown, and decided', async () => {
    const { page, complaints } = visitor;
    const finger = createFinger('mark 1');
    const left = leaveMark(impression(finger, 'scene', still), 0);
    const base64 = async (image: Parameters<typeof encodePng>[0]) =>
      Buffer.from(await encodePng(image)).toString('base64');
    const enrol = (gallery: string, sample: object) =>
      send('POST', 'persons', {
        personId: randomUUID(),
        galleries: [gallery],
        encounterType: 'case',
        samples: [sample],
      });
    await send('PUT', 'galleries/unsolved/unsolved-marks', { unsolvedMarks: true });
    const mark = { modality: 'fingerprint', image: await base64(left.image), mark: { region: left.region } };
    await enrol('unsolved', mark);
    const image = await base64(impression(finger, 'print', still));
    await enrol('people', { modality: 'fingerprint', position: 'RIGHT_INDEX', image });

    const table = page.getByRole('table', { name: 'Leads' });
    await expect
      .poll(
        async () => {
          await page.reload();
          await stateWhy(page);
          await page.getByRole('button', { name: 'Continue' }).click();
          await page.getByText(/No enrolment has found|To be examined/).waitFor();
          return table.count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    expect(await faultsOf(visitor.page, 'list')).toEqual([]);
    await table.getByRole('link').first().click();
    await page.getByRole('figure').first().waitFor();
    expect(await faultsOf(visitor.page, 'lead')).toEqual([]);
    await page.getByText('Confirmed', { exact: true }).click();
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'Decision recorded' }).waitFor();
    await page.getByText('once another examiner has come to the same conclusion').waitFor();
    expect(await faultsOf(visitor.page, 'decided')).toEqual([]);
    await page.getByRole('button', { name: 'Take the decision back' }).click();
    await page.getByText('Taken back').waitFor();
    await page.getByRole('heading', { name: 'Your decision' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
