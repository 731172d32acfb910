/** `ipse policy`: what the owner demands or eases beyond what always holds. */
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

interface PolicyFlags extends StatementFlags {
  readonly examiners?: '1' | '2';
  readonly dnaGrantsByAnother?: 'yes' | 'no';
  readonly faceLiveness?: 'hint' | 'demanded';
  readonly json?: boolean;
}

export function addPolicy(program: Command, config: Config, terminal: Terminal): void {
  const policy = program
    .command('policy')
    .description('what the owner demands beyond what always holds; an option changes it')
    .addOption(
      new Option('--examiners <n>', 'who must agree before an identification by a mark counts').choices(['1', '2']),
    )
    .addOption(
      new Option('--dna-grants-by-another <yes|no>', 'who gave a familial grant does not search under it').choices([
        'yes',
        'no',
      ]),
    )
    .addOption(
      new Option('--face-liveness <word>', 'whether faces are enrolled only of who was shown to be alive').choices([
        'hint',
        'demanded',
      ]),
    )
    .option('--json', 'the whole answer as JSON');
  addStatement(policy).action(async (flags: PolicyFlags) => {
    const { ipse } = await connect(config, flags);
    const { examiners, dnaGrantsByAnother, faceLiveness } = flags;
    const changes = {
      ...(examiners === undefined ? {} : { examiners: examiners === '1' ? (1 as const) : (2 as const) }),
      ...(dnaGrantsByAnother === undefined ? {} : { dnaGrantsByAnother: dnaGrantsByAnother === 'yes' }),
      ...(faceLiveness === undefined ? {} : { faceLiveness }),
    };
    const isRead = Object.keys(changes).length === 0;
    const told = isRead ? await ipse.readPolicies() : await ipse.setPolicies({ body: changes });
    if (flags.json) return terminal.print(JSON.stringify(told, null, 2));
    terminal.print(
      table(
        ['policy', 'value'],
        [
          ['examiners', String(told.examiners)],
          ['dna grants by another', told.dnaGrantsByAnother ? 'yes' : 'no'],
          ['face liveness', told.faceLiveness],
        ],
      ),
    );
  });
}
