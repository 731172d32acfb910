/** The manifest of an evaluation: which samples there are and whose they are. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseCsv } from '../csv.ts';
import { fail } from '../errors.ts';

export interface ManifestSample {
  /** As the manifest writes it; names the sample in pairs and scores. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  /** Subject and instance: samples that share it are mated. */
  readonly instanceKey: string;
  readonly resolutionPpi?: number;
  /** What the column that was asked for says; undefined where it is empty. */
  readonly group?: string;
}

/** Reads `path,subject[,instance][,session][,ppi]`, and `groups`, a column's name; others are ignored. Errors: EVALUATION_MANIFEST_INVALID. */
export async function readManifest(file: string, groups?: string): Promise<ManifestSample[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fail('EVALUATION_MANIFEST_INVALID', 'the file cannot be read', error);
  });
  return parseManifest(text, dirname(resolve(file)), groups);
}

export function parseManifest(text: string, folder: string, groups?: string): ManifestSample[] {
  const [header, ...rows] = parseCsv(text);
  const column = (name: string) => header?.findIndex((field) => field.trim().toLowerCase() === name) ?? -1;
  const [path, subject, instance, ppi] = ['path', 'subject', 'instance', 'ppi'].map(column);
  if (path < 0 || subject < 0) throw fail('EVALUATION_MANIFEST_INVALID', 'the header lacks path or subject');
  const group = groups === undefined ? -1 : column(groups.trim().toLowerCase());
  if (groups !== undefined && group < 0) throw fail('EVALUATION_MANIFEST_INVALID', `the header lacks ${groups}`);
  const seen = new Set<string>();
  return rows.map((row, index) => {
    const line = `row ${index + 1}`;
    if (!row[path] || !row[subject]) throw fail('EVALUATION_MANIFEST_INVALID', `${line} lacks a path or a subject`);
    if (seen.has(row[path])) throw fail('EVALUATION_MANIFEST_INVALID', `${line} repeats a path`);
    seen.add(row[path]);
    // No instance: the subject is the instance.
    const instanceKey = JSON.stringify([row[subject], row[instance] ?? '']);
    const sample = {
      path: row[path],
      file: resolve(folder, row[path]),
      instanceKey,
      ...(row[group] ? { group: row[group] } : {}),
    };
    if (!row[ppi]) return sample;
    const resolutionPpi = Number(row[ppi]);
    if (!(resolutionPpi > 0)) throw fail('EVALUATION_MANIFEST_INVALID', `${line} has a ppi that is not a number`);
    return { ...sample, resolutionPpi };
  });
}
