/** `ipse verify`: is this the person they say? */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Verification } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { addSamples, readSamples, toBiometricData } from '../samples.ts';
import type { SampleFlags } from '../samples.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface Flags extends SampleFlags, StatementFlags {
  readonly gallery: string;
  readonly threshold?: number;
  readonly json?: boolean;
}

export function addVerify(program: Command, config: Config, terminal: Terminal): void {
  const verify = program
    .command('verify')
    .summary('compare samples with those held of one person')
    .description(
      `Compares samples with those held of one person. Exit code ${exitCodes.nothing} when the evidence stays below the threshold.`,
    )
    .argument('<personId>')
    .option('--gallery <name>', 'gallery that the person is in, or ALL', 'ALL')
    .option('--threshold <log10LR>', "an expert's threshold", number(-1000, 1000))
    .option('--json', 'the whole answer as JSON');
  addStatement(addSamples(verify)).action(async (personId: string, flags: Flags) => {
    const biometricData = (await readSamples(flags)).map(toBiometricData);
    const client = await connect(config, flags);
    const answer = await client.osia.verifyFromId({
      params: { galleryId: flags.gallery, personId },
      query: { transactionId: randomUUID(), ...(flags.threshold === undefined ? {} : { threshold: flags.threshold }) },
      body: { biometricData },
    });
    // Without a callback address the server answers at once.
    if (answer.status !== 200) throw fail('CLI_USAGE', 'the server made a task of the verification');
    terminal.print(flags.json ? JSON.stringify(answer.body, null, 2) : describe(answer.body));
    if (!answer.body.decision) terminal.end(exitCodes.nothing);
  });
}

function describe({ decision, scores = [] }: Verification): string {
  const rows = scores.map((score) => [
    score.biometricType ?? '',
    score.biometricSubType ?? 'UNKNOWN',
    Number(score.score.toFixed(2)),
    score.encounterId ?? '',
  ]);
  const verdict = decision ? 'the evidence reaches the threshold' : 'the evidence stays below the threshold';
  return rows.length === 0 ? verdict : `${verdict}\n\n${table(['type', 'position', 'log10LR', 'encounter'], rows)}`;
}
