/** A long calculation that the server does as a job. */
import type { DnaJobRequest } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import type { Terminal } from '../terminal.ts';

/** Prints the id of the job. */
export async function beginJob(
  config: Config,
  terminal: Terminal,
  flags: StatementFlags & { readonly json?: boolean },
  body: DnaJobRequest,
): Promise<void> {
  const job = await (await connect(config, flags)).ipse.startDnaJob({ body });
  terminal.print(flags.json ? JSON.stringify(job, null, 2) : job.jobId);
  terminal.say('Begun. `ipse dna job watch` says how far it is, `ipse dna job result` what it gave.');
}
