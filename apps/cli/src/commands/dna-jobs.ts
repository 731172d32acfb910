/** `ipse dna job`: long calculations on the server, listed, watched, ended, and what they gave. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { ApiError } from '@ipse/protocol';
import type { Client, DnaJob } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { shownGenotypes, shownRatio } from '../dna/show-peaks.ts';
import { shownRemains } from '../dna/show-remains.ts';
import { showReport } from '../dna/show-report.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface JsonFlags extends StatementFlags {
  readonly json?: boolean;
}
interface ResultFlags extends JsonFlags {
  readonly html?: string;
  readonly pdf?: string;
  readonly most: number;
}

const lookMs = 500;

export function addDnaJobs(dna: Command, config: Config, terminal: Terminal): void {
  const job = dna.command('job').description('long calculations that the server does; only who began one sees it');
  const list = job
    .command('list')
    .summary('list your jobs, the newest first')
    .option('--json', 'the whole answer as JSON');
  addStatement(list).action(async (flags: JsonFlags) => {
    const jobs = await (await connect(config, flags)).ipse.listDnaJobs();
    if (flags.json) return terminal.print(JSON.stringify(jobs, null, 2));
    if (jobs.length === 0) return terminal.say('There is no job.');
    const rows = jobs.map(({ jobId, kind, status, progress, createdAt }) => [
      ...[jobId, kind, status, percent(progress), createdAt],
    ]);
    terminal.print(table(['job', 'kind', 'status', 'done', 'begun'], rows));
  });

  const watch = job
    .command('watch')
    .summary('wait until a job is over; the job goes on when you stop')
    .argument('<jobId>');
  addStatement(watch).action(async (jobId: string, flags: StatementFlags) => {
    const over = await waitFor(await connect(config, flags), jobId, terminal);
    refuseUnlessDone(over);
    terminal.say(`Done: ${over.kind}.`);
  });

  const cancel = job.command('cancel').summary('end a job, or forget what it gave').argument('<jobId>');
  addStatement(cancel).action(async (jobId: string, flags: StatementFlags) => {
    const { status } = await (await connect(config, flags)).ipse.cancelDnaJob({ params: { jobId } });
    terminal.say(status === 'CANCELLED' ? 'Ended.' : 'Forgotten.');
  });
  addResult(job, config, terminal);
}

function addResult(job: Command, config: Config, terminal: Terminal): void {
  const result = job
    .command('result')
    .summary('what a job gave, as the command without --job would print it')
    .description(`Kept for an hour after the job is over.\nExit code ${exitCodes.nothing} while it is not.`)
    .argument('<jobId>')
    .option('--most <n>', 'genotypes listed at a locus for each unknown contributor', number(0, 1000), 3)
    .option('--html <file>', 'write a laboratory report, with every parameter')
    .option('--pdf <file>', 'the same as PDF')
    .option('--json', 'everything as JSON');
  addStatement(result).action(async (jobId: string, flags: ResultFlags) => {
    const read = await (await connect(config, flags)).ipse.readDnaJob({ params: { jobId } });
    if (read.status === 'RUNNING') {
      terminal.say(`It is not over; ${percent(read.progress)} is done.`);
      return terminal.end(exitCodes.nothing);
    }
    refuseUnlessDone(read);
    const { peaks, deconvolution, remains } = read;
    if (peaks) await showReport(terminal, flags, peaks, shownRatio(`Peaks, job ${jobId}`, peaks));
    if (deconvolution)
      await showReport(
        ...([terminal, flags, deconvolution] as const),
        shownGenotypes(`Genotypes, job ${jobId}`, flags.most, deconvolution),
      );
    if (remains) await showReport(terminal, flags, remains, shownRemains(remains));
  });
}

async function waitFor({ ipse }: Client, jobId: string, terminal: Terminal): Promise<DnaJob> {
  const bar = progressBar(terminal);
  try {
    for (;;) {
      const job = await ipse.readDnaJob({ params: { jobId } });
      if (job.status !== 'RUNNING') return job;
      bar.update(job.kind, Math.round(100 * job.progress), 100);
      await sleep(lookMs);
    }
  } finally {
    bar.stop();
  }
}

/** Errors: the one with which the job failed. */
function refuseUnlessDone({ failure }: DnaJob): void {
  if (failure) throw new ApiError(failure.code, { ...failure, httpStatus: 400 });
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
