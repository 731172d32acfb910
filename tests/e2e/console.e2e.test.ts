/** The whole road in a real browser on a real server, as an officer walks it. The tests are one visit, in its order. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser, type Visitor } from './browser.ts';
import { addSample, choose, enrol, sampleCard, search, statement } from './officer.ts';
import { brokenFile, fingerFile } from './pictures.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

/** A script that pastes a file where the focus is, as the clipboard would. */
function paste(name: string, bytes: Buffer): string {
  return `{
    const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (char) => char.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], '${name}', { type: 'image/png' }));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }`;
}

describe.skipIf(skipBrowser)('an officer in the console', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let personId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startConsoleServer();
    visitor = await openVisitor(browser, { width: 1280, height: 900 });
    page = visitor.page;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('registers the first passkey by the one-time link, which leaves the address', async () => {
    await page.goto(server.firstRunLink);
    await page.getByLabel('Your name').fill('Officer One');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    expect(page.url()).toBe(`${server.baseUrl}/search`);
    expect(await page.title()).toBe('Search · Ipse');
    expect(await page.locator(':focus').innerText()).toBe('Search');
  });

  it('says what to do first when there is nobody to search', async () => {
    await page.getByRole('heading', { name: 'There is nobody to search yet' }).waitFor();
    expect(await page.getByRole('link', { name: 'Enrol the first person' }).count()).toBe(1);
  });

  it('signs out and in again', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${server.baseUrl}/people`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  });

  it('refuses a broken file with code and hint, and keeps the rest', async () => {
    await page.getByRole('link', { name: 'Enrol', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(brokenFile);
    const card = sampleCard(page, brokenFile);
    expect(await card.getByRole('alert').innerText()).toMatch(/Code IMAGE_[A-Z_]+/);
    await card.getByRole('button', { name: `Remove ${brokenFile.name}` }).click();
    await card.waitFor({ state: 'detached' });
  });

  it('takes a pasted picture once, also while the drop zone has the focus', async () => {
    const { name, buffer } = await fingerFile('e2e/pasted', 'first');
    const zone = page.getByRole('button', { name: /^Drop or paste an image/ });
    const cards = page.getByRole('article');
    for (const prepare of [() => zone.focus(), () => page.getByLabel('Case').focus()]) {
      await prepare();
      await page.evaluate(paste(name, buffer));
      await cards.first().waitFor();
      expect(await cards.count()).toBe(1);
      await page.getByRole('button', { name: `Remove ${name}` }).click();
      await cards.waitFor({ state: 'detached' });
    }
  });

  it('enrols people, and shows the quality before anything is kept', async () => {
    const right = await fingerFile('e2e/one', 'first');
    await page.getByRole('link', { name: 'Enrol', exact: true }).click();
    await addSample(page, right);
    await choose(page, sampleCard(page, right), 'Position', 'Right index');
    personId = await enrol(page, 'members', []);
    await enrol(page, 'members', [await fingerFile('e2e/two', 'first')]);
    await enrol(page, 'members', [await fingerFile('e2e/three', 'first')]);
  });

  it('finds the person by another impression, and shows why', async () => {
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await search(page, await fingerFile('e2e/one', 'second'));
    expect(await page.getByRole('option').first().innerText()).toMatch(/Candidate 1[^]*log10 LR \+\d/);
    expect(await page.getByText('False candidates expected').count()).toBe(1);
    await page.getByRole('link', { name: "Open this person's record" }).waitFor();
    expect(await page.getByRole('link', { name: "Open this person's record" }).getAttribute('href')).toBe(
      `/people/${personId}`,
    );
  });

  it('marks the same pair on both sides', async () => {
    const probe = page.getByRole('figure').first();
    const candidate = page.getByRole('figure').last();
    await probe.getByRole('button', { name: /^Pair 2,/ }).press('Enter');
    for (const side of [probe, candidate]) {
      expect(await side.getByRole('button', { pressed: true }).getAttribute('aria-label')).toMatch(/^Pair 2,/);
    }
    await page.getByText(/^Pair 2: .* px apart/).waitFor();
  });

  it('leaves the search for the record, and finds it as it was', async () => {
    await page.getByRole('link', { name: 'Events' }).click();
    await page.getByRole('table', { name: 'Events' }).waitFor();
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('option', { name: 'Candidate 1' }).waitFor();
  });

  it('hides rank and score on request, until the decision is recorded', async () => {
    await page.getByText('Hide rank and score until I decide').click();
    await page.getByRole('option', { name: 'Candidate A' }).waitFor();
    expect(await page.getByText(/support for the same source/).count()).toBe(0);
    await page.getByRole('radio', { name: /^Identified as candidate A/ }).check({ force: true });
    await page.getByLabel('Note').fill('Ridge flow and pairs agree');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'Decision recorded' }).waitFor();
    await page.getByRole('option', { name: 'Candidate 1' }).waitFor();
  });

  it('shows the record of one person, and an image only when asked', async () => {
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: personId }).click();
    await page.getByRole('heading', { name: 'Registration' }).waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    await page.getByRole('button', { name: 'Show the image of right index fingerprint' }).click();
    await page.getByRole('img', { name: 'Right index fingerprint' }).waitFor();
  });

  it('deletes the person only after the word was typed', async () => {
    await page.getByRole('button', { name: 'Delete this person' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/Type "delete"/).fill('delete');
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByRole('table', { name: 'People' }).waitFor();
    expect(await page.getByRole('link', { name: personId }).count()).toBe(0);
  });

  it('no longer finds who was deleted, and records that nobody was', async () => {
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('button', { name: 'New search' }).click();
    await search(page, await fingerFile('e2e/one', 'second'));
    await page.getByRole('heading', { name: 'No candidates' }).waitFor();
    await page.getByRole('radio', { name: /^None of these/ }).check({ force: true });
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'Decision recorded' }).waitFor();
  });

  it('has written down who did what, and why', async () => {
    await page.getByRole('link', { name: 'Events' }).click();
    const events = page.getByRole('table', { name: 'Events' });
    await events.getByText('Deleted a person').waitFor();
    const record = await events.innerText();
    const done = ['Enrolled', 'Searched', 'Decided about a search', 'Looked at an image'];
    for (const words of ['Officer One', statement.purpose, statement.case, ...done]) expect(record).toContain(words);
  });

  it('never met the content security policy', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
