/** Every screen, in both themes and at both ends of the widths, held against axe's rules; and the keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openVisitor, skipBrowser } from './browser.ts';
import { faultsOf } from './faults.ts';
import { addSample, enrol, search, stateWhy } from './officer.ts';
import { faceFile, fingerFile } from './pictures.ts';
import { startConsoleServer, type ConsoleServer } from './server.ts';

describe.skipIf(skipBrowser)('every screen', () => {
  let server: ConsoleServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startConsoleServer();
    page = (await openVisitor(browser, { width: 1280, height: 900 })).page;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const faults = () => faultsOf(page);
  const go = (name: string) => page.getByRole('link', { name, exact: true }).click();

  it('the door', async () => {
    await page.goto(`${server.baseUrl}/sign-in`);
    expect(await faults()).toEqual([]);
    await page.goto(server.firstRunLink);
    expect(await faults()).toEqual([]);
    await page.getByLabel('Your name').fill('Officer Two');
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
  });

  it('empty screens say what to do next', async () => {
    expect(await faults()).toEqual([]);
    await go('People');
    expect(await faults()).toEqual([]);
    await stateWhy(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Enrol the first person' }).waitFor();
    expect(await faults()).toEqual([]);
  });

  it('enrolling, with a sample, an error and a dialog', async () => {
    await go('Enrol');
    await addSample(page, await fingerFile('e2e/four', 'first'));
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    await page.getByText('Name the gallery to enrol into.').waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByRole('button', { name: 'Take the picture' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    const face = await faceFile('e2e/four', 'first');
    await page.locator('input[type=file]').setInputFiles(face);
    await page.getByRole('article', { name: face.name }).getByRole('radio', { name: 'Face' }).click();
    await page.getByText(/^5 features/).waitFor();
    await enrol(page, 'members', []);
  });

  it('a search and its candidates, by face, with the banner that they are leads', async () => {
    await go('Search');
    const face = await faceFile('e2e/four', 'second');
    await page.locator('input[type=file]').setInputFiles(face);
    await page.getByRole('article', { name: face.name }).getByRole('radio', { name: 'Face' }).click();
    await page.getByText(/^5 features/).waitFor();
    expect(await faults()).toEqual([]);
    await search(page, await fingerFile('e2e/four', 'second'));
    await page.getByText('Lead only').waitFor();
    await page.getByRole('figure').first().waitFor();
    await page.getByText('Unpaired', { exact: true }).click();
    expect(await faults()).toEqual([]);
  });

  it('people, one person and the question before a deletion', async () => {
    await go('People');
    await page.getByRole('table', { name: 'People' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('cell').getByRole('link').first().click();
    await page.getByRole('button', { name: /Show the image of right|Show the image of fingerprint/ }).click();
    await page.getByRole('img').waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Delete this person' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('events, and an address that leads nowhere', async () => {
    await go('Events');
    await page.getByRole('table', { name: 'Events' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.goto(`${server.baseUrl}/nowhere`);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    expect(await faults()).toEqual([]);
  });

  it('works with the keyboard alone: find, compare, decide', async () => {
    await page.goto(`${server.baseUrl}/search`);
    const focused = () => page.locator(':focus');
    const tabTo = async (name: RegExp, stepsMax = 60) => {
      for (let step = 0; step < stepsMax; step++) {
        await page.keyboard.press('Tab');
        if (name.test(await nameOf(focused()))) return;
      }
      throw new Error(`${name} was not reached with the Tab key`);
    };
    await page.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await tabTo(/^Choose a file$/);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await fingerFile('e2e/four', 'second'));
    await page.getByText(/of 100/).waitFor();
    await tabTo(/Purpose/);
    await page.keyboard.type('Verify a claimed identity');
    await page.keyboard.press('Escape');
    for (const field of [/Authority/, /Case/, /Justification/]) {
      await tabTo(field);
      await page.keyboard.type('By keyboard');
    }
    await tabTo(/^Search$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '1 candidate' }).waitFor();
    await page
      .getByRole('button', { name: /^Pair 1,/ })
      .first()
      .waitFor();
    await tabTo(/^Pair 1,/);
    await page.keyboard.press('ArrowDown');
    const reached = await nameOf(focused());
    expect(reached).toMatch(/^Pair (?!1,)\d+,/);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: reached, pressed: true }).count()).toBeGreaterThanOrEqual(2);
    await tabTo(/^Identified/);
    await page.keyboard.press('ArrowDown');
    await tabTo(/^Record the decision$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Decision recorded' }).waitFor();
  });
});

/** Enough of an accessible name to recognise what has the focus. */
async function nameOf(focused: ReturnType<Page['locator']>): Promise<string> {
  if ((await focused.count()) === 0) return '';
  return focused.evaluate((element) => {
    const { labels, value } = element as unknown as { labels?: ArrayLike<{ textContent: string }>; value?: string };
    const label = element.getAttribute('aria-label') ?? labels?.[0]?.textContent;
    return label ?? element.textContent ?? value ?? '';
  });
}
