/** What an officer does in the console, by the names that the screen gives things. */
import type { Page } from 'playwright-core';
import type { FilePayload } from './pictures.ts';

export const statement = {
  purpose: 'Identify an unknown person',
  authority: 'Warrant 12',
  case: 'C-2026-7',
  justification: 'Nobody else can name them',
};

/** States why, on the screen that asks for it. */
export async function stateWhy(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Purpose' }).fill(statement.purpose);
  await page.keyboard.press('Escape');
  await page.getByLabel('Authority').fill(statement.authority);
  await page.getByLabel('Case').fill(statement.case);
  await page.getByLabel('Justification').fill(statement.justification);
}

/** Adds an image and waits until it was judged. */
export async function addSample(page: Page, file: FilePayload): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await sampleCard(page, file)
    .getByText(/of 100/)
    .waitFor();
}

export const sampleCard = (page: Page, file: FilePayload) => page.getByRole('article', { name: file.name });

/** Chooses one of a list by its label, exactly. */
export async function choose(page: Page, within: ReturnType<typeof sampleCard>, list: string, option: string) {
  await within.getByRole('button', { name: new RegExp(`${list}$`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Enrols a new person with these images into a gallery. Returns the person's id. */
export async function enrol(page: Page, gallery: string, files: readonly FilePayload[]): Promise<string> {
  await page.getByRole('link', { name: 'Enrol', exact: true }).click();
  for (const file of files) await addSample(page, file);
  await stateWhy(page);
  await page.getByRole('combobox', { name: 'Gallery' }).fill(gallery);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Encounter type' }).fill('Registration');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.getByRole('heading', { name: 'Enrolled' }).waitFor();
  const personId = await page.getByRole('status').getByRole('link').innerText();
  await page.getByRole('button', { name: 'Enrol another person' }).click();
  return personId;
}

/** Searches the only gallery for one image and waits for the answer. */
export async function search(page: Page, file: FilePayload): Promise<void> {
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await addSample(page, file);
  await stateWhy(page);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('heading', { name: /candidate/i, level: 1 }).waitFor();
}
