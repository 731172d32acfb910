import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layOutReferences, strangersIn } from './references-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-references-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('lays out the same strangers when it was broken off, and refuses other ones', { timeout: 60_000 }, async () => {
  const asked = { file: path.join(folder, 'whole'), references: 1100, distinct: 30 };
  const lines: string[] = [];
  await layOutReferences(asked, 2, (line) => lines.push(line));
  const whole = await readFile(asked.file);

  const broken = { ...asked, file: path.join(folder, 'broken') };
  await layOutReferences({ ...broken, references: 600 }, 1, (line) => lines.push(line));
  await truncate(broken.file, (await readFile(broken.file)).length - 100);
  await layOutReferences(broken, 1, (line) => lines.push(line));
  expect((await readFile(broken.file)).equals(whole)).toBe(true);
  await expect(layOutReferences({ ...asked, distinct: 31 }, 1, () => undefined)).rejects.toThrow(/30/);

  const strangers = strangersIn(asked);
  let count = 0;
  for await (const templates of strangers.all()) count += templates.length;
  expect(count).toBe(1100);
  expect(await strangers.first(1000)).toHaveLength(30);
});
