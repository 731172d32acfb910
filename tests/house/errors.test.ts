import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { ErrorEntry } from '@ipse/core';

const root = path.resolve(import.meta.dirname, '../..');

/** Every error table of the house, found by its file name. */
async function errorTables(): Promise<Map<string, ErrorEntry>> {
  const folders = ['packages', 'apps'].flatMap((top) =>
    readdirSync(path.join(root, top)).map((name) => `${top}/${name}`),
  );
  const files = [...folders, 'evaluation'].map((folder) => path.join(root, folder, 'src/errors.ts'));
  const found = new Map<string, ErrorEntry>();
  for (const file of files.filter((name) => existsSync(name))) {
    const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
    for (const table of exported.filter((value) => typeof value === 'object' && value !== null)) {
      for (const [code, entry] of Object.entries(table as Record<string, unknown>)) {
        if (!isEntry(entry)) continue;
        expect(found.has(code), `${code} stands in two tables`).toBe(false);
        found.set(code, entry);
      }
    }
  }
  return found;
}

function isEntry(value: unknown): value is ErrorEntry {
  return typeof value === 'object' && value !== null && 'hint' in value && 'httpStatus' in value && 'message' in value;
}

/** Rows of docs/reference/errors.md: | `CODE` | message | hint | HTTP |, a dash where no answer carries the code. */
function documented(): Map<string, number> {
  const text = readFileSync(path.join(root, 'docs/reference/errors.md'), 'utf8');
  const rows = [...text.matchAll(/^\|\s*`([A-Z0-9_]+)`\s*\|.*\|\s*(\d{3}|–)\s*\|\s*$/gm)];
  return new Map(rows.map((row) => [row[1], row[2] === '–' ? 0 : Number(row[2])]));
}

it('documents every error code, and only codes that exist, with their HTTP status', async () => {
  const tables = await errorTables();
  expect(tables.size).toBeGreaterThan(20);
  const coded = Object.fromEntries([...tables].map(([code, entry]) => [code, entry.httpStatus]));
  expect(Object.fromEntries(documented())).toEqual(coded);
});

it('gives every error a message and a hint that are sentences', async () => {
  for (const [code, entry] of await errorTables()) {
    expect(entry.message.length, code).toBeGreaterThan(10);
    expect(entry.hint.length, code).toBeGreaterThan(10);
  }
});
