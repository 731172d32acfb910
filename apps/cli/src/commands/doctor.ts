/** `ipse doctor`: is everything here that Ipse needs? */
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Finding } from '../doctor/finding.ts';
import { checkKeyFiles, checkServer } from '../doctor/installation.ts';
import { checkDisk, checkHugePages, checkMemory, checkNode } from '../doctor/machine.ts';
import { exitCodes } from '../exit-codes.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

export function addDoctor(program: Command, config: Config, terminal: Terminal): void {
  program
    .command('doctor')
    .summary('check this machine and this installation')
    .description(
      `Checks this machine and this installation. Exit code ${exitCodes.unhealthy} when something is broken.`,
    )
    .option('--json', 'the findings as JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const findings = await examine(config);
      if (flags.json) terminal.print(JSON.stringify(findings, null, 2));
      else
        terminal.print(
          table(
            ['check', 'status', 'detail'],
            findings.map((f) => [f.check, f.status, f.detail]),
          ),
        );
      for (const { check, hint } of findings) if (hint !== undefined) terminal.say(`hint: ${check}: ${hint}`);
      if (findings.some(({ status }) => status === 'fail')) terminal.end(exitCodes.unhealthy);
    });
}

async function examine(config: Config): Promise<Finding[]> {
  // Loads image codecs and a model runtime, which no other command should wait for.
  const { checkFaceModels, checkImages, checkPostgres } = await import('../doctor/parts.ts');
  const findings = await Promise.all([
    checkNode(),
    checkDisk(config.home),
    checkMemory(),
    checkHugePages(),
    checkImages(),
    checkFaceModels(),
    checkPostgres(),
    checkKeyFiles(config),
    checkServer(config),
  ]);
  return findings.flat();
}
