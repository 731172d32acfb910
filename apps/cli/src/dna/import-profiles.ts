/** Enrols the profiles of a file in batches, each whole or not at all; stopped or repeated, it goes on where it was. */
import { createHash } from 'node:crypto';
import { isCodedError } from '@ipse/core';
import type { Client, DnaEnrolRequest } from '@ipse/protocol';
import type { Journal } from '../import/journal.ts';
import { patiently } from '../import/patiently.ts';
import type { NamedInput } from './read-file.ts';

type Planned = DnaEnrolRequest['profiles'][number] & { readonly encounterId: string };

export interface DnaImportOptions {
  readonly galleries: readonly string[];
  readonly encounterType: string;
  /** Before the names of samples, as the ids of persons. */
  readonly prefix: string;
  readonly onProgress: (done: number) => void;
}

export interface DnaImportReport {
  enrolled: number;
  /** By an earlier run of the same import. */
  already: number;
}

const batchSize = 50;

/** Errors: those of the server; what was enrolled before is in the journal. */
export async function importProfiles(
  client: Client,
  inputs: readonly NamedInput[],
  journal: Journal,
  options: DnaImportOptions,
): Promise<DnaImportReport> {
  const planned = inputs.map((input) => planOf(input, options.prefix));
  const missing = planned.filter(({ encounterId }) => !journal.has(encounterId));
  const report: DnaImportReport = { enrolled: 0, already: planned.length - missing.length };
  for (let from = 0; from < missing.length; from += batchSize) {
    const batch = missing.slice(from, from + batchSize);
    await enrolBatch(client, batch, options, report);
    for (const { encounterId } of batch) await journal.add(encounterId);
    options.onProgress(report.enrolled + report.already);
  }
  return report;
}

async function enrolBatch(
  client: Client,
  profiles: readonly Planned[],
  options: DnaImportOptions,
  report: DnaImportReport,
): Promise<void> {
  const { galleries, encounterType } = options;
  const enrol = (some: readonly Planned[]) =>
    patiently(() => client.ipse.enrolDna({ body: { galleries: [...galleries], encounterType, profiles: [...some] } }));
  try {
    await enrol(profiles);
    report.enrolled += profiles.length;
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'ENCOUNTER_EXISTS') throw error;
    // The answer to an earlier run was lost, or the journal was: the batch is one by one, to find which are there.
    if (profiles.length === 1) report.already++;
    else for (const profile of profiles) await enrolBatch(client, [profile], options, report);
  }
}

/** The encounter's id follows from the profile, so that a repeated import meets its own. */
function planOf({ label, profile }: NamedInput, prefix: string): Planned {
  const personId = `${prefix}${profile.name}`;
  const { category, markers, required = {}, mt } = profile;
  const hash = createHash('sha256')
    .update(JSON.stringify([personId, label, category, markers, required, ...(mt ? [mt] : [])]))
    .digest('hex');
  return { ...profile, personId, encounterId: `dna-${hash.slice(0, 32)}` };
}
