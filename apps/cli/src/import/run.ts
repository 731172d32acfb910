/** Enrols planned people, a few at once; what cannot be enrolled is listed, what fails for all ends the import. */
import { randomUUID } from 'node:crypto';
import { isCodedError } from '@ipse/core';
import type { Client } from '@ipse/protocol';
import { readSample, toBiometricData } from '../samples.ts';
import type { Journal } from './journal.ts';
import { busy, patiently } from './patiently.ts';
import type { PlannedPerson } from './plan.ts';

export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  readonly reason: string;
  readonly hint: string;
}

export interface ImportReport {
  enrolled: number;
  /** By an earlier run of the same import. */
  already: number;
  readonly refused: RefusedFile[];
}

export interface ImportOptions {
  readonly galleries: readonly string[];
  readonly encounterType: string;
  readonly concurrency: number;
  readonly onProgress: (done: number) => void;
}

/** Failures that are not about one person: to go on would refuse everybody. */
const fatal = [
  'API_UNREACHABLE',
  'API_TIMEOUT',
  'API_NOT_SIGNED_IN',
  'API_NOT_ALLOWED',
  'API_ANSWER_UNREADABLE',
  'API_SERVER_FAULT',
  'CLI_FILE_UNWRITABLE',
];

/** Errors: those of the server that concern the whole import. What was enrolled stays in the journal. */
export async function runImport(
  client: Client,
  plan: readonly PlannedPerson[],
  journal: Journal,
  options: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = { enrolled: 0, already: 0, refused: [] };
  let next = 0;
  let done = 0;
  let stopped = false;
  const work = async () => {
    while (next < plan.length && !stopped) {
      await importPerson(client, plan[next++], journal, options, report);
      options.onProgress(++done);
    }
  };
  const workers = Array.from({ length: options.concurrency }, () =>
    work().catch((error: unknown) => {
      stopped = true;
      throw error;
    }),
  );
  // All of them end before the first failure is told, so that nothing is written behind the caller's back.
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return report;
}

async function importPerson(
  client: Client,
  person: PlannedPerson,
  journal: Journal,
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  if (journal.has(person.encounterId)) {
    report.already++;
    return;
  }
  try {
    report.refused.push(...(await enrol(client, person, options)));
    report.enrolled++;
  } catch (error) {
    if (!isCodedError(error) || fatal.includes(error.code) || busy.includes(error.code)) throw error;
    if (error.code !== 'API_CONFLICT') {
      const { code, message: reason, hint } = error;
      report.refused.push(...person.samples.map(({ file }) => ({ file, code, reason, hint })));
      return;
    }
    // The server has the encounter: its answer was lost on the way, or the journal was.
    report.already++;
  }
  await journal.add(person.encounterId);
}

/** Returns the files that are kept but not searchable. */
async function enrol(client: Client, person: PlannedPerson, options: ImportOptions): Promise<RefusedFile[]> {
  const { personId, encounterId, samples } = person;
  const biometricData = await Promise.all(
    samples.map(async ({ ppi, ...sample }) => toBiometricData(await readSample(sample, ppi))),
  );
  const request = {
    params: { personId, encounterId },
    query: { transactionId: randomUUID() },
    body: {
      status: 'ACTIVE' as const,
      encounterType: options.encounterType,
      galleries: [...options.galleries],
      biometricData,
    },
  };
  const answer = await patiently(() => client.osia.createEncounter(request));
  const described = answer.status === 200 ? (answer.body.others?.samples as DescribedSample[] | undefined) : undefined;
  return (described ?? []).flatMap(({ suitable, reasons }, i) => {
    if (suitable) return [];
    const reason = reasons.map(({ message }) => message).join(' ');
    return [
      { file: samples[i].file, code: 'NOT_SUITABLE', reason, hint: reasons.map(({ advice }) => advice).join(' ') },
    ];
  });
}

interface DescribedSample {
  readonly suitable: boolean;
  readonly reasons: readonly { readonly message: string; readonly advice: string }[];
}
