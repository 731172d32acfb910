/** Faces in a real browser: one of several is picked, its file is checked, and the camera says what to do. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser, type Visitor } from './browser.ts';
import { faultsOf } from './faults.ts';
import { filmFile } from './film.ts';
import { sampleCard, stateWhy } from './officer.ts';
import { crowdFile, faceFile, type FilePayload } from './pictures.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

describe.skipIf(skipBrowser)('faces in the console', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;
  let file: FilePayload;

  beforeAll(async () => {
    browser = await launchBrowser();
    [server, file] = await Promise.all([startConsoleServer(), crowdFile(['left', 'middle', 'right'])]);
    visitor = await openVisitor(browser, { width: 1280, height: 1000 });
    visitor.page.setDefaultTimeout(60_000);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('are all shown, and the one picked is enrolled without the others', async () => {
    const { page } = visitor;
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Officer One');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('link', { name: 'Enrol', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    const card = sampleCard(page, file);
    await card.getByRole('radio', { name: 'Face' }).click();
    await card.getByText('More than one face').waitFor();
    const show = card.getByRole('button', { name: 'Show every face' });
    expect(await show.isDisabled()).toBe(true);
    await stateWhy(page);
    await show.click();
    await card.getByRole('img', { name: '3 faces' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await card.getByRole('button', { name: /^Take face 2/ }).click();
    await card.getByText('Face 2 was cut out.').waitFor();
    await card.getByRole('button', { name: 'Take the whole picture' }).click();
    await card.getByRole('button', { name: /^Take face 1/ }).click();
    await card.getByText('Face 1 was cut out.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Gallery' }).fill('faces');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Encounter type' }).fill('Registration');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByRole('heading', { name: 'Enrolled' }).waitFor();
  });

  it('of a file are checked against each other and everybody else', async () => {
    const { page } = visitor;
    await page.getByRole('status').getByRole('link').click();
    await page.getByRole('button', { name: 'Check the faces' }).click();
    await page.getByText('Nothing contradicts this file: 1 encounter').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('of a case are gathered, parted by a word and joined again, at both ends of the widths', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Faces', exact: true }).click();
    const [first, again] = [await faceFile('case/ada', '1'), await faceFile('case/ada', '2')];
    await page.locator('input[type=file]').setInputFiles([first, again, await faceFile('case/bob', '1')]);
    await page.getByText('3 faces in 2 groups on 3 pictures.').waitFor();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.getByRole('button', { name: `Face 1, from ${first.name}` }).click();
    await page.getByRole('button', { name: `Face 2, from ${again.name}` }).click();
    await page.getByRole('button', { name: 'Two people' }).click();
    await page.getByText('3 faces in 3 groups on 3 pictures.').waitFor();
    await page.getByRole('button', { name: 'Take back my last word' }).click();
    await page.getByText('3 faces in 2 groups on 3 pictures.').waitFor();
    await page.getByRole('button', { name: 'Take back the last merge' }).click();
    await page.getByText('3 faces in 3 groups on 3 pictures.').waitFor();
    await page.getByRole('button', { name: 'Merge again' }).click();
    await page.getByText('3 faces in 2 groups on 3 pictures.').waitFor();
    await page.getByRole('button', { name: 'Search with the best face of group 2' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    await page.getByText(/^5 features/).waitFor();
  });

  it('of a video file are followed after the event, parted and joined again, taken into the case, and searched with', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Faces', exact: true }).click();
    await page.getByText('there is no live mode').first().waitFor();
    await page.locator('input[type=file]').setInputFiles(await filmFile(page, await faceFile('case/film', '1')));
    await page.getByText(/^\d tracks? in film.webm/).waitFor();
    const joined = page.getByText(/^Joined by likeness at 0:0[\d.]+, log10 LR \d/);
    await joined.waitFor();
    expect(await faultsOf(page, 'film-tracks')).toEqual([]);
    const best = page.getByRole('img', { name: /^Best face of track \d/ });
    const tracks = await best.count();
    await page.getByRole('button', { name: 'Part it there' }).click();
    await page.getByRole('img', { name: `Best face of track ${tracks + 1}` }).waitFor();
    expect(await joined.count()).toBe(0);
    await page.getByRole('button', { name: 'Take back the last parting' }).click();
    await joined.waitFor();
    expect(await best.count()).toBe(tracks);
    await page.getByRole('button', { name: 'Take every best face into the case' }).click();
    await page.getByText(new RegExp(`^\\d faces in \\d groups on ${tracks} pictures`)).waitFor();
    await page.getByRole('button', { name: /^Face 1, from film.webm at 0:0/ }).waitFor();
    await page.getByRole('button', { name: 'Search with the face of track 1' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    await page.getByText(/^5 features/).waitFor();
  });

  it('before the camera are told what to do, and no frame leaves the browser', async () => {
    const { page } = visitor;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
    });
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByRole('status').filter({ hasText: 'No face was found.' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(visitor.complaints).toEqual([]);
    expect(sent).toEqual([]);
  });
});
