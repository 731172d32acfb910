/** The liveness check in a real browser: answered by a head that obeys, and not by a film in place of the camera. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser, type Visitor } from './browser.ts';
import { faultsOf } from './faults.ts';
import { obedientHead, writeStillFilm } from './living-head.ts';
import { stateWhy } from './officer.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

describe.skipIf(skipBrowser)('the person before the camera', () => {
  let folder: string;
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ipse-film-'));
    const film = path.join(folder, 'still.y4m');
    await writeStillFilm(film, 'liveness/eve');
    [server, browser] = await Promise.all([startConsoleServer(), launchBrowser({ film })]);
    visitor = await openVisitor(browser, { width: 1280, height: 1000 });
    page = visitor.page;
    page.setDefaultTimeout(60_000);
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Officer One');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await openCamera();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function openCamera() {
    await page.getByRole('link', { name: 'Enrol', exact: true }).click();
    await stateWhy(page);
    await page.getByRole('button', { name: 'Use the camera' }).click();
  }

  it('is no film: nothing that it is asked for is seen on its face, and one movement is always asked for', async () => {
    await page.getByText('Something of it is not possible for this person').click();
    expect(await faultsOf(page, 'liveness-ways')).toEqual([]);
    await page.getByText('Cannot turn the head').click();
    expect(await page.getByRole('switch', { name: /^Cannot close the eyes/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Check that a person is here' }).click();
    await page.getByText('The challenge was not answered').waitFor();
    await page.getByText('The light of the screen was not seen on the face.').waitFor();
    expect(await faultsOf(page, 'liveness-refused')).toEqual([]);
  });

  it('answers step by step, and the answer goes with the enrolment', async () => {
    await page.addInitScript(await obedientHead('liveness/ada'));
    await page.reload();
    await openCamera();
    await page.getByRole('button', { name: 'Check that a person is here' }).click();
    await page.getByText('Step 1 of 6').waitFor();
    const shots = process.env.IPSE_SCREENSHOTS;
    if (shots) await page.screenshot({ path: `${shots}/liveness-step.png` });
    await page.getByText('The face answered the challenge').waitFor();
    await page.getByRole('button', { name: 'Take the picture' }).click();
    await page.getByText('The face answered the challenge.').waitFor();
    await page.getByRole('combobox', { name: 'Gallery' }).fill('live');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Encounter type' }).fill('Registration');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByRole('heading', { name: 'Enrolled' }).waitFor();
    await page.getByRole('cell', { name: 'The face answered the challenge' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
