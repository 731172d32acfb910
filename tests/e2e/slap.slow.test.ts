/** A slap in a real browser: its fingers are shown, corrected, taken back, and kept as the officer left them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser, type Visitor } from './browser.ts';
import { choose, sampleCard, stateWhy } from './officer.ts';
import { slapFile, type FilePayload } from './pictures.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

describe.skipIf(skipBrowser)('a slap in the console', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;
  let file: FilePayload;

  beforeAll(async () => {
    browser = await launchBrowser();
    [server, file] = await Promise.all([startConsoleServer(), slapFile('e2e')]);
    visitor = await openVisitor(browser, { width: 1280, height: 1000 });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('shows its fingers, takes corrections and takes them back, and is kept with its fingers', async () => {
    const { page } = visitor;
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Officer One');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('link', { name: 'Enrol', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    const card = sampleCard(page, file);
    await choose(page, card, 'Position', 'Right slap, four fingers');
    await card.getByText('4 fingers found').waitFor();
    const names = () => card.locator('svg text').allTextContents();
    expect(await names()).toEqual(['Index', 'Middle', 'Ring', 'Little']);

    await choose(page, card, 'Right ring Finger', 'Right middle');
    expect(await names()).toEqual(['Index', 'Ring', 'Middle', 'Little']);
    await card.getByRole('button', { name: 'Undo' }).click();
    expect(await names()).toEqual(['Index', 'Middle', 'Ring', 'Little']);

    await card.getByRole('button', { name: 'The right little is missing' }).click();
    await card.getByText('3 fingers found').waitFor();
    expect(await names()).toEqual(['Index', 'Middle', 'Ring']);

    await stateWhy(page);
    await page.getByRole('combobox', { name: 'Gallery' }).fill('slaps');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Encounter type' }).fill('Registration');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByRole('heading', { name: 'Enrolled' }).waitFor();
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows.slice(1).map((row) => row.split('\t')[0])).toEqual([
      'Right slap, four fingers',
      'Right index fingerprint',
      'Right middle fingerprint',
      'Right ring fingerprint',
    ]);
    expect(visitor.complaints).toEqual([]);
  });
});
